"""Clusters: short forms join their full name, strangers stay apart, some names need no line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Cluster, Document, Kind
from screening.text.clusters import cluster, subject
from screening.text.document import read_document
from screening.text.mentions import find_mentions
from tests.text.labelled import labels_of, names, text_of

OUTSIDE = ("feed", "promotion", "disclaimer")


def clusters_of(text: str) -> tuple[Cluster, ...]:
    document = read_document(None, text.encode())
    return cluster(document, find_mentions(document))


def named(text: str, form: str) -> Cluster:
    return next(party for party in clusters_of(text) if form in party.forms)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Brightwater Optics Ltd closed. Brightwater owes money.", "Brightwater", "Brightwater Optics Ltd"),
        ("Brightwater fell. Brightwater Optics Ltd closed.", "Brightwater", "Brightwater Optics Ltd"),
        ("The broker Dragan Petkovic fled. Petkovic owes money.", "Petkovic", "Dragan Petkovic"),
        ("The broker Guo Peiran fled. Guo owes money.", "Guo", "Guo Peiran"),
        ("Harbour Ferry Authority Group (HFAG) closed. HFAG owes.", "HFAG", "Harbour Ferry Authority Group"),
        ("Advanced Ferry Devices closed. Then AFD fell.", "AFD", "Advanced Ferry Devices"),
        ("Kestrel Marine Trading LLC (“Kestrel”) closed.", "Kestrel", "Kestrel Marine Trading LLC"),
        ("They named Dragan Petkovic, a/k/a “Danny Peters,” 50.", "Danny Peters", "Dragan Petkovic"),
        ("Norvik, also known as Lodestone Marine, closed.", "Norvik", "Lodestone Marine"),
        ("Northgate Optics Co (北方光学有限公司) closed.", "北方光学有限公司", "Northgate Optics Co"),
        (
            "The U.S. Ferry Department spoke. The Ferry Department wrote.",
            "Ferry Department",
            "U.S. Ferry Department",
        ),
        ("The mayor, Aurelio Mendoza, left. Mendoza owes money.", "Mendoza", "Aurelio Mendoza"),
        ("Harbour Roads Directorate (GKU) closed.", "GKU", "Harbour Roads Directorate"),
        ("We met Mirta Quendoza.\n\nMQ: It was empty.\n\nMQ: Yes.", "MQ", "Mirta Quendoza"),
        ("The broker Johanna Petkovic left. J. Petkovic owes money.", "J. Petkovic", "Johanna Petkovic"),
        ("We met Jane P. McAlder. McAlder owes money.", "McAlder", "Jane P. McAlder"),
        ("In Huawei’s paper 华为 will pay in June.", "华为", "Huawei"),
        ("He met “Jane Petkovic” (Джейн Петкович) there.", "Джейн Петкович", "Jane Petkovic"),
        ("The broker Anselmo do Prado Neto left. Prado Neto owes.", "Prado Neto", "Anselmo do Prado Neto"),
        ("The broker Esteban Ramos-Quill left. Ramos-Quill agreed.", "Ramos-Quill", "Esteban Ramos-Quill"),
        ("Zorvex Bulk Carriers Ltd (“ZBC Ltd”) closed.", "ZBC Ltd", "Zorvex Bulk Carriers Ltd"),
        ("Norvik Marine LLC (formerly Lodestone Ferries) closed.", "Lodestone Ferries", "Norvik Marine LLC"),
        ("The tanker Norvik (now Boravik; sold in May) left.", "Boravik", "Norvik"),
        ("It is Norvik Marine Trading d/b/a Blue Sails.", "Blue Sails", "Norvik Marine Trading"),
        (
            "Norvik Marine Trading, which was previously called Oltmann, left.",
            "Oltmann",
            "Norvik Marine Trading",
        ),
        (
            "The Norvik Customs Central Office, or CCON, closed. CCON owes.",
            "CCON",
            "Norvik Customs Central Office",
        ),
        ("Norvikbank closed. Later Norvik Bank Ltd opened.", "Norvikbank", "Norvik Bank Ltd"),
        ("The gunmaker ZKPL Norvik closed. Norvik owes.", "Norvik", "ZKPL Norvik"),
        (
            "The broker Juan Petkovic Ponce (“Juanfe Petkovic”) left.",
            "Juanfe Petkovic",
            "Juan Petkovic Ponce",
        ),
        ("Norvik fell. Suzhou Norvik Pumps Co and Norvik USA did.", "Norvik", "Suzhou Norvik Pumps Co"),
        ("Norvik-Group closed. Norvik owes.", "Norvik", "Norvik-Group"),
        ("2Rivers DMCC (formerly Norvik Energy) left.", "Norvik Energy", "2Rivers DMCC"),
        ("Suzhou Norvik Pumps Co closed. Norvik owes.", "Norvik", "Suzhou Norvik Pumps Co"),
        ("Jan Zorvek,\n   also known as “Jan Grin,”\nleft.", "Jan Grin", "Jan Zorvek"),
        ("Jan Zorvek, also known as “Petro Levin” and\n“Dan Wetz,” left.", "Dan Wetz", "Jan Zorvek"),
        ("They named Jan Zorvek (Russian: Ян Зорвек) there.", "Ян Зорвек", "Jan Zorvek"),
        ("Jan Zorvek left.\n\nZORVEK, Jan; DOB 14 Mar 1971.", "ZORVEK, Jan", "Jan Zorvek"),
        (
            "Norvik Trading Corporation (a.k.a. NTQ; a.k.a. Zorvek Gang) left.",
            "Zorvek Gang",
            "Norvik Trading Corporation",
        ),
        ("The broker Gao Wei left. Gao told the court so.", "Gao", "Gao Wei"),
        ("Norvik Group - also called Grey Tern, OZ9 and “Old Men” - left.", "Old Men", "Norvik Group"),
    ],
)
def test_short_forms_join(text: str, short: str, full: str) -> None:
    party = named(text, short)
    assert full in party.forms
    assert party.name == full


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("China spoke. China Ferry Group closed.", "China", "China Ferry Group"),
        ("The broker Dragan Petkovic met the broker Milan Petkovic.", "Dragan Petkovic", "Milan Petkovic"),
        ("The mayor, Aurelio Mendoza, left. He was born in Mendoza.", "Mendoza", "Aurelio Mendoza"),
        ("The broker Dragan Petkovic (GKU) closed.", "GKU", "Dragan Petkovic"),
        ("Norvik (Reuters) closed.", "Norvik", "Reuters"),
        (
            "Ships left Qingdao, Rizhao and Yantai. Rizhao Norvik Terminal Co Ltd stayed.",
            "Rizhao",
            "Rizhao Norvik Terminal Co Ltd",
        ),
        ("Norvik (Malaysia) closed.", "Norvik", "Malaysia"),
        ("Kestrel Trading met Kestrol Trading.", "Kestrel Trading", "Kestrol Trading"),
        ("They sell to Kestrel Ferry Bank, or FKLP, if asked.", "FKLP", "Kestrel Ferry Bank"),
        ("Kestrel Ltd met Kestrel Marine LLC.", "Kestrel Ltd", "Kestrel Marine LLC"),
        ("Kestrel Group met Kestrel Marine LLC.", "Kestrel Group", "Kestrel Marine LLC"),
        ("Kestrel Holding A.S. met Kestrel Marine LLC.", "Kestrel Holding A.S.", "Kestrel Marine LLC"),
        ("Norvik Group, also called Grey Tern, Kestrel and others left.", "Norvik Group", "Kestrel"),
        ("Jane Petkovic, formerly chief of Norvik Ltd, left.", "Jane Petkovic", "Norvik Ltd"),
    ],
)
def test_strangers_stay_apart(text: str, one: str, other: str) -> None:
    parties = [party.forms for party in clusters_of(text)]
    assert not any(one in forms and other in forms for forms in parties)


def test_a_bare_head_word_means_the_firm_named_first() -> None:
    text = "Norvik Industries, Inc. said its unit, Norvik (Suzhou) Pumps Co., Ltd., closed. Norvik owes."
    assert "Norvik Industries, Inc." in named(text, "Norvik").forms


def test_a_surname_used_alone_makes_a_person() -> None:
    assert named("Later Nadja Achterkamp came. Achterkamp spoke.", "Nadja Achterkamp").kind is Kind.PERSON


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("They met in Iran.", "Iran", "place"),
        ("Hartwell LLP\n12 Bedford Row\nLondon WC1R 4BS\n", "WC1R 4BS", "address"),
        ("It rained in Wassenberg, Germany.", "Wassenberg", "locality"),
        ("They met by Quiet Dunes Beach in May.", "Quiet Dunes Beach", "locality"),
        ("She sits for the Northern District of Ohio.", "Northern District of Ohio", "locality"),
        ("| Supplier | Land |\n|---|---|\n| Norvik AB | SE |\n", "SE", "address"),
        (
            "SUPPLIER        LAND   NOTE\nNorvik AB       CZ     late\nZorvek AB       CZ     late\n",
            "CZ",
            "address",
        ),
        ("The die was found in Wassenberg's newest chip.", "Wassenberg", ""),
        ("A Norwegian firm closed.", "Norwegian", "nationality"),
        ("He told the Harbour Gazette so.", "Harbour Gazette", "press"),
        ("He told Reuters so.", "Reuters", "publication"),
        ("He told the Straits Times so.", "Straits Times", "publication"),
        ("the Ministry of Ferries said so", "Ministry of Ferries", "government"),
        ("RDFP, the Danish tax police, came.", "RDFP", "government"),
        ("They broke the Ferry Safety Act.", "Ferry Safety Act", "law"),
        ("It runs on a Falcon X200 board.", "X200", "product"),
        ("They held the Harbour Ferry Conference.", "Harbour Ferry Conference", "event"),
        ("They paid Company B for it.", "Company B", "unnamed"),
        ("They met on Floor 3 there.", "Floor 3", "address"),
        ("It stands on the SDN list.", "SDN", "law"),
        ("See Working Paper 14 for it.", "Working Paper 14", "product"),
        ("SKAGEN, Feb 11 (Zorvex) -- A ship sank. Then Zorvex saw it.", "Zorvex", "press"),
        ("Elle vit à Pékin.", "Pékin", "place"),
    ],
)
def test_what_needs_no_line_when_unlisted(text: str, name: str, reason: str) -> None:
    assert named(text, name).why_hidden == reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The part sat in Norvik's new pump, the firm said.", "Norvik"),
        ("The dealer, Norvik, Beijing, sold near Norvik, China last year.", "Norvik"),
        ("They met on Norvik Island.", "Norvik Island"),
        ("They read Norvik magazine there.", "Norvik"),
        ("Then Guardian shipped the pumps.", "Guardian"),
        ("Shares of Star rose.", "Star"),
    ],
)
def test_no_place_or_publication_without_the_tables(text: str, name: str) -> None:
    assert named(text, name).why_hidden not in ("place", "nationality", "publication")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He invested in Kestrol in May.", "Kestrol"),
        ("The Harbour Revolutionary Guard Corps came.", "Harbour Revolutionary Guard Corps"),
        ("The Bank of Ferries Ltd closed.", "Bank of Ferries Ltd"),
        ("The broker Ivan Lake fled.", "Ivan Lake"),
    ],
)
def test_parties_are_shown(text: str, name: str) -> None:
    assert named(text, name).why_hidden == ""


def test_a_notice_lists_the_aliases_of_an_entry() -> None:
    text = (
        "(1) Norvik Optics Co., Ltd., a.k.a., the following three aliases:\n-Norwei Optics;\n"
        "-Kestrel Guangxue; and\n-NWOC.\nRoom 12, Harbour Road.\n\n(2) Zorvex Labs, Quay 4.\n"
    )
    party = named(text, "Norvik Optics Co., Ltd.")
    assert {"Norwei Optics", "Kestrel Guangxue", "NWOC"} <= set(party.forms)
    assert not {"Zorvex Labs", "Harbour Road"} & set(party.forms)


def test_the_subject_is_who_the_headline_and_the_text_name() -> None:
    text = (
        "Kestrol fined over ferry parts\n\nNorvik said that Kestrol sold parts. Norvik, too.\n\n"
        "Kestrol did not reply. Reuters, Reuters, Reuters and Reuters asked Iran, Iran and Iran.\n"
    )
    document = read_document(None, text.encode())
    party = subject(document, cluster(document, find_mentions(document)))
    assert party is not None
    assert party.name == "Kestrol"
    assert subject(document, ()) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kestrol sold ferry parts.", "Kestrol"),
        ("Kestrol sold ferry parts to Norvik.", None),
        ("Kestrol sold ferry parts to Norvik. Kestrol declined to speak.", "Kestrol"),
        ("Kestrol sold parts to Norvik. Kestrol and Norvik declined to speak.", None),
    ],
)
def test_a_party_stands_out_or_there_is_no_subject(text: str, name: str | None) -> None:
    document = read_document(None, text.encode())
    party = subject(document, cluster(document, find_mentions(document)))
    assert (party.name if party else None) == name


def test_precision_on_the_labelled_articles() -> None:
    shown = right = 0
    for name in names():
        spans = [(label.start, label.end) for label in labels_of(name) if label.screen]
        for party in clusters_of(text_of(name)):
            inside = [mention for mention in party.mentions if mention.section not in OUTSIDE]
            if inside and not party.why_hidden:
                shown += 1
                right += any(one.start < end and start < one.end for one in inside for start, end in spans)
    assert shown > 80
    assert right >= 0.9 * shown


words = st.sampled_from(
    ["Acme", "Roe", "Ltd", "IBM", "(", ")", "Bank", "of", "China", "a/k/a", "“", "”", "Jan", "AR"]
)


@given(st.lists(words, min_size=1, max_size=25).map(" ".join) | st.text(min_size=1, max_size=150))
def test_every_mention_is_in_exactly_one_cluster(text: str) -> None:
    document = Document(text=text, sections=())
    mentions = find_mentions(document)
    clusters = cluster(document, mentions)
    held = [mention for party in clusters for mention in party.mentions]
    assert sorted(held, key=lambda mention: mention.start) == list(mentions)
    assert all(party.name == party.forms[0] for party in clusters)
    firsts = [party.mentions[0].start for party in clusters]
    assert firsts == sorted(firsts)
