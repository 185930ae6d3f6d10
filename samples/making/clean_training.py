"""Clean client: the training chain of 2026, three topics, everyone assessed, the failed ones trained again."""

from __future__ import annotations

from .books import Sheet
from .client import Client
from .company import CLEAN, day, zh
from .looks import FLATBED, PHONE, look
from .parts import table

C = CLEAN
BASIC, WASTE, SAVING = "绿色制造基础知识培训", "危险废物分类管理培训", "节能操作规程培训"
FIRST = [
    ("葛长青", "注塑车间", 88),
    ("鲁正阳", "注塑车间", 92),
    ("段志宏", "喷涂车间", 76),
    ("栾凤英", "喷涂车间", 81),
    ("佟佳宁", "SMT车间", 95),
    ("谷雨欣", "SMT车间", 90),
    ("卞海涛", "组装车间", 85),
    ("尤丽华", "组装车间", 79),
    ("寇大鹏", "组装车间", 72),
    ("闻立群", "生产部", 98),
    ("屠建业", "设备部", 94),
    ("柴若兰", "采购部", 91),
]
SECOND = [
    ("葛长青", "注塑车间", 84),
    ("鲁正阳", "注塑车间", 90),
    ("蒋晓燕", "注塑车间", 77),
    ("段志宏", "喷涂车间", 82),
    ("栾凤英", "喷涂车间", 52),
    ("谷雨欣", "SMT车间", 88),
    ("卞海涛", "组装车间", 80),
    ("寇大鹏", "组装车间", 56),
    ("岳清禾", "安环部", 100),
    ("屠建业", "设备部", 86),
]
THIRD = [
    ("葛长青", "注塑车间", 90),
    ("蒋晓燕", "注塑车间", 83),
    ("段志宏", "喷涂车间", 79),
    ("佟佳宁", "SMT车间", 87),
    ("尤丽华", "组装车间", 81),
    ("卞海涛", "组装车间", 76),
    ("屠建业", "设备部", 97),
    ("闻立群", "生产部", 92),
]


def _people(rows: list[tuple[str, str, int]], scores: bool) -> list[dict[str, object]]:
    return [
        {"name": n, "department": d, **({"score": s, "passed": s >= 60} if scores else {})}
        for n, d, s in rows
    ]


def _notice(topic: str, date: str, issued: str, hour: str, room: str, who: str) -> str:
    return f"""
@head {C.name} | CG-HR-11 A/0
# 关于举办{topic}的通知
- 各部门、车间：
根据公司2026年度绿色工厂培训计划安排，定于{zh(date)}{hour}在{room}举办{topic}，现将有关事项通知如下：
一、培训主题：{topic}
二、培训讲师：{who}
三、参加人员：各车间班组长及相关岗位员工、部门负责人。
四、要求：参训人员提前10分钟签到，培训结束后当场闭卷考核，60分为合格，不合格者须参加再培训和补考。
@right 人事行政部
@right {zh(issued)}
"""


def add_first(client: Client, at: str) -> None:
    at = f"{at}/01 绿色制造基础知识"
    client.docx(
        f"{at}/培训通知.docx",
        _notice(BASIC, "2026-03-18", "2026-03-11", "14:00", "综合楼301会议室", "程思齐"),
        "training_notice",
        topic=BASIC,
        event_date="2026-03-18",
    )
    slides = [
        "# 绿色制造基础知识培训\n@center 主讲：程思齐　　2026年3月",
        "# 一、什么是绿色工厂\n- 用地集约化、原料无害化、生产洁净化、废物资源化、能源低碳化\n- 绿色制造的概念：兼顾环境影响与资源效率",
        "# 二、我们岗位能做什么\n- 离岗关灯、停机降温、余料回收\n- 危险废物分类投放，不混入生活垃圾\n- 发现跑冒滴漏立即报告",
    ]
    client.pdf(
        f"{at}/课件-绿色制造基础知识.pdf",
        "\n---\n".join(slides),
        "training_material",
        wide=True,
        size=18,
        topic=BASIC,
    )
    rows = [["序号", "姓名", "部门", "签名", "备注"]] + [
        [n, p[0], p[1], p[0], None] for n, p in enumerate(FIRST, 1)
    ]
    client.book(
        f"{at}/签到表.xlsx",
        [
            Sheet(
                "签到",
                rows,
                title="培训签到表",
                note=[f"培训主题：{BASIC}", "培训日期：2026年3月18日　地点：综合楼301会议室　讲师：程思齐"],
                tail=[f"应到12人，实到12人　　表单编号：CG-HR-12 A/0（2019-05-20发布）　{C.name}"],
            )
        ],
        "training_signin",
        topic=BASIC,
        event_date="2026-03-18",
        people=_people(FIRST, False),
    )
    rows = [["工号", "姓名", "所在部门", "成绩", "是否合格"]]
    rows += [[f"CG{1000 + 37 * n}", p[0], p[1], p[2], "合格"] for n, p in enumerate(FIRST, 1)]  # type: ignore[list-item]
    client.book(
        f"{at}/考核成绩汇总.xlsx",
        [
            Sheet(
                "成绩",
                rows,
                title=f"{BASIC}考核成绩表",
                note=["考核日期：2026年3月18日　考核方式：闭卷笔试　满分100分，60分合格"],
                tail=["阅卷人：岳清禾　审核：桑以宁"],
            )
        ],
        "score_sheet",
        topic=BASIC,
        event_date="2026-03-18",
        people=_people(FIRST, True),
    )
    client.scan(
        f"{at}/试卷（佟佳宁）.jpg",
        f"""
# {BASIC}考试试卷
- 姓名：~佟佳宁~　　部门：~SMT车间~　　得分：~95~
### 一、单项选择题（每题10分）
- 1．绿色工厂的“五化”不包括（ ~D~ ）。A 用地集约化　B 原料无害化　C 能源低碳化　D 产值最大化
- 2．沾染机油的废抹布应投入（ ~B~ ）。A 生活垃圾桶　B 危险废物桶　C 可回收物桶　D 任意垃圾桶
- 3．我公司可再生能源主要来自（ ~A~ ）。A 屋顶光伏　B 风电　C 燃煤　D 柴油
### 二、判断题（每题10分）
- 4．停机超过30分钟应关闭料筒加热。（ ~√~ ）
- 5．绿色制造只与安环部门有关。（ ~×~ ）
### 三、简答题（50分）
- 6．结合岗位说明如何节约用电。
- ~下班前关闭回流焊加热和照明，贴片机待机模式。~
""",
        "exam_paper",
        look(PHONE, skew=-1.0),
        topic=BASIC,
        person="佟佳宁",
        score=95,
    )
    client.docx(
        f"{at}/培训效果评估.docx",
        f"""
@head {C.name} | CG-HR-15 A/0
# 培训效果评估表
@table kv widths=1,3
| 培训主题 | {BASIC} |
| 培训日期 | 2026年3月18日 |
| 参训/考核人数 | 12人/12人，合格率100%，平均86.8分 |
| 效果评估 | 随机抽问6名员工，均能正确回答绿色工厂“五化”内容，培训达到预期目标。 |
| 改进建议 | 下次增加案例教学。 |
@right 评估人：桑以宁　　2026年3月30日
""",
        "training_effect_evaluation",
        topic=BASIC,
        event_date="2026-03-18",
    )


def add_second(client: Client, at: str) -> None:
    at = f"{at}/02 危险废物分类"
    client.pdf(
        f"{at}/关于举办危险废物分类管理培训的通知.pdf",
        _notice(WASTE, "2026-05-20", "2026-05-12", "15:30", "培训室", "岳清禾"),
        "training_notice",
        topic=WASTE,
        event_date="2026-05-20",
    )
    client.docx(
        f"{at}/讲义.docx",
        f"""
# {WASTE}讲义
### 第一讲 危险废物的识别
HW08废矿物油、HW12漆渣、HW49废活性炭和废包装桶。
### 第二讲 分类投放
沾染油漆、机油的抹布和手套投入危险废物桶；不得与生活垃圾混放。
### 第三讲 贮存与转移
入库称重、贴标签、登记台账；转移执行电子联单。
""",
        "training_material",
        topic=WASTE,
    )
    rows = [["序号", "姓名", "部门", "签名"]] + [
        [n, p[0], p[1], f"~{p[0]}~"] for n, p in enumerate(SECOND, 1)
    ]
    client.scan(
        f"{at}/微信图片_20260520173122.jpg",
        f"""
@head {C.name} | CG-HR-12 A/0
# 培训签到表
@table kv widths=1,3,1,2
| 培训主题 | {WASTE} | 讲师 | 岳清禾 |
| 培训时间 | 2026年5月20日 15:30 | 地点 | 培训室 |
{table(rows, "widths=1,2,2,3 align=c size=12")}
- 实到人数：10人
""",
        "training_signin",
        look(PHONE, skew=1.8),
        topic=WASTE,
        event_date="2026-05-20",
        people=_people(SECOND, False),
    )
    rows = [["姓名", "部门", "分数", "结果"]] + [
        [p[0], p[1], p[2], "合格" if p[2] >= 60 else "不合格"] for p in SECOND
    ]  # type: ignore[list-item]
    client.scan(
        f"{at}/成绩单.pdf",
        f"""
@head {C.name} | CG-HR-13 A/0
# 培训考核成绩单
- 培训项目：{WASTE}　　考试日期：2026年5月20日　　合格线：60分
{table(rows, "widths=2,2,1,1 align=c size=11.5")}
- 阅卷人：~岳清禾~　　复核：~桑以宁~
""",
        "score_sheet",
        look(FLATBED, skew=0.8),
        topic=WASTE,
        event_date="2026-05-20",
        people=_people(SECOND, True),
    )
    again = [("栾凤英", "喷涂车间", 84), ("寇大鹏", "组装车间", 78)]
    rows = [
        ["姓名", "部门", "原成绩", "补考成绩", "结论"],
        ["栾凤英", "喷涂车间", "52", "84", "合格"],
        ["寇大鹏", "组装车间", "56", "78", "合格"],
    ]
    client.docx(
        f"{at}/不合格人员再培训记录.docx",
        f"""
@head {C.name} | CG-HR-14 A/0
# 再培训及补考记录
- 原培训主题：{WASTE}（2026年5月20日）
- 再培训日期：2026年5月27日　　培训人：岳清禾　　方式：一对一现场讲解、现场分类实操、补考
{table(rows, "widths=2,2,1,1,1")}
- 监考：岳清禾　　确认：桑以宁
""",
        "retraining_record",
        topic=WASTE,
        event_date="2026-05-27",
        people=_people(again, True),
    )
    client.docx(
        f"{at}/效果评估总结.docx",
        f"""
@head {C.name} | CG-HR-15 A/0
# {WASTE}效果评估总结
培训于2026年5月20日举办，参训10人，一次合格8人，经再培训补考后全部合格。6月现场抽查20次，危险废物投放正确率100%，培训有效。
@right 人事行政部　2026年6月10日
""",
        "training_effect_evaluation",
        topic=WASTE,
        event_date="2026-05-20",
    )


def add_third(client: Client, at: str) -> None:
    signin = [["序号", "姓名", "部门", "签到"]] + [
        [n, p[0], p[1], f"~{p[0]}~"] for n, p in enumerate(THIRD, 1)
    ]
    score = [["序号", "姓名", "部门", "笔试成绩", "评定"]] + [
        [n, p[0], p[1], p[2], "合格"] for n, p in enumerate(THIRD, 1)
    ]  # type: ignore[list-item]
    head = f"@head {C.name} | 培训档案 2026-08\n"
    parts = [
        (
            _notice(SAVING, "2026-08-12", "2026-08-05", "14:00", "设备部会议室", "屠建业"),
            "training_notice",
            {"topic": SAVING, "event_date": "2026-08-12"},
        ),
        (
            f"{head}# 员工培训签到表\n- 培训内容：{SAVING}\n- 日期：2026.08.12　　主讲：屠建业\n{table(signin, 'widths=1,2,2,2 align=c size=12')}",
            "training_signin",
            {"topic": SAVING, "event_date": "2026-08-12", "people": _people(THIRD, False)},
        ),
        (
            f"{head}# {SAVING}考核成绩登记表\n- 考核日期：2026.08.12　　合格标准：≥60分\n{table(score, 'widths=1,2,2,2,1 align=c size=12')}\n- 登记人：~桑以宁~",
            "score_sheet",
            {"topic": SAVING, "event_date": "2026-08-12", "people": _people(THIRD, True)},
        ),
        (
            f"{head}# 培训效果评价表\n- 培训名称：{SAVING}\n- 培训日期：2026.08.12\n参训8人，考核8人，合格率100%，无需再培训。9月注塑车间空载时间较7月减少11%，培训效果良好。\n@right 评价人：~桑以宁~　2026.09.02",
            "training_effect_evaluation",
            {"topic": SAVING, "event_date": "2026-08-12"},
        ),
    ]
    client.scans(f"{at}/03 节能操作规程培训全套（扫描）.pdf", parts, look(FLATBED, skew=-0.5))
    inner = client.inner()
    inner.docx(
        "节能操作规程课件/节能操作规程培训课件.docx",
        f"""
# {SAVING}课件
### 一、注塑机
停机30分钟关闭加热；模温机随机启停；定期清理冷却水路。
### 二、空压系统
压力设定不高于0.70MPa；发现漏气挂牌报修；余热优先用于烘料预热。
### 三、照明与空调
分区控制，随手关灯；夏季空调不低于26℃。
""",
        "training_material",
        topic=SAVING,
    )
    client.archive(f"{at}/节能课件.zip", inner, gbk=True)


def add_all(client: Client) -> None:
    at = "05 教育培训"
    plan = [
        ["序号", "培训主题", "计划时间", "培训对象", "讲师", "考核方式"],
        ["1", BASIC, "3月", "各部门、车间骨干", "程思齐", "闭卷考试"],
        ["2", WASTE, "5月", "产废岗位员工", "岳清禾", "闭卷考试"],
        ["3", SAVING, "8月", "设备操作人员", "屠建业", "闭卷考试"],
    ]
    client.pdf(
        f"{at}/2026年度绿色工厂培训计划.pdf",
        f"""
@red {C.name}文件 | 澄光〔2026〕5号
## 关于印发《2026年度绿色工厂培训计划》的通知
- 各部门、车间：
为传播绿色制造的概念和知识，现将2026年度绿色工厂培训计划印发给你们，请认真组织实施。
{table(plan, "widths=1,4,1.4,3,1.4,2")}
要求：各项培训均须考核，考核不合格人员15日内完成再培训和补考。
@right 编制：桑以宁　审核：{C.representative}　批准：{C.legal}
@right {C.name}
@right {zh("2026-01-19")}
@seal {C.name}
""",
        "training_plan",
        holder=C.name,
        period="2026",
        issue_date="2026-01-19",
    )
    for add in (add_first, add_second, add_third):
        add(client, at)
    assert day("2026-05-27") > day("2026-05-20")
