"""Korean syllables in Latin letters, as lists write Korean names.

Letter by letter, each syllable by itself wherever it stands: lists part the syllables of a name ("PAK, Pong
Ju"). The letters are those of the system that North Korea uses ("Romanization of Korean", UN Group of Experts
on Geographical Names, 2002) without its marks and doubled aspirates; how the same are written in the South
("Bak", "Jeong") is for the table of name families.
"""

from __future__ import annotations

READINGS = frozenset(
    "가각간갈감갑강개객갱거건걸검겁게격견결겸경계고곡곤골공과곽관괄광괘괴굉교구국군굴궁권궐궤귀규균귤극근글금급긍기긴길김끽"
    "나낙난날남납낭내냉녀년념녕노농뇌뇨누눈눌능니닉다단달담답당대댁덕도독돈돌동두둔득등"
    "라락란랄람랍랑래랭략량려력련렬렴렵령례로록론롱뢰료룡루류륙륜률륭륵름릉리린림립"
    "마막만말망매맥맹면멸명메모목몰몽묘무묵문물미민밀박반발방배백번벌범법벽변별병보복본봉부북분불붕비빈빙"
    "사삭산살삼삽상새색생서석선설섬섭성세소속손솔송쇄쇠수숙순술숭슬습승시식신실심십쌍씨"
    "아악안알암압앙애액앵야약양어억언얼엄업여역연열염엽영예오옥온올옹와완왈왕왜외요욕용우욱운울웅원월위유육윤율융은을음읍응의이익인일임입잉"
    "자작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준줄중즉즐즙증지직진질짐집징"
    "차착찬찰참창채책처척천철첨첩청체초촉촌총최추축춘출충췌취측층치칙친칠침칩칭쾌"
    "타탁탄탈탐탑탕태택탱토통퇴투특틈파판팔패팽편폄평폐포폭표품풍피필핍"
    "하학한할함합항해핵행향허헌험혁현혈혐협형혜호혹혼홀홍화확환활황회획횡효후훈훼휘휴흉흑흔흘흠흡흥희힐"
)
"""The syllables that Chinese characters are read as in Korean, of which Korean names are made."""

FAMILY_NAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노로하곽성차주우구민진지엄채원천방공현함변염여추도소"
    "석선설마길연위표명기반라나왕금옥육인맹제모탁국어은편용예경봉사부리림량려렴"
)
"""The first syllables of the names that nearly all Koreans bear, in the manners of North and South."""

NATIVE = frozenset("늘빛솔별봄샘슬래름들꽃온새롬벼울힘해달님람얼찬한빈")
"""Others that are in given names which are Korean words."""

_FIRST, _LAST = 0xAC00, 0xD7A3
_BEGIN = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
_VOWEL = (
    *("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae"),
    *("oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i"),
)
_END = (
    *("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l"),
    *("p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"),
)


def is_hangul(char: str) -> bool:
    """Whether the character is a Korean syllable."""
    return _FIRST <= ord(char) <= _LAST


def spell(syllable: str) -> str:
    """A Korean syllable in Latin letters."""
    begin, rest = divmod(ord(syllable) - _FIRST, len(_VOWEL) * len(_END))
    vowel, end = divmod(rest, len(_END))
    return _BEGIN[begin] + _VOWEL[vowel] + _END[end]
