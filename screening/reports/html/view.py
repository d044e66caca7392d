"""One report on a page: its groups, the anchors of what links to each other, the depth of its headings."""

from __future__ import annotations

from dataclasses import dataclass, field

from screening.model import Document, Finding, Outcome, Report
from screening.reports import documents
from screening.reports.groups import Groups, grouped, is_hidden, is_only_owned
from screening.reports.html.elements import Html, tag
from screening.reports.ownership import REACHES

WORDS = {
    Outcome.LISTED: "listed",
    Outcome.POSSIBLE: "possible",
    Outcome.SUPPRESSED: "suppressed",
    Outcome.NOT_LISTED: "not listed",
    Outcome.NOT_SCREENED: "not screened",
}


@dataclass(frozen=True)
class View:
    """`texts` are those that the report is about, in its order, as far as they are at hand. Raises ValueError
    if one is not what was screened: its offsets would mark other words."""

    report: Report
    texts: tuple[Document | None, ...] = ()
    groups: Groups = field(init=False)
    _numbers: dict[int, int] = field(init=False, repr=False)
    _marked: dict[int, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        several = documents.several(self.report)
        inputs = [one.input for one in self.report.documents] if several else [self.report.input]
        for text, info in zip(self.texts, inputs, strict=bool(self.texts)):
            if text is not None and text.sha256 != info.sha256:
                raise ValueError("the document is not the one that the report is about")
        object.__setattr__(self, "groups", grouped(self.report))
        numbers = {id(finding): n for n, finding in enumerate(self.report.findings, start=1)}
        marked = dict(numbers)
        apart = [one for one in self.report.findings if one.suppressed]
        for one, shown in zip(apart, self.report.suppressed, strict=True):
            marked[id(shown)] = numbers[id(one)]
            alone = one.outcome is Outcome.SUPPRESSED  # then it has no card but this
            numbers[id(shown)] = numbers[id(one)] if alone else len(numbers) + 1
        object.__setattr__(self, "_numbers", numbers)
        object.__setattr__(self, "_marked", marked)

    def anchor(self, finding: Finding, mention: int | None = None) -> str:
        """The anchor of a finding, or of its mention of that place in `finding.mentions`."""
        if mention is None:
            return f"f{self._numbers[id(finding)]}"
        return f"f{self._marked[id(finding)]}-m{mention + 1}"

    def anchor_of(self, part: str, number: int | None = None) -> str:
        """The anchor of a part of the report, or of its `number`th piece from 0."""
        return part if number is None else f"{part}{number + 1}"

    @property
    def labels(self) -> list[str]:
        """The documents' short paths, in their order."""
        return [documents.label(place, self.report) for place in range(len(self.report.documents))]

    def has_text(self, document: int) -> bool:
        """Whether the text of the document at this place is on the page."""
        return document < len(self.texts) and self.texts[document] is not None

    def heading(self, depth: int, *content: str | Html, **attributes: str | None) -> Html:
        """A heading `depth` levels below the report's own."""
        return tag(f"h{depth + 1}", *content, **attributes)

    def section(self, part: str, title: str | Html, *content: str | Html, class_: str = "") -> Html:
        """A part of the report under its heading; nothing if it has no content."""
        if not any(content):
            return Html("")
        anchor = self.anchor_of(part)
        heading = self.heading(1, title, id=f"{anchor}-title")
        return tag(
            "section", heading, *content, id=anchor, class_=class_ or part, aria_labelledby=f"{anchor}-title"
        )


def look(finding: Finding) -> str:
    """The class that colours a finding: its outcome, how far a rule of ownership reaches it, or `hidden`."""
    if finding.reach is not None and is_only_owned(finding):
        return finding.reach.value
    return "hidden" if is_hidden(finding) else finding.outcome.value


def badge(outcome: Outcome) -> Html:
    """The outcome as a word with its sign."""
    return tag("span", WORDS[outcome], class_=f"badge {outcome.value}")


def badges(finding: Finding) -> list[Html]:
    """The outcome as a word with its sign, and behind it whether a rule of ownership reaches the party."""
    found = [badge(finding.outcome)]
    if finding.reach is not None and finding.is_reached:
        reach = tag("span", REACHES[finding.reach], class_=f"badge {finding.reach.value}")
        found += [Html(" "), reach]
    return found
