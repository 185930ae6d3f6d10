"""Who a paper is about and who made it: holder, issuer, customer, former names, addresses, legal representative, person.

Sources by type stand in corpora/parties.yaml, the most telling first: labels, sentences (兹证明…), the addressee of a letter, the title line, a name
alone at head or end, the text of a stamp. A body that certifies, tests or approves is no holder while another name stands on the paper. Of a contract the
holder is the client side. Names are without spaces, with full-width brackets.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import islice

from evidencekit import lexicon
from evidencekit.facts import _names, _organisations, _values
from evidencekit.facts._labels import Label, labels, labels_of
from evidencekit.facts._layout import Layout, Spot, layout
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
#: Endings of papers, not of persons: 管理者代表 任命书.
_PAPERS = ("书", "令", "函", "表", "证", "职责")
#: What these papers say of addresses is said of suppliers.
_ABOUT_OTHERS = frozenset({"supplier_list", "supplier_evaluation", "incoming_inspection_record"})
#: The foot of a paper begins at this part of its lines.
_FOOT = 0.6
#: Sources that say whom the paper is about, and those that only show a name on it.
_TOLD = frozenset({"certify", "award", "contract", "lease"})
_LAST_RESORTS = frozenset({"head", "signature", "body", "seal"})
_TITLE_TAIL = re.compile(
    r"[\d年度季月~至()-]{0,24}(?:关于|绿色|能源|环境|质量|职业|管理|培训|节能|节水|用水|用能|危险|固体|温室|产品|碳|清洁|水|电|采购|供|合格|内部|内审|社会|自|安全|生产|排|污|检|计量|原|主要|厂|员|岗|应急|突发|中长期|目标|年|月|第|法|合规|不|纠|改|照|余|项目|公开|信息|可|有害|化学|材料|绩效|承诺|授权|任命|申|工业|重点|能耗|设备|文件|通知|\d)"
)
_PERSON_AFTER = re.compile(
    r"[:\s]*(?:\([^()]{0,12}\))?[:\s]*(?P<name>[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?)(?=[^\u4e00-\u9fff]|$|先生|女士|同志)"
)
_APPOINTED = re.compile(
    r"(?:授权|任命|指定|委任|特任命|兹授权|委派|聘任|委托)(?:我公司|本公司|公司)?(?:的)?(?:副?总经理|总工程师|总监|厂长|副厂长|经理|主任|部长|[\u4e00-\u9fff]{0,8}?(?:部|部门|车间|办)(?:经理|部长|主任|主管|负责人)?)?"
    r"[:\s]*(?P<name>[\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{1,6})?)(?:先生|女士|同志|\(|,|为|担任|任|作为|全权|代表)"
)
_ADDRESS = re.compile(r"[\u4e00-\u9fff0-9A-Za-z(][\u4e00-\u9fff0-9A-Za-z()、,，·#\-/~ .]{4,100}")
_ADDRESS_WORD = re.compile(
    r"省|市|区|县|镇|乡|路|街|道|号|村|园|楼|座|栋|弄|巷|大厦|厂房|开发区|Road|Street|District|China|Rd",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"电话|传真|邮编|邮政编码|网址|E-?mail|Tel|Fax|Http|www", re.IGNORECASE)
_POSTCODE = re.compile(r"[ ,]*(?:邮编:?)?(?<![0-9])\d{6}$")
_PLACE = re.compile(r"(?:中国|[\u4e00-\u9fff]{2,6}?(?:省|市|区|县|工业园|开发区|街道|镇|路))")
_LABEL_LEFT = re.compile(r"[\u4e00-\u9fffA-Za-z()/ ]{0,16}(?:盖章|公章|签章)[)）]?:\s*")


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield the parties of the paper: those of the type's fields, and customer, former_name and address wherever they stand."""
    paper = _Paper(text, doc_type)
    holders: list[Field] = []
    if "holder" in doc_type.fields:
        holders = list(paper.parties("holder"))
        yield from holders
    if "issuer" in doc_type.fields:
        yield from paper.parties("issuer", avoid={found.normalized for found in holders[:1]})
    if "legal_representative" in doc_type.fields:
        yield from paper.people("legal_representative", ("legal_representative",))
    if "person" in doc_type.fields:
        yield from paper.persons()
    yield from paper.labelled_names("customer", ("client",), taken={found.normalized for found in holders})
    yield from paper.former_names()
    yield from paper.addresses()


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


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(lexicon.read("parties")[name])


def _unmatched(words: str) -> int:
    """Where a bracket closes that never opened, else the length."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return at
    return len(words)


def _most(source: str) -> int:
    """How many names of one source are told."""
    return 3 if source in _LABEL_ROLES else 1


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
            "contract": self._client_side,
            "lease": self._lessee,
            "another": self._another,
        }

    # --- holder and issuer
    def parties(self, kind: str, avoid: set[str] | frozenset[str] = frozenset()) -> Iterator[Field]:
        """Fields named *kind*, the most telling source first; three sources at most, each name once."""
        seen = set(avoid)
        sources_used = 0
        for source in _sources(kind, self.doc_type.id):
            if source in _LAST_RESORTS and sources_used:
                continue
            told = (found for found in self._from(kind, source) if found.normalized not in seen)
            fields = list(
                islice((found for found in told if self._can_be(kind, source, found)), _most(source))
            )
            yield from fields
            seen.update(found.normalized for found in fields)
            sources_used += bool(fields)
            if sources_used >= 2 or (sources_used and kind == "issuer"):
                return

    def _from(self, kind: str, source: str) -> Iterator[Field]:
        if source in _LABEL_ROLES:
            role = "client" if source == "client_label" else source
            yield from self.labelled_names(kind, (role,))
            return
        for found in self._plain[source]():
            if (
                kind == "issuer"
                and source not in ("known", "another")
                and not _organisations.issues_papers(found.name)
            ):
                continue
            yield self._field(kind, found, _CERTAINTY[source], f"parties.{source}")

    def _can_be(self, kind: str, source: str, found: Field) -> bool:
        """A certifying or approving body is no holder unless a label or a sentence says so."""
        told = source in _LABEL_ROLES or source in _TOLD
        return kind != "holder" or told or not _organisations.issues_papers(found.normalized)

    def labelled_names(
        self, name: str, roles: tuple[str, ...], taken: set[str] | frozenset[str] = frozenset()
    ) -> Iterator[Field]:
        """Names beside labels of these roles, in order of place, each once."""
        seen = set(taken)
        for label in labels_of(self.text):
            if not label.roles.intersection(roles) or not _values.stands_as_label(
                self.normal, label, glued=True
            ):
                continue
            found = self._name_at(label)
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

    def _name_at(self, label: Label) -> tuple[Organisation, float] | None:
        """The name beside a label: the longest name the value opens with, else a short value without figures."""
        for value in _values.of(self.layout, label):
            start, end = self._whole(*_values.trimmed(self.normal, value.start, value.end))
            words = self.normal[start:end].replace("\n", "")
            opened = _organisations.at_start(words.replace(" ", "").replace("\t", ""))
            certainty = _values.CERTAINTY[value.how]
            if opened:
                return Organisation(start, end, _organisations.normal_form(opened)), certainty
            english = _organisations.latin(words)
            if english and english.start() <= 2:
                span = start + english.start(), start + english.end()
                return Organisation(*span, _organisations.normal_form(english[0])), certainty - 0.05
            if self._plain_name(words) and value.how != "below" and not self._glued(label):
                return Organisation(start, end, _organisations.normal_form(words)), certainty - 0.25
            return None
        return None

    def _glued(self, label: Label) -> bool:
        return "\u4e00" <= self.normal[label.end : label.end + 1] <= "\u9fff"

    def _plain_name(self, words: str) -> bool:
        """A shop or farm without a legal form in its name: Chinese, short, no sentence."""
        bare = words.strip()
        chinese = sum("\u4e00" <= char <= "\u9fff" for char in bare)
        return (
            4 <= len(bare) <= 30
            and chinese >= 0.7 * len(bare)
            and not re.search(r"[。,;:\d]|[是为的了]|有限$", bare)
            and not (_organisations.is_generic(bare) or labels(bare))
        )

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """The span drawn on to the next line where a name breaks: …机械有限 / 公司."""
        words = self.normal[start:end].replace(" ", "")
        spot = self.layout.spot(start)
        if _organisations.at_start(words) or len(words) < 6 or end < spot.end:
            return start, end
        for below in self.layout.below(spot, 1):
            joined = words + self.layout.words(below).replace(" ", "")
            if (
                len(self.layout.words(below)) <= 16
                and _organisations.is_name(joined)
                and below.line == spot.line + 1
            ):
                return start, below.end
        return start, end

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

    def _client_side(self) -> Iterator[Organisation]:
        """The client of a contract's two sides, by the words of the label, else by the names, else 甲方."""
        sides = self._sides()
        ranked = sorted(sides, key=lambda side: side[0])
        if ranked:
            yield ranked[0][1]

    def _lessee(self) -> Iterator[Organisation]:
        """The client of a lease; of a certificate of ownership nobody."""
        if re.search("租赁|出租|承租", self.normal):
            yield from self._client_side()

    def _sides(self) -> list[tuple[float, Organisation]]:
        sides: list[tuple[float, Organisation]] = []
        for label in labels_of(self.text):
            kinds = label.roles & {"party_a", "party_b", "buyer", "seller", "client", "subject"}
            if not kinds or not _values.stands_as_label(self.normal, label, glued=True):
                continue
            found = self._name_at(label)
            if found and all(found[0].name != other.name for _, other in sides):
                sides.append((self._distance(label, kinds, found[0].name) + len(sides) * 0.01, found[0]))
        return sides

    def _distance(self, label: Label, kinds: frozenset[str], name: str) -> float:
        """How unlike the client side: the smaller, the more it is the client."""
        words = self.normal[label.start : self.layout.spot(label.start).end][:28]
        words = words.replace(name[:8], "")
        provider, client = (
            bool(_words("provider_side").search(words)),
            bool(_words("client_side").search(words)),
        )
        if client and not re.search("受委?托", words):
            return 0.0
        disposer = self.doc_type.id == "hazardous_waste_contract" and bool(_words("disposer").search(name))
        second = bool(_words("party_b_is_client").search(self.normal))
        base = 0.5 if kinds & ({"party_b"} if second else {"party_a", "client", "subject"}) else 1.0
        return base + 2.0 * (provider or "seller" in kinds) + 1.0 * disposer - 0.4 * ("buyer" in kinds)

    # --- people
    def people(self, name: str, roles: tuple[str, ...]) -> Iterator[Field]:
        """Persons beside labels of these roles, each once."""
        seen: set[str] = set()
        for label in labels_of(self.text):
            if not label.roles.intersection(roles):
                continue
            for found in self._person_at(label):
                if found[2] not in seen:
                    seen.add(found[2])
                    yield _values.made(self.text, name, found[:2], found[2], 0.95, f"parties.{roles[0]}")

    def _person_at(self, label: Label) -> Iterator[tuple[int, int, str]]:
        for value in _values.of(self.layout, label):
            words = self.normal[value.start : self._next_label(value.start, value.end)]
            match = re.match(
                r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?(?![\u4e00-\u9fff])", words.replace("(", " ")
            )
            spaced = re.match(r"[\u4e00-\u9fff] [\u4e00-\u9fff](?![\u4e00-\u9fff])", words)
            found = spaced or match
            if found:
                person = re.sub("(?:先生|女士|同志)$", "", found[0].replace(" ", ""))
                sure = (
                    _names.surname_known(person)
                    or value.how == "beside"
                    or ":" in self.normal[label.end : value.start]
                )
                if (
                    sure
                    and not person.endswith(_PAPERS)
                    and _names.likelihood(person, in_column=True) >= 0.6
                    and not labels(person)
                ):
                    yield value.start, value.start + len(found[0]), person
            return

    def _next_label(self, start: int, end: int) -> int:
        """Where the next label of the run begins, glued or not: 陈国强营业期限."""
        return next((label.start for label in labels_of(self.text) if start + 2 <= label.start < end), end)

    def persons(self) -> Iterator[Field]:
        """Whom an authorisation names, or who sat the exam."""
        if self.doc_type.id == "exam_paper":
            yield from self.people("person", ("examinee",))
            return
        seen: set[str] = set()
        for match in _APPOINTED.finditer(self.normal):
            name = match["name"]
            if _names.likelihood(name) >= 0.6 and name not in seen:
                seen.add(name)
                yield _values.made(self.text, "person", match.span("name"), name, 0.92, "parties.appointed")
        for found in self.people("person", ("person",)):
            if not any(name.startswith(found.normalized) for name in seen):
                seen.add(found.normalized)
                yield found

    # --- addresses
    def addresses(self) -> Iterator[Field]:
        """Addresses beside labels; one beside a phone or web address at the foot is the issuer's and left out.

        Of a contract only the client's; none of papers about suppliers.
        """
        if self.doc_type.id in _ABOUT_OTHERS:
            return
        contract = self.doc_type.id.endswith("_contract")
        seen: set[str] = set()
        for label in labels_of(self.text):
            if (
                "address" not in label.roles
                or (contract and not self._of_client(label))
                or not _values.stands_as_label(self.normal, label, glued=self._place_follows(label))
                or self._of_issuer(label)
            ):
                continue
            for value in _values.of(self.layout, label):
                found = self._address(value)
                if found and found[2] not in seen:
                    seen.add(found[2])
                    yield _values.made(
                        self.text,
                        "address",
                        found[:2],
                        found[2],
                        _values.CERTAINTY[value.how] - 0.02,
                        "parties.address",
                    )
                break
        if not seen and self.doc_type.id == "property_certificate":
            yield from self._site()

    def _place_follows(self, label: Label) -> bool:
        return bool(_PLACE.match(self.normal, label.end))

    def _site(self) -> Iterator[Field]:
        """Where a lease says its thing is: 位于 … 的厂房."""
        found = _words("site").search(self.normal)
        if found:
            words = re.sub(r"\s", "", found["place"])
            yield _values.made(self.text, "address", found.span("place"), words, 0.85, "parties.address.site")

    def _address(self, value: _values.Value) -> tuple[int, int, str] | None:
        match = _ADDRESS.match(self.normal, value.start, value.end)
        if match is None or _organisations.at_start(match[0]):
            return None
        cut = _OF_ANOTHER.search(match[0])
        length = cut.start() if cut else len(match[0])
        shut = _unmatched(match[0][:length])
        start, end = _values.trimmed(self.normal, value.start, value.start + shut)
        end -= len(found[0]) if (found := _POSTCODE.search(self.normal[start:end])) else 0
        words = self.normal[start:end]
        spot = self.layout.spot(start)
        if end >= spot.end - 1:
            words += self._address_tail(spot, words)
        if not _ADDRESS_WORD.search(words) or not any(
            "\u4e00" <= char <= "\u9fff" or char.isdigit() for char in words
        ):
            return None
        return start, end, re.sub(r"\s", "", words).rstrip("。,;")

    def _address_tail(self, spot: Spot, words: str) -> str:
        """The rest of an address that breaks over the line: 海川路 / 18号."""
        if re.search(r"[号室楼层座栋内]\)?$", words):
            return ""
        for below in self.layout.below(spot, 1):
            rest = self.layout.words(below)
            if (
                below.line == spot.line + 1
                and re.fullmatch(r"[\u4e00-\u9fff0-9A-Za-z\-#()]{1,24}[号室楼层座栋内]\)?", rest)
                and not labels(rest)
            ):
                return rest
        return ""

    def _of_issuer(self, label: Label) -> bool:
        """A plain 地址 beside a phone, or with one on a line next to it at the foot of the paper."""
        if self.normal[label.start : label.end].lower() not in ("地址", "address"):
            return False
        number = self.layout.spot(label.start).line
        reach = 1 if number > _FOOT * len(self.text.lines) else 0
        around = range(max(number - reach, 0), min(number + reach + 1, len(self.text.lines)))
        return any(_OF_ANOTHER.search(self.text.line_text(self.text.lines[near])) for near in around)

    def _of_client(self, label: Label) -> bool:
        """Of a contract's addresses the client's: under the client's name in its column, else behind it in the text."""
        sides = [(side[0], self.layout.spot(side[1].start), side[1]) for side in self._sides()]
        spot = self.layout.spot(label.start)
        above = [side for side in sides if side[1].line <= spot.line and side[2].start <= label.start]
        column = [side for side in above if side[1].line < spot.line and self.layout.aligned(side[1], spot)]
        owners = column or above
        return not owners or max(owners, key=lambda side: side[2].start)[0] == min(side[0] for side in sides)

    def _field(self, name: str, found: Organisation, certainty: float, method: str) -> Field:
        return _values.made(self.text, name, (found.start, found.end), found.name, certainty, method)
