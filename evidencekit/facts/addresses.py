"""Addresses of whom the paper is about (`address`), wherever they stand beside a label, without spaces and postcode.

Left out: the issuer's own at the foot or beside its phone, the other side's of a contract, suppliers'. Of a lease without a label: 位于 … 的厂房.
"""

import re
from collections.abc import Iterator
from functools import cache

from evidencekit import lexicon
from evidencekit.facts import _organisations, _values
from evidencekit.facts._contract_sides import sides
from evidencekit.facts._labels import Label, labels, labels_of
from evidencekit.facts._layout import Spot, layout
from evidencekit.model import DocumentType, Field
from evidencekit.text import Text

#: What these papers say of addresses is said of suppliers.
_ABOUT_OTHERS = frozenset({"supplier_list", "supplier_evaluation", "incoming_inspection_record"})
#: The foot of a paper begins at this part of its lines.
_FOOT = 0.6
_ADDRESS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z(][\u4e00-\u9fff0-9A-Za-z()、,，·#\-/~ .]{4,100}")
_ADDRESS_WORD = re.compile(
    r"省|市|区|县|镇|乡|路|街|道|号|村|园|楼|座|栋|弄|巷|大厦|厂房|开发区|Road|Street|District|China|Rd",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"电话|传真|邮编|邮政编码|网址|E-?mail|Tel|Fax|Http|www", re.IGNORECASE)
_POSTCODE = re.compile(r"[ ,]*(?:邮编:?)?(?<![0-9])\d{6}$")
_PLACE = re.compile(r"(?:中国|[\u4e00-\u9fff]{2,6}?(?:省|市|区|县|工业园|开发区|街道|镇|路))")


@cache
def _site_words() -> re.Pattern[str]:
    return re.compile(lexicon.read("parties")["site"])


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield addresses beside labels; one beside a phone or web address at the foot is the issuer's and left out.

    Of a contract only the client's; none of papers about suppliers.
    """
    if doc_type.id in _ABOUT_OTHERS:
        return
    contract = doc_type.id.endswith("_contract")
    seen: set[str] = set()
    for label in labels_of(text):
        if (
            "address" not in label.roles
            or (contract and not _of_client(text, doc_type, label))
            or not _values.stands_as_label(text.normal, label, glued=_place_follows(text, label))
            or _of_issuer(text, label)
        ):
            continue
        for value in _values.of(layout(text), label):
            found = _address(text, value)
            if found and found[2] not in seen:
                seen.add(found[2])
                yield _values.made(
                    text,
                    "address",
                    found[:2],
                    found[2],
                    _values.CERTAINTY[value.how] - 0.02,
                    "addresses",
                )
            break
    if not seen and doc_type.id == "property_certificate":
        yield from _site(text)


def _place_follows(text: Text, label: Label) -> bool:
    return bool(_PLACE.match(text.normal, label.end))


def _site(text: Text) -> Iterator[Field]:
    """Where a lease says its thing is: 位于 … 的厂房."""
    found = _site_words().search(text.normal)
    if found:
        words = re.sub(r"\s", "", found["place"])
        yield _values.made(text, "address", found.span("place"), words, 0.85, "addresses.site")


def _address(text: Text, value: _values.Value) -> tuple[int, int, str] | None:
    match = _ADDRESS.match(text.normal, value.start, value.end)
    if match is None or _organisations.at_start(match[0]):
        return None
    cut = _OF_ANOTHER.search(match[0])
    length = cut.start() if cut else len(match[0])
    shut = _unmatched(match[0][:length])
    start, end = _values.trimmed(text.normal, value.start, value.start + shut)
    end -= len(found[0]) if (found := _POSTCODE.search(text.normal[start:end])) else 0
    words = text.normal[start:end]
    spot = layout(text).spot(start)
    if end >= spot.end - 1:
        words += _address_tail(text, spot, words)
    if not _ADDRESS_WORD.search(words) or not any(
        "\u4e00" <= char <= "\u9fff" or char.isdigit() for char in words
    ):
        return None
    return start, end, re.sub(r"\s", "", words).rstrip("。,;")


def _address_tail(text: Text, spot: Spot, words: str) -> str:
    """The rest of an address that breaks over the line: 海川路 / 18号."""
    if re.search(r"[号室楼层座栋内]\)?$", words):
        return ""
    for below in layout(text).below(spot, 1):
        rest = layout(text).words(below)
        if (
            below.line == spot.line + 1
            and re.fullmatch(r"[\u4e00-\u9fff0-9A-Za-z\-#()]{1,24}[号室楼层座栋内]\)?", rest)
            and not labels(rest)
        ):
            return rest
    return ""


def _of_issuer(text: Text, label: Label) -> bool:
    """A plain 地址 beside a phone, or with one on a line next to it at the foot of the paper."""
    if text.normal[label.start : label.end].lower() not in ("地址", "address"):
        return False
    number = layout(text).spot(label.start).line
    reach = 1 if number > _FOOT * len(text.lines) else 0
    around = range(max(number - reach, 0), min(number + reach + 1, len(text.lines)))
    return any(_OF_ANOTHER.search(text.line_text(text.lines[near])) for near in around)


def _of_client(text: Text, doc_type: DocumentType, label: Label) -> bool:
    """Of a contract's addresses the client's: under the client's name in its column, else behind it in the text."""
    place = layout(text)
    parties = sides(text, doc_type.id)
    placed = [(distance, place.spot(party.start), party.start) for distance, party in parties]
    spot = place.spot(label.start)
    above = [side for side in placed if side[1].line <= spot.line and side[2] <= label.start]
    column = [side for side in above if side[1].line < spot.line and place.aligned(side[1], spot)]
    owners = column or above
    return not owners or max(owners, key=lambda side: side[2])[0] == min(distance for distance, _ in parties)


def _unmatched(words: str) -> int:
    """Where a bracket closes that never opened, else the length."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return at
    return len(words)
