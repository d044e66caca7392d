"""OFAC's advanced XML (SDN_ADVANCED.XML, CONS_ADVANCED.XML): the UN's data model for sanctions lists.

Everything is said in codes that the head of the file explains; places and documents come before the parties,
relationships and listings after them, joined by numbers. A code or number that leads nowhere is an error that
names it, except that a relationship may lead to a party of OFAC's other file. What the fields of a party mean
is `xml_party`'s.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from screening.catalogue import SourceFacts
from screening.errors import ParseError
from screening.model import Fact, Role
from screening.sources.ofac.parties import parsed
from screening.sources.ofac.xml_codes import Codes
from screening.sources.ofac.xml_dates import Period, day_of, period_of
from screening.sources.ofac.xml_lists import Entry
from screening.sources.ofac.xml_party import BIRTH, KINDS, PARTS_OF_ADDRESS, ROLES, Draft, parties_of
from screening.sources.parsed import Parsed
from screening.sources.reading.files import CUT
from screening.sources.reading.xml import Element, read_records
from screening.sources.reading.xml_layout import load_layout

_UNKNOWN = "Unknown"
"""What a code says where OFAC has nothing to say: a place of one part, a legal basis, a kind of party."""

# Parts of names that OFAC writes in capitals before the comma; the others follow it as they are.
_FAMILY = ("Last Name", "Maiden Name", "Matronymic", "Entity Name", "Vessel Name", "Aircraft Name")
_GIVEN = ("First Name", "Middle Name", "Patronymic", "Nickname")

# As the CSV's Remarks put it.
_DOCUMENT_DATES = {"Issue Date": "issued", "Expiration Date": "expires"}

# Where comments stand that are about the party.
_REMARKS = (
    *(("Comment",), ("Profile", "Comment"), ("Profile", "Identity", "Comment")),
    ("Profile", "Identity", "Alias", "Comment"),
)
_REMARKS_ON_ENTRIES = (
    *(("Comment",), ("LimitationsToListing",), ("EntryEvent", "Comment")),
    *(("SupportingInfo", "Text"), ("SupportingInfo", "DirectURL")),
)

_Found = TypeVar("_Found")


def parse(files: Mapping[str, Path], source: SourceFacts) -> Parsed:
    """The XML or its zip, under the lists that `source` carries. uids are those of `legacy_csv`.

    Raises ParseError naming file and line.
    """
    path = files[source.files[0]]
    layout = load_layout(Path(__file__).with_suffix(".toml"))
    reader = _Reader(Codes(layout))
    for record in read_records(path, layout):
        reader.read(record)
    if not reader.published_on or not reader.drafts:
        raise ParseError("the file has no publication date or no party", where=path.name, hint=CUT)
    reader.finish()
    parties = parties_of(reader.drafts.values(), source, reader.notes)
    return parsed(parties, source, len(reader.drafts), reader.notes, published_on=reader.published_on)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place by OFAC's names of its parts; `country` in words, "" if OFAC has not determined it."""

    parts: Mapping[str, str]
    country: str

    def __str__(self) -> str:
        return ", ".join(text for text in (*self.parts.values(), self.country) if text)


class _Reader:
    """Reads the records in their order and keeps, by OFAC's numbers, what later ones refer to."""

    def __init__(self, codes: Codes) -> None:
        self.notes: Counter[str] = Counter()
        self.published_on = ""
        self._issued: list[Element] = []
        self.drafts: dict[str, Draft] = {}
        self._codes = codes
        self._places: dict[str, _Place] = {}
        self._documents: defaultdict[str, list[Element]] = defaultdict(list)
        self._ties: list[Element] = []

    def read(self, record: Element) -> None:
        if record.tag.endswith("Values"):
            self._codes.learn(record)
            return
        if record.tag == "DateOfIssue":  # stands before the codes
            self._issued.append(record)
            self.published_on = day_of(record).isoformat()
            return
        self._codes.check(record)
        match record.tag:
            case "Location":
                self._places[record.attributes["ID"]] = self._place(record)
            case "IDRegDocument":
                self._documents[record.attributes["IdentityID"]].append(record)
            case "DistinctParty":
                self._read_party(record)
            case "ProfileRelationship":
                self._ties.append(record)
            case "SanctionsEntry":
                self._read_entry(record)

    def finish(self) -> None:
        """Once all is read: what is left over, and the names of parties that stand later in the file."""
        for record in self._issued:
            self._codes.check(record)
        if self._documents:
            number, documents = next(iter(self._documents.items()))
            raise documents[0].refuse(f"a document of IdentityID {number}, which no party has")
        for tie in self._ties:
            draft = _known(self.drafts, tie, "From-ProfileID")
            other = tie.attributes["To-ProfileID"]
            if other not in self.drafts:
                self.notes["relationships with parties of another file, by their number"] += 1
            caption = self.drafts[other].caption if other in self.drafts else f"OFAC {other}"
            relation = ("formerly " if tie.flag("Former") else "") + self._codes.word(tie, "RelationTypeID")
            draft.add_tie(relation, caption, tie.get("Comment"))

    def _place(self, location: Element) -> _Place:
        parts: dict[str, str] = {}
        for part in location.all("LocationPart"):
            name = self._codes.word(part, "LocPartTypeID")
            if name not in {*PARTS_OF_ADDRESS, _UNKNOWN} or name in parts:
                raise part.refuse(f"unknown or doubled part of an address {name!r}")
            texts = [f"{at.get('Value')} {at.get('Comment')}".strip() for at in part.all("LocationPartValue")]
            parts[name] = " / ".join(texts)
        words = [self._codes.word(at, "CountryID") for at in location.all("LocationCountry")]
        words = words or [
            self._codes.item(at, "AreaCodeID").attributes.get("Description", "")
            for at in location.all("LocationAreaCode")
        ]
        return _Place(parts, ", ".join(word for word in words if word != "undetermined"))

    def _read_party(self, party: Element) -> None:
        number, profiles = party.attributes["FixedRef"], party.all("Profile")
        if len(profiles) != 1 or profiles[0].attributes["ID"] != number or number in self.drafts:
            raise party.refuse(f"party {number} does not have one profile under its own number")
        kind = self._codes.word(profiles[0], "PartySubTypeID")
        if kind == _UNKNOWN:
            kind = self._codes.word(self._codes.item(profiles[0], "PartySubTypeID"), "PartyTypeID")
        if kind not in KINDS:
            raise party.refuse(f"unknown type of party {kind!r}")
        draft = self.drafts[number] = Draft(party.where, number, KINDS[kind])
        for identity in party.all("Profile", "Identity"):
            self._read_identity(identity, draft)
        for feature in party.all("Profile", "Feature"):
            self._read_feature(feature, draft)
        for path in _REMARKS:
            for comment in party.all(*path):
                if comment.value:
                    draft.add_remarks(comment.value)

    def _read_identity(self, identity: Element, draft: Draft) -> None:
        groups = {
            group.attributes["ID"]: self._codes.word(group, "NamePartTypeID")
            for group in identity.all("NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
        }
        for alias in identity.all("Alias"):
            word = self._codes.word(alias, "AliasTypeID")
            if word != "Name" and word not in ROLES:
                raise alias.refuse(f"unknown type of alias {word!r}")
            names = alias.all("DocumentedName")
            latin = [name for name in names if self._codes.word(name, "DocNameStatusID") == "Primary Latin"]
            primary = alias.flag("Primary") and identity.flag("Primary")
            for name in names:  # one name, perhaps in several scripts
                main = primary and name is (latin or names)[0]
                role = Role.PRIMARY if main else ROLES.get(word, Role.AKA)
                draft.add_name(self._name(name, groups), role, weak=alias.flag("LowQuality"))
        for document in self._documents.pop(identity.attributes["ID"], ()):
            self._read_document(document, draft)

    def _name(self, name: Element, groups: Mapping[str, str]) -> str:
        """The parts of a name as OFAC's other files write it: "LAST, First Middle"."""
        family: list[str] = []
        given: list[str] = []
        for part in name.all("DocumentedNamePart", "NamePartValue"):
            kind = _known(groups, part, "NamePartGroupID")
            if kind not in {*_FAMILY, *_GIVEN}:
                raise part.refuse(f"unknown part of a name {kind!r}")
            if kind in _FAMILY:
                family.append(part.value.upper())
            else:
                given.append(part.value)
        if not any((*family, *given)):
            raise name.refuse("a name without letters")
        return ", ".join(text for text in (" ".join(family), " ".join(given)) if text)

    def _read_feature(self, feature: Element, draft: Draft) -> None:
        published = self._codes.word(feature, "FeatureTypeID")
        for version in feature.all("FeatureVersion"):
            values = list(self._values(version))
            if not values:
                self.notes[f"features without a value ({published})"] += 1
            for value in values:
                if isinstance(value, Period) and published == BIRTH:
                    draft.add_birth(value)
                elif isinstance(value, _Place) and published == "Location":
                    draft.add_address(value.parts, value.country, self.notes)
                else:
                    draft.add_feature(feature, published, str(value), version.get("Comment"))
            if self._codes.word(version, "ReliabilityID") == "False":
                said = ", ".join(map(str, values))
                draft.facts.append(Fact("remark", f"said to be false: {published} {said}"))

    def _values(self, version: Element) -> Iterator[Period | _Place | str]:
        """What a feature says: dates, text or a word of a list, and places."""
        yield from map(period_of, version.all("DatePeriod"))
        for detail in version.all("VersionDetail"):
            if text := detail.value or self._codes.word(detail, "DetailReferenceID"):
                yield text
        for at in version.all("VersionLocation"):
            yield _known(self._places, at, "LocationID")

    def _read_document(self, document: Element, draft: Draft) -> None:
        more = [f"issued by {text}"] if (text := document.get("IssuingAuthority")) else []
        if "IssuedIn-LocationID" in document.attributes:
            more.append(f"issued in {_known(self._places, document, 'IssuedIn-LocationID')}")
        for dated in document.all("DocumentDate"):
            word = self._codes.word(dated, "IDRegDocDateTypeID")
            word = _DOCUMENT_DATES.get(word, word)
            more += [f"{word} {period_of(at)}" for at in dated.all("DatePeriod")]
        if (validity := self._codes.word(document, "ValidityID")) not in ("Valid", ""):
            more.append(f"({validity})")
        more += [comment] if (comment := document.get("Comment")) else []
        published = self._codes.word(document, "IDRegDocTypeID")
        country = self._codes.word(document, "IssuedBy-CountryID")
        draft.add_document(document, published, document.get("IDRegistrationNo"), country, more)

    def _read_entry(self, entry: Element) -> None:
        draft = _known(self.drafts, entry, "ProfileID")
        since: list[str] = []
        authorities: list[str] = []
        for event in entry.all("EntryEvent"):
            if self._codes.word(event, "EntryEventTypeID") != "Created":
                raise event.refuse(f"unknown event {self._codes.word(event, 'EntryEventTypeID')!r}")
            since += [day_of(at).isoformat() for at in event.all("Date")]
            basis = self._codes.word(event, "LegalBasisID")
            authorities += [basis] if basis not in ("", _UNKNOWN) else []
        if not since:
            raise entry.refuse(f"party {draft.number} has a listing without a date")
        draft.entries.append(
            Entry(self._codes.word(entry, "ListID"), min(since), tuple(dict.fromkeys(authorities)))
        )
        for measure in entry.all("SanctionsMeasure"):
            word = self._codes.word(measure, "SanctionsTypeID")
            if word == "Program":
                draft.programs.append(measure.get("Comment"))
            else:
                draft.facts.append(Fact("sanctions_type", f"{word} {measure.get('Comment')}".rstrip()))
        for path in _REMARKS_ON_ENTRIES:
            draft.facts += [Fact("remark", at.value) for at in entry.all(*path) if at.value]


def _known(known: Mapping[str, _Found], element: Element, attribute: str) -> _Found:
    """What an attribute of `element` refers to by number. Raises ParseError naming it."""
    number = element.attributes[attribute]
    if number not in known:
        raise element.refuse(f"{attribute} {number} of {element.tag} leads nowhere")
    return known[number]
