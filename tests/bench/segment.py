"""How well binders are taken apart: `python -m tests.bench.segment [--binders N] [--seed S] [--wrong N]`.

Binders are made from a seed: single papers of `corpora/labelled` among long reports, procedures with running heads, tables over several
pages, certificates with annexes, test reports with covers, contracts; with blank separators, as text and as scans with slips.
Prints precision, recall and F1 of boundaries, and how many files stay whole that are one document.
"""

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from evidencekit import rulepack, segment
from evidencekit.cues import labelled
from evidencekit.model import Cell, Line, LineKind, Page, Run, Table, TextSource

A4, LYING = (595.0, 842.0), (842.0, 595.0)
Document = list[Page]
Lines = list[tuple[str, float, LineKind]]


class Maker:
    """Makes documents of one to eight pages, page numbers still to be given."""

    def __init__(self, chance: random.Random, scanned: bool, papers: Sequence[labelled.Sketch]) -> None:
        self.chance = chance
        self.scanned = scanned
        self.papers = papers
        self.org = f"{chance.choice(('青岛', '常州', '宁波'))}{chance.choice(('海德', '金穗', '宏景'))}{chance.choice(('机械', '电气', '塑胶'))}有限公司"
        self.spoil = labelled._Spoiler(chance, 0.015 if scanned else 0.0)

    def date(self) -> str:
        return (
            f"{self.chance.randint(2023, 2026)}年{self.chance.randint(1, 12)}月{self.chance.randint(1, 28)}日"
        )

    def number(self) -> str:
        return f"{self.chance.choice(('QH', 'CL', 'BG', 'HT'))}{self.chance.randint(2023, 2026)}{self.chance.randint(1000, 9999)}"

    def page(
        self, lines: Lines, table: list[list[str]] | None = None, size: tuple[float, float] = A4
    ) -> Page:
        made = [Line((Run(self.spoil(words)),), kind, points) for words, points, kind in lines]
        tables: tuple[Table, ...] = ()
        if table:
            made += [
                Line(tuple(Run(self.spoil(cell)) for cell in row), LineKind.TABLE, 10.5) for row in table
            ]
            cells = tuple(Cell(r, c, words) for r, row in enumerate(table) for c, words in enumerate(row))
            tables = (Table(cells, len(table), len(table[0])),)
        source = TextSource.OCR if self.scanned else TextSource.TEXT
        return Page(1, size[0], size[1], tuple(made), tables, text_source=source, has_picture=self.scanned)

    def body(self, count: int) -> Lines:
        usual = (
            "公司认真贯彻国家关于节能减排的方针政策,建立健全各项管理制度,落实责任到人,取得了较好的成效。",
            "生产车间对主要用能设备进行了全面排查,对空载运行、跑冒滴漏等现象进行了整改,并形成记录备查。",
            "根据监测结果,各项污染物排放浓度均低于排放标准限值,未发生环境投诉和环境事件。",
            "各部门应按照职责分工,配合完成有关数据的收集、整理、审核和上报工作。",
            "通过设备更新和工艺优化,单位产品综合能耗较上年有所下降,具体数据见下表。",
        )
        return [(self.chance.choice(usual), 10.5, LineKind.BODY) for _ in range(count)]

    def single(self) -> Document:
        paper = self.chance.choice(self.papers)
        seed = self.chance.randint(0, 1 << 30)
        sample = next(labelled.samples((paper,), 1, seed))
        page = sample.pages[0]
        size = LYING if self.chance.random() < 0.12 else A4
        source = TextSource.OCR if self.scanned else TextSource.TEXT
        return [replace(page, width=size[0], height=size[1], text_source=source, has_picture=self.scanned)]

    def report(self) -> Document:
        title = self.chance.choice(
            (
                "能源审计报告",
                "清洁生产审核报告",
                "绿色工厂自评价报告",
                "温室气体排放核算报告",
                "企业社会责任报告",
                "水平衡测试报告",
                "节能诊断报告",
            )
        )
        style = self.chance.choice(("第{i}页 共{n}页", "- {i} -", "{i}", ""))
        count = self.chance.randint(4, 8)
        cover: Lines = [
            (self.org, 16, LineKind.BODY),
            (title, 26, LineKind.BODY),
            (self.date(), 14, LineKind.BODY),
        ]
        pages = [self.page(cover)]
        if self.chance.random() < 0.6:
            contents = [("目 录", 16.0, LineKind.BODY)] + [
                (f"{c} {name}........{3 + c * 2}", 10.5, LineKind.BODY)
                for c, name in enumerate(("概述", "能源管理", "主要设备", "结论"), 1)
            ]
            pages.append(self.page(contents))
        number = 1
        while len(pages) < count:
            lines: Lines = []
            if self.chance.random() < 0.5:
                heading = self.chance.choice(
                    (
                        f"第{'一二三四五六七八'[min(number - 1, 7)]}章 企业概况",
                        f"{number} 用能状况分析",
                        f"{number}.1 设备运行效率",
                        "附录A 主要用能设备清单",
                        "附件2 营业执照复印件",
                    )
                )
                lines.append((heading, 15, LineKind.HEADING if self.chance.random() < 0.5 else LineKind.BODY))
                number += 1
            lines += self.body(self.chance.randint(6, 16))
            pages.append(self.page(lines))
        return self.numbered(pages, style)

    def numbered(self, pages: Document, style: str) -> Document:
        if not style:
            return pages
        found = []
        for i, page in enumerate(pages, 1):
            foot = Line(
                (Run(style.format(i=i, n=len(pages))),),
                LineKind.FOOTER if self.chance.random() < 0.7 else LineKind.BODY,
                9.0,
            )
            found.append(replace(page, lines=(*page.lines, foot)))
        return found

    def procedure(self) -> Document:
        title = self.chance.choice(
            ("能源管理制度", "固体废物管理制度", "绿色采购管理程序", "环境保护管理制度", "教育培训管理制度")
        )
        count, number = self.chance.randint(2, 5), self.number()
        pages = []
        for i in range(count):
            head: Lines = [
                (f"{self.org} {title}", 9, LineKind.HEADER),
                (
                    f"文件编号:{number} 版本:A/0 页次:{i + 1}/{count}",
                    9,
                    LineKind.HEADER if self.chance.random() < 0.5 else LineKind.BODY,
                ),
            ]
            if i == 0:
                head += [(title, 18, LineKind.BODY), ("1 目的", 12, LineKind.HEADING)]
            elif self.chance.random() < 0.5:
                head += [(f"{i + 3} 管理要求", 12, LineKind.HEADING)]
            pages.append(self.page(head + self.body(self.chance.randint(6, 14))))
        return pages

    def sheet(self) -> Document:
        title, head = self.chance.choice(
            (
                ("培训签到表", ["序号", "姓名", "部门", "签名"]),
                ("固体废物台账", ["日期", "废物名称", "产生量", "去向"]),
                ("计量器具台账", ["序号", "器具名称", "型号规格", "出厂编号"]),
                ("月度能源消耗统计表", ["月份", "用电量", "用水量", "天然气"]),
            )
        )
        count, again, named = (
            self.chance.randint(2, 3),
            self.chance.random() < 0.5,
            self.chance.random() < 0.4,
        )
        date = self.date()
        pages = []
        for i in range(count):
            lines: Lines = []
            if i == 0 or named:
                lines = [(title, 18, LineKind.BODY), (f"日期:{date}", 10.5, LineKind.BODY)]
            rows = [
                [str(i * 12 + r + 1), f"甲{r}", f"{self.chance.randint(1, 999)}", "乙"] for r in range(12)
            ]
            pages.append(self.page(lines, ([head] if i == 0 or again else []) + rows))
        return pages

    def certificate(self) -> Document:
        name = self.chance.choice(("环境管理体系认证证书", "质量管理体系认证证书", "能源管理体系认证证书"))
        number = self.number()
        first: Lines = [
            (name, 24, LineKind.BODY),
            (f"证书编号:{number}", 12, LineKind.BODY),
            (self.org, 16, LineKind.BODY),
            ("符合 GB/T 24001-2016 标准", 12, LineKind.BODY),
            (f"有效期至:{self.date()}", 12, LineKind.BODY),
        ]
        pages = [self.page(first, size=A4 if self.chance.random() < 0.7 else LYING)]
        dice = self.chance.random()
        if dice < 0.4:
            annex: Lines = [
                (self.chance.choice(("证书附件", f"{name}附件", "附 页")), 18, LineKind.BODY),
                (f"证书编号:{number}", 12, LineKind.BODY),
                ("子场所:二厂区", 12, LineKind.BODY),
            ]
            pages.append(self.page(annex))
        elif dice < 0.7:
            english: Lines = [
                ("CERTIFICATE", 24, LineKind.BODY),
                (f"Certificate No: {number}", 12, LineKind.BODY),
                ("has been found to conform to ISO 14001:2015", 12, LineKind.BODY),
            ]
            pages.append(self.page(english, size=(pages[0].width, pages[0].height)))
        return pages

    def tested(self) -> Document:
        number, count = self.number(), self.chance.randint(3, 5)
        cover: Lines = [
            ("检 测 报 告", 28, LineKind.BODY),
            (f"报告编号:{number}", 12, LineKind.BODY),
            (f"委托单位:{self.org}", 12, LineKind.BODY),
            ("检测类别:委托检测", 12, LineKind.BODY),
            (self.date(), 12, LineKind.BODY),
        ]
        pages = [
            self.page(cover),
            self.page(
                [
                    ("声 明" if self.chance.random() < 0.5 else "报告说明", 16, LineKind.BODY),
                    ("1.本报告无检验检测专用章无效。", 10.5, LineKind.BODY),
                    ("2.本报告涂改无效。", 10.5, LineKind.BODY),
                ]
            ),
        ]
        for i in range(count - 2):
            lines: Lines = [
                ("检测报告", 16 if self.chance.random() < 0.6 else 10, LineKind.BODY),
                (f"报告编号:{number} 第{i + 1}页 共{count - 2}页", 9, LineKind.BODY),
            ]
            pages.append(
                self.page(
                    lines,
                    [
                        ["采样点位", "检测项目", "检测结果", "标准限值"],
                        ["DA001", "颗粒物", "4.1", "20"],
                        ["DA002", "非甲烷总烃", "8.3", "60"],
                    ],
                )
            )
        return pages

    def contract(self) -> Document:
        title = self.chance.choice(
            ("危险废物委托处置合同", "原材料采购合同", "空压机节能改造项目合同", "厂房租赁合同")
        )
        style = self.chance.choice(("第{i}页 共{n}页", "{i}", "", "{i}/{n}"))
        pages = [
            self.page(
                [
                    (title, 20, LineKind.BODY),
                    (f"合同编号:{self.number()}", 10.5, LineKind.BODY),
                    (f"甲方:{self.org}", 10.5, LineKind.BODY),
                    ("乙方:某某有限公司", 10.5, LineKind.BODY),
                    *self.body(8),
                ]
            )
        ]
        for i in range(self.chance.randint(1, 3)):
            pages.append(
                self.page(
                    [
                        (
                            f"第{'五六七八九十'[i]}条 {self.chance.choice(('违约责任', '付款方式', '争议解决'))}",
                            10.5,
                            LineKind.BODY,
                        ),
                        *self.body(10),
                    ]
                )
            )
        last = pages[-1]
        ends = tuple(
            Line((Run(words),), LineKind.BODY, 10.5) for words in ("甲方(盖章) 乙方(盖章)", self.date())
        )
        pages[-1] = replace(last, lines=(*last.lines, *ends))
        return self.numbered(pages, style)

    def notice(self) -> Document:
        return [
            self.page(
                [
                    (f"{self.org}文件", 22, LineKind.BODY),
                    (
                        f"{self.chance.choice('海金宏')}字〔2025〕{self.chance.randint(1, 40)}号",
                        10.5,
                        LineKind.BODY,
                    ),
                    (
                        self.chance.choice(
                            (
                                "关于开展节能知识培训的通知",
                                "关于成立绿色工厂领导小组的通知",
                                "关于下达年度能源目标的通知",
                            )
                        ),
                        18,
                        LineKind.BODY,
                    ),
                    *self.body(5),
                    (self.date(), 10.5, LineKind.BODY),
                ]
            )
        ]

    def copies(self) -> list[Document]:
        """Several papers of one form: certificates of several meters, manifests of several trips."""
        title, label = self.chance.choice(
            (
                ("检定证书", "证书编号"),
                ("危险废物转移联单", "联单编号"),
                ("不符合项报告", "编号"),
                ("保持认证资格通知书", "编号"),
            )
        )
        found = []
        for _ in range(self.chance.randint(2, 4)):
            lines: Lines = [
                (title, 20, LineKind.BODY),
                (f"{label}:{self.number()}", 10.5, LineKind.BODY),
                (f"单位:{self.org}", 10.5, LineKind.BODY),
                (f"日期:{self.date()}", 10.5, LineKind.BODY),
                *self.body(3),
            ]
            found.append([self.page(lines)])
        return found


def binder(seed: int, scanned: bool, papers: Sequence[labelled.Sketch]) -> tuple[list[Page], set[int]]:
    """Pages and the indexes where documents begin (0 left out)."""
    chance = random.Random(f"binder/{seed}/{scanned}")
    maker = Maker(chance, scanned, papers)
    kinds: list[Callable[[], Document]] = [
        maker.single,
        maker.single,
        maker.single,
        maker.report,
        maker.procedure,
        maker.sheet,
        maker.certificate,
        maker.tested,
        maker.contract,
        maker.notice,
    ]
    documents: list[Document] = []
    for _ in range(chance.choice((1, 2, 3, 4, 6, 8))):
        documents += maker.copies() if chance.random() < 0.12 else [chance.choice(kinds)()]
    pages: list[Page] = []
    starts: set[int] = set()
    for document in documents:
        if pages and chance.random() < 0.15:
            pages.append(Page(1, 595.0, 842.0, (), text_source=document[0].text_source))
        starts.add(len(pages))
        pages += document
    return [replace(page, number=i) for i, page in enumerate(pages, 1)], starts - {0}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binders", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", type=int, default=0)
    options = parser.parse_args()
    types = rulepack.load("qingdao-2024").doc_types
    papers = tuple(paper for paper in labelled.sketches() if paper.doc_type not in ("other", "site_photo"))
    for scanned in (False, True):
        right = found = wanted = pages_read = 0
        began = time.perf_counter()
        told = 0
        for index in range(options.binders):
            pages, starts = binder(options.seed * 1000 + index, scanned, papers)
            got = {first for first, _ in segment.split(pages, True, types)[1:]}
            pages_read += len(pages)
            right, found, wanted = right + len(got & starts), found + len(got), wanted + len(starts)
            for place in sorted(got ^ starts):
                if told < options.wrong:
                    told += 1
                    explain(pages, place, place in starts, types)
        precision, recall = right / max(found, 1), right / max(wanted, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        spent = (time.perf_counter() - began) / pages_read * 1000
        print(
            f"{'scan' if scanned else 'text'}  binders {options.binders}  boundaries {wanted}  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}  {spent:.1f} ms a page"
        )


def explain(pages: Sequence[Page], place: int, missed: bool, types: object) -> None:
    top = " / ".join(line.text for line in pages[place].lines[:4])
    before = " / ".join(line.text for line in pages[place - 1].lines[:3])
    print(f"{'missed' if missed else 'false '} before: {top[:110]}   (page before: {before[:80]})")


if __name__ == "__main__":
    main()
