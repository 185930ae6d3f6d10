"""Who answers for a paper: seals and signatures seen on its pages, and the lines for them that were left blank.

In: the pages' seals and regions, the lines that ask for a signature (签字：____) or a seal (（盖章）). Out: `Mark`s. A line with a name after it is
filled, which is less than a signature seen (`confidence` 0.7); a seal line is blank when no seal was seen on its page.
"""

import re
from collections.abc import Iterator
from functools import cache

from evidencekit import lexicon
from evidencekit.facts import _names
from evidencekit.facts._layout import Layout, Spot, layout
from evidencekit.model import Box, DocumentType, LineKind, Mark, MarkKind, Page, Place, Region, TextSource
from evidencekit.text import Text

#: A stroke of the pen lies so near its line, in points, and reaches so far to its right.
_NEAR = 26.0
_REACH = 260.0
#: Part of the lines, from the end, in which a paper is signed.
_SIGNED_FROM = 0.6
_BLANK = re.compile(r"[\s:_.。,、;—\-/|()]*")
_SPACED_NAME = re.compile(
    r"[\s:_]*(?P<name>[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,3}(?:·[\u4e00-\u9fff]{1,6})?)(?![\u4e00-\u9fff])"
)
_SEAL_WORD = re.compile(r"\((?:[^()]{0,6}章|盖章)\)|(?:加?盖)?公章|盖章|签章")
_SEALER = re.compile(
    r"[\u4e00-\u9fff()A-Za-z0-9]{2,30}(?:公司|工厂|厂|局|委员会|中心|研究院|院|所|政府|协会|管委会|办公室|银行|法院)(?![\u4e00-\u9fff])"
)
_LATIN_NAME = re.compile(r"[\s:_]*(?P<name>[A-Z][a-z]+(?: [A-Z][a-z.]+){1,2})(?![A-Za-z])")
#: Types that are signed as a whole; on others a line 负责人: in the body is no signature line.
_SIGNED_TYPES = frozenset({"management_commitment", "truthfulness_commitment", "stakeholder_commitment", "representative_authorization", "compliance_statement",
                           "application_form", "hazardous_waste_contract", "purchase_contract", "saving_project_contract", "property_certificate"})  # fmt: skip


def find(text: Text, doc_type: DocumentType) -> Iterator[Mark]:
    """Yield seals seen, signatures seen, then the lines for them in order of place."""
    for page in text.pages:
        yield from _seals(text, page)
    signed = [mark for page in text.pages for mark in _signatures(text, page)]
    yield from signed
    yield from _lines(text, doc_type)


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(lexicon.read("marks")[name])


def _place(text: Text, page: Page, box: Box | None, quote: str) -> Place:
    return Place(text.document, page.number if text.paged else None, box if text.paged else None, quote)


def _seals(text: Text, page: Page) -> Iterator[Mark]:
    for seal in page.seals:
        yield Mark(MarkKind.SEAL, _place(text, page, seal.bbox, seal.text), seal.text, seal.confidence)


def _signatures(text: Text, page: Page) -> Iterator[Mark]:
    for region in page.regions:
        if region.kind == "signature":
            yield Mark(
                MarkKind.SIGNATURE, _place(text, page, region.bbox, ""), region.note, region.confidence
            )


def _lines(text: Text, doc_type: DocumentType) -> Iterator[Mark]:
    """Signature and seal lines; running heads and blank cells of lists are none."""
    place = layout(text)
    last = int(len(text.lines) * _SIGNED_FROM)
    for number, line in enumerate(text.lines):
        if line.line.kind in (LineKind.HEADER, LineKind.FOOTER, LineKind.NOTE, LineKind.WATERMARK):
            continue
        for spot in place.runs[number]:
            yield from _signature_line(
                text, place, spot, at_end=number >= last and doc_type.id in _SIGNED_TYPES
            )
            yield from _seal_line(text, spot)


def _signature_line(text: Text, place: Layout, spot: Spot, *, at_end: bool) -> Iterator[Mark]:
    words = place.words(spot)
    matches = list(_words("signature").finditer(words)) or (
        list(_words("signer").finditer(words)) if at_end else []
    )
    for index, match in enumerate(matches):
        rest = words[match.end() : matches[index + 1].start() if index + 1 < len(matches) else len(words)]
        if not _asks(words, match, rest, place, spot):
            continue
        name = _name(rest) or (_name_beside(place, spot) if not rest.strip(" :_") else "")
        box = place.box(spot)
        where = text.place(spot.start + match.start(), spot.end)
        page = text.lines[spot.line].page
        confidence = text.confidence(spot.start, spot.end)
        if name:
            yield Mark(MarkKind.SIGNATURE, where, name, round(0.7 * confidence, 3))
        elif pen := _pen_near(page, box):
            yield Mark(MarkKind.SIGNATURE, where, pen.note, round(0.8 * pen.confidence, 3))
        elif _BLANK.fullmatch(_without_date(rest)):
            yield Mark(MarkKind.SIGNATURE_LINE_BLANK, where, "", round(0.85 * confidence, 3))


def _asks(words: str, match: re.Match[str], rest: str, place: Layout, spot: Spot) -> bool:
    """A line that asks: the words open their run or follow a bracket or gap, and a colon, a blank or the end follows them.

    The head of a list (序号 | 姓名 | 签名) asks for nobody's signature on the paper.
    """
    before = words[max(match.start() - 1, 0) : match.start()]
    if rest[:1] not in ("", ":", " ", "_", "(", "/") or (
        "\u4e00" <= before <= "\u9fff" and not rest.startswith(":")
    ):
        return False
    return len(place.runs[spot.line]) <= 2 or rest.startswith(":")


def _without_date(rest: str) -> str:
    return re.sub(
        r"(?:签?[日时][期间])?[:\s_]*(?:20\d{0,2})?[_\s\d]*年[_\s\d]*月[_\s\d]*日|日期[:\s_]*|\(?盖章\)?",
        "",
        rest,
    )


def _name(rest: str) -> str:
    """The name that follows the line's words, "" if none does."""
    bare = re.sub(
        r"^[\s:_()]*(?:\([^()]{0,10}\))?", "", re.split(r"日期|时间|电话|职务|\(盖章|(?=\d{4}[年.])", rest)[0]
    )
    match = _SPACED_NAME.match(bare) or _LATIN_NAME.match(bare)
    if match is None:
        return ""
    name = match["name"].replace(" ", "")
    label = _words("signature").match(name) or _words("signer").match(name)
    if label or _words("not_names").match(name):
        return ""
    return name if _names.likelihood(name, in_column=True) >= 0.6 else ""


def _name_beside(place: Layout, spot: Spot) -> str:
    for run in place.right(spot):
        words = place.words(run)
        if words.strip(" _:"):
            return _name(words)
    return ""


def _pen_near(page: Page, box: Box | None) -> Region | None:
    """Handwriting or a signature on the line or just right of it."""
    if box is None:
        return None
    for region in page.regions:
        if region.kind in ("handwriting", "signature") and region.bbox:
            left, top, right, bottom = region.bbox
            level = top - _NEAR <= (box[1] + box[3]) / 2 <= bottom + _NEAR
            if level and right > box[0] and left < box[2] + _REACH:
                return region
    return None


def _seal_line(text: Text, spot: Spot) -> Iterator[Mark]:
    """A line that asks for a seal on a page where none was seen; in a text, which shows no stamp, a line that names who seals is filled."""
    page = text.lines[spot.line].page
    words = text.normal[spot.start : spot.end]
    if page.seals or len(words) > 60 or "。" in words:
        return
    match = _words("seal").search(words)
    if not match:
        return
    where = text.place(spot.start + match.start(), spot.start + match.end())
    confidence = text.confidence(spot.start, spot.end)
    sealer = _SEALER.search(_SEAL_WORD.sub(" ", words))
    if sealer and page.text_source is TextSource.TEXT and not page.has_picture:
        yield Mark(MarkKind.SEAL, where, sealer[0], round(0.5 * confidence, 3))
        return
    yield Mark(MarkKind.SEAL_LINE_BLANK, where, "", round(0.8 * confidence, 3))
