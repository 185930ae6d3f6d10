"""Adds up what speaks for each document type: the evidence of titles, headings, table heads, phrases, names and pictures.

Shared by classify.py (which decides) and segment.py (which looks for changes of class). All weights stand here.
"""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from evidencekit.cues import titles, trained
from evidencekit.cues.terms import Hit, Terms, compiled, folded
from evidencekit.model import Cue, DocumentType, LineKind, Place, TextSource
from evidencekit.text import Text

_TITLE, _HEADING, _HEADS, _FORM, _PHRASES, _ISSUER, _SEAL = 6.0, 0.8, 2.2, 2.6, 3.6, 0.5, 0.5
_FILE, _FOLDER, _SHEET, _NEIGHBOUR = 2.2, 0.7, 1.6, 0.15

#: The model's say: per title and body, for so many title lines of at least this strength; below this it is not told.
_MODEL_TITLE, _MODEL_BODY, _FLOOR, _MODEL_LEAST = 3.0, 0.5, 1e-4, 0.6
_MODEL_LINES, _MODEL_STRENGTH = 4, 0.6
#: A body of so many characters counts full; "other" is many things, of which the model knows few.
_MODEL_FULL, _MODEL_OTHER = 120, 0.4

#: Characters of the text that are searched: the beginning counts full, the rest by half.
_SEARCHED, _NEAR = 12_000, 2_500
#: A page with fewer characters shows a picture, not a text.
_PICTURE_CHARACTERS = 60
#: Where the little text was read with less confidence than this, it may as well be a paper that cannot be read.
_LEGIBLE = 0.82

_TAIL = re.compile(
    r"^((情况|结果|数据)?(统计|汇总|说明|登记)?(表|单|报告)?|表|单|书|簿|册|薄|本|记录|记录表|副本|正本|附件|汇总|汇总表|一览表|样表|封面|材料|文件|[(].{0,20}[)]|[(、和及与].{1,14}|[-_ \d.年月]{1,10}|第?[一二三四\d]+(版|次|期|批|号|部分)?)$"
)
_REFERRING = re.compile(r"(见|依据|根据|按照|参照|附|详见|符合|满足|执行|对照)[《“]?$")
_COVERING = re.compile(r"^关于(报送|提交|上报|征求|召开|申请|请求|缴纳|领取|补办|咨询)")
_SPLIT_NAME = re.compile(r"[\s_\-+()\[\]【】,.;~@#&=]+")
_NAME_NUMBER = re.compile(r"^\d{1,3}(?!\d|年|-\d)[.、_ -]*")


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue before its place is looked up: the span in the text's normal form, or a place that is already known."""

    kind: str
    words: str
    weight: float
    start: int = -1
    end: int = -1
    place: Place | None = None

    def cue(self, text: Text) -> Cue:
        """The cue with its place."""
        if self.start < 0:
            return Cue(self.kind, self.words, round(self.weight, 3), self.place)
        words = self.words or text.normal[self.start : self.end]
        return Cue(self.kind, words, round(self.weight, 3), text.place(self.start, self.end))


@dataclass(slots=True)
class Tally:
    """Evidence for one type while it is being added up."""

    score: float = 0.0
    title: float = 0.0
    phrases: float = 0.0
    heads: float = 0.0
    names: float = 0.0
    model: float = 0.0
    picture: float = 0.0
    cues: list[Sign] = field(default_factory=list)


def weigh(
    text: Text, path: str, types: Mapping[str, DocumentType], neighbours: Sequence[str] = ()
) -> tuple[dict[str, Tally], tuple[titles.Candidate, ...]]:
    """The evidence for each type that has any, and the lines that may be the title, the strongest first."""
    terms = compiled(types)
    tallies: dict[str, Tally] = defaultdict(Tally)
    lines = titles.candidates(text)
    _weigh_titles(text, terms, lines, tallies)
    _weigh_body(text, terms, lines, tallies)
    _weigh_heads(text, terms, tallies)
    _weigh_names(text, path, terms, tallies, neighbours)
    _weigh_picture(text, types, tallies)
    _weigh_model(text, types, lines, tallies)
    return tallies, lines


# --- titles


def _weigh_titles(
    text: Text, terms: Terms, lines: Sequence[titles.Candidate], tallies: dict[str, Tally]
) -> None:
    best: dict[str, Sign] = {}
    scanned = _scanned(text)
    for line in lines:
        for doc_type, (quality, words) in title_quality(line.core, terms, scanned=scanned).items():
            weight = _TITLE * line.strength * quality
            if doc_type not in best or best[doc_type].weight < weight:
                best[doc_type] = Sign("title", words, weight, line.start, line.end)
    for doc_type, sign in best.items():
        tally = tallies[doc_type]
        tally.title = sign.weight
        tally.score += sign.weight
        tally.cues.append(sign)


def _scanned(text: Text) -> bool:
    return any(page.text_source in (TextSource.OCR, TextSource.MIXED) for page in text.pages)


def title_quality(core: str, terms: Terms, *, scanned: bool = False) -> Mapping[str, tuple[float, str]]:
    """How well a title's core names each type: type → (0 to 1, the words that did).

    What a Chinese title ends with says what the paper is; a name inside a longer name of another type counts little.
    """
    return terms.remembered(core, scanned, _title_quality)


def _title_quality(core: str, terms: Terms, scanned: bool) -> dict[str, tuple[float, str]]:
    low = folded(core)
    hits = [hit for hit in terms.literal_hits(low) if hit.kind in ("titles", "against")]
    hits += terms.pattern_hits(low, "titles", "against")
    refused = {hit.doc_type for hit in hits if hit.kind == "against"}
    named = [hit for hit in hits if hit.kind == "titles"]
    rulers = [hit for hit in named if hit.doc_type not in refused]
    found: dict[str, tuple[float, str]] = {}
    for hit in named:
        quality = _title_fit(low, hit, terms)
        if any(_within(hit, other) for other in rulers if other.doc_type != hit.doc_type):
            quality *= 0.3
        if hit.doc_type in refused:
            quality *= 0.3
        if quality > found.get(hit.doc_type, (0.0, ""))[0]:
            found[hit.doc_type] = (quality, core[hit.start : hit.end])
    if max((quality for quality, _ in found.values()), default=0.0) < 0.75:
        _add_similar(low, terms, found, scanned)
    return found


def _title_fit(core: str, hit: Hit, terms: Terms) -> float:
    tail = core[hit.end :].strip()
    share = (hit.end - hit.start) / max(len(core), 1)
    if not tail or _TAIL.match(tail):
        quality = 0.86 + 0.14 * min(share / 0.6, 1.0)
    else:
        quality = 0.42 if share >= 0.5 else 0.28
    before = core[: hit.start]
    if (before.endswith(("《", "“")) and tail) or _REFERRING.search(before):
        quality *= 0.3
    if _COVERING.match(core):
        quality *= 0.5
    return float(quality * terms.rarity("titles", hit.words) ** 0.5)


def _within(hit: Hit, other: Hit) -> bool:
    """Whether *hit* is a part of the longer *other*, or is overtaken by it at the end."""
    if other.start <= hit.start and other.end >= hit.end:
        return (other.end - other.start) > (hit.end - hit.start)
    return other.start < hit.end < other.end and other.end - other.start >= hit.end - hit.start


def _add_similar(core: str, terms: Terms, found: dict[str, tuple[float, str]], scanned: bool) -> None:
    """Titles that are almost known ones: a slip of the reader or of the typist."""
    near = [(one, 0.9) for one in terms.similar_titles(core, 72.0 if scanned else 78.0)]
    if scanned:
        near += [(one, 0.75) for one in terms.ending_titles(core, 82.0)]
    for (doc_type, title, likeness), factor in near:
        quality = factor * likeness * likeness * terms.rarity("titles", title) ** 0.5
        if quality > found.get(doc_type, (0.0, ""))[0]:
            found[doc_type] = (quality, title)


# --- body


def _weigh_body(
    text: Text, terms: Terms, lines: Sequence[titles.Candidate], tallies: dict[str, Tally]
) -> None:
    body = folded(text.normal[:_SEARCHED])
    titled = {(line.start, line.end) for line in lines if line.strength >= 0.5}
    hits = [*terms.literal_hits(body), *terms.pattern_hits(body, "phrases", "form_numbers", "issuers")]
    sums: dict[str, dict[str, tuple[float, Hit]]] = defaultdict(dict)
    for hit in hits:
        if hit.kind == "titles":
            _note_heading(text, hit, titled, tallies)
        elif hit.kind in ("phrases", "form_numbers", "issuers"):
            weight = _phrase_weight(hit, terms)
            held = sums[hit.doc_type].get(hit.words)
            if held is None or held[0] < weight:
                sums[hit.doc_type][hit.words] = (weight, hit)
    for doc_type, found in sums.items():
        _add_phrases(doc_type, found, tallies)
    _weigh_seals(text, terms, tallies)


def _phrase_weight(hit: Hit, terms: Terms) -> float:
    length = min((hit.end - hit.start) / 5.0, 1.4)
    return length * terms.rarity(hit.kind, hit.words) * (1.0 if hit.start < _NEAR else 0.5)


def _add_phrases(doc_type: str, found: Mapping[str, tuple[float, Hit]], tallies: dict[str, Tally]) -> None:
    tally = tallies[doc_type]
    phrases = sorted(
        ((weight, hit) for weight, hit in found.values() if hit.kind == "phrases"), key=lambda pair: -pair[0]
    )
    total = sum(weight for weight, _ in phrases)
    gained = _PHRASES * (1.0 - math.exp(-total / 4.0))
    tally.score += gained
    tally.phrases = gained
    for weight, hit in phrases[:4]:
        tally.cues.append(Sign("phrase", "", gained * weight / total, hit.start, hit.end))
    for kind, name, full in (("form_numbers", "form_no", _FORM), ("issuers", "issuer", _ISSUER)):
        best = max(
            (hit for _, hit in found.values() if hit.kind == kind), key=lambda hit: hit.end, default=None
        )
        if best is not None:
            tally.score += full
            tally.cues.append(Sign(name, "", full, best.start, best.end))


def _note_heading(text: Text, hit: Hit, titled: set[tuple[int, int]], tallies: dict[str, Tally]) -> None:
    line = text.line_at(hit.start)
    if (line.start, line.end) in titled or hit.end - hit.start < 4:
        return
    words = text.line_text(line)
    if len(words) > (hit.end - hit.start) + 8 or "\t" in words or line.line.kind is LineKind.FOOTER:
        return
    tally = tallies[hit.doc_type]
    if sum(cue.kind == "heading" for cue in tally.cues) >= 2:
        return
    tally.score += _HEADING
    tally.cues.append(Sign("heading", "", _HEADING, hit.start, hit.end))


def _weigh_seals(text: Text, terms: Terms, tallies: dict[str, Tally]) -> None:
    for page in text.pages[:3]:
        for seal in page.seals:
            said = {
                hit.doc_type: hit.words
                for hit in terms.literal_hits(folded(seal.text))
                if hit.kind in ("issuers", "phrases", "titles")
            }
            place = Place(text.document, page.number, seal.bbox, seal.text) if text.paged else None
            for doc_type, words in said.items():
                tallies[doc_type].score += _SEAL
                tallies[doc_type].cues.append(Sign("seal", words, _SEAL, place=place))


# --- table heads and labels


def _weigh_heads(text: Text, terms: Terms, tallies: dict[str, Tally]) -> None:
    zone, widest = _head_zone(text)
    if not zone:
        return
    present = terms.present(zone)
    best: dict[str, Sign] = {}
    for row in terms.heads:
        met = [word for word in row.words if word in present]
        if len(met) < len(row.words) and (len(row.words) < 4 or len(met) < 0.75 * len(row.words)):
            continue
        size = sum(len(word) if isinstance(word, str) else 3 for word in met)
        weight = _HEADS * len(met) / len(row.words) * min(size / 12.0, 1.25)
        if row.doc_type not in best or weight > best[row.doc_type].weight:
            words = " ".join(word for word in met if isinstance(word, str))
            best[row.doc_type] = Sign("table_head", words, weight, *widest)
    for doc_type, sign in best.items():
        tally = tallies[doc_type]
        tally.score += sign.weight
        tally.heads = sign.weight
        tally.cues.append(sign)


def _head_zone(text: Text) -> tuple[str, tuple[int, int]]:
    """Short runs that may be heads or labels, one a line, of the first pages; the span of the widest row."""
    labels: list[str] = []
    most, widest = 1, (-1, -1)
    for line in text.lines[:160]:
        runs = text.line_text(line).split("\t")
        if len(runs) > most:
            most, widest = len(runs), (line.start, line.end)
        for run in runs:
            label = run.split(":", 1)[0] if ":" in run[:16] else run
            if 0 < len(label) <= 16 and (len(runs) > 1 or ":" in run):
                labels.append(label)
    return folded("\n".join(dict.fromkeys(labels))), widest


# --- names of file, folder, neighbours; pictures


def _weigh_names(
    text: Text, path: str, terms: Terms, tallies: dict[str, Tally], neighbours: Sequence[str]
) -> None:
    parts = path.split("/")
    stem = parts[-1].rsplit(".", 1)[0] if "." in parts[-1] else parts[-1]
    _weigh_name(stem, _FILE, "file_name", terms, tallies)
    if len(parts) > 1:
        _weigh_name(parts[-2], _FOLDER, "folder", terms, tallies)
    for page in text.pages[:6]:
        if page.name:
            _weigh_name(page.name, _SHEET / len(text.pages[:6]), "sheet", terms, tallies)
    for name in sorted(neighbours)[:6]:
        other = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        for doc_type in _named(other, terms):
            tallies[doc_type].score += _NEIGHBOUR / max(len(neighbours), 1)


def _weigh_name(name: str, full: float, kind: str, terms: Terms, tallies: dict[str, Tally]) -> None:
    for doc_type, (quality, words) in _named(name, terms).items():
        weight = full * quality
        tallies[doc_type].score += weight
        if kind != "sheet":
            tallies[doc_type].names += weight
        tallies[doc_type].cues.append(Sign(kind, words, weight))


def _named(name: str, terms: Terms) -> dict[str, tuple[float, str]]:
    """Types that a file or folder name names: as a title would, or by one of its names."""
    bare = " ".join(part for part in _SPLIT_NAME.split(_NAME_NUMBER.sub("", name)) if part)
    if not bare:
        return {}
    found = dict(title_quality(titles.core_of(bare), terms))
    low = folded(bare)
    hits = [hit for hit in terms.literal_hits(low) if hit.kind in ("names", "against")]
    refused = {hit.doc_type for hit in hits if hit.kind == "against"}
    for hit in hits:
        if hit.kind != "names":
            continue
        quality = (0.35 + 0.4 * min((hit.end - hit.start) / max(len(low), 1) * 1.5, 1.0)) * terms.rarity(
            "names", hit.words
        )
        if hit.doc_type in refused:
            quality *= 0.3
        if any(
            _within(hit, other) for other in hits if other.kind == "names" and other.doc_type != hit.doc_type
        ):
            quality *= 0.5
        if quality > found.get(hit.doc_type, (0.0, ""))[0]:
            found[hit.doc_type] = (quality, hit.words)
    return found


def _weigh_picture(text: Text, types: Mapping[str, DocumentType], tallies: dict[str, Tally]) -> None:
    """A picture with (almost) no text is a photo of the site."""
    if "site_photo" not in types or not text.pages:
        return
    characters = len("".join(text.normal.split())) / len(text.pages)
    if _pictured(text) and characters < _PICTURE_CHARACTERS and not any(page.tables for page in text.pages):
        weight = 3.9 * (1.0 - characters / (2.0 * _PICTURE_CHARACTERS))
        if characters and min(page.confidence for page in text.pages) < _LEGIBLE:
            weight *= 0.4
        tallies["site_photo"].score += weight
        tallies["site_photo"].picture = weight
        tallies["site_photo"].cues.append(Sign("picture", text.normal[:20], weight, place=text.opening()))


def _pictured(text: Text) -> bool:
    """Whether the pages are pictures or hold one."""
    return any(
        page.has_picture
        or page.text_source is not TextSource.TEXT
        or any(region.kind == "picture" for region in page.regions)
        for page in text.pages
    )


# --- the trained model


def _weigh_model(
    text: Text,
    types: Mapping[str, DocumentType],
    lines: Sequence[titles.Candidate],
    tallies: dict[str, Tally],
) -> None:
    """What the model holds of the likeliest title lines and of the body."""
    chances: dict[str, float] = defaultdict(float)
    strongest = max((line.strength for line in lines), default=0.0)
    for line in lines[:_MODEL_LINES]:
        if line.strength >= _MODEL_STRENGTH:
            share = min(line.strength, 1.2) * (line.strength / strongest) ** 2
            for doc_type, chance in trained.title_chances(line.core).items():
                chances[doc_type] = max(chances[doc_type], share * chance)
    bodies = trained.body_chances(text.normal)
    known = min(len(text.normal) / _MODEL_FULL, 1.0) if _pictured(text) else 1.0
    for doc_type in bodies or chances:
        if doc_type not in types:
            continue
        title, body = chances.get(doc_type, 0.0), bodies.get(doc_type, 0.0)
        weight = known * (_MODEL_TITLE * title + _MODEL_BODY * math.log(max(body, _FLOOR) / _FLOOR))
        if doc_type == "other":
            weight *= _MODEL_OTHER
        if weight >= _MODEL_LEAST:
            tally = tallies[doc_type]
            tally.score += weight
            tally.model = weight
            tally.cues.append(Sign("model", types[doc_type].title, weight, 0, min(len(text.normal), 1)))
