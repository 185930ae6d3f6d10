"""The rows that every format draws: triage, gaps, indicators, chains, validity. Made once here, so that no two outputs disagree."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from evidencekit.model import (
    OPEN_END,
    AuditReport,
    Document,
    FileRole,
    Gap,
    GapKind,
    IndicatorResult,
    Obligation,
    Place,
    Severity,
)
from evidencekit.renderers import _words
from evidencekit.renderers.json import number

#: Dates of a triage row, by what is shown first.
_DATES = ("event_date", "issue_date", "period", "valid_from")


@dataclass(frozen=True, slots=True)
class TriageRow:
    """One document: what it is, whose, of when, in what state, what to ask the client for."""

    number: int
    id: str
    path: str
    pages: str
    type_name: str
    confidence: str
    date: str
    until: str
    holder: str
    state: str
    remark: str
    ask: str
    severity: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """One gap in words."""

    number: int
    id: str
    severity: str
    severity_name: str
    kind: str
    kind_name: str
    code_name: str
    title: str
    detail: str
    places: tuple[str, ...]
    action: str
    closes: str
    indicators: tuple[str, ...]
    points: str
    documents: tuple[str, ...]
    dismissed: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator with its state and the places that speak for it."""

    id: str
    module: str
    section: str
    title: str
    requirement: str
    score: str
    supported: str
    status: str
    status_name: str
    reason: str
    places: tuple[str, ...]
    gaps: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class StageCell:
    """One stage of a chain."""

    name: str
    status: str
    status_name: str
    date: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One chain."""

    chain: str
    title: str
    topic: str
    period: str
    stages: tuple[StageCell, ...]


@dataclass(frozen=True, slots=True)
class ValidityRow:
    """One paper that ends: when, and how many days are left as of the day."""

    path: str
    type_name: str
    start: str
    end: str
    days: str
    state: str
    state_name: str
    quote: str


class Rows:
    """All rows of one report."""

    def __init__(self, report: AuditReport) -> None:
        self.report = report
        self._words = report.pack.words
        self._documents = {document.id: document for document in report.documents}

    def say(self, key: str, /, **values: object) -> str:
        """A word of the rules."""
        return self._words.say(key, **values)

    @cached_property
    def first_line(self) -> str:
        """N of M files read: the first line of every output."""
        files = self.report.files
        return self.say("summary.files", read=files.read, total=files.total)

    @cached_property
    def beside(self) -> str:
        """Containers, skipped files, and how many were not read."""
        files = self.report.files
        return self.say(
            "summary.beside",
            containers=files.containers,
            skipped=files.skipped,
            unread=files.total - files.read,
        )

    @cached_property
    def unread(self) -> tuple[TriageRow, ...]:
        """The rows of files that were not wholly read."""
        states = {"partial", "unreadable", "encrypted"}
        wanted = {document.id for document in self.report.documents if document.status.value in states}
        return tuple(row for row in self.triage if row.id in wanted)

    # --- documents

    def place(self, place: Place) -> str:
        """A place as a person reads it: file, page or cell, quote."""
        document = self._documents.get(place.document)
        path = document.path if document else ""
        spot = ""
        if place.cell:
            spot = self.say("place.cell", cell=place.cell)
        elif place.page is not None:
            spot = self.say("place.page", page=place.page)
        quote = " ".join(place.quote.split())
        return self.say("place.whole", path=path, spot=spot, quote=quote[:120])

    def path_of(self, document_id: str) -> str:
        """The path of a document, with its pages where its file holds several."""
        document = self._documents.get(document_id)
        if document is None:
            return ""
        if document.whole_file or not document.pages:
            return document.path
        return (
            f"{document.path}（{self.say('place.pages', first=document.pages[0], last=document.pages[1])}）"
        )

    @cached_property
    def triage(self) -> tuple[TriageRow, ...]:
        """One row a document, in the folder's order."""
        about = self._gaps_by_document()
        return tuple(
            self._triage(number, document, about.get(document.id, ()))
            for number, document in enumerate(self.report.documents, start=1)
        )

    def _gaps_by_document(self) -> Mapping[str, tuple[Gap, ...]]:
        """The gaps whose subject is a document."""
        found: dict[str, list[Gap]] = {}
        for gap in self.report.gaps:
            if "document" in gap.subject and gap.documents and not gap.dismissed:
                found.setdefault(gap.documents[0], []).append(gap)
        return {id: tuple(gaps) for id, gaps in found.items()}

    def _triage(self, row: int, document: Document, gaps: tuple[Gap, ...]) -> TriageRow:
        kind = self.report.pack.doc_types.get(document.doc_type)
        holder = document.first("holder")
        until = document.first("valid_until")
        state = document.status.value
        papers = document.role is FileRole.PAPER
        return TriageRow(
            number=row,
            id=document.id,
            path=document.path,
            pages=self._pages(document),
            type_name=self._type_name(document, kind.title if kind else document.doc_type),
            confidence=f"{document.classification.confidence:.0%}" if papers else "",
            date=self._date(document),
            until=self._end(until.normalized) if until else "",
            holder=holder.normalized if holder else "",
            state=self.say(f"file_status.{state}"),
            remark=self._remark(document, gaps),
            ask="；".join(dict.fromkeys(gap.action.rstrip("。") for gap in gaps[:2])),
            severity=gaps[0].severity.value if gaps else "",
        )

    def _type_name(self, document: Document, title: str) -> str:
        if document.role is FileRole.CONTAINER:
            return self.say("role.container")
        if document.role is FileRole.SKIPPED:
            return self.say("role.skipped")
        return title

    def _pages(self, document: Document) -> str:
        if not document.pages:
            return ""
        first, last = document.pages
        return str(first) if first == last else f"{first}–{last}"

    def _date(self, document: Document) -> str:
        found = document.first(*_DATES)
        return found.normalized if found else ""

    def _end(self, normalized: str) -> str:
        return self.say("date.open") if normalized == OPEN_END else normalized

    def _remark(self, document: Document, gaps: tuple[Gap, ...]) -> str:
        reason = _words.reason(document, self._words)
        parts = [reason] if reason else []
        parts += [gap.title for gap in gaps[:2]]
        return "；".join(part.rstrip("。") for part in parts)

    # --- gaps

    @cached_property
    def gaps(self) -> tuple[GapRow, ...]:
        """Most severe first."""
        return tuple(self._gap(row, gap) for row, gap in enumerate(self.report.gaps, start=1))

    def gaps_of(self, *severities: Severity, kind: GapKind | None = None) -> tuple[GapRow, ...]:
        """Those of some severities, of one kind if told."""
        wanted = {severity.value for severity in severities}
        return tuple(r for r in self.gaps if r.severity in wanted and (kind is None or r.kind == kind.value))

    def _gap(self, row: int, gap: Gap) -> GapRow:
        code = self.report.pack.codes[gap.code]
        titles = {result.id: result.title for result in self.report.indicators}
        return GapRow(
            number=row,
            id=gap.id,
            severity=gap.severity.value,
            severity_name=self.say(f"severity.{gap.severity.value}"),
            kind=gap.kind.value,
            kind_name=self.say(f"kind.{gap.kind.value}"),
            code_name=code.zh,
            title=gap.title,
            detail=gap.detail,
            places=tuple(dict.fromkeys(self.place(place) for place in gap.evidence)),
            action=gap.action,
            closes=code.closes if "{" not in code.closes else "",
            indicators=tuple(f"{id} {titles.get(id, '')}" for id in gap.indicators),
            points=str(number(gap.points)) if gap.points else "",
            documents=tuple(self.path_of(id) for id in gap.documents),
            dismissed=gap.dismissed,
        )

    @cached_property
    def counts(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Per severity the number of gaps of each kind, and their sum."""
        counted = Counter((gap.severity, gap.kind) for gap in self.report.gaps if not gap.dismissed)
        kinds = (GapKind.INSTITUTIONAL, GapKind.EVIDENCE, GapKind.DATA)
        return tuple(
            (
                self.say(f"severity.{severity.value}"),
                (
                    *(counted[(severity, kind)] for kind in kinds),
                    sum(counted[(severity, kind)] for kind in kinds),
                ),
            )
            for severity in Severity
        )

    # --- indicators

    @cached_property
    def indicators(self) -> tuple[IndicatorRow, ...]:
        """In the pack's order."""
        numbers = {gap.id: row for row, gap in enumerate(self.report.gaps, start=1)}
        return tuple(self._indicator(result, numbers) for result in self.report.indicators)

    def _indicator(self, result: IndicatorResult, numbers: Mapping[str, int]) -> IndicatorRow:
        scored = result.requirement not in (Obligation.BASIC, Obligation.VETO)
        return IndicatorRow(
            id=result.id,
            module=result.module,
            section=result.section,
            title=result.title,
            requirement=self.say(f"requirement.{result.requirement.value}"),
            score=str(number(result.score)) if scored else "",
            supported=str(number(result.supported)) if scored else "",
            status=result.status.value,
            status_name=self.say(f"status.{result.status.value}"),
            reason=result.reason,
            places=tuple(dict.fromkeys(self.place(place) for place in result.evidence[:3])),
            gaps=tuple(f"#{numbers[gap]}" for gap in result.gaps if gap in numbers),
            source=result.source,
        )

    @cached_property
    def modules(self) -> tuple[tuple[str, str, str, str, int, int], ...]:
        """Per module: name, points, supported, under review, number of rows, rows unmet."""
        return tuple(self._modules())

    def _modules(self) -> Iterator[tuple[str, str, str, str, int, int]]:
        for name in dict.fromkeys(result.module for result in self.report.indicators):
            rows = [
                r for r in self.report.indicators if r.module == name and r.status.value != "not_applicable"
            ]
            zero = Decimal(0)
            review = sum((r.score - r.supported for r in rows if r.status.value == "review"), zero)
            unmet = sum(r.status.value in ("missing", "partial", "expired") for r in rows)
            points, supported = sum((r.score for r in rows), zero), sum((r.supported for r in rows), zero)
            yield (name, str(number(points)), str(number(supported)), str(number(review)), len(rows), unmet)

    # --- chains and dates

    @cached_property
    def chains(self) -> tuple[ChainRow, ...]:
        """In the report's order."""
        return tuple(
            ChainRow(
                chain=chain.chain,
                title=self.report.pack.chains[chain.chain].title,
                topic=chain.topic,
                period=chain.period,
                stages=tuple(
                    StageCell(
                        name=self.say(f"stage.{stage.stage}"),
                        status=stage.status.value,
                        status_name=self.say(f"chain_status.{stage.status.value}"),
                        date=stage.date or "",
                        documents=tuple(self.path_of(id) for id in stage.documents),
                    )
                    for stage in chain.stages
                ),
            )
            for chain in self.report.chains
        )

    @cached_property
    def validity(self) -> tuple[ValidityRow, ...]:
        """Papers with an end, the one that ends first on top."""
        rows = [row for document in self.report.documents if (row := self._validity(document))]
        return tuple(sorted(rows, key=lambda row: (row.end == self.say("date.open"), row.end, row.path)))

    def _validity(self, document: Document) -> ValidityRow | None:
        found = document.first("valid_until")
        kind = self.report.pack.doc_types.get(document.doc_type)
        if found is None or kind is None or "valid_until" not in kind.fields or document.duplicate_of:
            return None
        begin = document.first("valid_from", "issue_date")
        open_end = found.normalized == OPEN_END
        left = None if open_end else (date.fromisoformat(found.normalized) - self.report.as_of).days
        state = "open" if left is None else "expired" if left < 0 else "expiring" if left <= 90 else "valid"
        return ValidityRow(
            path=self.path_of(document.id),
            type_name=kind.title,
            start=begin.normalized if begin else "",
            end=self._end(found.normalized),
            days="" if left is None else str(left),
            state=state,
            state_name=self.say(f"validity.{state}"),
            quote=" ".join(found.place.quote.split())[:80],
        )
