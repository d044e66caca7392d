"""`screening.toml`: which file counts, and that nothing in it is taken for something else."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from screening.errors import SettingsError
from screening.model import Kind
from screening.settings.effective import effective_settings
from screening.settings.files import LIMIT, project_file, read_file


def write(folder: Path, text: str | bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "screening.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_values_come_with_their_type_and_line(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '# ours\n[screening]\nthreshold = 90\nkind = "person"\n"only" = ["un-sc"]\n\n'
        '[validate]\nbenign = "customers.csv"\n',
    )
    found = read_file(path)
    assert found["screening", "threshold"].value == 90.0
    assert found["screening", "threshold"].where == f"{path}:3"
    assert found["screening", "kind"].value is Kind.PERSON
    assert found["screening", "only"].value == ("un-sc",)
    assert found["validate", "benign"].value == tmp_path / "customers.csv"  # from the file's folder
    assert found["validate", "benign"].where == f"{path}:8"


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        (
            "[screening]\nthreshhold = 90\n",
            ":2: there is no key threshhold in [screening]",
            "mean threshold?",
        ),
        ("[screening]\nchunk = 9\n", ":2: there is no key chunk in [screening]", "a key of [batch]"),
        ("[screening]\nzzz = 9\n", ":2: there is no key zzz", "there are threshold, only, exclude, kind"),
        ("\n[screning]\n", ":2: there is no section [screning]", "mean screening?"),
        ("threshold = 90\n", ":1: threshold stands in no section", "a key of [screening]"),
        ("screening = 3\n", ":1: screening is a section", "[screening]"),
        ('[screening]\nthreshold = "90"\n', ":2: threshold in [screening] should be a valid number", ""),
        ("[screening]\nthreshold = 200\n", ":2: threshold in [screening] should be less than", ""),
        ("[screening]\nthreshold = nan\n", ":2: threshold in [screening] ", "not nan"),
        ("[screening]\nthreshold = true\n", ":2: threshold in [screening] ", ""),
        ("[screening]\nthreshold = 2026-01-01\n", ":2: threshold in [screening] ", ""),
        ('[screening]\nonly = "un-sc"\n', ":2: only in [screening] should be a valid", "'un-sc'"),
        ("[screening]\nonly = [1]\n", ":2: only in [screening] ", ""),
        ('[screening]\nkind = "ship"\n', ":2: kind in [screening] ", "'ship'"),
        ("[batch]\nquiet = 1\n", ":2: quiet in [batch] should be a valid boolean", ""),
        ("[batch]\nchunk = 0\n", ":2: chunk in [batch] ", ""),
        ("[batch]\nchunk = 1.5\n", ":2: chunk in [batch] ", ""),
        ('[report]\nformat = "pdf"\n', ":2: format in [report] should be 'table'", "'pdf'"),
        ("[[screening]]\nthreshold = 90\n", ":1: screening is a section", ""),
        ("[screening]\nthreshold = 90\nthreshold = 91\n", " is not TOML", ""),
        ("[screening\n", " is not TOML", "toml.io"),
        (b"\xff\xfe[\0", " is not UTF-8", ""),
        (b"[screening]\0", " is not TOML", ""),
        ("x=" + "[" * 5000, " is not TOML", ""),
        ("[screening]\nthreshold = " + "9" * 5000, " is not TOML", ""),
        (b"#" * (LIMIT + 1), " is larger than", ""),
    ],
)
def test_what_makes_no_sense_is_said_with_file_and_line(
    tmp_path: Path, text: str | bytes, said: str, hint: str
) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        read_file(path)
    assert f"{path}{said}" in str(error.value)
    assert hint in f"{error.value} {error.value.hint}"
    assert len(str(error.value)) < 1000


def test_a_byte_order_mark_and_other_line_ends_are_no_fault(tmp_path: Path) -> None:
    path = write(tmp_path, b"\xef\xbb\xbf[screening]\r\n\r\nthreshold = 90\r\n")
    assert read_file(path)["screening", "threshold"].where == f"{path}:3"
    assert read_file(write(tmp_path, "")) == {}


def test_a_folder_or_nothing_is_no_settings_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.toml", Path("a\0b")):
        with pytest.raises(SettingsError, match="cannot read the settings"):
            read_file(path)


def test_a_current_folder_that_is_gone_has_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: tmp_path)
    assert effective_settings(None, {}).files == ()


def test_the_nearest_file_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    outer = write(tmp_path, "")
    root = tmp_path / "repo"
    deep = root / "a/b"
    deep.mkdir(parents=True)
    assert project_file(deep, None) is None  # in no repository and no home: the folder alone
    assert project_file(deep, tmp_path) == outer
    (root / ".git").mkdir()
    assert project_file(deep, tmp_path) is None
    inner = write(root, "")
    assert project_file(deep, tmp_path) == inner
    nearest = write(deep, "")
    assert project_file(deep, tmp_path) == nearest
    assert project_file(tmp_path, None) == outer


@pytest.mark.parametrize(
    ("given", "held", "shown"),
    [
        ("d.csv", "{folder}/d.csv", "{folder}/d.csv"),
        ("postgresql://u:s@ecret@h/n", "postgresql://u:s@ecret@h/n", "postgresql://u:***@h/n"),
        ("postgresql+psycopg://u@h/n?x=a:b", "postgresql+psycopg://u@h/n?x=a:b", None),
    ],
)
def test_an_address_is_a_path_or_stays_as_it_is(
    tmp_path: Path, given: str, held: str, shown: str | None
) -> None:
    path = write(tmp_path, f'[decisions]\nfile = "{given}"\n')
    address = read_file(path)["decisions", "file"].value
    expected = held.format(folder=tmp_path)
    assert address == expected
    assert address.shown == (expected if shown is None else shown.format(folder=tmp_path))
