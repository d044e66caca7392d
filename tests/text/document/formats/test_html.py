"""Web pages: the article told from its surroundings, nothing lost, no page slow or deep enough to matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.errors import NotText, ScreeningError
from screening.model import Document
from screening.text.document import read_document

LONG = "The harbour stood still on Monday, and nobody in the town could say for how long it would. "
PROSE = LONG * 4
TAGS = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<li>",
    "<td>",
    "<tr>",
    "<table>",
    "</table>",
    "<nav>",
    "</nav>",
    "<article>",
]
TAGS += [
    "</div>",
    "<h1>",
    "<br>",
    "<a href=x>",
    "</a>",
    "<sup>",
    "</sup>",
    "<q>",
    "</q>",
    "<pre>",
    "<svg>",
    "</svg>",
]


def page(body: str, head: str = "<title>Ferrymen strike | Daily Post</title>") -> Document:
    return read_document(None, f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def article(document: Document) -> str:
    return "".join(document.text[one.start : one.end] for one in document.sections if one.kind != "feed")


def feed(document: Document) -> str:
    return "".join(document.text[one.start : one.end] for one in document.sections if one.kind == "feed")


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>MENU</nav><article><h1>Ferrymen strike</h1><p>{PROSE}</p><table><tr><td>ROW</td></tr></table>"
        "</article><aside>MORE</aside><footer>FOOT</footer>",
        f"<div class='site-nav'>MENU</div><div id=main><h1>Ferrymen strike</h1><p>{PROSE}<p>{PROSE}"
        "<table><tr><td>ROW</table></div><div class='related-stories'>MORE</div>"
        "<div role=contentinfo>FOOT</div>",
        f"<ul><li><a href=x>MENU</a></ul><div><h1>Ferrymen strike</h1><div><p>{PROSE}</p></div>"
        "<p>ROW</p></div><div><a href=y>MORE</a> <a href=z>FOOT</a></div>",
        f"<div class=has-sidebar><header>MENU</header><main><h1>Ferrymen strike</h1><p>{PROSE}</p>"
        "<p>ROW</p></main>"
        "<form>MORE<button>FOOT</button></form></div>",
    ],
    ids=["semantic", "labels", "links", "main"],
)
def test_the_article_is_told_and_the_rest_is_kept(body: str) -> None:
    document = page(body)
    said, around = article(document), feed(document)
    assert said.startswith("Ferrymen strike\n\nThe harbour")
    assert "ROW" in said
    assert all(word in around and word not in said for word in ("MENU", "MORE", "FOOT", "Daily Post"))
    assert document.warnings == ()


def test_a_title_is_the_headline_of_a_page_without_one() -> None:
    assert page(f"<p>{PROSE}</p>").text.startswith("Ferrymen strike | Daily Post\n\n")
    document = page(f"<h1>Daily Post</h1><main><h1>Ferrymen strike</h1><p>{PROSE}</p></main>")
    assert article(document).startswith("Ferrymen strike\n\n")
    assert "Daily Post" in feed(document)


def test_scripts_styles_and_comments_are_no_text() -> None:
    document = page(
        f"<article><p>{PROSE}</p><script>var a='</p>Acme Scripts';</script>"
        f"<style>.b{{content:'Acme Styles'}}</style>"
        "<!-- Acme Comments --><iframe>Acme Frames</iframe></article>"
    )
    assert "Acme" not in document.text


def test_words_are_joined_and_parted_as_on_the_page() -> None:
    document = page(
        f"<p>{PROSE}</p><p>Acme&nbsp;<b>Opt</b>ics &amp;&shy; Sons<sup>3</sup> met\n   <a href=x>Zorvex "
        "<i>GmbH</i></a><br>on the 4<sup>th</sup>.</p><ul><li>Alpha Oy<li>Beta AB</ul><pre>one\n two</pre>"
    )
    assert (
        "Acme Optics & Sons[3] met Zorvex GmbH\non the 4th.\n\n- Alpha Oy\n- Beta AB\n\none\ntwo"
        in document.text
    )


@pytest.mark.parametrize(
    ("links", "lines"),
    [
        ("<a href=x>About</a><a href=x>Norvik</a>", ["About", "Norvik"]),
        (
            "<a href=x>Home</a> <a href=x>Zorvek</a> | <a href=x><b>Nor</b>vik</a>",
            ["Home", "Zorvek", "| Norvik"],
        ),
        ("<a href=x>Jane</a> <a href=x>Zorvek</a>", ["Jane Zorvek"]),
        ("<a href=x>a</a><a href=x>b</a> and <a href=x>C</a>", ["ab and C"]),
        ("Tags: <a href=x>Norvik</a><a href=x>Oslo</a>", ["Tags: Norvik", "Oslo"]),
        (
            "It met <a href=x>Zorvek</a><a href=x>Norvik</a> there in the spring.",
            ["It met Zorvek Norvik there in the spring."],
        ),
    ],
)
def test_the_links_of_a_menu_stand_one_below_the_other(links: str, lines: list[str]) -> None:
    document = page(f"<article><p>{PROSE}</p></article><nav><div>{links}</div></nav>")
    assert document.text.split("\n\n")[-1].splitlines() == lines


def test_rows_of_a_table_stay_rows() -> None:
    table = (
        "<table><caption>Suppliers</caption><tr><th>Firm<th>Country<tr><td><p>Acme Ltd</p><p>Zorvex GmbH</p>"
        "<td>DE<tr><td><a href=x>Delta\nOy</a><td>FI</table>"
    )
    document = page(f"<p>{PROSE}</p>{table}<p>End.</p>")
    assert "Suppliers\n\nFirm | Country\nAcme Ltd\nZorvex GmbH | DE\nDelta Oy | FI\n\nEnd." in document.text
    laid_out = page(f"<table><tr><td><table><tr><td>Menu</table><td><p>{PROSE}</p><p>{LONG}</p></table>")
    assert f"{PROSE.strip()}\n\n{LONG.strip()}" in laid_out.text


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("ISO-8859-1", "cp1252"),
        ("Shift_JIS", "cp932"),
        ("iso-2022-jp", "iso2022_jp"),
    ],
)
def test_a_declared_charset_is_taken(declared: str, codec: str) -> None:
    name = {"cp1251": "Ростех", "cp1252": "Société “Léman”"}.get(codec, "三菱重工業")
    source = f'<html><head><meta charset="{declared}"></head><body><p>{name} {PROSE}</p></body></html>'
    document = read_document(None, source.encode(codec))
    assert name in document.text
    assert (document.encoding, document.warnings) == (codec, ())


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-16", "hex", "unicode_escape", "no-such-thing"])
def test_a_wrong_charset_does_not_spoil_utf_8(declared: str) -> None:
    source = f'<html><head><meta charset="{declared}"></head><body><p>Škoda “Léman” {PROSE}</p></body></html>'
    assert "Škoda “Léman”" in read_document(None, source.encode()).text


def test_depth_loses_nothing() -> None:
    deep = "<div>" * 100_000
    document = page(f"<p>Before Acme</p>{deep}<p>Inner Zorvex</p>{'</div>' * 100_000}<p>After Delta</p>")
    assert all(name in document.text for name in ("Before Acme", "Inner Zorvex", "After Delta"))


@pytest.mark.parametrize(
    "unit", ["<!--x ", '<a href="', "<![", "<?x ", "</", "<a =", "<td>", "<table><td>", "<sup>1"]
)
def test_unclosed_markup_is_read_through(unit: str) -> None:
    assert "Acme said" in page(f"<p>Acme said</p>{unit * 50_000}").text


def test_what_a_browser_would_not_show_is_said() -> None:
    (warning,) = page(f"<p>{PROSE}</p><!-- {PROSE}").warnings
    assert "never closed" in warning
    (warning,) = page(f"<div id=app></div><p>Loading</p><script>{'load();' * 2000}</script>").warnings
    assert "scripts" in warning


@pytest.mark.parametrize("body", ["", "<script>x()</script>", "<div> &nbsp; </div>"])
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(NotText, match=r"without text|empty"):
        page(body, head="")


def test_a_page_is_known_by_its_bytes(tmp_path: object) -> None:
    for source in (
        f"\ufeff<?xml version='1.0'?>\n<!-- saved --><HTML><p>Acme {PROSE}</p></HTML>",
        f"<div class=x><p>Acme {PROSE}</p></div>",
        f"<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><p>Acme {PROSE}",
    ):
        assert "<" not in read_document(None, source.encode()).text
    assert read_document(None, f"A < B and <i>so on</i>. {PROSE}".encode()).text.startswith("A < B and <i>")


@given(
    st.lists(
        st.sampled_from(TAGS),
        max_size=40,
    )
)
def test_no_word_of_a_page_is_lost(tags: list[str]) -> None:
    words = [f"word{at:03d}x" for at in range(len(tags) + 1)]
    body = "".join(f" {word} {tag}" for word, tag in zip(words, [*tags, ""], strict=True))
    document = page(body)
    assert sorted(words) == sorted(
        set(words) & set(document.text.replace("“", " ").replace("”", " ").split())
    )
    sections = document.sections
    assert [one.start for one in sections] == [0, *(one.end for one in sections[:-1])]
    assert sections[-1].end == len(document.text)


@given(st.text(alphabet="<>/!-=\"' pabdivtr&;#x1?[]\n", max_size=200))
def test_any_markup_is_read_or_refused(source: str) -> None:
    try:
        text = read_document(None, f"<html>{source}".encode()).text
    except ScreeningError as error:
        text = str(error)
    assert text.strip()
