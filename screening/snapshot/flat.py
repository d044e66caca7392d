"""Dataclasses of flat arrays, one .npy file a field, so that opening them is mapping them.

What is opened is what was written: a folder of which any byte is another counts as absent. Zeroed arrays
would answer "no match" for everybody.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import Field, fields
from functools import cache
from importlib import resources
from itertools import accumulate
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from screening.snapshot.durable import fsync, intact, seal

Array = npt.NDArray[Any]


class Flat(Protocol):
    """A dataclass whose fields are all arrays."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, *columns: Array) -> None: ...


FlatType = TypeVar("FlatType", bound=Flat)


def save(columns: Flat, folder: Path, extra: Iterable[tuple[str, bytes]] = ()) -> None:
    """Write the arrays and `extra` (file name, bytes) as `folder`, whole or not at all. Raises OSError.

    A folder that is there already and intact is left as it is: what is saved under one name is always the
    same. A damaged one is replaced.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
    try:
        for part in fields(columns):
            np.save(new / f"{part.name}.npy", getattr(columns, part.name), allow_pickle=False)
        for name, data in extra:
            (new / name).write_bytes(data)
        seal(new)
        if folder.is_dir() and not intact(folder):
            shutil.rmtree(folder)
        if not folder.is_dir():
            new.replace(folder)
            fsync(folder.parent)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def load(type_: type[FlatType], folder: Path) -> FlatType | None:
    """The arrays saved there, memory-mapped; None if they are not there or not what was written."""
    if not intact(folder):
        return None
    try:
        parts = [folder / f"{part.name}.npy" for part in fields(type_)]
        # plain views of the maps: slicing a memmap itself costs more than what is read
        return type_(*(np.asarray(np.load(path, mmap_mode="r", allow_pickle=False)) for path in parts))
    except (OSError, ValueError):
        return None


@cache
def mark_of(*folders: str, layout: int = 0) -> str:
    """Digest of the files in these folders of the package and of its places: arrays that other code or other
    tables made are made again."""
    hasher = hashlib.sha256(f"{layout}".encode())
    package = resources.files("screening")
    for folder in folders:
        for item in sorted(package.joinpath(folder).iterdir(), key=lambda item: item.name):
            if item.is_file():
                hasher.update(item.name.encode() + item.read_bytes())
    hasher.update(package.joinpath("places.toml").read_bytes())
    return hasher.hexdigest()[:16]


def load_or_make(type_: type[FlatType], folder: Path | None, make: Callable[[], FlatType]) -> FlatType:
    """The arrays saved as `folder`, named NAME-MARK after what made them; else made, and kept there.

    What others made under NAME is dropped then. Without a folder, or where it cannot be written, they are in
    memory alone.
    """
    found = load(type_, folder) if folder else None
    if found is not None:
        return found
    made = make()
    if folder:
        with suppress(OSError):  # a store that cannot be written only costs time
            save(made, folder)
            for path in folder.parent.glob(f"{folder.name.rpartition('-')[0]}-*"):
                if path != folder:
                    shutil.rmtree(path, ignore_errors=True)
    return made


def packed(texts: Iterable[str]) -> tuple[Array, Array]:
    """Texts as (all their UTF-8 bytes, the place where each ends): what `Texts` reads."""
    held = list(texts)
    whole = "".join(held)
    if whole.isascii():  # then characters are bytes
        return np.frombuffer(whole.encode(), dtype=np.uint8), _ends(held)
    encoded = [text.encode(errors="surrogatepass") for text in held]
    return np.frombuffer(b"".join(encoded), dtype=np.uint8), _ends(encoded)


def _ends(parts: Sequence[str] | Sequence[bytes]) -> Array:
    return np.fromiter(accumulate(map(len, parts)), dtype=np.uint64, count=len(parts))


class Texts(Sequence[str]):
    """Packed texts as a sequence, decoded one by one."""

    def __init__(self, data: Array, ends: Array) -> None:
        self._data, self._ends = memoryview(data), ends  # type: ignore[arg-type]

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, row: Any) -> Any:
        start = int(self._ends[row - 1]) if row else 0
        return bytes(self._data[start : int(self._ends[row])]).decode(errors="surrogatepass")

    def __iter__(self) -> Iterator[str]:
        data, ends = bytes(self._data), self._ends.tolist()
        stretches = zip([0, *ends][:-1], ends, strict=True)
        if data.isascii():  # then characters end where bytes do
            text = data.decode()
            return iter([text[start:end] for start, end in stretches])
        return (data[start:end].decode(errors="surrogatepass") for start, end in stretches)
