"""Lists over the network, from a server on this machine that behaves well and badly."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from screening.catalogue import Catalogue
from screening.refresh import Fetcher, refresh
from screening.refresh import fetch as fetch_module
from screening.snapshot.snapshot import open_snapshot
from screening.snapshot.store import Store

from .own import catalogue, rows

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
Answer = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """Answers /own/own.csv as `answer` says, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer: Answer = lambda handler: handler.send_body(rows(10).encode())
        self.asked: list[dict[str, str]] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append({"path": self.path, **dict(self.headers.items())})
        self.server.answer(self)

    def send_body(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield running
        running.shutdown()


def run(
    store: Store, lists: Catalogue, server: Server, at: datetime = NOW, largest: int = 1 << 20
) -> tuple[str, str]:
    """(state, reason) of one refresh from the server."""
    fetcher = Fetcher(store, mirror=server.base, pause=0.01, largest=largest)
    refresh(store, lists, ["own"], at, fetcher=fetcher)
    attempt = store.pointer().attempts["own"]
    return attempt.state, attempt.reason


def test_a_list_is_fetched_and_dated_by_its_server(tmp_path: Path, server: Server) -> None:
    server.answer = lambda h: h.send_body(
        rows(10).encode(), Last_Modified=format_datetime(NOW - timedelta(days=3), usegmt=True)
    )
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    assert run(store, lists, server) == ("loaded", "")
    edition = store.editions()["own"]
    assert (edition.parties, edition.published_on, edition.as_of) == (10, "2026-02-26", "2026-03-01")
    (status,) = open_snapshot(store, lists).statuses(NOW.date())
    assert (status.stale, status.age_days) == (False, 0)
    assert server.asked[0]["path"] == "/own/own.csv"


def test_an_unchanged_list_costs_a_header_and_counts_as_seen(tmp_path: Path, server: Server) -> None:
    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == '"one"':
            handler.send_body(b"", 304)
        else:
            handler.send_body(rows(10).encode(), ETag='"one"')

    server.answer = answer
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    run(store, lists, server)
    later = NOW + timedelta(days=40)
    (before,) = open_snapshot(store, lists).statuses(later.date())
    assert before.stale
    assert run(store, lists, server, later) == ("unchanged", "")
    (after,) = open_snapshot(store, lists).statuses(later.date())
    assert (after.stale, after.age_days) == (False, 0)
    assert server.asked[1]["If-None-Match"] == '"one"'


def test_a_kept_copy_that_was_changed_is_fetched_whole(tmp_path: Path, server: Server) -> None:
    server.answer = lambda h: h.send_body(rows(10).encode(), ETag='"one"')
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    run(store, lists, server)
    (kept,) = (tmp_path / "home/raw").rglob("own.csv")
    kept.write_text("changed", encoding="utf-8")
    run(store, lists, server)
    assert "If-None-Match" not in server.asked[1]


def test_a_busy_server_is_asked_again(tmp_path: Path, server: Server) -> None:
    def answer(handler: Handler) -> None:
        if len(server.asked) < 3:
            handler.send_body(b"busy", 503)
        else:
            handler.send_body(rows(10).encode())

    server.answer = answer
    store = Store(tmp_path / "home")
    assert run(store, catalogue(tmp_path), server) == ("loaded", "")
    assert len(server.asked) == 3


def test_a_redirect_is_followed(tmp_path: Path, server: Server) -> None:
    def answer(handler: Handler) -> None:
        if handler.path.startswith("/own/"):
            handler.send_body(b"", 302, Location="/storage/own.csv")
        else:
            handler.send_body(rows(10).encode())

    server.answer = answer
    assert run(Store(tmp_path / "home"), catalogue(tmp_path), server) == ("loaded", "")


def cut(handler: Handler) -> None:
    body = rows(10).encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])


def slow(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100")
    handler.end_headers()
    time.sleep(1.0)


BAD: dict[str, tuple[Answer, str]] = {
    "empty": (lambda h: h.send_body(b""), "own.csv"),
    "page": (lambda h: h.send_body(b"<!DOCTYPE html><html><body>Sorry</body></html>"), "own.csv"),
    "column renamed": (
        lambda h: h.send_body(rows(10).replace("citation", "cites", 1).encode()),
        "cit",
    ),
    "smaller": (lambda h: h.send_body(rows(7).encode()), "30 % fewer"),
    "row cut": (lambda h: h.send_body(rows(11).encode() + b'"Zorvex Cut'), "own.csv"),
    "dropped": (cut, "could not be fetched"),
    "slow": (slow, "could not be fetched"),
    "gone": (lambda h: h.send_body(b"", 404), "404"),
    "always busy": (lambda h: h.send_body(b"", 503), "503"),
    "too large": (lambda h: h.send_body(b"x" * (2 << 20)), "larger than"),
    "bomb": (
        lambda h: h.send_body(gzip.compress(b"x" * (64 << 20)), Content_Encoding="gzip"),
        "larger than",
    ),
    "not gzip": (lambda h: h.send_body(b"plain", Content_Encoding="gzip"), "could not be fetched"),
    "binary": (lambda h: h.send_body(bytes(range(256)) * 50), "own.csv"),
    "round in circles": (lambda h: h.send_body(b"", 302, Location=h.path), "could not be fetched"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_broken_is_refused_and_the_store_unchanged(
    case: str, tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    if case == "slow":
        monkeypatch.setattr(fetch_module, "TIMEOUT", fetch_module.httpx.Timeout(0.3))
    store, lists = Store(tmp_path / "home"), catalogue(tmp_path)
    assert run(store, lists, server)[0] == "loaded"
    before = store.editions()
    server.answer, said = BAD[case]
    state, reason = run(store, lists, server)
    assert state in ("refused", "failed")
    assert said in reason
    assert "\n" not in reason
    assert store.editions() == before
    (status,) = open_snapshot(store, lists).statuses(NOW.date())
    assert status.parties == 10
    assert reason in status.reason


def test_no_server_is_a_failure_that_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    fetcher = Fetcher(store, mirror="http://127.0.0.1:9", pause=0.01)
    (result,) = refresh(store, catalogue(tmp_path), ["own"], NOW, fetcher=fetcher)
    assert not result.ok
    assert "could not be fetched" in store.pointer().attempts["own"].reason


def test_a_source_without_an_address_says_where_to_get_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    refresh(store, catalogue(tmp_path), ["own"], NOW)
    assert "https://example.org" in store.pointer().attempts["own"].reason
