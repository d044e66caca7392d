"""Published files, whole and broken, from a server: loaded, or refused with the store unchanged."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from screening.catalogue import Catalogue, load_catalogue
from screening.refresh import Fetcher, refresh
from screening.snapshot.store import Store

from .test_fetch import Handler, Server

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield running
        running.shutdown()


def serve(server: Server, files: Files) -> None:
    def answer(handler: Handler) -> None:
        name = handler.path.rpartition("/")[2]
        handler.send_body(files.get(name, b""), 200 if name in files else 404)

    server.answer = answer


def run(store: Store, lists: Catalogue, server: Server, source_id: str, later: int = 0) -> dict[str, str]:
    """list id -> how its refresh ended and why."""
    fetcher = Fetcher(store, mirror=server.base, pause=0.01)
    (result,) = refresh(store, lists, [source_id], NOW + timedelta(days=later), fetcher=fetcher)
    return {key: f"{one.state}: {one.reason}" for key, one in result.attempts.items()}


def csl(shared: Path) -> Files:
    return {
        "consolidated.csv": gzip.decompress((shared / "data/csl/2022-05/consolidated.csv.gz").read_bytes())
    }


def sdn(shared: Path) -> Files:
    folder = shared / "data/ofac/2023-12-28"
    return {path.name.upper(): path.read_bytes() for path in folder.iterdir()}


def un(shared: Path, day: str = "2026-04-17") -> Files:
    return {"consolidated.xml": (shared / f"data/un/{day}/consolidated.xml").read_bytes()}


def without(data: bytes, word: bytes) -> bytes:
    """The lines that do not hold the word."""
    return b"".join(line for line in data.splitlines(keepends=True) if word not in line)


def every_third(data: bytes) -> bytes:
    """The header and two of each three rows."""
    lines = data.splitlines(keepends=True)
    return lines[0] + b"".join(line for at, line in enumerate(lines[1:]) if at % 3)


LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<CONSOLIDATED_LIST dateGenerated="2026-05-01"><INDIVIDUALS>&c;</INDIVIDUALS></CONSOLIDATED_LIST>
"""
PAGE = b"<!DOCTYPE html><html><head><title>Error</title></head><body>Service unavailable</body></html>"
Broken = Callable[[Path], Files]
WHOLE = {"us-csl": csl, "us-ofac-sdn": sdn, "un-sc": un}
CASES: dict[str, tuple[str, Broken]] = {
    "csl cut in a row": (
        "us-csl",
        lambda s: {"consolidated.csv": (s / "data/csl/2023-11-30-truncated/consolidated.csv").read_bytes()},
    ),
    "csl page": ("us-csl", lambda _: {"consolidated.csv": PAGE}),
    "csl column renamed": (
        "us-csl",
        lambda s: {"consolidated.csv": csl(s)["consolidated.csv"].replace(b"license_policy", b"policy", 1)},
    ),
    "csl a third smaller": (
        "us-csl", lambda s: {"consolidated.csv": every_third(csl(s)["consolidated.csv"])}
    ),
    "sdn empty": ("us-ofac-sdn", lambda s: {**sdn(s), "SDN.CSV": b""}),
    "sdn page": ("us-ofac-sdn", lambda s: {**sdn(s), "ALT.CSV": PAGE}),
    "sdn cut": ("us-ofac-sdn", lambda s: {**sdn(s), "SDN.CSV": sdn(s)["SDN.CSV"][:-300_010]}),
    "sdn other encoding": (
        "us-ofac-sdn",
        lambda s: {**sdn(s), "SDN.CSV": sdn(s)["SDN.CSV"].decode("ascii").encode("cp500")},
    ),
    "sdn file missing": (
        "us-ofac-sdn", lambda s: {k: v for k, v in sdn(s).items() if k != "ADD.CSV"}
    ),
    "un billion laughs": ("un-sc", lambda _: {"consolidated.xml": LAUGHS}),
    "un older": ("un-sc", lambda s: un(s, "2026-02-27")),
    "un cut": ("un-sc", lambda s: {"consolidated.xml": un(s)["consolidated.xml"][:-1000]}),
    "un other encoding": (
        "un-sc", lambda s: {"consolidated.xml": un(s)["consolidated.xml"].replace(b"\xc3", b"\xff", 1)}
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def loaded(
    tmp_path_factory: pytest.TempPathFactory, shared: Path, server: Server, catalogue: Catalogue
) -> Path:
    """For each source a store into which its whole files came; nobody writes there."""
    folder = tmp_path_factory.mktemp("loaded")
    for source_id, whole in WHOLE.items():
        serve(server, whole(shared))
        told = run(Store(folder / source_id), catalogue, server, source_id)
        assert {said.partition(":")[0] for said in told.values()} == {"loaded"}
    return folder


@pytest.mark.parametrize("case", CASES)
def test_what_is_broken_is_refused(
    case: str, tmp_path: Path, shared: Path, server: Server, catalogue: Catalogue, loaded: Path
) -> None:
    source_id, broken = CASES[case]
    store = Store(shutil.copytree(loaded / source_id, tmp_path / "home"))
    before = {key: (one.digest, one.sha256) for key, one in store.editions().items()}
    serve(server, broken(shared))
    after = run(store, catalogue, server, source_id, later=1)
    for list_id, said in after.items():
        assert said.partition(":")[0] in ("refused", "failed"), (list_id, said)
        assert len(said) > len("refused: ")
        assert "\n" not in said
    assert {key: (one.digest, one.sha256) for key, one in store.editions().items()} == before


def test_a_missing_sub_list_is_refused_and_the_others_are_loaded(
    tmp_path: Path, shared: Path, server: Server, catalogue: Catalogue, loaded: Path
) -> None:
    store = Store(shutil.copytree(loaded / "us-csl", tmp_path / "home"))
    serve(server, {"consolidated.csv": without(csl(shared)["consolidated.csv"], b"Unverified List (UVL)")})
    after = run(store, catalogue, server, "us-csl", later=1)
    assert after.pop("us-bis-uvl").startswith("refused: the file holds no party of this list")
    assert {said.partition(":")[0] for said in after.values()} == {"loaded"}
    assert store.editions()["us-bis-uvl"].parties == 201
