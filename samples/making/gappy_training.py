"""Gappy client: four planned topics, each broken in its own way; the internal audit."""

from __future__ import annotations

from .books import Cell, Sheet
from .client import Client
from .company import GAPPY, zh
from .looks import COPY, FLATBED, PHONE, look
from .parts import table

G = GAPPY
WASTE, SAVING, STANDARD, FIRE = (
    "危险废物分类培训",
    "节能降耗知识培训",
    "绿色工厂标准宣贯",
    "消防与应急演练培训",
)
SIGNED = [
    ("石广林", "第一车间"),
    ("翟小梅", "第一车间"),
    ("庞志刚", "第二车间"),
    ("宁海波", "第二车间"),
    ("解春燕", "第三车间"),
    ("牛德胜", "第三车间"),
    ("闵佳怡", "仓库"),
    ("汤雨辰", "安环部"),
]
SCORES = [
    ("石广林", "第一车间", 82),
    ("翟小梅", "第一车间", 75),
    ("庞志刚", "第二车间", 48),
    ("宁海波", "第二车间", 66),
    ("解春燕", "第三车间", 91),
    ("牛德胜", "第三车间", 53),
    ("汤雨辰", "安环部", 98),
    ("车万里", "采购部", 88),
]
THIRD = [
    ("祁连山", "设备动力部", 86),
    ("米兰英", "综合部", 79),
    ("石广林", "第一车间", 57),
    ("解春燕", "第三车间", 83),
    ("宁海波", "第二车间", 90),
]


def _names(rows: list[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"name": n, "department": d} for n, d in rows]


def _marks(rows: list[tuple[str, str, int]]) -> list[dict[str, object]]:
    return [{"name": n, "department": d, "score": s, "passed": s >= 60} for n, d, s in rows]


def add_first(client: Client, at: str) -> None:
    client.docx(
        f"{at}/4月 危废/培训通知.docx",
        f"""
# 培　训　通　知
- 各车间、仓库：
兹定于{zh("2025-04-16")}下午3点在食堂二楼举行“{WASTE}”，请下列人员准时参加：各车间班组长、仓管员。培训后考试。
@right 综合部　　{zh("2025-04-10")}
""",
        "training_notice",
        topic=WASTE,
        event_date="2025-04-16",
    )
    rows = [["姓名", "部门", "签名", "姓名", "部门", "签名"]]
    rows += [
        [
            SIGNED[k][0],
            SIGNED[k][1],
            f"~{SIGNED[k][0]}~",
            SIGNED[k + 4][0],
            SIGNED[k + 4][1],
            f"~{SIGNED[k + 4][0]}~",
        ]
        for k in range(4)
    ]
    client.scan(
        f"{at}/4月 危废/微信图片_20250416160233.jpg",
        f"""
# 培训签到表
@table kv widths=1,3,1,2
| 培训内容 | {WASTE} | 主讲人 | 汤雨辰 |
| 日期 | 2025.4.16 | 地点 | 食堂二楼 |
{table(rows, "widths=1,1.2,1.4,1,1.2,1.4 align=c size=12")}
- 表单编号 HY-HR-F06　2018版
""",
        "training_signin",
        look(PHONE, skew=2.2),
        topic=WASTE,
        event_date="2025-04-16",
        people=_names(SIGNED),
    )
    grid: list[list[Cell]] = [["名次", "姓名", "部门", "得分", "等级"]]
    grid += [
        [n, s[0], s[1], s[2], "合格" if s[2] >= 60 else "不合格"]
        for n, s in enumerate(sorted(SCORES, key=lambda s: -s[2]), 1)
    ]
    path = f"{at}/4月 危废/成绩表.xlsx"
    client.book(
        path,
        [
            Sheet(
                "Sheet1", grid, title="危险废物分类培训考试成绩", note=["考试时间：2025年4月16日　及格线60分"]
            ),
            Sheet("Sheet2", [["名次", "姓名"], [1, "测试"]], hidden=True),
        ],
        "score_sheet",
        topic=WASTE,
        event_date="2025-04-16",
        people=_marks(sorted(SCORES, key=lambda s: -s[2])),
    )
    for person in ("庞志刚", "牛德胜"):
        client.gap("mandatory", "failure-not-retrained", "不合格，无再培训或补考", topic=WASTE, person=person)
    client.gap("mandatory", "participant-unassessed", "签到有，成绩无", topic=WASTE, person="闵佳怡")
    client.gap("mandatory", "assessed-not-attended", "成绩有，签到无", topic=WASTE, person="车万里")


def add_rest(client: Client, at: str) -> None:
    second = SIGNED[:6]
    rows = [["序号", "姓名", "车间/部门", "签到"]] + [
        [n, p[0], p[1], f"~{p[0]}~"] for n, p in enumerate(second, 1)
    ]
    client.scan(
        f"{at}/6月 节能/签到.jpg",
        f"""
@head {G.name}
# 签 到 表
- 会议/培训名称：{SAVING}　　时间：2025年6月18日　　主持：祁连山
{table(rows, "widths=1,2,2,2 align=c size=12")}
""",
        "training_signin",
        look(COPY, skew=-1.4),
        topic=SAVING,
        event_date="2025-06-18",
        people=_names(second),
    )
    client.docx(
        f"{at}/6月 节能/培训通知（节能）.docx",
        f"""
# 关于开展{SAVING}的通知
- 各车间：定于2025年6月18日开展{SAVING}，主讲祁连山，请组织参加。
@right 设备动力部　2025年6月13日
""",
        "training_notice",
        topic=SAVING,
        event_date="2025-06-18",
    )
    client.gap(
        "mandatory",
        "stage-missing",
        "只有通知和签到，没有考核",
        chain="training",
        stage="assess",
        topic=SAVING,
    )
    parts = [
        (
            f"# 培训签到表\n- 培训名称：{STANDARD}\n- 培训时间：2025年9月18日\n"
            + table(
                [
                    ["序号", "姓名", "部门", "签名"],
                    *[[n, p[0], p[1], f"~{p[0]}~"] for n, p in enumerate(THIRD, 1)],
                ],
                "widths=1,2,2,2 align=c size=12",
            ),
            "training_signin",
            {"topic": STANDARD, "event_date": "2025-09-18", "people": _names([p[:2] for p in THIRD])},
        ),
        (
            f"# {STANDARD}测验成绩\n- 测验日期：2025年9月18日　　合格：60分\n"
            + table(
                [["姓名", "部门", "成绩"], *[[p[0], p[1], p[2]] for p in THIRD]],
                "widths=2,2,1 align=c size=12",
            )
            + "\n- 阅卷：~米兰英~",
            "score_sheet",
            {"topic": STANDARD, "event_date": "2025-09-18", "people": _marks(THIRD)},
        ),
        (
            f"# 再培训记录表\n- 培训名称：{STANDARD}\n- 再培训日期：2025年9月10日　　地点：会议室\n"
            + table(
                [["姓名", "部门", "原成绩", "补考成绩"], ["石广林", "第一车间", "57", "73"]],
                "widths=2,2,1,1 align=c size=12",
            )
            + "\n- 记录：~米兰英~",
            "retraining_record",
            {
                "topic": STANDARD,
                "event_date": "2025-09-10",
                "people": [{"name": "石广林", "department": "第一车间", "score": 73, "passed": True}],
            },
        ),
    ]
    client.scans(f"{at}/9月宣贯资料.pdf", parts, look(FLATBED, skew=0.9))
    client.gap(
        "mandatory",
        "stage-out-of-order",
        "再培训（9月10日）早于考核（9月18日）",
        chain="training",
        stage="improve",
        topic=STANDARD,
    )
    client.gap(
        "mandatory",
        "stage-missing",
        "列入计划而没有任何记录",
        chain="training",
        stage="implement",
        topic=FIRE,
    )


def add_training(client: Client) -> None:
    at = "05 培训记录/2025"
    rows = [
        ["序号", "课程名称", "时间", "对象", "讲师"],
        ["1", WASTE, "4月", "班组长、仓管员", "汤雨辰"],
        ["2", SAVING, "6月", "车间人员", "祁连山"],
        ["3", STANDARD, "9月", "管理人员", "外聘"],
        ["4", FIRE, "11月", "全员", "汤雨辰"],
    ]
    client.docx(
        f"{at}/2025年度培训计划.docx",
        f"""
@head {G.name} | HY-HR-F01
# 2025年度员工培训计划
- 编制部门：综合部　　编制：米兰英　审核：{G.representative}　批准：{G.legal}　　2025年1月6日
{table(rows, "widths=1,3,1,2,1")}
- 备注：每项培训后组织考核。
""",
        "training_plan",
        holder=G.name,
        period="2025",
        issue_date="2025-01-06",
    )
    add_first(client, at)
    add_rest(client, at)


def add_audit(client: Client) -> None:
    at = "06 内审管评"
    client.docx(
        f"{at}/2025内审计划.docx",
        f"""
@head {G.name} | HY-QR-21
# 2025年度内部审核实施计划
- 审核日期：2025年6月10日—6月12日　　审核组长：汤雨辰　组员：米兰英、车万里
- 审核范围：注塑件、冲压件、精密机加工件的生产及管理活动
- 编制日期：2025年5月26日　批准：{G.representative}
""",
        "internal_audit_plan",
        period="2025",
        issue_date="2025-05-26",
    )
    client.pdf(
        f"{at}/2025内审报告.pdf",
        f"""
@head {G.name} | HY-QR-23
# 内部审核报告
- 受审核方：{G.name}　　审核时间：2025年6月10日—12日　　报告日期：2025年6月16日
本次内审发现不符合项2项：HY-NC-2025-01（第三车间）、HY-NC-2025-02（仓库）。体系基本有效，限2025年7月31日前整改。
- 审核组长：~汤雨辰~
""",
        "internal_audit_report",
        holder=G.name,
        issue_date="2025-06-16",
        period="2025",
    )
    parts = []
    for number, place, fact in [
        ("HY-NC-2025-01", "第三车间", "切削液更换无记录。"),
        ("HY-NC-2025-02", "仓库", "油品无防泄漏托盘。"),
    ]:
        parts.append(
            (
                f"""
@head {G.name} | HY-QR-22
# 不符合项报告
@table kv widths=1,2,1,2
| 编号 | {number} | 责任部门 | {place} |
| 审核员 | ~汤雨辰~ | 日期 | 2025年6月12日 |
| 不符合描述 | {fact} | < | < |
""",
                "nonconformity_report",
                {"reference_no": number, "issue_date": "2025-06-12"},
            )
        )
    client.scans(f"{at}/不符合项.pdf", parts, look(COPY, skew=-0.6, turned=90))
    client.docx(
        f"{at}/NC01纠正措施.docx",
        """
# 纠正措施报告
@table kv widths=1,3
| 不符合编号 | HY-NC-2025-01 |
| 原因分析 | 未建立切削液更换记录表。 |
| 纠正措施 | 建立记录表并培训操作工。 |
| 验证 | 已整改，关闭。验证人：汤雨辰　2025年7月21日 |
""",
        "corrective_action_report",
        reference_no="HY-NC-2025-01",
        issue_date="2025-07-21",
    )
    client.gap("mandatory", "nonconformity-open", "第二项不符合没有纠正措施", reference="HY-NC-2025-02")
    client.docx(
        f"{at}/2025年管理评审报告.docx",
        f"""
@head {G.name} | HY-QR-26
# 2025年管理评审报告
- 评审单位：{G.name}　　评审日期：2025年5月20日　　主持：{G.legal}
评审结论：管理体系总体有效。决议：加快三个节能项目进度。
@right 批准：{G.legal}　　2025年5月22日
""",
        "management_review",
        holder=G.name,
        issue_date="2025-05-22",
        period="2025",
    )
    client.gap(
        "mandatory",
        "stage-out-of-order",
        "管理评审（5月）早于内审（6月）",
        chain="internal_audit",
        stage="improve",
    )


def add_all(client: Client) -> None:
    add_training(client)
    add_audit(client)
