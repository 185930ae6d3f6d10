"""Standards with their edition: what a certificate or statement is made to (`standard`), what any other paper cites (`standard_cited`).

Reads GB, GB/T, HJ, ISO, industry, local and group standards, many on one line, with or without slash, space and edition, prefixes left out on the
second (GB/T 19001-2016、24001-2016), two-figure years, full-width dashes, look-alike letters. Normal form: "GB/T 24001-2016", "ISO 14001:2015"; of a
pair written as identical the national one comes first. Rules of corpora/standards.yaml that have no number are found by their names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from evidencekit import lexicon
from evidencekit.facts import _values
from evidencekit.model import DocumentType, Field
from evidencekit.text import Text, normalise


@dataclass(frozen=True, slots=True)
class _Hit:
    """A standard in the text: its span, normal form and number without prefix and edition."""

    start: int
    end: int
    normalized: str
    number: str
    dated: bool


_N = "[0-9OolI]"
_PREFIX = (
    r"G[B8][ -]?[/|]?[ -]?T|G[B8]/Z|GBZ(?:/T)?|GBJ|G[B8]"
    r"|[IlT1][S5][O0](?:/(?:IEC|TS|TR|DIS|FDIS))?|IEC|OHSAS|PAS|SA|IATF|EN|BS|ASTM"
    r"|HJ ?/ ?T|HJ|JJ[GF]|RB ?/ ?T|(?:AQ|CJJ?|CY|DL|FZ|GA|GY|HG|JB|JC|JG|JGJ|JT|LB|LY|MT|NB|NY|QB|QC|SB|SH|SJ|SL|SY|TB|WB|WS|XB|YB|YD|YS|YY)(?: ?/ ?T)?"
    r"|TSG|DB ?\d{2}(?:\d{2})?(?: ?/ ?T?)?|T ?/ ?[A-Z]{2,8}"
)
_STANDARD = re.compile(
    rf"(?:(?<![A-Za-z0-9])|(?<=idt)|(?<=IDT)|(?<=eqv)|(?<=EQV)|(?<=[-:][0-9]{{4}}))(?P<prefix>{_PREFIX}) ?(?P<code>[A-Z]{{0,2}}(?<![A-Z]{{3}}) ?)?(?P<number>[1-9lI]{_N}{{1,5}}(?:\.[0-9]{{1,3}})?)"
    rf"(?P<part>-[0-9]{{1,2}}(?=[-:][12])|-[1-9](?![0-9]))?"
    rf"(?:(?: ?[-:一]{{1,2}} ?\n?|(?=\())\(?(?P<year>[12][90O]{_N}{{2}}|[0-9]{{2}}(?![0-9]))\)?)?(?![0-9]|(?!idt|IDT|eqv|EQV|neq|ISO|GB|and)[A-Za-z]|-[0-9])",
)
#: A further number after a standard: 、24001-2016, 和45001-2020, /14001:2015.
_MORE = re.compile(
    r" ?(?:[、/,&]|和|及|与|and) ?(?P<number>[1-9][0-9]{3,4}(?:\.[0-9]{1,3})?)(?: ?[-:] ?(?P<year>(?:19|20)[0-9]{2}))?(?![0-9A-Za-z]|-[0-9]| ?[年元吨台个])"
)
_LIKE = str.maketrans("OolI", "0011")
#: Numbers that are standards even without an edition after ISO.
_KNOWN_ISO = frozenset(
    [
        "9001",
        "14001",
        "45001",
        "50001",
        "14064",
        "14067",
        "14040",
        "14044",
        "18001",
        "26000",
        "27001",
        "16949",
        "22000",
        "13485",
    ]
)
#: Prefixes of two letters that codes of other kinds share: only with an edition.
_NEEDS_YEAR = re.compile(r"(?:[A-Z]{2,3}|T/[A-Z]+|DB\d+)$")
_INTERNATIONAL = ("ISO", "IEC", "OHSAS", "PAS", "SA", "IATF", "EN", "BS", "ASTM")
#: Years in two figures: 88 is 1988, 16 is 2016.
_CENTURY = 50


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield each standard once, at its first place; those of the type's own family first."""
    hits = _unique(_hits(text.normal))
    if "standard" in doc_type.fields:
        own = [hit for hit in hits if _is_own(hit, doc_type.id)]
        for hit in _in_order(own, doc_type.id):
            yield _values.made(
                text,
                "standard",
                (hit.start, hit.end),
                hit.normalized,
                0.96 if hit.dated else 0.85,
                "standards",
            )
        hits = [hit for hit in hits if hit not in own]
    for hit in hits:
        yield _values.made(
            text,
            "standard_cited",
            (hit.start, hit.end),
            hit.normalized,
            0.95 if hit.dated else 0.85,
            "standards",
        )
    yield from _rules(text)


@cache
def _families() -> dict[str, tuple[str, ...]]:
    return {doc_type: tuple(numbers) for doc_type, numbers in lexicon.read("standards")["families"].items()}


def _is_own(hit: _Hit, doc_type: str) -> bool:
    """A certificate is made to every standard on it but those of its body; a report only to its family's."""
    if hit.number in lexicon.read("standards")["of_the_body"]:
        return False
    return doc_type.endswith("_certificate") or _family_rank(hit, doc_type) < len(
        _families().get(doc_type, ())
    )


def _family_rank(hit: _Hit, doc_type: str) -> int:
    numbers = _families().get(doc_type, ())
    base = hit.number.split(".")[0]
    return next((rank for rank, number in enumerate(numbers) if number in (hit.number, base)), len(numbers))


def _in_order(hits: list[_Hit], doc_type: str) -> list[_Hit]:
    """The family before others, a dated one before one without edition; then the national before the international one, of a GHG
    statement or footprint the norm of the inventory before that of its verification."""
    outside = len(_families().get(doc_type, ()))
    by_family = doc_type.startswith(("ghg", "carbon"))
    return sorted(
        hits,
        key=lambda hit: (
            _family_rank(hit, doc_type) == outside,
            not hit.dated,
            _family_rank(hit, doc_type) if by_family else hit.normalized.startswith(_INTERNATIONAL),
            hit.start,
        ),
    )


def _unique(hits: Iterator[_Hit]) -> list[_Hit]:
    """Each normal form once; one without edition is dropped where the same with an edition stands."""
    first: dict[str, _Hit] = {}
    for hit in hits:
        first.setdefault(hit.normalized, hit)
    dated = {re.split(r"[-:](?=\d{4}$)", hit.normalized)[0] for hit in first.values() if hit.dated}
    return [hit for hit in first.values() if hit.dated or hit.normalized not in dated]


def _hits(normal: str) -> Iterator[_Hit]:
    for match in _STANDARD.finditer(normal):
        hit = _read(match)
        if hit is None:
            continue
        yield hit
        prefix = hit.normalized.split(" ")[0]
        end = match.end()
        while following := _MORE.match(normal, end):
            year = following["year"]
            if year is None and following["number"] not in _KNOWN_ISO:
                break
            yield _Hit(
                following.start("number"),
                following.end(),
                _form(prefix, following["number"], "", year),
                following["number"],
                bool(year),
            )
            end = following.end()


def _read(match: re.Match[str]) -> _Hit | None:
    prefix = _prefix(match["prefix"])
    number = match["number"].translate(_LIKE)
    part = match["part"] or ""
    year = _year(match["year"])
    if year is None and ((_NEEDS_YEAR.match(prefix) and prefix not in ("GB", "ISO")) or len(number) < 4):
        return None
    if year is None and prefix.startswith("ISO") and number not in _KNOWN_ISO:
        return None
    code = (match["code"] or "").strip()
    return _Hit(
        match.start(), match.end(), _form(prefix, f"{code}{number}", part, year), number + part, bool(year)
    )


def _prefix(printed: str) -> str:
    """The prefix in its usual form.

    >>> [_prefix(words) for words in ("GBT", "GB / T", "G8/T", "1SO", "HJ/T", "DB 37/T")]
    ['GB/T', 'GB/T', 'GB/T', 'ISO', 'HJ/T', 'DB37/T']
    """
    bare = printed.replace(" ", "").replace("-", "").replace("|", "/")
    bare = re.sub("^G8", "GB", bare)
    bare = re.sub("^[IlT1][S5][O0]", "ISO", bare)
    return "GB/T" if bare == "GBT" else bare


def _year(printed: str | None) -> str | None:
    if not printed:
        return None
    figures = printed.translate(_LIKE)
    if len(figures) == 2:
        figures = ("19" if int(figures) >= _CENTURY else "20") + figures
    return figures if 1950 <= int(figures) <= 2100 else None


def _form(prefix: str, number: str, part: str, year: str | None) -> str:
    mark = ":" if prefix.startswith(_INTERNATIONAL) else "-"
    gap = "" if prefix.endswith("/") else " "
    return f"{prefix}{gap}{number}{part}" + (f"{mark}{year}" if year else "")


@cache
def _rule_names() -> tuple[tuple[str, str], ...]:
    return tuple((normalise(name), rule.id) for rule in lexicon.standards().values() for name in rule.names)


def _rules(text: Text) -> Iterator[Field]:
    """Rules without a number that a newer one has replaced."""
    for name, rule in _rule_names():
        start = text.normal.find(name)
        if start >= 0:
            yield _values.made(
                text, "standard_cited", (start, start + len(name)), rule, 0.9, "standards.rule"
            )
