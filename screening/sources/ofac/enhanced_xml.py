"""OFAC's enhanced XML (SDN_ENHANCED.ZIP, CONS_ENHANCED.ZIP): each party whole, its codes repeated in words.

Each code is looked up and must say what the word beside it says. A file that was filtered when it was
downloaded is told to be not complete. What the parties' fields mean is `xml_party`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Fact, Role
from screening.sources.ofac.parties import parsed
from screening.sources.ofac.xml_dates import Period, iso_day, period_of
from screening.sources.ofac.xml_lists import LISTS, UMBRELLA, Entry
from screening.sources.ofac.xml_party import BIRTH, KINDS, PARTS_OF_ADDRESS, ROLES, Draft, parties_of
from screening.sources.parsed import Parsed
from screening.sources.reading.dates import iso_date
from screening.sources.reading.files import CUT
from screening.sources.reading.xml import Element, read_records
from screening.sources.reading.xml_layout import load_layout

_CODE, _FEATURE = "refId", "featureTypeId"
_ISSUED = (("issued by", "issuingAuthority"), ("issued in", "issuingLocation"))


def parse(files: Mapping[str, Path], source: SourceFacts) -> Parsed:
    """The XML or its zip, under the lists that `source` carries. uids are those of `legacy_csv`.

    Raises ParseError naming file and line.
    """
    path = files[source.files[0]]
    reader = _Reader(source)
    drafts = list(reader.drafts(path))
    if not reader.published_on or not drafts:
        raise ParseError("the file has no publication date or no party", where=path.name, hint=CUT)
    return parsed(
        parties_of(drafts, source, reader.notes),
        source,
        len(drafts),
        reader.notes,
        published_on=reader.published_on,
        incomplete=reader.incomplete,
    )


class _Reader:
    """Reads the records in their order; `published_on` and the codes are known when the parties come."""

    def __init__(self, source: SourceFacts) -> None:
        self.notes: Counter[str] = Counter()
        self.published_on = ""
        self.incomplete: list[str] = []
        self._carried = {facts.id for facts in source.lists}
        self._codes: dict[str, str] = {}
        self._features: dict[str, str] = {}

    def drafts(self, path: Path) -> Iterator[Draft]:
        for record in read_records(path, load_layout(Path(__file__).with_suffix(".toml"))):
            if record.tag == "publicationInfo":
                self._read_publication(record)
            elif record.tag == "referenceValue":
                self._codes[record.attributes[_CODE]] = record.get("value")
            elif record.tag == "featureType":
                self._features[record.attributes[_FEATURE]] = record.get("type")
            else:
                self._check_codes(record)
                yield self._draft(record)

    def _read_publication(self, record: Element) -> None:
        self.published_on = iso_day(record, "dataAsOf").isoformat()
        chosen = {item.value for item in record.all("filters", "sanctionsLists", "sanctionsList")}
        lacking = [name for name, own in LISTS.items() if own in self._carried and name not in chosen]
        if chosen and UMBRELLA not in chosen and lacking:
            self.incomplete.append(f"the file was filtered and does not hold: {', '.join(lacking)}")

    def _check_codes(self, element: Element) -> None:
        """Every code of the record is known and means what its element says. Raises ParseError."""
        for name, known in ((_CODE, self._codes), (_FEATURE, self._features)):
            if (code := element.attributes.get(name)) is not None:
                _check_code(element, name, code, element.value, known)
        if code := element.get("valueRefId"):
            _check_code(element, "valueRefId", code, element.get("value"), self._codes)
        for child in element.children:
            self._check_codes(child)

    def _draft(self, entity: Element) -> Draft:
        kind = entity.get("generalInfo", "entityType")
        if kind not in KINDS:
            raise entity.refuse(f"unknown type of party {kind!r}")
        draft = Draft(entity.where, entity.attributes["id"], KINDS[kind])
        for name in entity.all("names", "name"):
            _read_name(name, draft)
        for feature in entity.all("features", "feature"):
            _read_feature(feature, draft)
        for document in entity.all("identityDocuments", "identityDocument"):
            _read_document(document, draft)
        for address in entity.all("addresses", "address"):
            self._read_address(address, draft)
        if remarks := entity.get("generalInfo", "remarks"):
            draft.add_remarks(remarks)
        if title := entity.get("generalInfo", "title"):
            draft.facts.append(Fact("title", title))
        _read_listings(entity, draft)
        return draft

    def _read_address(self, address: Element, draft: Draft) -> None:
        """The address in Latin letters, and in others where it is given in them too."""
        for translation in address.all("translations", "translation"):
            parts: dict[str, str] = {}
            for part in translation.all("addressParts", "addressPart"):
                name = part.get("type")
                if name not in PARTS_OF_ADDRESS or name in parts:
                    raise part.refuse(f"unknown or doubled part of an address {name!r}")
                parts[name] = part.get("value")
            draft.add_address(parts, address.get("country"), self.notes)


def _check_code(element: Element, name: str, code: str, value: str, known: Mapping[str, str]) -> None:
    if known.get(code) != value:
        means = f"means {known[code]!r}" if code in known else "is unknown"
        raise element.refuse(f"{name} {code} of {element.tag} {value!r} {means}")


def _read_name(name: Element, draft: Draft) -> None:
    """A name, and the same name in other scripts: these are other names of the party, as strong as it is."""
    alias = name.get("aliasType")
    if name.flag("isPrimary") == bool(alias) or (alias and alias not in ROLES):
        raise name.refuse(f"unknown type of alias {alias!r}")
    for translation in name.all("translations", "translation"):
        role = ROLES[alias] if alias else Role.PRIMARY if translation.flag("isPrimary") else Role.AKA
        text = translation.get("formattedFullName")
        if not text:
            raise translation.refuse(f"party {draft.number} has a name without letters")
        draft.add_name(text, role, weak=name.flag("isLowQuality"))


def _read_feature(feature: Element, draft: Draft) -> None:
    published, value = feature.get("type"), feature.get("value")
    period = next((period_of(dates) for dates in feature.all("valueDate")), None)
    if period and published == BIRTH:
        draft.add_birth(period)
    else:
        draft.add_feature(feature, published, value, feature.get("comments"))
    if feature.get("reliability") == "False":
        draft.facts.append(Fact("remark", f"said to be false: {published} {value}"))


def _read_document(document: Element, draft: Draft) -> None:
    more = [f"{word} {text}" for word, tag in _ISSUED if (text := document.get(tag))]
    for word, tag in (("issued", "issueDate"), ("expires", "expirationDate")):
        if document.get(tag):
            day = iso_day(document, tag)
            more.append(f"{word} {Period(day, day)}")
    if not document.flag("isValid"):
        more.append("(not valid)")
    more += [comment] if (comment := document.get("comments")) else []
    country = document.get("issuingCountry")
    draft.add_document(document, document.get("type"), document.get("documentNumber"), country, more)


def _read_listings(entity: Element, draft: Draft) -> None:
    draft.programs += [item.value for item in entity.all("sanctionsPrograms", "sanctionsProgram")]
    authorities = tuple(item.value for item in entity.all("legalAuthorities", "legalAuthority"))
    for item in entity.all("sanctionsLists", "sanctionsList"):
        since = iso_date(item.attributes["datePublished"])
        if since is None:
            raise item.refuse(f"the date of the listing is {item.attributes['datePublished']!r}")
        draft.entries.append(Entry(item.value, since, authorities))
    draft.facts += [
        Fact("sanctions_type", item.value) for item in entity.all("sanctionsTypes", "sanctionsType")
    ]
    for tie in entity.all("relationships", "relationship"):
        draft.add_tie(tie.get("type"), tie.get("relatedEntity"), tie.get("comments"))
