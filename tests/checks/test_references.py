"""The self-evaluation report: references that resolve, claims that are supported, points that add up."""

from evidencekit.model import Document, FileStatus, Finding, QuantityRole, Statement, StatementKind
from tests.builders import CLIENT, amount, findings, pack, paper, statement, subjects


def report(*rows: Statement, text: str = "", **more: str) -> Document:
    return paper(
        "self_evaluation_report",
        "自评价报告.docx",
        holder=CLIENT,
        issue_date="2026-10-01",
        statements=rows,
        text=text,
        **more,
    )


def refer(key: str, title: str = "", form: str = "") -> Statement:
    values = {"form": form or ("title" if title else "number"), **({"title": title} if title else {})}
    return statement(StatementKind.REFERENCE, key, **values)


def claim(words: str, **values: str) -> Statement:
    return statement(StatementKind.CLAIM, words, **values)


def broken(*papers: Document) -> list[str]:
    return [str(s["reference"]) for s in subjects(*papers, code="reference-broken")]


class TestReferences:
    LIST = "五、相关证明材料\n附件1 营业执照\n附件2 环评批复\n附件3 管理体系认证证书\n附件4 能源消耗报表\n"

    def test_titles_that_no_paper_carries(self) -> None:
        rows = [
            refer("《余热利用可行性研究》", "余热利用可行性研究"),
            refer("附件17《节水评价报告》", "节水评价报告"),
            refer("《员工满意度调查》", "员工满意度调查"),
        ]
        assert broken(report(*rows)) == ["余热利用可行性研究", "附件17《节水评价报告》", "员工满意度调查"]

    def test_titles_found_by_title_file_name_kind_or_in_an_unread_file(self) -> None:
        folder = [
            paper("other", "材料/余热利用可行性研究（终稿）.docx"),
            paper("water_saving_evaluation", "节水型企业评价.pdf", issue_date="2025-01-01"),
            paper("other", "7.docx", title="2025年员工满意度调查报告"),
            paper("other", "锁.pdf", status=FileStatus.ENCRYPTED, guesses=[("csr_report", 0.8)]),
        ]
        rows = [refer("《余热利用可行性研究》", "余热利用可行性研究"), refer("《节水评价报告》", "节水评价报告"),
                refer("《员工满意度调查报告》", "员工满意度调查报告"), refer("《2025年社会责任报告》", "2025年社会责任报告")]  # fmt: skip
        assert not broken(report(*rows), *folder)

    def test_numbers_against_the_papers_own_list(self) -> None:
        rows = [refer("附件3"), refer("附件17"), refer("附件2")]
        assert broken(report(*rows, text=self.LIST)) == ["附件17"]
        assert broken(report(claim("依法设立", verdict="yes", index="附件9、附件1"), text=self.LIST)) == [
            "附件9"
        ]

    def test_numbers_against_file_names(self) -> None:
        folder = [paper("other", f"证明材料{n:02d} 说明.pdf") for n in (1, 2, 3)]
        rows = [refer("证明材料1"), refer("证明材料2"), refer("证明材料3"), refer("证明材料12")]
        assert broken(report(*rows), *folder) == ["证明材料12"]

    def test_numbers_that_the_folder_does_not_use(self) -> None:
        assert not broken(report(refer("附件3"), refer("附件17")), paper("other", "营业执照.jpg"))

    def test_annexes_of_the_report_itself(self) -> None:
        assert not broken(report(refer("附表1.1"), refer("附表1.2"), text=self.LIST))

    def test_an_entry_of_the_list_whose_kind_is_nowhere(self) -> None:
        text = self.LIST + "附件5 可再生能源电力消纳核算清单\n"
        assert any("消纳核算清单" in reference for reference in broken(report(text=text)))
        proof = paper("renewable_energy_proof", "绿电.pdf", issue_date="2026-01-01", period="2025")
        assert not broken(report(text=text), proof)

    def test_pages_beyond_the_binder(self) -> None:
        binder = [paper("other", "证明材料.pdf", id=f"B{n}", pages=(n, n)) for n in range(1, 13)]
        rows = [refer("第35页", form="page"), refer("第12页", form="page")]
        assert broken(report(*rows), *binder) == ["第35页"]
        assert not broken(report(*rows), *binder[:3])

    def test_the_page_shows_another_paper(self) -> None:
        kinds = ["business_license", "credit_report"] + ["training_signin"] * 10
        binder = [
            paper(kind, "证明材料.pdf", id=f"B{n}", pages=(n, n), issue_date="2026-01-01")
            for n, kind in enumerate(kinds, start=1)
        ]
        title = next(i.title for i in pack().indicators if i.id == "gf-b1")
        assert broken(
            report(
                claim(title, verdict="yes", index="9"),
                claim("近三年无较大及以上事故", verdict="yes", index="2"),
            ),
            *binder,
        ) == ["第9页"]


class TestClaims:
    OPTIONAL = next(
        i for i in pack().indicators if i.title == "引入生态设计理念" or i.obligation.value == "optional"
    )

    def table(self, **changed: str) -> list[Statement]:
        """A whole table in order, every row with its full points and an index; one row changed."""
        return [
            claim(
                one.title,
                **{
                    "score": str(one.score),
                    "full": str(one.score),
                    "index": "材料1",
                    **(changed if one is self.OPTIONAL else {}),
                },
            )
            for one in pack().indicators
            if one.score
        ]

    def told(self, *papers: Document) -> list[Finding]:
        return [
            f
            for f in findings(*papers, code="claim-unsupported")
            if f.subject["indicator"] == self.OPTIONAL.id
        ]

    def test_points_without_a_reference(self) -> None:
        for index in ("", "无", "未开展"):
            assert len(self.told(report(*self.table(index=index)))) == 1

    def test_points_above_the_rows_own(self) -> None:
        assert len(self.told(report(*self.table(score=str(self.OPTIONAL.score + 5))))) == 1

    def test_points_of_a_figure_outside_its_bound(self) -> None:
        rate = amount("工业固体废物综合利用率", "70.0", measure="%", role=QuantityRole.SHARE)
        sheet = paper("performance_calculation", "绩效.docx", period="2025", quantities=[rate])
        id = "gf-6.4.04"
        assert [
            f
            for f in findings(report(*self.table()), sheet, code="claim-unsupported")
            if f.subject["indicator"] == id
        ]
        good = amount("工业固体废物综合利用率", "91.0", measure="%", role=QuantityRole.SHARE)
        sheet = paper("performance_calculation", "绩效.docx", period="2025", quantities=[good])
        assert not [
            f
            for f in findings(report(*self.table()), sheet, code="claim-unsupported")
            if f.subject["indicator"] == id
        ]

    def test_silent_where_nothing_is_claimed_or_no_table_names_proofs(self) -> None:
        assert not self.told(report(*self.table(score="0", index="未开展")))
        bare = [
            claim(row.key, **{k: v for k, v in row.values.items() if k != "index"}) for row in self.table()
        ]
        assert not [
            f
            for f in findings(report(*bare), code="claim-unsupported")
            if f.values["reason"].startswith("没有写明")
        ]

    def test_rows_in_other_words_find_their_indicator(self) -> None:
        rows = [
            claim("获得质量管理体系第三方认证", score="8", full="8"),
            claim("绿色物料使用率达30%以上", score="4", full="4"),
        ]
        told = {
            f.subject["indicator"]
            for f in findings(
                report(*[*rows, claim("建筑密度大于等于30%", score="9", full="3")]), code="claim-unsupported"
            )
        }
        assert "gf-6.1.03" in told

    def test_the_total_against_its_rows(self) -> None:
        rows = self.table()
        total = sum(float(row.values["score"]) for row in rows)
        right, wrong = claim("总分", score=str(total)), claim("总分", score=str(total - 42))
        assert not list(findings(report(*rows, right), code="sum-mismatch"))
        assert subjects(report(*rows, wrong), code="sum-mismatch") == [
            {"metric": "总分", "document": "自评价报告.docx"}
        ]
        assert not findings(report(*rows[:20], wrong), code="sum-mismatch"), "half a table says nothing"
