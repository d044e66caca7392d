"""Reports made by hand that have something in every part, some of it hostile to each format: one on a text,
one on several. They are facts and no steps, each part names others, and all goldens are of them: they stay
together, however many lines that takes."""

from __future__ import annotations

from dataclasses import replace

from screening.model import (
    Basis,
    BirthDate,
    ChainParty,
    ChainStake,
    Claim,
    Comparison,
    Decided,
    Decision,
    DecisionsUsed,
    Document,
    DocumentAnswer,
    Family,
    Finding,
    InputInfo,
    Kind,
    Leftover,
    Listing,
    ListStatus,
    Match,
    Measure,
    Mention,
    Name,
    NearMiss,
    NotScreened,
    Outcome,
    OwnersFile,
    Ownership,
    OwnershipRule,
    OwnersInfo,
    Party,
    Reach,
    Relation,
    Report,
    Role,
    RuleUse,
    Ruling,
    Section,
    Standing,
    Strength,
    TokenPair,
    Unnamed,
)
from screening.screener.merging import merge_reports

LISTING = Listing(
    "us-bis-el",
    programs=("EL",),
    listed_on="2019-05-21",
    citation="84 FR 22961",
    licence_requirement="For all items subject to the EAR",
    footnotes=("1",),
    url="https://example.org/el",
)
ZORVEX = Party(
    uid="us-bis-el:1",
    kind=Kind.COMPANY,
    names=(Name.of("Zorvex Technologies Co., Ltd."),),
    listings=(LISTING,),
    kind_inferred=True,
    countries=("CN",),
)
DOE = Party(
    uid="us-ofac-sdn:2",
    kind=Kind.PERSON,
    names=(Name.of("DOE, Ivan Petrovich"), Name.of("VANYA", Role.AKA, Strength.WEAK)),
    listings=(Listing("us-ofac-sdn", programs=("RUSSIA-EO14024",)),),
    birth_dates=(BirthDate("1962"),),
    countries=("RU",),
)


def mention(text: str, start: int, section: str = "body", sentence: str = "") -> Mention:
    return Mention(start, start + len(text), text, Kind.UNKNOWN, section, 3, start + 1, sentence or text)


SHORT = Match(
    party=ZORVEX,
    name=ZORVEX.names[0],
    score=88.25,
    basis=Basis.SHORT_FORM,
    comparison=Comparison(
        88.25,
        pairs=(TokenPair("zorvex", "zorvex", Relation.SAME, 1.0, 0.95),),
        listed_left=(Leftover("technologies", 0.1),),
    ),
    outcome=Outcome.LISTED,
    sentence="'Zorvex' is a short form that 3 parties of this list share, e.g. Zorvex Technologies Co., Ltd.",
    family=(Family("us-bis-el", 3, ("Zorvex Technologies Co., Ltd.", "Zorvex Cloud Berlin")),),
)
WEAK = Match(
    party=DOE,
    name=DOE.names[1],
    score=100.0,
    basis=Basis.WEAK_ALIAS,
    comparison=Comparison(100.0, pairs=(TokenPair("vanya", "vanya", Relation.SAME, 1.0, 0.9),)),
    sentence="'Vanya' is the same as the weak alias 'VANYA'.",
    decided=Decided(
        Decision(
            "Vanya",
            DOE.uid,
            Ruling.ESCALATED,
            "@legal asked",
            "B. Other",
            "2026-02-01T09:00:00+00:00",
            id="77",
        ),
        Standing.IN_FORCE,
        "escalated on 2026-02-01 by B. Other: @legal asked",
    ),
)
ASIDE = Match(
    party=DOE,
    name=DOE.names[0],
    score=91.0,
    basis=Basis.FUZZY,
    comparison=Comparison(91.0, pairs=(TokenPair("iwan", "ivan", Relation.EDIT, 0.8, 0.5),)),
    sentence="'Iwan Doe' is near 'DOE, Ivan Petrovich'.",
    decided=Decided(
        Decision(
            name="Iwan Doe",
            party=DOE.uid,
            ruling=Ruling.FALSE_POSITIVE,
            reason="=another <b>person</b> | born 1990",
            reviewer="A. Reviewer",
            decided_at="2026-02-03T09:00:00+00:00",
            expires_on="2027-02-03",
            birth_date="1990",
            country="DE",
            kind=Kind.PERSON,
            record="kind=0123456789abcdef names=fedcba9876543210",
            caption="DOE, Ivan Petrovich",
        ),
        Standing.IN_FORCE,
        "decided false positive on 2026-02-03 by A. Reviewer: =another <b>person</b> | born 1990; until "
        "2027-02-03",
    ),
)
MET = Finding(
    "Iwan Doe",
    Kind.PERSON,
    Outcome.SUPPRESSED,
    forms=("Iwan Doe",),
    mentions=(mention("Iwan Doe", 500),),
    suppressed=(ASIDE,),
)
"""A finding of which the only match is suppressed."""
NEAR = NearMiss(ZORVEX, ZORVEX.names[0], 61.0, Comparison(61.0), "'zorwex' against 'zorvex' is all that met")

INFO = InputInfo("article", "news|draft.txt", "ab" * 32, "utf-8", 1200)
REPORT = Report(
    version="0.1.0",
    screened_at="2026-03-01T12:00:00+00:00",
    input=INFO,
    threshold=85.0,
    settings={"threshold": 85.0},
    settings_digest="cd" * 32,
    snapshot_digest="ef" * 32,
    lists=(
        ListStatus(
            "us-bis-el",
            "BIS Entity List",
            "us-csl",
            "extract",
            False,
            "2026-01-02",
            None,
            "aa",
            45,
            90,
            0,
            58,
            3409,
            "extract: 45 of 3409 parties",
            "2026-01-02",
            "kept by hand",
        ),
        ListStatus(
            "us-ofac-sdn",
            "OFAC SDN",
            "us-ofac-sdn",
            "whole",
            True,
            "2026-02-01",
            None,
            "bb",
            19014,
            40000,
            1860,
            18,
            None,
            "at most 2 days allowed; last refresh failed: the server answered 503",
            "2026-02-11",
            "named by the path it was loaded from",
        ),
        ListStatus("eu-fsf", "EU", "eu-fsf", "absent", False, reason="not loaded"),
    ),
    measures={
        "us-bis-el": Measure(
            "us-bis-el", "Entity List", "licence required", "A licence is needed.", "15 CFR 744.11"
        ),
        "us-ofac-sdn": Measure(
            "us-ofac-sdn",
            "SDN",
            "property blocked",
            "Dealings are prohibited.",
            "50 USC 1701",
            "Owned 50 % or more: blocked too.",
        ),
    },
    findings=(
        Finding(
            "Zorvex",
            Kind.COMPANY,
            Outcome.LISTED,
            forms=("Zorvex",),
            matches=(SHORT,),
            mentions=(
                mention(
                    "Zorvex", 10, sentence="Rival Zorvex\nsold *five* <b>chips</b> at https://example.org/x."
                ),
                mention("Zorvex", 90),
            ),
        ),
        Finding(
            "Vanya",
            Kind.PERSON,
            Outcome.POSSIBLE,
            forms=("Vanya",),
            matches=(WEAK,),
            mentions=(mention("Vanya", 40),),
        ),
        Finding(
            "Deep_Quest",
            Kind.COMPANY,
            Outcome.NOT_LISTED,
            forms=("Deep_Quest",),
            nearest=(NEAR,),
            mentions=(mention("Deep_Quest", 0),),
            claims=(Claim("has not been blacklisted", 120, 144, "agrees", "on none of the lists"),),
        ),
        Finding("Qu | ux", Kind.UNKNOWN, Outcome.NOT_LISTED, mentions=(mention("Qu | ux", 60),)),
        Finding(
            "Berlin", Kind.UNKNOWN, Outcome.NOT_LISTED, mentions=(mention("Berlin", 70),), why_hidden="place"
        ),
        Finding(
            "Coinz",
            Kind.COMPANY,
            Outcome.NOT_LISTED,
            section="feed",
            mentions=(mention("Coinz", 900, "feed"),),
        ),
        MET,
        Finding("???", Kind.UNKNOWN, Outcome.NOT_SCREENED, reason="no letter or digit to compare"),
    ),
    outcome="matches",
    subject="Deep_Quest",
    unnamed=(Unnamed("three men", 300, 309, "person", "Singapore", "Zorvex", "charged"),),
    not_screened=(NotScreened("???", "no letter or digit to compare"),),
    warnings=("EXTRACT ONLY: 1 of 3 lists",),
    decisions=DecisionsUsed("decisions.csv", "12" * 32, 3),
    documents=(DocumentAnswer(INFO, "matches", "Deep_Quest"),),
)


def _text() -> str:
    """A text with everything that REPORT speaks of at its place."""
    letters = list(("Lorem <i>ipsum</i> & dolor \u202e sit. " * 40)[: REPORT.input.characters])
    for place in (30, 150, 200, 880):
        letters[place] = "\n"
    said = [(one.start, one.text) for finding in REPORT.findings for one in finding.mentions]
    said += [(one.start, one.quote) for one in REPORT.unnamed]
    said += [(one.start, one.quote) for finding in REPORT.findings for one in finding.claims]
    for start, words in said:
        letters[start : start + len(words)] = words
    return "".join(letters)


DOCUMENT = Document(
    text=_text(),
    sections=(Section("headline", 0, 31), Section("body", 31, 881), Section("feed", 881, 1200)),
    path=REPORT.input.path,
    sha256=REPORT.input.sha256,
)
"""What REPORT is about."""

_OTHER = InputInfo("article", "b/late_<b>.md", "12" * 32, "utf-8", 40)
_TEXT = "Zorvex paid Vanya.\nThree men ran Norvik.\n"
_ZORVEX, _VANYA = REPORT.findings[:2]
SECOND = replace(
    REPORT,
    input=_OTHER,
    findings=(
        replace(_ZORVEX, mentions=(replace(mention("Zorvex", 0), line=1),)),
        Finding("Vanya", Kind.PERSON, Outcome.NOT_LISTED, mentions=(mention("Vanya", 12),), nearest=(NEAR,)),
        Finding("Norvik", Kind.COMPANY, Outcome.NOT_LISTED, mentions=(mention("Norvik", 33),)),
    ),
    subject="Norvik",
    unnamed=(Unnamed("Three men", 19, 28, "person", None, "Norvik"),),
    not_screened=(),
    documents=(DocumentAnswer(_OTHER, "matches", "Norvik", ("page 2 of 2 holds no text",)),),
)
SEVERAL = merge_reports(
    (REPORT, SECOND, NotScreened("b/locked.pdf", "the PDF needs a password")),
    replace(
        REPORT,
        input=InputInfo("articles", "news|draft.txt, b", ""),
        findings=(),
        subject=None,
        unnamed=(),
        not_screened=(NotScreened("b: *.png", "of a kind that is not read from a folder", 3),),
        documents=(),
    ),
)
TEXTS = (DOCUMENT, Document(_TEXT, (Section("body", 0, 40),), _OTHER.path, sha256=_OTHER.sha256), None)
"""What SEVERAL is about; its third document could not be read."""
RULE = OwnershipRule(
    "ofac-50", "OFAC's 50 percent rule", "blocked though not named", ("us-ofac-sdn",), "50", "FAQ 398 to 402"
)
OWNERSHIP = Ownership(
    rule="ofac-50",
    title=RULE.title,
    reach=Reach.OWNED,
    percent="62.5 %",
    least="62.5",
    most="62.5",
    sentence="owned 62.5 % in the aggregate by listed parties: <b>Ruritania*Bank (OFAC SDN)",
    effect=RULE.effect,
    citation=RULE.citation,
    parties=(
        ChainParty("Stille_Wasser GmbH", percent="62.5 %"),
        ChainParty("Mittel & Halb AG", percent="50 %"),
        ChainParty(
            "<b>Ruritania*Bank", "77", Outcome.LISTED, ("us-ofac-sdn",), ("us-ofac-sdn:9",), "RURITANIA BANK"
        ),
    ),
    stakes=(
        ChainStake(1, 0, "12.5 %", "12,5", "owners.csv row 2", "2026-01-02", "<register>"),
        ChainStake(2, 0, "50 %", "50", "owners.csv row 3"),
        ChainStake(2, 1, "50 %", "=50", "owners.csv row 4"),
    ),
    paths=(
        "<b>Ruritania*Bank (OFAC SDN) → 50 % → Stille_Wasser GmbH",
        "<b>Ruritania*Bank (OFAC SDN) → 50 % → Mittel & Halb AG → 12.5 % → Stille_Wasser GmbH",
    ),
    notes=("The share of Mittel & Halb AG is not exact.",),
)
OWNED = Finding("Stille_Wasser GmbH", Kind.COMPANY, Outcome.NOT_LISTED, ownership=(OWNERSHIP,))
"""A company that no list has and a rule reaches."""
OWNERS = OwnersInfo(
    (OwnersFile("owners|draft.csv", "owners", "c" * 64, 3),),
    2,
    3,
    (RuleUse(RULE, "in force"),),
    ("a decimal comma was read as a point (1x: owners.csv row 2)",),
)
