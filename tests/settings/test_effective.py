"""Which setting wins, and what the digest of the settings covers."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import platformdirs
import pytest

from screening.batch.opening import FORMATS as TABLE_FORMATS
from screening.cli.output import FORMATS as REPORT_FORMATS
from screening.errors import SettingsError
from screening.model import Kind
from screening.settings import Settings
from screening.settings.effective import Effective, Setting, effective_settings
from screening.settings.sections import SECTIONS, ReportFormat, TableFormat, ValidationFormat
from screening.validate.shown import FORMATS as VALIDATION_FORMATS


def of(effective: Effective, section: str, key: str) -> Setting:
    (found,) = [one for one in effective.settings if (one.section, one.key) == (section, key)]
    return found


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """(project file, user file), neither written yet; the project is the current folder."""
    project, user = tmp_path / "project", tmp_path / "user"
    for folder in (project, user):
        folder.mkdir()
    monkeypatch.chdir(project)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: user)
    return project / "screening.toml", user / "screening.toml"


def test_environment_before_project_before_user_before_default(places: tuple[Path, Path]) -> None:
    project, user = places
    assert of(effective_settings(None, {}), "screening", "threshold").origin == "default"
    user.write_text("[screening]\nthreshold = 70\nkind = 'vessel'\nonly = ['un-sc']\n", encoding="utf-8")
    project.write_text("[screening]\nthreshold = 80\nonly = ['eu-fsf']\n", encoding="utf-8")
    found = effective_settings(None, {"SCREENING_THRESHOLD": "90", "SCREENING_BATCH_CHUNK": ""})
    threshold = of(found, "screening", "threshold")
    assert (threshold.value, threshold.origin, threshold.where) == (90, "environment", "SCREENING_THRESHOLD")
    only = of(found, "screening", "only")
    assert (only.value, only.origin, only.where) == (("eu-fsf",), "project", f"{project}:3")
    assert of(found, "screening", "kind").where == f"{user}:3"
    assert of(found, "batch", "chunk").origin == "default"  # an empty variable says nothing
    assert found.files == (project, user)
    assert found.chosen() == Settings.of(threshold=90, only=["eu-fsf"], kind=Kind.VESSEL)


def test_a_named_file_takes_the_place_of_both(places: tuple[Path, Path], tmp_path: Path) -> None:
    for path, threshold in zip(places, (70, 80), strict=True):
        path.write_text(f"[screening]\nthreshold = {threshold}\n", encoding="utf-8")
    named = tmp_path / "other.toml"
    named.write_text("[batch]\nchunk = 5\n", encoding="utf-8")
    for found in (effective_settings(named, {}), effective_settings(None, {"SCREENING_CONFIG": str(named)})):
        assert found.files == (named,)
        assert of(found, "screening", "threshold").origin == "default"
        assert (of(found, "batch", "chunk").value, of(found, "batch", "chunk").origin) == (5, "config")


def test_variables_are_checked_as_the_file_is(places: tuple[Path, Path]) -> None:
    found = effective_settings(None, {"SCREENING_ONLY": "un-sc, eu-fsf", "SCREENING_BATCH_QUIET": "true"})
    assert of(found, "screening", "only").value == ("un-sc", "eu-fsf")
    assert of(found, "batch", "quiet").value is True
    with pytest.raises(SettingsError, match=r"SCREENING_THRESHOLD: threshold in \[screening\].*'high'"):
        effective_settings(None, {"SCREENING_THRESHOLD": "high"})
    assert effective_settings(None, {"SCREENING_TRESHOLD": "9"}).unknown_variables == ("SCREENING_TRESHOLD",)


def test_the_digest_is_of_what_can_change_an_answer_and_of_nothing_else(places: tuple[Path, Path]) -> None:
    plain = effective_settings(None, {}).chosen().digest
    assert effective_settings(None, {"SCREENING_BATCH_CHUNK": "7"}).chosen().digest == plain
    for key, value in {"THRESHOLD": "84", "ONLY": "un-sc", "EXCLUDE": "un-sc", "KIND": "person"}.items():
        assert effective_settings(None, {f"SCREENING_{key}": value}).chosen().digest != plain
    twice = Settings.of(only=["un-sc", "eu-fsf", "un-sc"])
    assert twice.digest == Settings.of(only=["eu-fsf", "un-sc"]).digest


def test_an_option_that_makes_no_sense_is_named_as_it_is_written() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.of(ownership_rule=("ofac-50=maybe",))
    assert (
        str(caught.value) == "--ownership-rule: a rule is switched by RULE=on or RULE=off, not ofac-50=maybe"
    )


def test_formats_are_those_that_there_are() -> None:
    assert set(get_args(ReportFormat)) == set(REPORT_FORMATS)
    assert set(get_args(TableFormat)) == set(TABLE_FORMATS)
    assert set(get_args(ValidationFormat)) == set(VALIDATION_FORMATS)


def test_every_section_says_what_it_is_for() -> None:
    assert all(section.__doc__ and section.commands for section in SECTIONS.values())
