"""report.docx: 《差距分析报告》 in the form a consultant hands over: summary, veto items first, the three kinds of gap, chains, annexes."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document as new_document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from evidencekit.model import AuditReport, GapKind, Severity
from evidencekit.renderers._rows import GapRow, Rows

FILE_NAME = "report.docx"

_BODY_FONT, _HEAD_FONT = "宋体", "黑体"
_FILL = {"veto": "F4B6B6", "mandatory": "FBE0C6", "optional": "FFF6CC", "advice": "EEF3F8"}
_STATUS_FILL = {
    "met": "D9EFDB", "partial": "FFF6CC", "missing": "FBE0C6", "expired": "FBE0C6", "review": "EEF3F8", "not_applicable": "F2F2F2",
    "present": "D9EFDB", "out_of_order": "FBE0C6", "not_needed": "F2F2F2", "valid": "D9EFDB", "open": "D9EFDB", "expiring": "FFF6CC",
}  # fmt: skip
_HEAD_FILL = "DCE6EC"
#: The earliest time that zip can hold; the same for every member, so that the same report has the same bytes.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def render(report: AuditReport, target: Path) -> None:
    """Writes the document; times inside it are the report's own."""
    paper = _Paper(Rows(report))
    paper.draw()
    paper.save(target)


class _Paper:
    """The document while it is drawn."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._say = rows.say
        self._document = new_document()
        self._set_page()
        self._set_styles()

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin = section.bottom_margin = Mm(16)
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        before, _, after = self._say("report.page_footer", page="|").partition("|")
        footer.add_run(before)
        _page_field(footer)
        footer.add_run(after)

    def _set_styles(self) -> None:
        for name, font, size in (
            ("Normal", _BODY_FONT, 10.5), ("Title", _HEAD_FONT, 24), ("Heading 1", _HEAD_FONT, 16), ("Heading 2", _HEAD_FONT, 13),
        ):  # fmt: skip
            style = self._document.styles[name]
            style.font.name = "Times New Roman"
            style.font.size = Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), font)
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)

    def draw(self) -> None:
        """The whole report."""
        self._cover()
        self._triage_first()
        self._summary()
        self._veto()
        self._kinds()
        self._chains()
        self._advice()
        self._annexes()

    def _paragraph(
        self, text: str, *, bold: bool = False, align: Any = None, size: float | None = None
    ) -> None:
        paragraph = self._document.add_paragraph()
        run = paragraph.add_run(_clean(text))
        run.bold = bold
        if size:
            run.font.size = Pt(size)
        if align is not None:
            paragraph.alignment = align

    def _cover(self) -> None:
        report = self._rows.report
        self._paragraph(self._rows.first_line, bold=True)
        self._paragraph(self._rows.beside)
        title = self._document.add_paragraph(style="Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(f"《{self._say('report.title')}》")
        self._paragraph(self._say("report.subtitle"), align=WD_ALIGN_PARAGRAPH.CENTER, size=14)
        pack = report.pack
        rows = (
            (self._say("report.client"), report.client_name or self._say("report.unknown")),
            (self._say("report.uscc"), report.client_uscc or self._say("report.unknown")),
            (
                self._say("report.rules"),
                self._say(
                    "report.rules_value",
                    title=pack.title,
                    id=pack.id,
                    version=pack.version,
                    digest=pack.digest[:16],
                ),
            ),
            (self._say("report.as_of"), report.as_of.isoformat()),
            (self._say("report.generated_at"), report.generated_at),
        )
        self._table((), rows, (45, 200))
        self._paragraph(self._say("report.review_note"), size=9)

    def _triage_first(self) -> None:
        """The opening sheet: every file, what it is, and what to ask the client for."""
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._document.add_heading(self._say("report.triage"), level=1)
        self._paragraph(self._say("report.triage_hint"))
        heads = ("number", "file", "type", "date", "until", "holder", "state", "ask")
        rows = [
            (
                str(entry.number), entry.path + (f"（{entry.pages}）" if entry.pages and self._split(entry.path) else ""), entry.type_name,
                entry.date, entry.until, entry.holder, entry.state, entry.ask or entry.remark,
            )
            for entry in self._rows.triage
        ]  # fmt: skip
        fills = [{6: _FILL[entry.severity]} if entry.severity else {} for entry in self._rows.triage]
        self._table(heads, rows, (11, 62, 36, 24, 23, 38, 16, 51), fills=fills, size=8)

    def _split(self, path: str) -> bool:
        return sum(entry.path == path for entry in self._rows.triage) > 1

    def _summary(self) -> None:
        score = self._rows.report.score
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._document.add_heading(self._numbered(0, "summary"), level=1)
        self._paragraph(self._say("report.kinds_intro"))
        kinds = [self._say(f"kind.{kind}") for kind in ("institutional", "evidence", "data")]
        counts = [(name, *(str(count) for count in values)) for name, values in self._rows.counts]
        heads = (self._say("report.counts"), *kinds, self._say("report.sum"))
        self._table(heads, counts, (50, 40, 40, 40, 40), worded=True)
        self._document.add_heading(self._say("report.score"), level=2)
        self._paragraph(
            self._say(
                "report.score_text",
                available=score.available,
                supported=score.supported,
                undetermined=score.undetermined,
                unmet=score.mandatory_unmet,
            )
        )
        heads = ("module", "score", "supported", "review", "rows", "unmet")
        self._table(
            heads, [tuple(str(v) for v in row) for row in self._rows.modules], (60, 30, 30, 30, 30, 30)
        )
        if self._rows.unread:
            self._document.add_heading(self._say("report.unread_title"), level=2)
            self._paragraph(self._say("report.unread_hint"))
            self._table(
                ("file", "state", "remark"),
                [(r.path, r.state, r.remark) for r in self._rows.unread],
                (110, 25, 125),
            )

    def _numbered(self, index: int, key: str) -> str:
        return self._say(
            "report.chapter", number=self._say("report.numerals")[index], title=self._say(f"report.{key}")
        )

    def _veto(self) -> None:
        self._document.add_heading(self._numbered(1, "veto_first"), level=1)
        rows = self._rows.gaps_of(Severity.VETO)
        if rows:
            self._gap_table(rows)
        else:
            self._paragraph(self._say("report.no_veto"))

    def _kinds(self) -> None:
        for index, kind in enumerate((GapKind.INSTITUTIONAL, GapKind.EVIDENCE, GapKind.DATA), start=2):
            number = self._say("report.numerals")[index]
            title = self._say("report.chapter", number=number, title=self._say(f"kind.{kind.value}"))
            self._document.add_heading(title, level=1)
            rows = self._rows.gaps_of(Severity.MANDATORY, Severity.OPTIONAL, kind=kind)
            if rows:
                self._gap_table(rows)
            else:
                self._paragraph(self._say("report.none_of_kind"))

    def _gap_table(self, rows: Sequence[GapRow]) -> None:
        heads = ("number", "severity", "title", "places", "action", "indicators", "points")
        body = [
            (
                str(row.number), row.severity_name, f"{row.title}\n{row.detail}", "\n".join(row.places[:4]), row.action,
                "\n".join(row.indicators[:4]), row.points,
            )
            for row in rows
        ]  # fmt: skip
        fills = [{1: _FILL[row.severity]} for row in rows]
        self._table(heads, body, (11, 16, 66, 66, 54, 36, 12), fills=fills, size=8.5)

    def _chains(self) -> None:
        self._document.add_heading(self._numbered(5, "chains"), level=1)
        for title in dict.fromkeys(chain.title for chain in self._rows.chains):
            same = [chain for chain in self._rows.chains if chain.title == title]
            self._document.add_heading(title, level=2)
            heads = (
                self._say("column.topic"),
                self._say("column.period"),
                *(stage.name for stage in same[0].stages),
            )
            body = [
                (
                    chain.topic,
                    chain.period,
                    *(f"{stage.status_name}\n{stage.date}".strip() for stage in chain.stages),
                )
                for chain in same
            ]
            fills = [
                {index: _STATUS_FILL[stage.status] for index, stage in enumerate(chain.stages, start=2)}
                for chain in same
            ]
            width = 170 / max(len(same[0].stages), 1)
            self._table(
                heads, body, (70, 20, *([width] * len(same[0].stages))), fills=fills, size=9, worded=True
            )
        if not self._rows.chains:
            self._paragraph(self._say("report.none_of_kind"))

    def _advice(self) -> None:
        rows = self._rows.gaps_of(Severity.ADVICE)
        self._document.add_heading(self._numbered(6, "advice"), level=1)
        self._paragraph(self._say("report.advice_hint"))
        if rows:
            self._gap_table(rows)

    def _annexes(self) -> None:
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._document.add_heading(self._say("report.annex_indicators"), level=1)
        heads = ("id", "indicator", "requirement", "score", "supported", "status", "places")
        body = [
            (
                r.id,
                r.title,
                r.requirement,
                r.score,
                r.supported,
                r.status_name,
                "\n".join(r.places[:2]) or r.reason,
            )
            for r in self._rows.indicators
        ]
        fills = [{5: _STATUS_FILL[row.status]} for row in self._rows.indicators]
        self._table(heads, body, (22, 92, 16, 13, 14, 20, 84), fills=fills, size=8)
        self._document.add_heading(self._say("report.validity"), level=1)
        ends = [(r.path, r.type_name, r.end, r.days, r.state_name) for r in self._rows.validity]
        self._table(
            ("file", "type", "end", "days", "status"),
            ends,
            (110, 60, 30, 25, 30),
            fills=[{4: _STATUS_FILL[r.state]} for r in self._rows.validity],
            size=8.5,
        )

    def _table(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        fills: Sequence[dict[int, str]] = (),
        size: float = 9.5,
        worded: bool = False,
    ) -> None:
        """A table with fixed widths (mm); `heads` are column words, or the words themselves when *worded*."""
        names = [head if worded else self._say(f"column.{head}") for head in heads]
        body = ([*names], *rows) if names else rows
        if not body:
            return
        table = self._document.add_table(rows=0, cols=len(widths))
        table.style = "Table Grid"
        table.autofit = False
        _set_grid(table, widths)
        _set_padding(table)
        for index, values in enumerate(body):
            row = table.add_row()
            head = bool(names) and index == 0
            fill = {} if head or not fills else fills[index - (1 if names else 0)]
            _draw_row(row, values, widths, fill, size=size, head=head)

    def save(self, target: Path) -> None:
        """Saves with the report's time, then writes the zip again with equal times."""
        made = datetime.fromisoformat(self._rows.report.generated_at).replace(tzinfo=None)
        properties = self._document.core_properties
        properties.created = properties.modified = made
        properties.author = properties.last_modified_by = "evidencekit"
        properties.title = self._say("report.title")
        self._document.save(str(target))
        _even_times(target)


def _draw_row(
    row: Any, values: Sequence[str], widths: Sequence[float], fill: dict[int, str], *, size: float, head: bool
) -> None:
    cells = row._tr.tc_lst
    for column, (cell, value, width) in enumerate(zip(cells, values, widths, strict=True)):
        cell.width = Mm(width)
        colour = _HEAD_FILL if head else fill.get(column)
        if colour:
            _shade(cell, colour)
        paragraph = cell.p_lst[0]
        for index, line in enumerate(_clean(value).split("\n")):
            if index:
                paragraph = cell.add_p()
            _add_run(paragraph, line, size, bold=head)
    _keep_together(row, repeat=head)


def _add_run(paragraph: Any, text: str, size: float, *, bold: bool) -> None:
    """A run in raw XML: python-docx's own takes most of the time on a long annex."""
    run = paragraph.add_r()
    properties = run.get_or_add_rPr()
    if bold:
        properties.append(OxmlElement("w:b"))
    for tag in ("w:sz", "w:szCs"):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(int(size * 2)))
        properties.append(element)
    run.text = text


def _shade(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour)
    cell.get_or_add_tcPr().append(shading)


def _keep_together(row: Any, *, repeat: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeat:
        properties.append(OxmlElement("w:tblHeader"))


def _set_grid(table: Any, widths: Sequence[float]) -> None:
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)


def _set_padding(table: Any) -> None:
    """Twentieths of a point above and below the text of every cell."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "40")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.append(margins)


def _page_field(paragraph: Any) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _clean(text: str) -> str:
    """Without characters that XML forbids (client text may hold anything)."""
    return "".join(
        char
        for char in text
        if char in "\n\t" or (char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff")
    )


def _even_times(target: Path) -> None:
    draft = target.with_name(target.name + ".even")
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    draft.replace(target)
