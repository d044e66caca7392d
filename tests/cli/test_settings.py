"""Settings as the command line takes them: every option has its key, and every key an option."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from screening.cli.app import app
from screening.cli.settings_commands import config_first
from screening.settings.sections import SECTIONS, options_of
from tests.cli.program import as_json, screen

OF_ONE_RUN = {
    "--output": "a run's own place",
    "--resume": "said of a run that was stopped",
    "--birth-date": "of one name",
    "--country": "of one name",
    "--identifier": "of one name",
    "--id": "of one name",
    **dict.fromkeys(("--decision", "--reason", "--expires", "--force"), "of one decision"),
    "--party": "what is shown",
    "--current-records": "of one import",
    "--record": "a run's own place",
    "--input": "of one record",
    "--today": "a question",
    "--seals": "a question",
    "--accept": "a decision about one edition",
    "--without": "a decision about one edition",
    "--since": "an edition",
    "--config": "the settings themselves",
    "--version": "no setting",
    "--help": "no setting",
}


def commands(command: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, sub in getattr(command, "commands", {}).items():
        yield from commands(sub, f"{path} {name}".strip())


def test_every_option_has_a_key_and_every_key_an_option() -> None:
    filled: set[str] = set()
    for path, command in commands(get_command(app)):
        speaking = {name for name, section in SECTIONS.items() if path in section.commands}
        keys = {option for name in speaking for option in options_of(name)}
        for param in command.params:
            if param.param_type_name != "option" or param.hidden or path == "settings":
                continue
            longest = max(param.opts, key=len)
            shows = path.startswith("lists ") and longest == "--only" and path != "lists refresh"
            assert longest in keys or longest in OF_ONE_RUN or shows, f"{path} {longest} has no key"
            filled |= {f"{name} {longest}" for name in speaking if longest in options_of(name)}
    assert filled >= {f"{name} {option}" for name in SECTIONS for option in options_of(name)}


def test_config_is_taken_from_any_place_before_two_dashes() -> None:
    assert config_first(["name", "X", "--config", "f"]) == (["--config", "f"], ["name", "X"])
    assert config_first(["--config=f", "a.txt"]) == (["--config=f"], ["a.txt"])
    assert config_first(["name", "--", "--config", "f"]) == ([], ["name", "--", "--config", "f"])
    assert config_first(["a.txt", "--config"]) == (["--config"], ["a.txt"])


def test_settings_fill_in_and_the_command_line_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCREENING_CONFIG")
    monkeypatch.setenv("SCREENING_KIND", "company")
    (tmp_path / ".git").mkdir()
    place = tmp_path / "screening.toml"
    place.write_text(
        "[screening]\nthreshold = 95\nonly = ['us-dod-1260h']\n[report]\nformat = 'json'\n", encoding="utf-8"
    )
    inside = tmp_path / "inside"
    inside.mkdir()
    done = screen("name", "Huawei", cwd=inside)
    report = as_json(done)
    settings: Any = report["settings"]
    expected = {"threshold": 95.0, "only": ["us-dod-1260h"], "exclude": [], "kind": "company"}
    assert settings == {**settings, **expected}
    assert f"{place}:2" in done.stderr
    assert "SCREENING_KIND" in done.stderr
    report = as_json(screen("name", "Huawei", "--threshold", "85", "--kind", "unknown", cwd=inside))
    settings = report["settings"]
    assert (settings["threshold"], settings["kind"]) == (85.0, "unknown")
    shown = json.loads(screen("settings", "--format", "json", cwd=inside).stdout)
    came = {one["key"]: (one["value"], one["origin"], one["where"]) for one in shown["settings"][:4]}
    assert came == {
        "threshold": (95.0, "project", f"{place}:2"),
        "only": (["us-dod-1260h"], "project", f"{place}:3"),
        "exclude": ([], "default", ""),
        "kind": ("company", "environment", "SCREENING_KIND"),
    }


def test_settings_that_make_no_sense_stop_every_command(tmp_path: Path) -> None:
    place = tmp_path / "other.toml"
    place.write_text("[screening]\nthreshhold = 95\n", encoding="utf-8")
    for words in (("name", "Huawei"), ("lists",), ("settings",)):
        done = screen(*words, "--config", place)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{place}:2: there is no key threshhold in [screening]" in done.stderr
        assert "did you mean threshold?" in done.stderr
