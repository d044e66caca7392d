"""What is kept beside an unfinished output, so that the run can go on where it was: OUT.resume.json.

It holds counts, digests and options, never a name. A run goes on only over the same input, lists, settings
and options, with the clock of its first start: the result is what one run would have written.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from screening.errors import SettingsError

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

SCHEMA = "screening.resume/1"


@dataclass(frozen=True, slots=True)
class State:
    """How far a run is: `rows` of the input answered, `written` bytes of output and their `sha256`, `tally`
    outcome -> rows.

    `identity` is all that makes the run what it is; `started_at` the clock it screens by (ISO).
    """

    identity: dict[str, str]
    started_at: str
    rows: int = 0
    written: int = 0
    sha256: str = ""
    tally: dict[str, int] = field(default_factory=dict)
    schema: str = SCHEMA

    def further(self, tally: Mapping[str, int], written: int, sha256: str) -> State:
        """The state after more rows."""
        return replace(self, rows=sum(tally.values()), written=written, sha256=sha256, tally=dict(tally))


def identity_of(table: Path, options: Mapping[str, object]) -> dict[str, str]:
    """The input by size and sha256, with the options as text."""
    with table.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    given = {name: json.dumps(value, sort_keys=True, default=str) for name, value in options.items()}
    return {"input": digest, "bytes": str(table.stat().st_size), **given}


def state_path(output: Path) -> Path:
    return output.with_name(f"{output.name}.resume.json")


def part_path(output: Path) -> Path:
    """Where the rows are while a run goes on: a file, or a folder of chunks."""
    return output.with_name(f"{output.name}.part")


def kept_paths(output: Path) -> tuple[Path, ...]:
    """The files that a run into `output` writes beside it."""
    state = state_path(output)
    return part_path(output), state, state.with_name(f"{state.name}.new")


def spare_others(output: Path) -> None:
    """Raise SettingsError if what stands where a run would keep its files is of no run: it is never lost."""
    state = state_path(output)
    ours = state.is_file() and _is_state(state)
    for path in kept_paths(output):
        if not ours and (path.exists() or path.is_symlink()):
            raise SettingsError(
                f"{path} would be written over, and is of no run that can be continued",
                hint="move it away, or give another -o",
            )


def _is_state(path: Path) -> bool:
    try:
        TypeAdapter(State).validate_json(path.read_bytes())
    except (ValidationError, OSError):
        return False
    return True


def save_state(state: State, output: Path) -> None:
    """Write the state beside `output`, whole or not at all. Raises OSError."""
    path = state_path(output)
    new = path.with_name(f"{path.name}.new")
    new.write_text(json.dumps(asdict(state), indent=2) + "\n", encoding="utf-8")
    new.replace(path)


def load_state(output: Path, identity: Mapping[str, str]) -> State:
    """The state of the unfinished run that wrote `output`. Raises SettingsError if it was not this run."""
    path = state_path(output)
    if not path.exists():
        raise SettingsError(f"there is nothing to resume: {path} does not exist", hint="run without --resume")
    try:
        state = TypeAdapter(State).validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        raise SettingsError(f"{path} cannot be read", hint="run without --resume") from error
    other = sorted(
        name for name in {*identity, *state.identity} if identity.get(name) != state.identity.get(name)
    )
    if other or state.schema != SCHEMA:
        raise SettingsError(
            f"this is not the run that stopped: another {', '.join(other) or 'version'}",
            hint="give the same table, lists and options, or run without --resume",
        )
    return state


def unfinished(output: Path, state: State) -> tuple[Path, Digest]:
    """The file with the rows so far, and their digest, to go on with. Raises SettingsError if it is gone or
    is not what was written, byte for byte."""
    part = part_path(output)
    for path, whole in ((part, False), (output, True)):
        size = path.stat().st_size if path.is_file() else -1
        if size == state.written or (size > state.written and not whole):  # a part may end in half a chunk
            digest = _digest(path, state.written)
            if digest.hexdigest() == state.sha256:
                return path, digest
    raise altered(output)


def altered(output: Path) -> SettingsError:
    """The error of an output whose rows so far are not there as they were."""
    return SettingsError(f"{output} is not as the run left it", hint="run without --resume")


def forget_run(output: Path) -> None:
    """Remove what an unfinished run left beside its output. Raises OSError."""
    state_path(output).unlink(missing_ok=True)
    part = part_path(output)
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def _digest(path: Path, size: int) -> Digest:
    """Of the first bytes of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while size > 0 and (block := stream.read(min(size, _BLOCK))):
            digest.update(block)
            size -= len(block)
    return digest


_BLOCK = 1 << 20
