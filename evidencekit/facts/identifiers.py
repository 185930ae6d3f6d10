"""Numbers that name a paper, a company or a thing: credit code, certificate, report, document and serial number, version.

A credit code (GB 32100) counts by its check digit; letters that the code never holds (I, O, S, Z) are read as the figures they look like, and
on pages read by OCR one look-alike may be exchanged if the check digit then holds (method "identifiers.uscc.repaired"). One that
stays wrong is yielded with `invalid`, and only beside its label. Phone numbers, standards and form numbers are no identifiers.
"""

import re
from collections.abc import Iterator
from functools import cache

from stdnum.cn import uscc

from evidencekit import lexicon
from evidencekit.facts import _values
from evidencekit.facts._dates import mentions
from evidencekit.facts._labels import Label, labels, labels_of
from evidencekit.facts._layout import Layout, layout
from evidencekit.model import DocumentType, Field
from evidencekit.text import Text

_USCC = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){17}(?![0-9A-Za-z])")
_USCC_ROUGH = re.compile(r"[0-9A-Za-z](?:[ -]?[0-9A-Za-z]){14,20}(?![0-9A-Za-z])")
_CREDIT = re.compile("信用代码|credit", re.IGNORECASE)
#: Letters that a credit code never holds, and the figures they are misread for.
_NEVER = str.maketrans("IOSZVioszv", "1052V1052V")
_FIGURES_ONLY = str.maketrans("BDGLQT", "806107")
#: Exchanges of letter and figure that OCR makes most; more of them would make a second right check digit likely (1 in 31 each).
_LOOK_ALIKE = {"8": "B", "B": "8", "0": "DQ", "D": "0", "Q": "0", "6": "G", "G": "6"}
#: Under this the page was read by OCR with doubt, and one look-alike may be exchanged.
_DOUBT = 0.999

_CODE = re.compile(
    r"[0-9A-Za-z\u4e00-\u9fff(〔\[【#№][0-9A-Za-z\u4e00-\u9fff()〔〕\[\]【】/.·\-_~—+*# ]{1,59}"
)
_DIGITS = re.compile(r"\d")
_PHONE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d{9}$|0\d{2,3}-\d{7,8}$|400-?\d{3,4}-?\d{3,4}$")
_STANDARD = re.compile(r"(?:GB|ISO|HJ|DB\d\d|JJ[GF]|IEC|SH|JB|QB|OHSAS)(?:/T|/Z)? ?\d", re.IGNORECASE)
_TAIL = re.compile(
    r"(?: |\()(?:第?\d+ ?[页頁]|共\d+页|Page|页码|版本|版次|副本|正本).*$|[ (]+$", re.IGNORECASE
)
#: 第 … 号 around a plain number beside a label is no part of it.
_WRAPPED = re.compile(r"第([0-9A-Za-z][0-9A-Za-z./_-]{3,})号?")
#: The round of a certificate (R0M, R1S, R2L: registration and size) holds a figure; OCR reads 0 as O.
_ROUND = re.compile(r"R[Oo](?=[MSL](?:$|[-/]))")
#: A number alone in its run: letters and figures, as bodies and document control give them.
_ALONE = re.compile(
    r"(?:No\.?:? ?)?(?P<code>(?=[A-Z0-9/. -]*\d)(?:Q/[A-Z]{2,6} ?)?[A-Z]{1,6}[A-Z0-9]*(?:[-/. ][A-Z0-9]+){0,5})(?: [A-Z]/\d)?$"
)
_ALONE_LINES = 5
_INSTRUMENT = re.compile(r"(?:仪器|器具|设备|样品|仪表|产品)名称|型号|规格|制造")
#: A letter number behind these is another paper's.
_CITED = re.compile("根据|依据|按照|按|参照|转发|关于|执行|对照|原")
_LATIN_CUT = re.compile(
    r" (?=[\u4e00-\u9fff])|(?<=[0-9A-Za-z)])(?=(?:兹|本证|根据|依据|有效|发证|颁发|组织|名称|日期|第\d+页|共\d+页))"
)
_CN_CODE = re.compile(r"[号字第证〔\[(【]")

_VERSION = re.compile(
    r"第?[一二三四五六七八九十\dA-Z]{1,3} ?版(?:[/,、( ]*第?[一二三四五六七八九十\d]{1,2} ?次(?:修改|修订)\)?)?"
    r"|[A-Z] ?/ ?\d{1,2}(?!\d)|[Vv](?:er(?:sion)?)?\.? ?\d{1,2}(?:\.\d{1,2}){0,2}|Rev\.? ?[A-Z0-9]{1,3}|\d{4} ?(?:年)?版|20\d\d-\d{1,2}(?![\d-])|\d{1,2}(?:\.\d{1,2}){1,2}(?![\d.])"
    r"|\d{1,2}/\d{1,2}(?!\d)|[A-Z]\d{0,2}(?![A-Za-z0-9-])|\d{1,2}(?![\d./年月日-])"
)
_VERSION_ALONE = re.compile(
    r"(?:^|[\s(,])(?P<v>第[一二三四五六七八九十\d]{1,2}版(?:[,、( ]*第?[一二三四五六七八九十\d]{1,2} ?次(?:修改|修订)\)?)?"
    r"|[A-H]/\d{1,2}|[VＶ]\d{1,2}\.\d{1,2}(?:\.\d)?|[A-H]版)(?=[\s),。]|$)"
)
#: The number that names a paper stands in its first lines, or in a running head or foot.
_TOP_LINES = 20


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield the identifiers of the paper: uscc on any paper, the others when the type has them."""
    names = doc_type.fields
    place = layout(text)
    yield from _credit_codes(text, place)
    if "certificate_no" in names:
        yield from _numbers(text, place, "certificate_no", doc_type.id)
    if "reference_no" in names:
        yield from _numbers(text, place, "reference_no", doc_type.id)
    if "version" in names:
        yield from _versions(text, place)
    if "serial_no" in names:
        yield from _serials(text, place)


def _serials(text: Text, place: Layout) -> Iterator[Field]:
    """Numbers of the instrument: by their label, else a plain 编号 in the row that names it."""
    found = {one.normalized: one for one in _labelled(text, place, "serial_no", ("serial_no",))}
    if not found:
        found = {
            one.normalized: one for one in _labelled(text, place, "serial_no", ("plain_no",), instrument=True)
        }
    yield from found.values()


# --- credit code
def _credit_codes(text: Text, place: Layout) -> Iterator[Field]:
    seen: set[str] = set()
    spans: list[tuple[int, int]] = []
    for match in _USCC.finditer(text.normal):
        code, method = _checked(match[0], text.confidence(*match.span()))
        if code:
            spans.append(match.span())
            if code not in seen:
                seen.add(code)
                yield _values.made(text, "uscc", match.span(), code, 0.98, method)
    for label in labels_of(text):
        if "uscc" in label.roles and _CREDIT.search(text.normal, label.start, label.end):
            yield from _wrong_code(text, place, label, spans)


def _wrong_code(text: Text, place: Layout, label: Label, good: list[tuple[int, int]]) -> Iterator[Field]:
    """What stands beside the label of a credit code and is none."""
    for value in _values.of(place, label):
        match = _USCC_ROUGH.match(text.normal, value.start, max(value.end, value.start))
        if match is None or any(start < match.end() and match.start() < end for start, end in good):
            return
        bare = re.sub("[ -]", "", match[0])
        if sum(char.isdigit() for char in bare) >= 8 and len(bare) not in (15, 20):
            yield _values.made(text, "uscc", match.span(), "", 0.9, "identifiers.uscc.invalid", invalid=True)
        return


def _checked(words: str, confidence: float) -> tuple[str, str]:
    """The code and the rule's name; ("", "") when no reading has a right check digit."""
    bare = re.sub("[ -]", "", words)
    if uscc.is_valid(bare.upper()) and bare == bare.upper():
        return bare, "identifiers.uscc"
    plain = bare.upper().translate(_NEVER)
    plain = plain[:2] + plain[2:8].translate(_FIGURES_ONLY) + plain[8:]
    if uscc.is_valid(plain):
        return plain, "identifiers.uscc" if plain == bare.upper() else "identifiers.uscc.repaired"
    if confidence >= _DOUBT or not plain[2:8].isdigit():
        return "", ""
    repaired = {
        candidate
        for at, char in enumerate(plain)
        for other in _LOOK_ALIKE.get(char, "")
        if uscc.is_valid(candidate := plain[:at] + other + plain[at + 1 :]) and candidate[2:8].isdigit()
    }
    return (repaired.pop(), "identifiers.uscc.repaired") if len(repaired) == 1 else ("", "")


# --- numbers of papers
@cache
def _roles(name: str, doc_type: str) -> tuple[str, ...]:
    for family in lexicon.read("identifiers")[name]:
        if doc_type in family["types"] or not family["types"]:
            return tuple(family["roles"])
    return ()


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(lexicon.read("identifiers")["letter"])


@cache
def _named(doc_type: str) -> re.Pattern[str] | None:
    pattern = lexicon.read("identifiers")["named"].get(doc_type)
    return re.compile(pattern) if pattern else None


def _numbers(text: Text, place: Layout, name: str, doc_type: str) -> Iterator[Field]:
    """The number of the paper itself: by a name in the text, by labels of the type's roles, by the form of a letter number."""
    seen: set[str] = set()
    for found in _candidates(text, place, name, doc_type):
        if found.normalized not in seen:
            seen.add(found.normalized)
            yield found


def _candidates(text: Text, place: Layout, name: str, doc_type: str) -> Iterator[Field]:
    named = _named(doc_type)
    match = named.search(text.normal) if named else None
    if match:
        yield _values.made(
            text, name, match.span(), _squeezed(text, *match.span()), 0.95, "identifiers.named"
        )
        return
    for role in _roles(name, doc_type):
        found = list(_by_role(text, place, name, role))
        if found:
            yield from found[:3]
            return


def _by_role(text: Text, place: Layout, name: str, role: str) -> Iterator[Field]:
    if role == "letter":
        return _letter_number(text, name)
    return _alone(text, place, name) if role == "alone" else _labelled(text, place, name, (role,))


def _alone(text: Text, place: Layout, name: str) -> Iterator[Field]:
    """A number that fills a run of the first lines and is long enough to be one."""
    for number in range(min(_ALONE_LINES, len(text.lines))):
        for spot in place.runs[number] if len(place.runs[number]) <= 2 else ():
            match = _ALONE.match(text.normal, spot.start, spot.end)
            if match and len(match["code"]) >= 6 and not _STANDARD.match(match["code"]):
                span = match.span("code")
                yield _values.made(text, name, span, _squeezed(text, *span), 0.75, "identifiers.alone")
                return


def _letter_number(text: Text, name: str) -> Iterator[Field]:
    """The letter number that stands alone near the top, not one that the body cites."""
    for match in _letter().finditer(text.normal):
        line = text.line_at(match.start())
        spare = (line.end - line.start) - (match.end() - match.start())
        cited = (
            text.normal[max(match.start() - 1, 0)] in "(《〈"
            or "》" in text.normal[line.start : match.start()]
        )
        if spare <= 14 and not _CITED.match(match[0]) and not cited and _near_top(text, match.start()):
            yield _values.made(
                text, name, match.span(), _squeezed(text, *match.span()), 0.93, "identifiers.letter"
            )
            return


def _near_top(text: Text, offset: int) -> bool:
    line = text.line_at(offset)
    if line.line.kind.value in ("header", "footer", "textbox"):
        return True
    return any(line is other for other in text.lines[:_TOP_LINES])


def _labelled(
    text: Text, place: Layout, name: str, roles: tuple[str, ...], *, instrument: bool = False
) -> Iterator[Field]:
    """Codes beside labels of these roles; `instrument`: only in lines that name an instrument, else never there for a plain 编号."""
    for label in labels_of(text):
        if not label.roles.intersection(roles) or not _counts(text, place, label, roles):
            continue
        if "plain_no" in roles and instrument != _names_instrument(text, label):
            continue
        for value in _values.of(place, label):
            span = _code(text.normal, value)
            if span:
                certainty = _values.CERTAINTY[value.how] - (0.06 if "plain_no" in roles else 0)
                yield _values.made(
                    text, name, span, _squeezed(text, *span), certainty, f"identifiers.{roles[0]}"
                )
                break


def _counts(text: Text, place: Layout, label: Label, roles: tuple[str, ...]) -> bool:
    """A plain 编号 counts near the top only, and never as a column of a list."""
    if (
        not _values.stands_as_label(text.normal, label)
        and not text.normal[label.end : label.end + 1].isascii()
    ):
        return False
    if "plain_no" not in roles:
        return True
    spot = place.spot(label.start)
    return (
        label.start - spot.start <= 8 and _near_top(text, label.start) and not _heads_column(place, spot.line)
    )


def _names_instrument(text: Text, label: Label) -> bool:
    line = text.line_at(label.start)
    return bool(_INSTRUMENT.search(text.normal, line.start, label.start))


def _heads_column(place: Layout, line: int) -> bool:
    """A table line of four and more cells with no value in it is the head of a list."""
    runs = place.runs[line]
    return len(runs) >= 4 and not any(_DIGITS.search(place.words(run)) for run in runs)


def _code(normal: str, value: _values.Value) -> tuple[int, int] | None:
    """The span of a code at the start of a value; None if what stands there is none."""
    match = _CODE.match(normal, value.start, value.end)
    if match is None:
        return None
    words = match[0][: _unmatched(match[0])]
    glued = next(
        (
            label.start
            for label in labels(normal)
            if value.start + 3 <= label.start < value.start + len(words)
        ),
        None,
    )
    if glued is not None and normal[glued - 1].isascii() and not normal[glued].isascii():
        words = words[: glued - value.start]
    for cut in (_TAIL, _LATIN_CUT):
        found = cut.search(words)
        if found and found.start() >= 3:
            words = words[: found.start()]
    start, end = _values.trimmed(normal, value.start, value.start + len(words), " :;,。、.-_/")
    bare = normal[start:end].replace(" ", "")
    return (start, end) if _is_code(bare) else None


def _unmatched(words: str) -> int:
    """Where a bracket closes that never opened, else the length."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char in "(〔[") - (char in ")〕]")
        if depth < 0:
            return at
    return len(words)


def _is_code(bare: str) -> bool:
    if len(bare) < 3 or len(_DIGITS.findall(bare)) < 2 or _PHONE.match(bare) or _STANDARD.match(bare):
        return False
    dated = mentions(bare)
    if dated and not dated[0].weak and dated[0].end - dated[0].start == len(bare):
        return False
    chinese = sum("\u4e00" <= char <= "\u9fff" for char in bare)
    return chinese == 0 or (chinese <= 24 and bool(_CN_CODE.search(bare))) or chinese <= 2


def _squeezed(text: Text, start: int, end: int) -> str:
    """The code without spaces, full-width letters and figures folded; beside Chinese the brackets are full-width, as in names."""
    raw = "".join(_values.printed(text, start, end).split())
    folded = "".join(
        chr(ord(char) - 0xFEE0) if "０" <= char <= "ｚ" and char.isalnum() else char for char in raw
    )
    wrapped = _WRAPPED.fullmatch(folded)
    code = wrapped[1] if wrapped else folded
    if any("\u4e00" <= char <= "\u9fff" for char in code):
        code = code.replace("(", "（").replace(")", "）")
    return _ROUND.sub("R0", code) if text.confidence(start, end) < 1 else code


# --- versions
def _versions(text: Text, place: Layout) -> Iterator[Field]:
    for label in labels_of(text):
        if "version" not in label.roles or not _values.stands_as_label(text.normal, label):
            continue
        for value in _values.of(place, label):
            match = _VERSION.match(text.normal, value.start, value.end)
            if match:
                normalized = _with_revision(match[0].replace(" ", ""), _revision(text, place, label))
                yield _values.made(
                    text,
                    "version",
                    match.span(),
                    normalized,
                    _values.CERTAINTY[value.how],
                    "identifiers.version",
                )
                return
    head = text.lines[min(_TOP_LINES, len(text.lines)) - 1].end if text.lines else 0
    alone = _VERSION_ALONE.search(text.normal, 0, head)
    if alone:
        yield _values.made(
            text, "version", alone.span("v"), alone["v"].replace(" ", ""), 0.8, "identifiers.version.alone"
        )


def _with_revision(version: str, revision: str) -> str:
    """Version and state of revision in one: B and 0 are B/0.

    >>> _with_revision("D版", "0"), _with_revision("A/1", "1")
    ('D/0', 'A/1')
    """
    letter = re.fullmatch(r"(?:第)?([A-Z]|\d{1,2})版?", version)
    return f"{letter[1]}/{revision}" if letter and revision else version


def _revision(text: Text, place: Layout, version: Label) -> str:
    """The state of revision when it has its own label close by, "" else."""
    for label in labels_of(text):
        if "revision" in label.roles and abs(label.start - version.end) < 80:
            for value in _values.of(place, label):
                match = re.match(r"第? ?(\d{1,2}) ?(?:次|$|\s)", text.normal[value.start : value.end])
                if match:
                    return match[1]
    return ""
