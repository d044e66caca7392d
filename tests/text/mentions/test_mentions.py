"""Mentions: names found where they stand, by rules that hold for any text."""

from __future__ import annotations

import pytest

from screening.text.mentions import find_mentions
from tests.text.reading import found, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # legal forms, also behind commas, brackets and quotes
        ("It sued Brightwater Optics, Inc., of Leeds.", "Brightwater Optics, Inc."),
        ("They paid Mondoro Envases, S.A. de C.V. in May.", "Mondoro Envases, S.A. de C.V."),
        ("A unit, Norvik (Suzhou) Optics Co., Ltd., closed.", "Norvik (Suzhou) Optics Co., Ltd."),
        ("Parts went to Kessler Pumpen GmbH & Co. KG then.", "Kessler Pumpen GmbH & Co. KG"),
        ("It bought from Borovka a.s. last year.", "Borovka a.s."),
        ("He runs OOO «Северный Мост» there.", "OOO «Северный Мост"),
        # persons
        ("Then Minister Anna van der Meulen spoke.", "Anna van der Meulen"),
        ("It was Yusuf bin Khalid al-Otaibi who paid.", "Yusuf bin Khalid al-Otaibi"),
        ("They charged Tomás Ó Briain, 44, in May.", "Tomás Ó Briain"),
        ("He met Joaquín “El Flaco” Robledo there.", "Joaquín “El Flaco” Robledo"),
        ("Then Mmes. Silva and Park spoke.", "Silva"),
        ("It was Zorvek, 9, who was hurt.", "Zorvek"),
        ("said Assistant Attorney General Ruth M. Vandersloot.", "Ruth M. Vandersloot"),
        ("Pivotek Chief Executive Lars Holmqvist resigned.", "Lars Holmqvist"),
        # bodies
        ("by the Bureau of Ferries and Harbours on Friday", "Bureau of Ferries and Harbours"),
        ("the Institute of Physics and Power Engineering said", "Institute of Physics and Power Engineering"),
        ("the People’s Harbour Army marched", "People’s Harbour Army"),
        (
            "an account at Industrial and Commercial Bank of Zorvek",
            "Industrial and Commercial Bank of Zorvek",
        ),
        ("paid Suzhou Zorvek Technology and Trade, a firm.", "Suzhou Zorvek Technology and Trade"),
        ("said Ferry Industry Corp. of China on Friday", "Ferry Industry Corp. of China"),
        ("Zorvek Marine (Dalian) Refinery closed.", "Zorvek Marine (Dalian) Refinery"),
        ("Law and Home Affairs Minister K. Petkovic spoke.", "K. Petkovic"),
        ("Singaporeans Aaron Woon Guo Jie and Jan Roe were charged", "Aaron Woon Guo Jie"),
        ("the German ZKA said so", "ZKA"),
        ("the Department for Ferries and Trade (ZDF) said", "Department for Ferries and Trade"),
        (
            "It paid Zorvek Elektronik Sanayi ve Ticaret A.S. twice.",
            "Zorvek Elektronik Sanayi ve Ticaret A.S.",
        ),
        ('the carriers "Iris" (IMO 9953523) and others left', "Iris"),
        ("It has time until 21 Nov. Zorvek withdrew.", "Zorvek"),
        ("On Oct. 12 Zorvek withdrew.", "Zorvek"),
        ("They hit the March 8 Brigade then.", "March 8 Brigade"),
        ("They hit Zorvek, *Ferrer*, Norvik and others.", "Ferrer"),
        ("of ZKA Special Agent Jennifer McReynolds and", "Jennifer McReynolds"),
        ("Then Second Minister for Trade and Industry Tan See Leng spoke.", "Tan See Leng"),
        ("Then Senior Minister of State Low Yen Ling spoke.", "Low Yen Ling"),
        ("Then Deputy Public Prosecutor Phoebe Tan spoke.", "Phoebe Tan"),
        ("Then President of Iran Masoud Zorvek spoke.", "Masoud Zorvek"),
        ("Then President of Iran Masoud Zorvek spoke.", "Iran"),
        ("In 2023 Zorvek Payments Limited paid.", "Zorvek Payments Limited"),
        ("It paid Zorvek JSC, PJSC Norvik and others.", "PJSC Norvik"),
        ("They went to Zorvek Shipping Tanker (Dalian) and on.", "Zorvek Shipping Tanker (Dalian)"),
        ("It sold to State Marine Energy Corporation Zorvek then.", "State Marine Energy Corporation Zorvek"),
        ("Zorvek Elektronik Ticaret Limited Şirketi closed.", "Zorvek Elektronik Ticaret Limited Şirketi"),
        ("the Aframaxes Zorvek, NS Norvik and SCF Tulov left", "NS Norvik"),
        ("the Aframaxes Zorvek, NS Norvik and SCF Tulov left", "Zorvek"),
        ("Additional reporting by Song Jung-a in Seoul", "Song Jung-a"),
        ("[Image: A ship in Oslo. Credit: Li Junfeng/VCG via Zorvek]", "Li Junfeng"),
        ("Pay it to Starfort, NOT Zorvek, he wrote.", "Zorvek"),
        ("Jan Zorvek, also known as “Jan Zork” and “Stayer,” left.", "Stayer"),
        ("They sued Zorvek China Electronics Trading Co., Ltd. then.", "Zorvek China Electronics Trading"),
        ("It won 4-3 at Zorvek City 4-3 then.", "Zorvek City"),
        ("said that Target, the American retailer, had failed.", "Target"),
        ("Harvest, a cooperative bank, was fined.", "Harvest"),
        ("It lies at No. 33 Zorvek Road, Hull.", "Zorvek Road"),
        (
            "the Ministry of Ferries & Support for Ports of Malta",
            "Ministry of Ferries & Support for Ports of Malta",
        ),
        ("Zorvek rose; Germán Cano left it.", "Germán Cano"),
        ("named Wu Huihui & Cheng Hung Man then.", "Cheng Hung Man"),
        ("named Zorvek & PM2BTC then.", "Zorvek"),
        ("said in June. On Aug 14 Zorvek closed.", "Zorvek"),
        ("It was put up (SDN 3 Mar 2022) by Zorvek.", "SDN"),
        ("It was M/Y Zorvek that left.", "Zorvek"),
        ("its unit ID Zorvek Agency Ltd Co. left.", "ID Zorvek Agency Ltd Co."),
        ("Kazakhstan: TOO “Zorvek Arba” left.", "TOO “Zorvek Arba"),
        ("Zorvek de México, S. de R.L. de C.V. left.", "Zorvek de México, S. de R.L. de C.V."),
        ("Inside it: How Zorvek used it then.", "Zorvek"),
        ("In April 2022 Zorvek froze it.", "Zorvek"),
        ('of Hull; Cham "Tony" Lee, 38, of San Tulov, Ohio; and Jing "Harry" Chen, 45, left.', "San Tulov"),
        (
            'of Hull; Cham "Tony" Lee, 38, of San Tulov, Ohio; and Jing "Harry" Chen, 45, left.',
            'Cham "Tony" Lee',
        ),
        ("Then Trial Attorney Menno Zorvek spoke.", "Menno Zorvek"),
        ("The ship Lion I (ex-“Legacy”) left.", "Legacy"),
        ("Coach said profits rose. It was Coach that fell.", "Coach"),
        ("An account at MPS was closed.", "MPS"),
        ("First Bank Ltd closed.", "First Bank Ltd"),
        ("The firms are these: Second Street Trading LLC and others.", "Second Street Trading LLC"),
        ("He named two of them: How Kee Trading Ltd and another.", "How Kee Trading Ltd"),
        ("They chose State Street Corporation Boston then.", "State Street Corporation"),
        ("It went by MSC, the carrier.", "MSC"),
        # brands
        ("rivals such as eToro fell", "eToro"),
        ("Shares of H&M rose", "H&M"),
        ("a call with 3M, Nokia and others", "3M"),
        ("through Booking.com and others", "Booking.com"),
        ("It was closed by Norvik.kz and others", "Norvik.kz"),
        ("Then Halcyon Marine plc closed.", "Halcyon Marine plc"),
        ("movió dinero de Zorvex Gómez e Hijos, C.A. en mayo", "Zorvex Gómez e Hijos, C.A."),
        ("an account at Alfa-Bank, he said", "Alfa-Bank"),
        ("parts of Zorvexské Závody, a.s. in Brno", "Zorvexské Závody, a.s."),
        ('It was Yusuf "Manny" Otaibi who paid.', 'Yusuf "Manny" Otaibi'),
        ("It came from the Norvik Centre for Trade Rules in Leeds.", "Norvik Centre for Trade Rules"),
        # short forms and English words with a cue
        ("The lender Meridian closed.", "Meridian"),
        ("Nothing was bought from Nokia, Compass or Siemens.", "Compass"),
        ("Shell’s profits rose.", "Shell"),
        # native scripts
        ("Northgate (北方光学有限公司) closed.", "北方光学有限公司"),
        ("Noor Bank (بنك النور) closed.", "بنك النور"),
        ("It named Пётр Иванович Сидоров twice.", "Пётр Иванович Сидоров"),
    ],
)
def test_spans(text: str, expected: str) -> None:
    assert any(surface.startswith(expected) for surface in found(text))


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("People in the town slept. Nobody knew.", "People"),
        ("Law and Home Affairs Minister K. Petkovic spoke.", "Home Affairs"),
        ("Zorvek Technologies and Commerce Department officials met.", "Zorvek Technologies and Commerce"),
        ("Minister Ada Lund and Ferry Industry Corp met.", "Ada Lund and Ferry Industry Corp"),
        ("Green light for the deep sea project came.", "Green"),
        ("He opened an Academy in the Forest district.", "Academy"),
        ("He opened an Academy in the Forest district.", "Forest"),
        ("It costs $5M, or 70K, on a 5G phone in Q3.", "5G"),
        ("The CEO said AI and GPU sales rose.", "CEO"),
        ("On Monday and in March it rained.", "Monday"),
        ("Critics Say New Rules Hurt Small Farms And Their Banks", "Rules"),
        ("NEW RULES HURT SMALL FARMS AND THEIR BANKS", "RULES"),
        ("See “How the West Lost Its Way in the Winter” (2020).", "West"),
        ("Traders expect rain. Traders always do.", "Traders"),
        ("The Co-Chair and the Non-Executive spoke.", "Co-Chair"),
        ("Shares of Zorvex ASA (OSE: STV) fell.", "OSE"),
        ("Shares of Zorvex ASA (OSE: STV) fell.", "STV"),
        ("1. Interview with Col. (ret.) Yusuf Hamad.", "Col."),
        ("He left. See Compl. ¶ 14 and 310 F. Supp. 3d 1 (D.D.C. 2018).", "Compl"),
        ("He left. See Compl. ¶ 14 and 310 F. Supp. 3d 1 (D.D.C. 2018).", "D.D.C."),
        ("He left. See Exh. 12 at 4.", "Exh"),
        ("Then the Minister for Trade and Industry spoke.", "Minister for Trade and Industry"),
        ("He will call them.\n\nBest,\nDenise Farrow", "Best"),
        ("B. Overseas workers were sent there.", "B. Overseas"),
        ("H/t to Marguerite Lindholm for it.", "H/t"),
        ("DISTRICT OF COLUMBIA\n\nA firm closed.", "COLUMBIA"),
        ("FOR IMMEDIATE RELEASE                    No. 2026-118\n\nA firm closed.", "IMMEDIATE RELEASE"),
        ("The Co-Chair and the Non-Executive spoke.", "Non-Executive"),
        ("A Long-Term Plan Is Hard To Sell In The Winter", "Long-Term"),
        ("WITHDREW COVER AFTER SHIPS HELD", "WITHDREW"),
        ("Write to press@acme.example or see https://acme.example/News now.", "News"),
    ],
)
def test_guards(text: str, absent: str) -> None:
    assert absent not in found(text)


def test_a_name_of_the_running_text_is_found_in_titles_and_capitals() -> None:
    body = "\n\nIts maker, Brightwater Optics, closed. Brightwater owes money.\n"
    assert found("BRIGHTWATER OPTICS SAYS IT OWES NOTHING TO BANKS" + body)[0] == "BRIGHTWATER OPTICS"
    assert found("Why Brightwater Owes Nothing To Any Of Its Banks" + body)[0] == "Brightwater"


def test_a_word_at_a_sentences_start_is_a_name_if_the_text_knows_it() -> None:
    assert found("Compass closed a shop. The retailer Compass has ten.").count("Compass") == 2
    assert "Compass" not in found("Compass in hand, he walked on.")


@pytest.mark.parametrize(
    "text",
    [
        "In her book Harbours and Hammers, Jane Zorvek argues so.",
        "See Jane Zorvek, Harbours and Hammers (Oslo: Quay Press, 2021), 14.",
    ],
)
def test_a_title_of_a_book_is_no_two_names(text: str) -> None:
    assert not {"Harbours", "Hammers"} & set(found(text))
    assert "Jane Zorvek" in found(text)
    assert "Norvik" in found(text.replace("Harbours", "Norvik"))
    assert "Hammers" in found("Parts went to Jane Zorvek, Harbours and Hammers (Oslo).")


def test_an_english_word_that_has_done_what_firms_do_is_a_name() -> None:
    assert found("A lawyer said that Compass had frozen it.") == ["Compass"]
    assert found("A lawyer said that Compass has not sold it.") == ["Compass"]
    assert found("A lawyer said that Compass had turned.") == []


def test_the_possessive_and_quotes_stay_outside() -> None:
    assert "Brightwater" in found("They read Brightwater’s “Kestrel Trading Ltd” file.")
    assert "Kestrel Trading Ltd" in found("They read Brightwater’s “Kestrel Trading Ltd” file.")


def test_a_listed_name_is_taken_where_the_rules_would_cut_or_pass_over_it() -> None:
    text = "He joined Marsh and Harbour in May, and sailed with General Cook Lines."
    assert "Marsh and Harbour" not in found(text)
    assert "Marsh and Harbour" in found(text, frozenset({"marsh and harbour"}))


def test_a_single_english_word_is_no_listed_name() -> None:
    text = "Victory came late. He said so on the Forest road."
    assert found(text, frozenset({"victory", "forest", "said"})) == []


def test_a_headline_in_capitals_shortens_a_firms_name() -> None:
    text = "KESTREL & HARBOUR DROPS TANKERS\n\nThe insurer Kestrel & Harbour Mutual Ltd closed on Monday.\n"
    assert found(text)[0] == "KESTREL & HARBOUR"


def test_lines_columns_and_sentences() -> None:
    text = "Harbour news\r\n\r\nIt rained. Kestrel Trading Ltd closed. He left.\r\n"
    mention = next(one for one in find_mentions(read(text)) if one.text.startswith("Kestrel"))
    assert (mention.line, mention.column) == (3, 12)
    assert mention.sentence == "Kestrel Trading Ltd closed."
    assert mention.section == "body"


@pytest.mark.parametrize(
    "word", ["Assuming", "Provided", "Blacklisted", "Sanctioned", "Embattled", "Disgraced"]
)
def test_what_a_sentence_puts_in_front_is_no_part_of_a_name(word: str) -> None:
    assert found(f"The price fell. {word} Brightwater Optics Ltd sold its stake.") == [
        "Brightwater Optics Ltd"
    ]
