"""Capitals in other languages: small words begin sentences, German nouns are no names, articles hang on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.model import Kind
from screening.text.languages import language_of
from tests.text.reading import found, kind_in

GERMAN = (
    "Die Staatsanwaltschaft hat am Montag die Büros der Zorvex Pumpentechnik GmbH durchsucht. "
    "Nach Angaben der Ermittler soll der Geschäftsführer Jörg Ostermoor mit dem Händler Norvik "
    "Sensoren verkauft haben. Seine Anwältin Ulrike Wendtland-Roth bestreitet das. Auch Norvik "
    "wollte sich zu dem Vorwurf nicht äußern. Die Ware liegt im Hafen. Zorvex und Norvik arbeiten "
    "seit Jahren zusammen."
)
FRENCH = (
    "Une enquête a été ouverte contre Zorvex SARL et contre son gérant, Jean-Marc d’Orval. D’après "
    "l’avocate de la société, l’Institut Norvik n’a rien acheté. « Les pièces sont restées à Lyon », "
    "affirme Orval. Selon une note du parquet, le dossier est vide."
)
SPANISH = (
    "La fiscalía investiga a Zorvex S.A. y a su director, José Luis Ordaz de la Peña. Según el juez, "
    "los pagos pasaron por el Banco Norvik. Su socia dejó la empresa en marzo. Las cuentas están "
    "cerradas. Ordaz no respondió a las preguntas."
)


@pytest.mark.parametrize(
    ("text", "names", "no_names"),
    [
        (
            GERMAN,
            ["Zorvex Pumpentechnik GmbH", "Jörg Ostermoor", "Ulrike Wendtland-Roth", "Norvik", "Zorvex"],
            [
                "Die",
                "Staatsanwaltschaft",
                "Montag",
                "Angaben",
                "Ermittler",
                "Sensoren",
                "Auch",
                "Seine",
                "Ware",
            ],
        ),
        (
            FRENCH,
            ["Zorvex SARL", "Jean-Marc d’Orval", "Institut Norvik", "Orval"],
            ["Une", "D’après", "Les", "Selon", "l’Institut Norvik"],
        ),
        (
            SPANISH,
            ["Zorvex S.A.", "José Luis Ordaz de la Peña", "Banco Norvik", "Ordaz"],
            ["La", "Según", "Su", "Las"],
        ),
    ],
    ids=["German", "French", "Spanish"],
)
def test_names_and_other_words_in_capitals(text: str, names: list[str], no_names: list[str]) -> None:
    surfaces = found(text)
    assert [name for name in names if name not in surfaces] == []
    assert [word for word in no_names if word in surfaces] == []


def test_german_nouns_and_participles_are_no_part_of_a_name() -> None:
    text = (
        "Das Unternehmen soll Pumpen an den russischen Lastwagenhersteller Zorvex geliefert haben. "
        "Oberstaatsanwältin Dr. Beate Ostermoor sprach von Lieferungen an die Südnorvische "
        "Handelsgesellschaft mbH. Bezahlt wurde nach eigenen Angaben von 210 Menschen, sagte Jan "
        "Wendtland von der Gesellschaft für Pumpenforschung, und zwar 38 Millionen Euro."
    )
    surfaces = found(text)
    names = ["Zorvex", "Beate Ostermoor", "Südnorvische Handelsgesellschaft mbH", "Jan Wendtland"]
    assert [name for name in (*names, "Gesellschaft für Pumpenforschung") if name not in surfaces] == []
    assert {"Bezahlt", "Angaben", "Menschen", "Euro", "Lastwagenhersteller"}.isdisjoint(surfaces)


@pytest.mark.parametrize(
    ("text", "code"), [(GERMAN, "de"), (FRENCH, "fr"), (SPANISH, "es"), ("Die Welt", "en"), ("", "en")]
)
def test_the_language_of_a_text(text: str, code: str) -> None:
    assert language_of(text).code == code


def test_english_with_foreign_names_is_english() -> None:
    text = (
        "The van der Berg brothers met in Los Angeles and in La Paz, said de la Cruz of Die Presse on a "
        "de facto basis."
    )
    assert language_of(text).code == "en"


def test_a_listed_name_is_found_whatever_a_language_says_of_the_word() -> None:
    assert "Staatsanwaltschaft" in found(GERMAN, frozenset({"staatsanwaltschaft"}))


@given(st.text(max_size=200))
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text).code in ("en", "de", "fr", "es", "pt", "it", "nl", "ru")


def test_a_german_noun_before_a_name_is_no_part_of_it() -> None:
    text = (
        "Die Polizei hat am Montag die Firma Zorvex und den Rüstungskonzern Zorbal durchsucht. "
        "Sein Anwalt Jan Roe und die Sprecherin Anna Norvik haben das nicht bestätigt, "
        "aber die Firma Norvik Handels GmbH auch nicht."
    )
    surfaces = found(text)
    assert {"Zorvex", "Zorbal", "Jan Roe", "Anna Norvik", "Norvik Handels GmbH"} <= set(surfaces)
    assert not any(noun in one for one in surfaces for noun in ("Firma", "konzern", "Anwalt", "Sprecherin"))


def test_russian_names_are_parted_from_titles_places_and_firms_in_quotes() -> None:
    text = (
        "Глава «Зорвекса» Иван Роев отказался от комментариев. Бизнесмен Пётр Зорин и гражданин России "
        "Олег Павлович Норвик, по данным ведомства, поставляли детали концерну «Зорбал» и "
        "ООО «Северный Мост» в Турции."
    )
    surfaces = found(text)
    expected = {
        "Зорвекса",
        "Иван Роев",
        "Пётр Зорин",
        "Олег Павлович Норвик",
        "концерну «Зорбал»",
        "ООО «Северный Мост»",
    }
    assert expected <= set(surfaces)
    assert not {"Глава", "Бизнесмен", "России Олег Павлович Норвик"} & set(surfaces)


def test_firms_in_russian_quotes_may_have_latin_letters_behind_their_form() -> None:
    surfaces = found("Деньги шли через ТОО «Da Zorvex 22» и институт «Da Norvik», сообщает ведомство.")
    assert "ТОО «Da Zorvex 22»" in surfaces
    assert "«Da Norvik»" not in surfaces


def test_a_bodys_adjective_in_a_romance_language_is_part_of_its_name() -> None:
    text = (
        "Un virement de Zorvex à la Banque centrale de Norvie est au dossier, selon le parquet, et le Front "
        "populaire de Kestrol a nié les faits. La banque Chevron et Target n’ont pas répondu aux questions."
    )
    assert {"Banque centrale de Norvie", "Front populaire de Kestrol", "Chevron", "Target"} <= set(
        found(text)
    )


def test_a_german_compound_holds_the_name_before_its_hyphen() -> None:
    text = (
        "Der Zorvex-Konzern und die Norvik-Fabrik sind nach Angaben der Behörden auf der EU-Liste, sagte der "
        "Drohnen-Hersteller, und auch die Zorbank und die Hausbank haben das nicht bestätigt. "
        "Alfa-Bank schwieg."
    )
    surfaces = found(text)
    assert {"Zorvex", "Norvik", "EU", "Zorbank", "Alfa-Bank"} <= set(surfaces)
    assert not {"Zorvex-Konzern", "Fabrik", "Liste", "Drohnen", "Hausbank"} & set(surfaces)


def test_a_bank_in_russian_quotes_is_no_place_and_a_dateline_begins_a_sentence() -> None:
    surfaces = found("ОМСК, 5 мая (Заря) - Компания «Зорвекс» купила банк «Россия». Завод встал.")
    assert {"Зорвекс", "банк «Россия»"} <= set(surfaces)
    assert not {"Компания", "Завод", "Россия"} & set(surfaces)


def test_of_and_a_nobles_particle_are_one_word_in_german() -> None:
    surfaces = found(GERMAN + " Ein Sprecher von Kestrol und Ulrike von Ostermoor sagten nichts.")
    assert {"Kestrol", "Ulrike von Ostermoor"} <= set(surfaces)


def test_ships_are_told_in_other_languages() -> None:
    french = "Le navire « Zorvane 1 » a quitté le port de Lyon selon une note du parquet, et il est vide."
    assert kind_in(french, "Zorvane 1") is Kind.VESSEL


MORE_FRENCH = (
    "À Bangui, la police cherche M. Norvik et le Russe Alexandre Zorvek. Selon lui, M. Norvik a vendu des "
    "camions à l’UPC d’Ali Darassa et à la société qui est dirigée par son frère. MM. Ostermoor et Norvik ne "
    "sont pas venus. Il est parti hier avec eux."
)


def test_french_titles_articles_and_peoples_are_no_part_of_a_name() -> None:
    surfaces = found(MORE_FRENCH)
    names = ["Bangui", "Norvik", "Alexandre Zorvek", "UPC", "Ali Darassa", "Ostermoor"]
    assert [name for name in names if name not in surfaces] == []
    assert not any(name.startswith(("M.", "MM.", "À", "Russe ")) for name in surfaces)
    assert kind_in(MORE_FRENCH, "Norvik") is Kind.PERSON


def test_a_spanish_office_is_no_part_of_its_holders_name() -> None:
    text = (
        "El ministro de Industrias de Nicolás Zorvek no respondió a las preguntas del juez. "
        "Los pagos pasaron por el Banco Norvik y por Petróleos de Zorvexia. Las cuentas están cerradas."
    )
    assert {"Nicolás Zorvek", "Banco Norvik", "Petróleos de Zorvexia"} <= set(found(text))


def test_russian_quotes_hold_a_firm_and_letters_of_two_scripts_no_one_name() -> None:
    text = (
        "Директор АО «Норвик» Андрей Зворыкин сказал, что АО «Зорвек», ПАО «Острый Мост» и ОсОО «Тянь» "
        "закрыты. Биржа Norvex закрыта, а управляющего Norvex Алексея Зорина не нашли. Это было вчера, и он "
        "не был там."
    )
    surfaces = found(text)
    assert {"АО «Норвик»", "Андрей Зворыкин", "АО «Зорвек»", "ПАО «Острый Мост»"} <= set(surfaces)
    assert {"ОсОО «Тянь»", "Norvex", "Алексея Зорина"} <= set(surfaces)


def test_turkish_cases_end_a_name_and_offices_stand_before_it() -> None:
    text = (
        "Ticaret Bakanı Ömer Zorvek, Norvik International'ın Rusya'ya parça sattığını söyledi. Açıklamada "
        "Zorvek Teknoloji Genel Müdürü Haluk Norvik'in adı geçiyor. Zorvek Bankası ve Norvbank bu soruları "
        "yanıtsız bıraktı. Parçalar daha sonra Tirol Makina Sanayi ve Ticaret Limited Şirketi'ne gitti."
    )
    assert language_of(text).code == "tr"
    assert found(text) == [
        "Ömer Zorvek",
        "Norvik International",
        "Rusya",
        "Zorvek Teknoloji",
        "Haluk Norvik",
        "Zorvek Bankası",
        "Norvbank",
        "Tirol Makina Sanayi ve Ticaret Limited Şirketi",
    ]


def test_german_offices_and_towns_are_no_part_of_a_name() -> None:
    text = (
        "Prokurist Wolfgang Zorvek und der Linzer Anlagenbauer Hüttl & Söhne GmbH haben Teile an die "
        "Motorenfabrik AO Norvik geliefert. Die EZB-Präsidentin Christine Zorvek war nicht dabei. Die "
        "US-Sanktionsliste ist lang, so die Norvik Trading d.o.o. Werkzeugmaschinen waren es nicht."
    )
    surfaces = found(text)
    names = [
        "Wolfgang Zorvek",
        "Hüttl & Söhne GmbH",
        "AO Norvik",
        "Christine Zorvek",
        "Norvik Trading d.o.o.",
    ]
    assert [name for name in names if name not in surfaces] == []
    assert {"US-Sanktionsliste", "Prokurist", "EZB-Präsidentin"}.isdisjoint(surfaces)
