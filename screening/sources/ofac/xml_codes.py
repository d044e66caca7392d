"""The coded values at the head of OFAC's advanced XML: learned once, then every code is looked up.

An attribute `<set>ID` names a value of the set `<set>`. A code that its set does not have is an error that
names it, and so is a date in another calendar than the Gregorian.
"""

from __future__ import annotations

from screening.sources.reading.xml import Element
from screening.sources.reading.xml_layout import Layout

_VALUES = "Values"
_CALENDAR = "CalendarType"


class Codes:
    """The sets of one file."""

    def __init__(self, layout: Layout) -> None:
        tags = (tag for tag in layout.records if tag.endswith(_VALUES))
        self._sets: dict[str, dict[str, Element]] = {tag.removesuffix(_VALUES): {} for tag in tags}

    def learn(self, values: Element) -> None:
        """One set, as its record has it."""
        known = self._sets[values.tag.removesuffix(_VALUES)]
        known.update((item.attributes["ID"], item) for item in values.children)

    def item(self, element: Element, attribute: str) -> Element:
        """The value that an attribute of `element` names. Raises ParseError naming the code."""
        code, name = element.attributes[attribute], _set_of(attribute)
        if code not in self._sets[name]:
            raise element.refuse(f"{attribute} {code} of {element.tag} is not among the file's {name}Values")
        return self._sets[name][code]

    def word(self, element: Element, attribute: str) -> str:
        """The same in words; "" where the element does not have the attribute."""
        return self.item(element, attribute).value if attribute in element.attributes else ""

    def check(self, element: Element) -> None:
        """Every code of a record is known. Raises ParseError."""
        for attribute in element.attributes:
            name = _set_of(attribute)
            if name in self._sets:
                word = self.item(element, attribute).value
                if name == _CALENDAR and word != "Gregorian":
                    raise element.refuse(f"a date in the {word} calendar")
        for child in element.children:
            self.check(child)


def _set_of(attribute: str) -> str:
    """The set that an attribute names a value of: "IssuedBy-CountryID" one of "Country"."""
    return attribute.rpartition("-")[2].removesuffix("ID")
