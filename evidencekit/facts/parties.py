"""Who a paper is about and who made it: holder, issuer, customer, former names.

Sources by type stand in corpora/parties.yaml, the most telling first: labels, sentences (兹证明…), the addressee of a letter, the title line, a name
alone at head or end, the text of a stamp. A body that certifies, tests or approves is no holder while another name stands on the paper. Of a contract the
holder is the client side. Names are without spaces, with full-width brackets.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from itertools import islice

from evidencekit import lexicon
from evidencekit.facts import _contract_sides, _organisations, _values
from evidencekit.facts._labels import labels_of
from evidencekit.facts._layout import Layout, Spot, layout
from evidencekit.facts._names_beside import name_at
from evidencekit.facts._organisations import Organisation
from evidencekit.model import DocumentType, Field, LineKind
from evidencekit.text import Text

_HEAD_LINES = 8
_LETTER_LINES = 16
#: Part of the lines, from the end, in which the paper is signed.
_SIGNED_FROM = 0.55
_CERTAINTY = {
    "certify": 0.93, "award": 0.92, "addressee": 0.9, "title": 0.9, "head": 0.82, "signature": 0.82, "seal": 0.75, "body": 0.6,
    "known": 0.9, "contract": 0.92,
    "lease": 0.92,
    "another": 0.55,
}  # fmt: skip
_LABEL_ROLES = frozenset({"certified", "subject", "title_name", "client_label", "buyer", "issuer", "seller"})
#: Sources that say whom the paper is about, and those that only show a name on it.
_TOLD = frozenset({"certify", "award", "contract", "lease"})
_TELLING = frozenset({"known", "another"})
_LAST_RESORTS = frozenset({"head", "signature", "body", "seal"})
_TITLE_TAIL = re.compile(
    r"[\d年度季月~至()-]{0,24}(?:关于|绿色|能源|环境|质量|职业|管理|培训|节能|节水|用水|用能|危险|固体|温室|产品|碳|清洁|水|电|采购|供|合格|内部|内审|社会|自|安全|生产|排|污|检|计量|原|主要|厂|员|岗|应急|突发|中长期|目标|年|月|第|法|合规|不|纠|改|照|余|项目|公开|信息|可|有害|化学|材料|绩效|承诺|授权|任命|申|工业|重点|能耗|设备|文件|通知|\d)"
)
_LABEL_LEFT = re.compile(r"[\u4e00-\u9fffA-Za-z()/ ]{0,16}(?:盖章|公章|签章)[)）]?:\s*")


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield the parties of the paper: those of the type's fields, and customer and former_name wherever they stand."""
    paper = _Paper(text, doc_type)
    holders: list[Field] = []
    if "holder" in doc_type.fields:
        holders = list(paper.parties("holder"))
        yield from holders
    if "issuer" in doc_type.fields:
        yield from paper.parties("issuer", avoid={found.normalized for found in holders[:1]})
    yield from paper.labelled_names("customer", ("client",), taken={found.normalized for found in holders})
    yield from paper.former_names()


@cache
def _sources(kind: str, doc_type: str) -> tuple[str, ...]:
    for family in lexicon.read("parties")[kind]:
        if doc_type in family["types"] or not family["types"]:
            return tuple(family["sources"])
    return ()


@cache
def _sentences(kind: str) -> tuple[re.Pattern[str], ...]:
    patterns = lexicon.read("parties")[kind]
    org, latin = f"(?P<org>{_organisations.NAME})", f"(?P<org>{_organisations.LATIN})"
    return tuple(re.compile(pattern.replace("{org}", org).replace("{latin}", latin)) for pattern in patterns)


def _most(source: str) -> int:
    """How many names of one source are told."""
    return 3 if source in _LABEL_ROLES else 1


def _can_be(kind: str, source: str, name: str) -> bool:
    """A certifying or approving body is no holder unless a sentence says so; one that is none of them issues nothing, unless the source tells."""
    if source in (_TOLD if kind == "holder" else _TELLING):
        return True
    return _organisations.issues_papers(name) == (kind == "issuer")


class _Paper:
    """The names of one paper, asked by source."""

    def __init__(self, text: Text, doc_type: DocumentType) -> None:
        self.text = text
        self.normal = text.normal
        self.doc_type = doc_type
        self.layout: Layout = layout(text)
        self._plain: Mapping[str, Callable[[], Iterator[Organisation]]] = {
            "certify": lambda: self._in_sentences("certify"),
            "award": lambda: self._in_sentences("award"),
            "addressee": self._addressees,
            "title": self._in_titles,
            "head": lambda: self._alone(range(min(_HEAD_LINES, len(self.text.lines)))),
            "signature": self._signatures,
            "seal": self._seals,
            "body": lambda: iter(_organisations.within(self.normal)),
            "known": lambda: _organisations.known_bodies(self.normal),
            "contract": lambda: _contract_sides.client(self.text, self.doc_type.id),
            "lease": lambda: _contract_sides.lessee(self.text, self.doc_type.id),
            "another": self._another,
        }

    # --- holder and issuer
    def parties(self, kind: str, avoid: Set[str] = frozenset()) -> Iterator[Field]:
        """Fields named *kind*, the most telling source first; three sources at most, each name once."""
        seen = set(avoid)
        sources_used = 0
        for source in _sources(kind, self.doc_type.id):
            if source in _LAST_RESORTS and sources_used:
                continue
            fields = list(islice(self._from(kind, source, seen), _most(source)))
            yield from fields
            seen.update(found.normalized for found in fields)
            sources_used += bool(fields)
            if sources_used >= 2 or (sources_used and kind == "issuer"):
                return

    def _from(self, kind: str, source: str, seen: Set[str]) -> Iterator[Field]:
        """The names of one source that can be what is asked for and were not told yet."""
        if source in _LABEL_ROLES:
            role = "client" if source == "client_label" else source
            yield from self.labelled_names(kind, (role,), seen)
            return
        for found in self._plain[source]():
            if found.name and found.name not in seen and _can_be(kind, source, found.name):
                yield self._field(kind, found, _CERTAINTY[source], f"parties.{source}")

    def labelled_names(
        self, name: str, roles: tuple[str, ...], taken: Set[str] = frozenset()
    ) -> Iterator[Field]:
        """Names beside labels of these roles, in order of place, each once."""
        seen = set(taken)
        for label in labels_of(self.text):
            if not label.roles.intersection(roles) or not _values.stands_as_label(
                self.normal, label, glued=True
            ):
                continue
            found = name_at(self.text, label)
            if found and found[0].name not in seen:
                seen.add(found[0].name)
                yield self._field(name, found[0], found[1], f"parties.{roles[0]}")

    def former_names(self) -> Iterator[Field]:
        """Names that the holder had before: beside a label, or in a sentence of renaming."""
        seen: set[str] = set()
        for found in self.labelled_names("former_name", ("former_name",)):
            seen.add(found.normalized)
            yield found
        for organisation in self._in_sentences("renamed"):
            if organisation.name not in seen:
                seen.add(organisation.name)
                yield self._field("former_name", organisation, 0.88, "parties.renamed")

    # --- sources without a label
    def _in_sentences(self, kind: str) -> Iterator[Organisation]:
        for pattern in _sentences(kind):
            for match in pattern.finditer(self.normal):
                start, end = match.span("org")
                opened = _organisations.at_start(self.normal[start : end + 24].split("\n")[0].split("\t")[0])
                end = max(end, start + len(opened)) if opened else end
                found = _organisations.trimmed(self.normal, start, end)
                if not _organisations.is_generic(found.name):
                    yield found

    def _addressees(self) -> Iterator[Organisation]:
        """X: alone on a line near the top."""
        for number in range(min(_LETTER_LINES, len(self.text.lines))):
            spot = self.layout.runs[number][0]
            words = self.layout.words(spot)
            if words.endswith(":") and _organisations.is_name(words[:-1]):
                yield Organisation(spot.start, spot.end - 1, _organisations.normal_form(words[:-1]))

    def _in_titles(self) -> Iterator[Organisation]:
        """A title line that opens with a name: 青岛海川机械有限公司2025年培训计划."""
        for number in range(min(_HEAD_LINES, len(self.text.lines))):
            spot = self.layout.runs[number][0]
            words = self.layout.words(spot)
            name = _organisations.at_start(words.lstrip("关于《"))
            shift = len(words) - len(words.lstrip("关于《"))
            rest = words[shift + len(name) :]
            if name and rest and len(words) <= 70 and "。" not in words and _TITLE_TAIL.match(rest):
                yield Organisation(
                    spot.start + shift, spot.start + shift + len(name), _organisations.normal_form(name)
                )

    def _alone(self, numbers: range) -> Iterator[Organisation]:
        """Names that fill their run."""
        for number in numbers:
            for spot in self.layout.runs[number]:
                found = self._filling(spot)
                if found:
                    yield found

    def _filling(self, spot: Spot) -> Organisation | None:
        words = self.layout.words(spot)
        if not 4 <= len(words) <= 60:
            return None
        lead = _LABEL_LEFT.match(words)
        shift = lead.end() if lead and not _organisations.is_name(words) else 0
        english = _organisations.latin(words)
        if english and len(english[0]) == len(words):
            return Organisation(spot.start, spot.end, _organisations.normal_form(words))
        bare = _organisations.normal_form(words[shift:])
        if _organisations.is_name(bare.replace("（", "(").replace("）", ")")):
            return Organisation(spot.start + shift, spot.end, bare)
        return None

    def _signatures(self) -> Iterator[Organisation]:
        """Names that fill their run in the last part of the paper: the last block of them first, in a block from the top."""
        first = int(len(self.text.lines) * _SIGNED_FROM)
        block: list[Organisation] = []
        for number in range(len(self.text.lines) - 1, first - 1, -1):
            kind = self.text.lines[number].line.kind
            aside = kind in (LineKind.TABLE, LineKind.HEADER, LineKind.FOOTER)
            names = [] if aside else list(self._alone(range(number, number + 1)))
            if not names:
                yield from block
                block = []
            block = names + block
        yield from block

    def _seals(self) -> Iterator[Organisation]:
        """Texts of stamps that are names and also stand in the text, so that a slip of the stamp's reading is not handed on."""
        for page in self.text.pages:
            for seal in page.seals:
                name = _organisations.normal_form(
                    _organisations.at_start(_organisations.normal_form(seal.text))
                )
                for found in _organisations.within(self.normal):
                    if name and found.name == name:
                        yield found
                        break

    def _another(self) -> Iterator[Organisation]:
        """The last company on the paper; of a certificate with two names the one that is not certified has issued it."""
        return reversed(_organisations.within(self.normal))

    def _field(self, name: str, found: Organisation, certainty: float, method: str) -> Field:
        return _values.made(self.text, name, (found.start, found.end), found.name, certainty, method)
