"""A web page -> the article in it and what stands around it.

Which blocks are the article is told by the page's own marks (article, main, nav, aside), else by where most
of the running text stands. Being wrong about a block costs its place in the report, never its names: all
that is not the article follows behind it. Scripts and styles are not read; nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from screening.errors import NotText
from screening.text.decoding import decode
from screening.text.document.formats.blocks import Block, Page
from screening.text.document.formats.extract import Extract, Passage, unlike
from screening.text.lexicon import words

_META = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_META_WITHIN = 16_384
_OUTSIDE = words("pages", "outside")
_ROLES = words("pages", "outside_roles")
_FURNITURE = words("pages", "furniture")
_NEVER = frozenset({"#root", "html", "body", "main", "article"})
_LABEL = re.compile(r"[a-z]+")
_PROSE = 80
_STOP = re.compile(r"[.!?。…][\"'”’)\]»]*$")
_MOST = 0.6
"""Share of a page's running text that an element marked as the article has to hold."""
_MOST_LABELLED = 0.3
"""Share that a label like "sidebar" cannot put aside: it stands on the frames of whole pages, too."""
_LINKED = 0.5
_FEWEST_SHOWN, _MOST_SCRIPT = 400, 5_000
"""Letters of text below which, beside so much script, a page is a shell that scripts fill."""
_SITE = re.compile(r"\s+[|·•»–—-]\s+")


def _is_prose(block: Block) -> bool:
    text = block.passage.text
    return len(text) >= _PROSE and block.linked <= _LINKED * len(text) and bool(_STOP.search(text))


class _Parts:
    """A page's elements with the running text that each holds, and which of them are not the article."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._elements = page.elements
        self.prose = self._totals([len(b.passage.text) if _is_prose(b) else 0 for b in page.blocks])
        self.outside = self._outside()
        inside = [0 if self.outside[block.element] else 1 for block in page.blocks]
        weights = [len(b.passage.text) * kept for b, kept in zip(page.blocks, inside, strict=True)]
        self._text = self._totals(weights)
        self._linked = self._totals([b.linked * kept for b, kept in zip(page.blocks, inside, strict=True)])
        prose = [weight * _is_prose(b) for b, weight in zip(page.blocks, weights, strict=True)]
        self.prose = self._totals(prose)

    def _totals(self, weights: Sequence[int]) -> list[int]:
        """Weights of the blocks summed for every element; an element stands behind its parent."""
        sums = [0] * len(self._elements)
        for block, weight in zip(self._page.blocks, weights, strict=True):
            sums[block.element] += weight
        for at in range(len(sums) - 1, 0, -1):
            sums[self._elements[at].parent] += sums[at]
        return sums

    def _outside(self) -> list[bool]:
        found: list[bool] = []
        within: list[bool] = []
        """Whether an article or main part is open: a header in there is the article's."""
        for element in self._elements:
            up = element.parent
            marked = element.tag in ("article", "main") or (up >= 0 and within[up])
            within.append(marked)
            labelled = element.tag not in _NEVER and (
                element.hidden
                or element.role in _ROLES
                or not _FURNITURE.isdisjoint(_LABEL.findall(element.labels))
            )
            if labelled and self.prose[len(found)] > self.prose[0] * _MOST_LABELLED:
                labelled = False
            tag = element.tag in _OUTSIDE or (element.tag == "header" and not marked)
            found.append((up >= 0 and found[up]) or tag or labelled)
        return found

    def article(self) -> int:
        """Index of the element that holds the article."""
        total = self.prose[0]
        if not total:
            return 0
        marked = [
            at
            for at, element in enumerate(self._elements)
            if (element.tag in ("article", "main") or element.role in ("main", "article"))
            and self.prose[at] >= _MOST * total
        ]
        if marked:
            return marked[-1]
        here = 0
        for at, element in enumerate(self._elements):
            if element.parent == here and self.prose[at] >= _MOST * total:
                here = at
        return self._widened(here)

    def _widened(self, here: int) -> int:
        """Up from an element for as long as what is added is more than links: tables, bylines, notes."""
        while (up := self._elements[here].parent) >= 0:
            added = self._text[up] - self._text[here]
            if self._linked[up] - self._linked[here] > _LINKED * added:
                break
            here = up
        return here

    def holds(self, article: int) -> list[bool]:
        """For every element, whether it is the article's and not put aside."""
        within: list[bool] = []
        for at, element in enumerate(self._elements):
            within.append(at == article or (element.parent >= 0 and within[element.parent]))
        return [kept and not put for kept, put in zip(within, self.outside, strict=True)]


def _headline(page: Page, holds: Sequence[bool]) -> tuple[Block | None, str]:
    """The block that is the headline, if one is, and what the title says beyond it.

    A first heading that the title repeats, else one in the article; else the title itself is the headline.
    """
    firsts = [
        block
        for block in page.blocks
        if page.elements[block.element].tag == "h1" and len(block.passage.text) > 3
    ]
    title = page.title.casefold()
    named = [block for block in firsts if " ".join(block.passage.text.split()).casefold() in title]
    within = [block for block in firsts if holds[block.element]]
    if named:
        # a site's own name is in most titles, too, and shorter
        return max(named, key=lambda block: len(block.passage.text)), page.title
    return (within[0], page.title) if within else (None, page.title)


def _around_title(title: str, headline: str) -> list[Passage]:
    """What the title says beyond the headline: mostly the name of the site."""
    said = " ".join(headline.split()).casefold()
    return [Passage(part) for part in _SITE.split(title) if part.strip() and part.casefold() not in said]


def _charset(data: bytes) -> str:
    """The charset that a page declares, or ""."""
    match = _META.search(data, 0, _META_WITHIN)
    return (match[1] or match[2]).decode("ascii", "replace") if match else ""


def _warnings(page: Page, shown: int) -> list[str]:
    found = []
    if page.unread > _PROSE:
        found.append(
            f"{page.unread:,} characters of the page stand behind a comment or script that is never closed "
            "and were not read"
        )
    if shown < _FEWEST_SHOWN and page.scripted > _MOST_SCRIPT:
        found.append(
            f"the page holds {shown:,} letters of text beside {page.scripted:,} of scripts, which were not "
            "run: save it from the browser as a whole, or print it to PDF"
        )
    return found


def read_html(data: bytes, label: str) -> Extract:
    """Bytes of a web page. Raises NotText for one without text, or in no encoding."""
    source, encoding, notes = decode(data, label, _charset(data))
    page = Page(source)
    if not page.blocks and not page.title:
        raise NotText(f"{label} is a web page without text", hint="save the page as plain text or PDF")
    parts = _Parts(page)
    holds = parts.holds(parts.article())
    if not any(holds[block.element] for block in page.blocks):
        holds = [True] * len(page.elements)
    headline, title = _headline(page, holds)
    article = [headline.passage if headline else Passage(title)]
    around = _around_title(title, headline.passage.text) if headline else []
    for block in page.blocks:
        if block is not headline:
            (article if holds[block.element] else around).append(block.passage)
    shown = sum(char.isalpha() for passage in article + around for char in passage.text)
    warnings = (*notes, *_warnings(page, shown))
    return Extract(tuple(article), unlike(around), encoding, warnings)
