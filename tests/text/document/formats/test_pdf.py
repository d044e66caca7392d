"""PDFs: lines become paragraphs, page furniture stands apart, what holds no text is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.errors import InputError, NotText, ScreeningError, TooLarge
from screening.text.document import read_document
from screening.text.document.formats.pdf import reader

from .making import Placed, as_pdf, pdf, set_pages

pytest.importorskip("pypdfium2")
PROSE = (
    "The harbour stood still on Monday, and nobody in the town could say for how long it would, "
    "while the owners of Zorvex Shipping GmbH met the men from Delta Oy behind closed doors. "
)


def column(*lines: str, left: float = 60, top: float = 700, size: int = 10) -> list[Placed]:
    return [(left, top - 12 * at, size, line) for at, line in enumerate(lines)]


def read(*pages: list[Placed]) -> str:
    return read_document(None, pdf(pages)).text


def test_wrapped_lines_are_paragraphs() -> None:
    document = read_document(None, as_pdf(["Ferrymen strike", PROSE * 3, PROSE]))
    assert document.text == f"Ferrymen strike\n\n{(PROSE * 3).strip()}\n\n{PROSE.strip()}\n"
    assert (document.encoding, document.warnings) == ("pdf", ())


def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    said = ["the men of the firm met in the old", "house, and what they said of Zorvex"]
    rest = ["Shipping GmbH was heard by no one in", "the town, or so the papers had it."]
    for pages in (
        [column(*said) + column(*rest, left=330)],
        [column(*said), column(*rest)],
    ):
        assert read(*pages) == " ".join(said + rest) + "\n"


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        (
            "and the trade in them with the semicon-",
            "ductor firms went on for a long while.",
            "semiconductor",
        ),
        ("and the trade in them with some state-", "owned firms went on for a long while..", "state-owned"),
        ("and the trade in all of them that Hua-", "wei had in mind went on for all a while", "Huawei"),
        ("and the trade in all of them and Rolls-", "Royce in mind went on for all a while..", "Rolls-Royce"),
        (
            "and the trade in all with the Park-",
            "soto firm and Park-soto, too, for long.",
            "the Park-soto firm",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(first: str, second: str, whole: str) -> None:
    assert whole in read(column(first, second))


def test_rows_never_run_together() -> None:
    rows = read(
        column("Suppliers", "Alstom Transport", "Hyundai Rotem Co", "CRRC Zhuzhou", "- Delta Oy", "- Beta AB")
    )
    assert rows.splitlines() == [
        "Suppliers",
        "Alstom Transport",
        "Hyundai Rotem Co",
        "CRRC Zhuzhou",
        "- Delta Oy",
        "- Beta AB",
    ]


def test_cells_are_parted() -> None:
    cells = [(60.0, 700.0, 10, "Acme Ltd"), (200.0, 700.0, 10, "Zorvex GmbH"), (340.0, 700.0, 10, "12")]
    below = [(60.0, 686.0, 10, "Delta Oy"), (200.0, 686.0, 10, "Beta AB"), (340.0, 686.0, 10, "7")]
    assert read(cells + below) == "Acme Ltd | Zorvex GmbH | 12\nDelta Oy | Beta AB | 7\n"


def test_page_furniture_stands_apart_and_is_kept() -> None:
    document = read_document(
        None, as_pdf(["Ferrymen strike", *[PROSE * 4] * 14], header="Acme Weekly, no. 7")
    )
    article, feed = document.text[: document.sections[-1].start], document.text[document.sections[-1].start :]
    assert document.sections[-1].kind == "feed"
    assert "Acme Weekly" not in article
    assert feed.split("\n\n")[0] == "Acme Weekly, no. 7"
    assert article.count(" ".join(PROSE.split())) == 14 * 4


def test_pages_without_text_are_said() -> None:
    document = read_document(None, pdf([column(PROSE), [], column(PROSE)], drawn=True))
    (warning,) = document.warnings
    assert "page 2 of 3 holds no text" in warning
    blank = read_document(None, pdf([column(PROSE), []]))
    assert blank.warnings == ()
    with pytest.raises(NotText, match="without text") as caught:
        read_document(None, pdf([[], []], drawn=True))
    assert "ocr" in caught.value.hint


def test_locked_and_damaged_files_are_refused() -> None:
    made = as_pdf(["Ferrymen strike", PROSE])
    locked = pdf(
        [column(PROSE)],
        trailer=(
            f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> "
            f"/ID [<{'43' * 16}> <{'43' * 16}>] "
        ),
    )
    with pytest.raises(NotText, match="password"):
        read_document(None, locked)
    for broken in (made[:200], b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 20):
        with pytest.raises(NotText, match="PDF"):
            read_document(None, broken)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    made = pdf([column(PROSE), column(PROSE)])
    monkeypatch.setattr(reader, "MOST_PAGES", 1)
    with pytest.raises(TooLarge, match="2 pages"):
        read_document(None, made)
    monkeypatch.undo()
    monkeypatch.setattr(reader, "MOST_TEXT", 200)
    with pytest.raises(TooLarge, match="letters"):
        read_document(None, made)


def test_without_the_library_the_hint_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(reader, "import_module", absent)
    with pytest.raises(InputError) as caught:
        read_document(None, as_pdf(["Ferrymen strike", PROSE]))
    assert "screening[pdf]" in caught.value.hint


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="ABCdef- .", min_size=1, max_size=60), min_size=1, max_size=12))
def test_no_letter_is_lost(lines: list[str]) -> None:
    data = pdf(set_pages(["\n".join(lines)]))
    expected = "".join("".join(lines).replace("-", "").split())
    try:
        text = read_document(None, data).text
    except NotText:
        text = ""
    assert "".join(text.replace("|", "").replace("-", "").split()) == expected


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 900), st.binary(min_size=1, max_size=20))
def test_any_damage_is_read_or_refused(at: int, junk: bytes) -> None:
    made = as_pdf(["Ferrymen strike", PROSE])
    try:
        text = read_document(None, made[:at] + junk + made[at + len(junk) :]).text
    except ScreeningError as error:
        text = str(error)
    assert text.strip()
