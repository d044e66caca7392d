"""Word documents: what Word shows is read, notes and margins too; bombs and other archives are refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening.errors import NotText, ScreeningError, TooLarge
from screening.text.document import read_document
from screening.text.document.formats import package

from .making import docx, paragraph, part, run


def archive(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


def text_of(body: str, parts: dict[str, str] | None = None) -> str:
    return read_document(None, docx(body, parts)).text


def test_runs_are_joined_as_on_the_page() -> None:
    link = f"<w:hyperlink>{run('Zorvex')}{run(' GmbH')}</w:hyperlink>"
    signs = (
        "<w:r><w:t>Rolls</w:t><w:noBreakHyphen/><w:t>Royce</w:t><w:tab/><w:t>Del</w:t><w:softHyphen/></w:r>"
    )
    field = '<w:r><w:instrText>HYPERLINK "http://acme.example"</w:instrText></w:r>'
    text = text_of(paragraph(run("Ac"), run("me met "), link, field) + paragraph(signs, run("ta")))
    assert text == "Acme met Zorvex GmbH\n\nRolls-Royce\tDelta\n"


def test_rows_lists_and_text_boxes() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    inner = f"<w:tbl>{row(paragraph(run('Beta AB')), paragraph(run('SE')))}</w:tbl>"
    table = (
        f"<w:tbl>{row(paragraph(run('Acme')) + paragraph(run('Zorvex')), paragraph(run('DE')))}"
        f"{row(paragraph(run('Delta')), paragraph(run('FI')))}{row(inner + '<w:p/>', '<w:p/>')}</w:tbl>"
    )
    item = "<w:pPr><w:numPr/></w:pPr>"
    box = f"<w:txbxContent>{paragraph(run('Boxed Oy'))}</w:txbxContent>"
    choice, fallback = (f"<mc:{name}>{box}</mc:{name}>" for name in ("Choice", "Fallback"))
    twice = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    body = table + paragraph(item, run("One")) + paragraph(item, run("Two")) + paragraph(twice, run("Around"))
    assert text_of(body) == (
        "Acme\nZorvex | DE\nDelta | FI\nBeta AB | SE |\n- One\n- Two\n\nBoxed Oy\n\nAround\n"
    )


def test_notes_follow_and_margins_stand_apart() -> None:
    def mark(kind: str, key: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    def note(kind: str, key: int, text: str) -> str:
        return f'<w:{kind} w:id="{key}">{paragraph(run(text))}</w:{kind}>'

    separator = f'<w:footnote w:type="separator" w:id="-1">{paragraph(run("skip"))}</w:footnote>'
    parts = {
        "word/footnotes.xml": part("footnotes", separator + note("footnote", 2, "See Acme Ltd.")),
        "word/endnotes.xml": part(
            "endnotes", note("endnote", 2, "See Zorvex.") + note("endnote", 9, "Loose.")
        ),
        "word/header1.xml": part("hdr", paragraph(run("Daily Post"))),
        "word/header2.xml": part("hdr", paragraph(run("Daily Post"))),
        "word/comments.xml": part("comments", f"<w:comment>{paragraph(run('Ask Delta Oy'))}</w:comment>"),
    }
    body = paragraph(run("He said"), mark("endnote", 2), run(" so"), mark("footnote", 2), run("."))
    document = read_document(None, docx(body, parts))
    article = "He said[1] so[2].\n\n[1] See Zorvex.\n\n[2] See Acme Ltd.\n\nLoose.\n\n"
    assert document.text == f"{article}Ask Delta Oy\n\nDaily Post\n"
    assert (document.sections[-1].kind, document.sections[-1].start) == ("feed", len(article))
    assert (document.encoding, document.warnings) == ("docx", ())


def test_tracked_deletions_are_left_out_and_said() -> None:
    gone = f"<w:del><w:r><w:delText>Acme</w:delText></w:r></w:del><w:moveFrom>{run('Zorvex')}</w:moveFrom>"
    new = f"<w:ins>{run('Delta')}</w:ins><w:moveTo>{run(' moved')}</w:moveTo>"
    document = read_document(None, docx(paragraph(run("He met "), gone, new)))
    assert document.text == "He met Delta moved\n"
    assert document.warnings[0].startswith("2 deletions")
    empty = paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("Delta"))
    assert read_document(None, docx(empty)).warnings == ()


def test_chunks_of_other_documents_are_said() -> None:
    (warning,) = read_document(None, docx(paragraph(run("Acme")), {"word/afchunk1.mht": "x"})).warnings
    assert "not read" in warning


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/workbook.xml": "<x/>"}, "Excel"),
        ({"ppt/presentation.xml": "<x/>"}, "presentation"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, "OpenDocument"),
        ({"mimetype": "application/epub+zip", "META-INF/container.xml": "<x/>"}, "e-book"),
        ({"story.txt": "Acme"}, "zip archive"),
        ({"word/document.xml": "<w:document>"}, "damaged"),
        ({"word/document.xml": part("document", "<w:body/>")}, "without text"),
        ({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}, "document type"),
    ],
)
def test_other_archives_are_refused_by_name(parts: dict[str, str], said: str) -> None:
    with pytest.raises(NotText, match=said) as caught:
        read_document(None, archive(**parts))
    assert caught.value.hint


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LIMIT_UNPACKED", 1_000_000)
    bomb = docx(paragraph(run("A" * 3_000_000)))
    assert len(bomb) < 20_000
    with pytest.raises(TooLarge, match="unpacks to more than 1 MB"):
        read_document(None, bomb)


def test_depth_is_no_matter() -> None:
    deep = "<w:smartTag>" * 50_000
    assert text_of(paragraph(f"{deep}{run('Acme')}{deep.replace('<', '</')}")) == "Acme\n"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=30))
def test_any_damage_is_read_or_refused(at: int, junk: bytes) -> None:
    made = docx(paragraph(run("Acme met Zorvex")))
    try:
        text = read_document(None, made[:at] + junk + made[at + len(junk) :]).text
    except ScreeningError as error:
        text = str(error)
    assert text.strip()
