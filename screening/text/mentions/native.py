"""Names in scripts without capitals: Han, Kana, Hangul, Arabic, Hebrew, Thai and their like.

In a text of another script a run of such letters is a name or a gloss of one, so a short run is taken
whole. In a text written in such a script a name is told from a sentence by a firm's word at its end or front
("有限公司", "شركة"), by a verb of speech or trade behind it, by a list that holds it, or by the table of
firms with a Chinese name of their own; other names are passed over, and `coverage` says so. Cyrillic, Greek
and Armenian have capitals and are read like Latin.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from screening.model import script_of
from screening.names import branded

_EAST = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WEST = (
    "\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc\u0900-\u0dff\u0e00-\u0eff"
)
_ANY = re.compile(rf"[{_EAST}{_WEST}]")
_EAST_RUN = re.compile(rf"[{_EAST}A-Za-z0-9]*[{_EAST}](?:[·・（）()A-Za-z0-9]?[{_EAST}])*")
_WEST_RUN = re.compile(rf"[{_WEST}]+(?:[ \u00a0\u200c-]+[{_WEST}]+)*")
_EAST_FIRM = re.compile(
    r"[\u3400-\u9fffA-Za-z0-9（）()·]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|集團|集团|研究院|研究所|"
    r"大学|大學|学院|銀行|银行|实验室|工厂|株式会社|主席|总裁)(?:股份有限公司|有限责任公司|有限公司|公司)?"
)
_EAST_FIRM_FRONT = re.compile(r"(?:株式会社|주식회사|㈜)\s?[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,12}")
_WORD = r"(?:[ \u00a0]+[\u0620-\u064a\u0660-\u06d3]+)"
"""A word of Arabic or Persian, without their comma, on the same line."""
_WEST_FIRM = re.compile(
    rf"(?:شركة|شرکت|مؤسسة|مجموعة|بنك|بانک|مصرف|مصنع|جامعة|دانشگاه|منظمة|حزب|جمعية|فيلق|كتائب|حركة|لواء|سپاه){_WORD}{{1,4}}"
)
_WEST_PERSON = re.compile(
    r"(?:رجل الأعمال|سيدة الأعمال|الأمين العام|القيادي|المدعو|الجنرال|العميد|العقيد|الوزير|الرئيس)"
    rf"(?:[ \u00a0]+(?:ال|لل|ل)\S+){{0,2}}({_WORD}{{2}})"
)
"""A person is told by a title; behind it may stand a nation, or what the person is head of."""
_CYRILLIC_QUOTED = re.compile(
    r"(?:\b(?:[ОЗПНМ]?АО|ООО|ТОО|ИП|НПО|НПП|ФГУП|ГУП|ЧП|ТОВ|ПрАТ|ПАТ|НИИ|ОКБ|[Бб]анк(?:а|у|ом|е)?|[Кк]онцерн(?:а|у|ом|е)?"
    r"|[Хх]олдинг(?:а|у|ом|е)?|[Кк]орпораци(?:я|и|ю|ей)|[Зз]авод(?:а|у|ом|е)?)\s+(?=[«„“\"]))?"
    r"[«„“\"](?=[А-ЯЁІЇЄҐ]|(?<=[ОПА]О [«„“\"])[A-Z])[^«»„“”\"\n]{2,80}[»“”\"]"
)
"""A firm's name in Cyrillic letters stands in quotes, mostly behind its legal form; a bank's with its noun,
as many are called after a place."""
_WEST_BREAK = re.compile(
    r"\s+(?:إن|أن|بأن|قد|وقد|كان|كانت|وكان|وكانت|التي|الذي|الذين|في|من|على|إلى|عن|مع|بعد|قبل|لا|لم|لن|هو|هي|حيث|كما|ضد|"
    r"بسبب|خلال|منذ|قال|قالت|وقال|وقالت|نفى|نفت|أعلن|أعلنت|که|را|از|به|است|و(?!ال)\w{2,})(?=\s|$).*"
)
"""Where a name in an Arabic or Persian clause ends: at a small word, a verb of speech, or an "and" that is
written with the next word, unless that has the article ("trade and industry")."""
_TRADING = ("شركة", "شرکت", "مؤسسة", "مجموعة", "مصنع", "جامعة")
_EAST_SUFFIX = re.compile(r"(?:股份|有限|责任|公司|集團|集团)+$")
_UNIT = re.compile(r"(?:旗下|的)?(?:全资|控股)?(?:子|分|孙)公司$")
_OFFICE = ("主席", "总裁")
_CLAUSE = re.compile(
    r".*(?:以及|及其|包括|根据|据|对于|关于|其中|由于|通过|随着|列入|表示|宣布|接近|称|将|对|向|由|被|称|与|和|及)(?=.{2,}$)"
)
"""What stands in front of a name in a Chinese clause; greedy, so that the last such word counts."""
_EAST_CLAUSE = re.compile(
    r"(?:(?!以及|及其|包括|根据|对于|关于|其中|由于|通过|随着|列入|出售|采购|收购|供应|制裁)"
    r"[\u3005\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff](?<![将把向由被与和及或在从给对的了是]))+"
)
"""What stands between the little words of a Chinese clause; a name mostly begins where one of them ends."""
_EAST_SUBJECT = re.compile(
    r"([\u3400-\u9fff]{2,6}?)(?:尚未|并未|没有|未|已|也|均|曾|随后|再次|公开)*(?:拒绝|此前|被列入|被控|被指|遭|表示|宣布|声明|否认|回应|指出|承认|透露|披露|证实|警告|强调|发布|推出|生产|制造|收购|出售|采购|"
    r"供应|投资|称|發布|發表|聲明|否認|回應|承認|證實|收購|供應|投資|稱)"
)
_EAST_GENERIC = re.compile(
    r"(?:公司|集团|集團|企业|企業|厂商|政府|官员|官員|部门|部門|发言人|發言人|人士|专家|分析师|记者|媒体|报道|报告|消息|文件|公告中?|声明中?|"
    r"他们|她们|他|她|我|你|它|双方|各方|此前|目前|今天|昨日|周[一二三四五六日]|[年月日])$"
)
_KANA_SUBJECT = re.compile(r"(?<![\u30a0-\u30ff])[\u30a1-\u30fa\u30fc・]{3,}(?=は|が|氏|社|の子会社|製)")
_HANGUL_FIRM = re.compile(r"[\uac00-\ud7a3A-Za-z]{1,12}?(?:그룹|전자|은행|중공업|화학|대학교|공사|주식회사)")
_LONGEST_LISTED = 12
_LONGEST_GLOSS = 24
_LONGEST_WORDS = 8


def _is_foreign(text: str) -> bool:
    """Whether the text is written in a script that has capitals, so that these runs are foreign in it."""
    return script_of(text[:20_000]) in ("Latn", "Cyrl", "Grek", "Armn", "Zyyy")


def _trimmed(start: int, text: str) -> tuple[int, int] | None:
    if text.endswith(_OFFICE):
        return None
    if _WEST_FIRM.match(text):
        kept = _WEST_BREAK.sub("", text)
        if not kept.startswith(_TRADING):
            kept = re.sub(r"\s+وال.*", "", kept)  # "party and guard" are two, "trade and industry" one
        return (start, start + len(kept)) if " " in kept else None
    text = _UNIT.sub("", text)
    core = _EAST_SUFFIX.sub("", text)
    lead = _CLAUSE.match(core)
    begin = lead.end() if lead else 0
    return (start + begin, start + len(text)) if len(text) - begin >= 2 else None


def _spoken_of(text: str) -> Iterator[tuple[int, int]]:
    """Words in front of a verb or a particle that has a firm or person for its subject or object."""
    for match in _EAST_CLAUSE.finditer(text):
        subject = _EAST_SUBJECT.match(text, match.start(), match.end())
        if subject is not None and not _EAST_GENERIC.search(subject[1]):
            yield subject.span(1)
    for match in _KANA_SUBJECT.finditer(text):
        yield match.span()


def _listed(text: str, is_listed: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """The longest listed names with which a part of a Chinese or Japanese clause begins."""
    for match in _EAST_CLAUSE.finditer(text):
        for end in range(min(match.end(), match.start() + _LONGEST_LISTED), match.start() + 1, -1):
            if is_listed(text[match.start() : end]):
                yield match.start(), end
                break


def _quoted_firms(text: str) -> Iterator[tuple[int, int, bool]]:
    """Firms in Cyrillic text by their quotes: with the legal form before them, else without the quotes. What
    holds a verb's or a sentence's sign is a quotation."""
    for match in _CYRILLIC_QUOTED.finditer(text):
        start, end = match.span()
        bare = text[start] in '«„“"'
        inner = match[0].strip('«»„“”"')
        if len(inner.split()) > _LONGEST_WORDS or any(sign in inner for sign in ".!?;:"):
            continue
        yield (start + 1, end - 1, False) if bare else (start, end, False)


def find_native(text: str, is_listed: Callable[[str], bool]) -> Iterator[tuple[int, int, bool]]:
    """(start, end, listed) of names in scripts without capitals, in order within each way to find them."""
    if text.isascii():
        return
    yield from _quoted_firms(text)
    if not _ANY.search(text):
        return
    if _is_foreign(text):
        for match in _EAST_RUN.finditer(text):
            if 2 <= len(match[0]) <= _LONGEST_GLOSS:
                yield *match.span(), False
        for match in _WEST_RUN.finditer(text):
            if len(match[0]) >= 2 and len(match[0].split()) <= _LONGEST_WORDS:
                yield *match.span(), False
        return
    for match in _WEST_PERSON.finditer(text):
        yield match.end() - len(match[1].lstrip()), match.end(), False
    for firm in (_EAST_FIRM, _EAST_FIRM_FRONT, _HANGUL_FIRM, _WEST_FIRM):
        for match in firm.finditer(text):
            if (span := _trimmed(match.start(), match[0])) is not None:
                yield *span, False
    yield from ((start, end, False) for start, end in _spoken_of(text))
    yield from ((start, end, False) for start, end in branded(text))
    yield from ((start, end, True) for start, end in _listed(text, is_listed))
