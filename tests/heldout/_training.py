"""Layouts of the training chain and of inspections."""

from __future__ import annotations

import datetime as dt

from . import _world as w
from ._paper import LEFT, UP, Num, Paper
from ._registry import layout

D = dt.date
TOPICS = (
    "危险废物分类培训",
    "绿色工厂基础知识培训",
    "节能降耗意识培训",
    "GB/T 24001环境管理体系标准培训",
    "危险化学品安全使用培训",
    "能源管理体系内审员培训",
    "碳排放核算知识培训",
    "环保设施操作培训",
    "突发环境事件应急处置培训",
    "清洁生产知识培训",
    "能源计量与统计培训",
    "节约用水知识宣贯",
    "有害物质管控要求培训",
    "空压机节能操作培训",
    "垃圾分类及固废管理培训",
)
QUIZ = (
    ("沾染机油的废抹布应投入哪类收集容器？", "危险废物收集桶"),
    ("我国单位GDP能耗考核属于何种性质指标？", "约束性指标"),
    ("电力当量折标系数为多少kgce/kWh？", "0.1229"),
    ("危险废物贮存期限一般不超过几年？", "一年"),
    ("发现跑冒滴漏应如何处理？", "立即报修并记录"),
    ("绿色工厂的“五化”包括用地集约化、原料无害化、生产洁净化和？", "废物资源化、能源低碳化"),
    ("设备待机超过30分钟应？", "关闭主机"),
    ("废活性炭属于哪一类危险废物？", "HW49"),
)


def training_day(p: Paper) -> dt.date:
    return p.day_after(D(2024, 1, 5), D(2026, 10, 20))


def topic(p: Paper) -> str:
    """The training's name, registered; printed with or without 《》."""
    name = p.pick(*TOPICS)
    return p.put(
        "topic",
        name,
        p.pick(name, name, f"《{name}》"),
        accept=[name.removesuffix("培训"), name + "培训"] if name.endswith("培训") else [],
    )


def staff(p: Paper, low: int = 8, high: int = 22) -> list[tuple[str, str]]:
    departments = p.some(w.DEPARTMENTS, 2, 3) + list(p.co.trade.workshops[:2])
    return [(n, p.pick(*departments)) for n in w.people(p.rng, p.num(low, high))]


def shown_name(p: Paper, name: str) -> str:
    """Two-character names are often spaced out in tables."""
    return name[0] + p.pick(" ", "  ", "　") + name[1] if len(name) == 2 and p.chance(0.5) else name


# ---- plan ------------------------------------------------------------------------------------------------------------
@layout("training_plan", "xlsx", "docx", "pdf", blank=True)
def plan_table(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    day = D(year - p.pick(0, 1), 1, 1)
    day = D(year, 1, p.num(3, 28)) if day.year == year else D(year - 1, 12, p.num(10, 31))
    p.letterhead(1)
    p.title(
        f"{p.year(year)}年度{p.pick('培训计划', '绿色工厂培训计划', '员工教育培训计划表', '安全环保培训计划')}"
    )
    rows = [
        [
            "序号",
            p.pick("培训内容", "培训课题", "课程名称"),
            "培训对象",
            p.pick("计划时间", "培训月份"),
            "课时",
            "讲师",
            "考核方式",
        ]
    ]
    for i, t in enumerate(p.some(TOPICS, 5, 9)):
        rows.append(
            [
                i + 1,
                t,
                p.pick("全体员工", "生产一线员工", "管理人员", "车间班组长"),
                f"{p.num(1, 12)}月",
                p.num(1, 8),
                p.pick(w.person(p.rng), "外聘讲师"),
                p.pick("笔试", "实操", "提问"),
            ]
        )
    p.table(rows)
    p.line(
        f"编制：{p.v(w.person(p.rng))}    批准：{p.v(p.co.legal)}    {p.pick('编制日期', '批准日期', '日期')}：{p.day('issue_date', day)}"
    )
    p.noise(0.7)
    p.named(f"{year}年度培训计划", f"{year}年培训计划", "绿色工厂培训计划")


@layout("training_plan", "xlsx", "pdf")
def plan_gantt(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    p.letterhead(1)
    p.title(f"{p.year(year)}年{p.pick('培训计划表', '度年培训安排表')}")
    rows = [["培训项目", "部门", *[f"{m}月" for m in range(1, 13)], "备注"]]
    for t in p.some(TOPICS, 6, 10):
        month = p.num(1, 12)
        rows.append(
            [
                t,
                p.pick(*w.DEPARTMENTS),
                *[p.pick("●", "√", "○") if m == month else "" for m in range(1, 13)],
                "",
            ]
        )
    p.table(rows)
    p.line(
        f"制表：{w.person(p.rng)}   审批：{w.person(p.rng)}   {p.day('issue_date', D(year, 1, p.num(2, 28)))}"
    )
    p.named(f"{year}培训计划表", "年度培训安排")


@layout("training_plan", "docx", "pdf")
def plan_red(p: Paper) -> None:
    year = p.pick(2024, 2025, 2026)
    p.line(p.holder() + "文件", "center", True, 22, color="red")
    p.line(f"{p.co.short[:2]}人〔{year}〕{p.num(1, 20)}号", "center")
    p.rule("red")
    p.title(f"关于印发{p.year(year)}年度绿色工厂{p.pick('教育', '')}培训计划的通知", 16)
    p.line("各部门：")
    p.para(
        f"为提升员工绿色制造意识，现将{year}年度培训计划印发，请按计划组织实施，并做好签到、考核及记录归档。"
    )
    topics = p.some(TOPICS, 4, 6)
    for i, t in enumerate(topics):
        p.para(
            f"{i + 1}.{t}：{p.num(1, 4) + i * 2}月，由{p.pick(*w.DEPARTMENTS)}组织，参加人员为{p.pick('全员', '相关岗位人员')}。"
        )
    p.line(p.co.name, "right")
    p.seal()
    p.line(p.day("issue_date", D(year, 1, p.num(4, 30)), p.pick("cn", "han")), "right")
    p.named(f"关于印发{year}年培训计划的通知", "培训计划（红头）")


# ---- notice ----------------------------------------------------------------------------------------------------------
@layout("training_notice", "docx", "pdf", blank=True)
def notice_letter(p: Paper) -> None:
    day = training_day(p)
    sent = day - dt.timedelta(days=p.num(2, 9))
    p.letterhead(0.4, register=False)
    p.title(p.pick("培训通知", "关于开展培训的通知", "通  知", "关于举办员工培训的通知"))
    p.line("各部门、车间：")
    p.para(
        f"根据{day.year}年度培训计划安排，定于{p.day('event_date', day, p.pick('cn', 'cn0'))}（星期{'一二三四五六日'[day.weekday()]}）{p.pick('上午9:00', '下午14:00', '13:30-15:30')}在{p.pick('公司会议室', '培训教室', '食堂二楼')}举办{topic(p)}，请相关人员准时参加。",
        f"一、参加人员：{p.pick('全体员工', '各车间班组长及操作人员', '见附件名单')}",
        f"二、授课人：{p.v(w.person(p.rng))}",
        "三、要求：请勿迟到早退，手机调至静音，培训结束后进行考试。",
    )
    p.line(p.pick(*w.DEPARTMENTS), "right")
    p.line(w.show_date(sent, "cn") if not p.blank else "  年  月  日", "right")
    p.named("培训通知", f"{day.month}月培训通知", "关于开展培训的通知")


@layout("training_notice", "docx", "pdf")
def notice_kv(p: Paper) -> None:
    day = training_day(p)
    p.title(p.pick("培训通知单", "内部培训通知"))
    p.kv(
        [
            (("培训主题", "培训名称", "课程"), topic(p)),
            (("培训时间", "培训日期"), p.day("event_date", day) + " 14:00~16:00"),
            ("培训地点", p.pick("三楼会议室", "车间休息区")),
            ("主讲", w.person(p.rng)),
            ("参训对象", "、".join(p.some(w.DEPARTMENTS, 3))),
            ("是否考核", "是，闭卷笔试"),
        ]
    )
    p.line(f"发布部门：人力资源部   发布日期：{w.show_date(day - dt.timedelta(days=4), p.style)}")
    p.line(f"联系人：{w.person(p.rng)}  电话：{p.co.phone}")
    p.named("培训通知单", "内训通知")


# ---- courseware ------------------------------------------------------------------------------------------------------
@layout("training_material", "docx", "pdf", scan=False)
def slides(p: Paper) -> None:
    name = topic(p)
    p.landscape = True
    p.gap(60)
    p.title(name, 30)
    p.line(p.pick("主讲人：", "讲师：") + w.person(p.rng), "center")
    p.page()
    for head, text in (
        ("目 录", "一、基本概念  二、法规要求  三、我们怎么做  四、案例分享  五、思考题"),
        ("一、基本概念", "绿色工厂是实现用地集约化、原料无害化、生产洁净化、废物资源化、能源低碳化的工厂。"),
        (
            "二、法规要求",
            "《固体废物污染环境防治法》第三十六条：产生工业固体废物的单位应当建立健全管理制度。",
        ),
        ("三、我们怎么做", "分类、称重、登记、入库；随手关灯关机；发现异常及时上报。"),
        ("谢谢大家！", "请扫码完成课后测试"),
    ):
        p.title(head, 22)
        p.para(text, p.pick("小组讨论：你所在岗位有哪些节能机会？", "记住三句话：少用、用好、不乱扔。"))
        p.page()
    p.blocks.pop()
    p.named("培训课件", "课件", "培训PPT")


@layout("training_material", "docx", "pdf")
def teaching_notes(p: Paper) -> None:
    p.title(topic(p))
    p.line(p.pick("（培训教材）", "（讲义）", "培训资料"), "center")
    p.head("第一讲 学习目标")
    p.para("通过学习，学员应能够说出本岗位相关的环境因素和用能要点。")
    p.head("第二讲 知识要点")
    for q, a in p.some(QUIZ, 4, 5):
        p.para(f"要点：{q.rstrip('？')}——{a}。")
    p.head("第三讲 操作示范与注意事项")
    p.para("示范：危废桶的正确封口与标签粘贴。", "注意：严禁将废液倒入雨水沟。")
    p.head("复习思考题")
    p.para("1.请列举三项本车间节能措施。 2.遇到泄漏怎么办？")
    p.named("培训教材", "讲义", "培训资料")


# ---- sign-in ---------------------------------------------------------------------------------------------------------
@layout("training_signin", "xlsx", "docx", "pdf", blank=True)
def signin_single(p: Paper) -> None:
    day = training_day(p)
    p.letterhead(0.4, register=False)
    p.title(p.pick("培训签到表", "员工培训签到表", "培训签到记录", "教育培训签到表"))
    p.kv(
        [
            (("培训主题", "培训内容", "培训名称"), topic(p)),
            (("培训时间", "培训日期", "日期"), p.day("event_date", day)),
            (("培训地点", "地点"), p.v(p.pick("会议室", "培训室"))),
            (("讲师", "授课人"), p.v(w.person(p.rng))),
        ],
        p.pick("colon", "grid4", "grid2"),
    )
    rows = [["序号", "姓名", "部门", p.pick("签名", "签到", "本人签字"), "备注"]]
    for i, (name, dep) in enumerate(staff(p)):
        rows.append([i + 1, shown_name(p, name), dep, p.pick(name, "√", name), ""])
        p.add_person(name, dep)
    p.table(rows)
    p.noise()
    p.named("培训签到表", f"{day.month}月签到表", "签到表")


@layout("training_signin", "docx", "xlsx", "pdf")
def signin_double(p: Paper) -> None:
    """Two persons a row."""
    day = training_day(p)
    p.title(p.pick("培训签到表", "会议/培训签到表", "签 到 表"))
    p.table(
        [
            ["培训课题", topic(p), LEFT, "培训日期", p.day("event_date", day), LEFT],
            ["培训讲师", w.person(p.rng), LEFT, "参加人数", "见下表", LEFT],
        ],
        0,
    )
    rows = [["序号", "部门", "签名", "序号", "部门", "签名"]]
    members = staff(p, 8, 24)
    half = (len(members) + 1) // 2
    for i in range(half):
        row = [i + 1, members[i][1], members[i][0]]
        row += (
            [half + i + 1, members[half + i][1], members[half + i][0]]
            if half + i < len(members)
            else [half + i + 1, "", ""]
        )
        rows.append(row)
    for name, dep in members:
        p.add_person(name, dep)
    p.table(rows)
    p.noise()
    p.named("签到表", "培训签到", "参加人员签到")


@layout("training_signin", "docx", "pdf")
def signin_record(p: Paper) -> None:
    """A training record sheet with the list of participants merged by department."""
    day = training_day(p)
    p.title(p.pick("培训记录及签到表", "员工培训记录表（含签到）"))
    p.kv(
        [
            ("培训项目", topic(p)),
            ("培训时间", p.day("event_date", day) + p.pick("  9:00-11:00", "")),
            ("主办部门", p.pick(*w.DEPARTMENTS)),
            ("内容摘要", "讲解岗位环境因素、垃圾分类要求和节能要点。"),
        ],
        "grid2",
    )
    p.line("参训人员签到：", bold=True)
    groups: dict[str, list[str]] = {}
    for name, dep in staff(p, 9, 18):
        groups.setdefault(dep, []).append(name)
    rows = [["部门", "姓名", "签到时间"]]
    for dep, names in groups.items():
        for i, name in enumerate(names):
            rows.append([dep if i == 0 else UP, shown_name(p, name), f"{p.num(8, 13)}:{p.num(10, 59)}"])
            p.add_person(name, dep)
    p.table(rows)
    p.named("培训记录表", "培训记录及签到")


@layout("training_signin", "xlsx", "pdf")
def signin_names_only(p: Paper) -> None:
    """Four names a row without departments."""
    day = training_day(p)
    p.title(f"{p.pick('', '公司')}培训人员签到")
    p.line(f"内容：{topic(p)}    时间：{p.day('event_date', day)}    地点：{p.pick('多功能厅', '车间')}")
    names = w.people(p.rng, p.num(10, 28))
    rows = [["姓名", "姓名", "姓名", "姓名"]]
    for i in range(0, len(names), 4):
        rows.append(([*names[i : i + 4], "", "", ""])[:4])
    for name in names:
        p.add_person(name)
    p.table(rows)
    p.line(f"应到 {len(names)} 人，实到 {len(names)} 人")
    p.named("人员签到", "签到名单")


# ---- exam ------------------------------------------------------------------------------------------------------------
@layout("exam_paper", "docx", "pdf", blank=True)
def exam(p: Paper) -> None:
    score = p.num(45, 100)
    name = w.person(p.rng)
    p.title(f"{topic(p)}{p.pick('考试试卷', '考核试题', '测试卷')}")
    p.line(
        f"姓名：{p.put('person', name)}    部门：{p.v(p.pick(*w.DEPARTMENTS))}    得分：{p.put('score', str(score)) if not p.blank else '____'}"
    )
    p.head("一、选择题（每题10分）")
    for i, (q, a) in enumerate(p.some(QUIZ, 5, 6)):
        p.line(f"{i + 1}. {q}（ {'' if p.blank else p.pick('A', 'B', 'C')} ）")
        p.line(
            f"A. {a}    B. {p.pick('生活垃圾桶', '不限', '无要求')}    C. {p.pick('以上都对', '三年', '报告班长')}"
        )
    p.head("二、判断题（每题5分）")
    p.line(f"（{'' if p.blank else p.pick('√', '×')}）危险废物可以与生活垃圾混放。")
    p.line(f"（{'' if p.blank else p.pick('√', '×')}）离开办公室应随手关灯、关空调。")
    if not p.blank:
        p.line(f"阅卷人：{w.person(p.rng)}", "right")
    p.named("考试试卷", f"{name}答卷", "培训试卷")


@layout("exam_paper", "docx", "pdf")
def exam_table(p: Paper) -> None:
    score = p.num(45, 100)
    p.title(p.pick("培训考核试卷", "课后测试题"))
    p.table(
        [
            ["考试科目", topic(p), LEFT, LEFT],
            ["姓  名", p.put("person", w.person(p.rng)), "岗  位", p.pick("操作工", "班长", "统计员")],
            ["总  分", "100", "成  绩", p.put("score", str(score))],
        ],
        0,
    )
    p.line("简答题：", bold=True)
    for i, (q, a) in enumerate(p.some(QUIZ, 3, 4)):
        p.line(f"{i + 1}、{q}")
        p.para(f"答：{a}。")
    p.line(f"评卷：{w.person(p.rng)}  日期：{w.show_date(training_day(p), p.style)}")
    p.named("答卷", "考核试卷", "测试题")


# ---- scores ----------------------------------------------------------------------------------------------------------
def marks(p: Paper, count: int) -> list[int]:
    return [p.num(82, 100) if p.chance(0.85) else p.num(40, 77) for _ in range(count)]


@layout("score_sheet", "xlsx", "docx", "pdf", blank=True)
def score_list(p: Paper) -> None:
    day = training_day(p)
    line = 80
    p.title(p.pick("培训考核成绩单", "培训考试成绩汇总表", "考核成绩统计表", "员工培训成绩登记表"))
    p.kv(
        [
            (("培训主题", "考试科目", "培训名称"), topic(p)),
            (("考试日期", "考核时间", "考核日期"), p.day("event_date", day)),
            (("合格标准", "合格线", "及格分数"), f"{line}分"),
        ],
        p.pick("colon", "grid2"),
    )
    rows = [
        [
            "序号",
            "姓名",
            p.pick("部门", "所属部门", "车间/部门"),
            p.pick("成绩", "分数", "得分"),
            p.pick("是否合格", "结果", "考核结果"),
        ]
    ]
    members = staff(p)
    for i, ((name, dep), mark) in enumerate(zip(members, marks(p, len(members)), strict=True)):
        good, bad = p.pick(("合格", "不合格"), ("合格", "不合格"), ("是", "否"), ("通过", "未通过"))
        rows.append([i + 1, shown_name(p, name), dep, mark, good if mark >= line else bad])
        p.add_person(name, dep, mark, mark >= line)
    p.table(rows)
    p.line(f"统计人：{p.v(w.person(p.rng))}    审核：{p.v(w.person(p.rng))}")
    p.named("考核成绩单", "成绩汇总表", f"{day.month}月考试成绩")


@layout("score_sheet", "xlsx", "docx", "pdf")
def score_double(p: Paper) -> None:
    """Two persons a row, no verdict column: the pass mark decides."""
    day = training_day(p)
    p.letterhead(0.5, register=False)
    p.title(f"{topic(p)}{p.pick('考试成绩表', '成绩公布', '考核结果')}")
    p.line(f"考核日期：{p.day('event_date', day)}   合格分数：60分   满分：100分")
    members = w.people(p.rng, p.num(10, 26))
    scores = [p.num(62, 99) if p.chance(0.85) else p.num(35, 58) for _ in members]
    rows = [["姓名", "分数", "姓名", "分数"]]
    for i in range(0, len(members), 2):
        row = [shown_name(p, members[i]), scores[i]]
        row += [shown_name(p, members[i + 1]), scores[i + 1]] if i + 1 < len(members) else ["", ""]
        rows.append(row)
    for name, mark in zip(members, scores, strict=True):
        p.add_person(name, None, mark, mark >= 60)
    p.table(rows)
    p.named("成绩表", "考试成绩公布")


@layout("score_sheet", "docx", "xlsx", "pdf")
def score_practice(p: Paper) -> None:
    """Theory and practice with a total, department first."""
    day = training_day(p)
    p.title(p.pick("培训考核记录表", "理论与实操考核成绩表"))
    p.line(f"培训内容：{topic(p)}")
    p.line(f"考核时间：{p.day('event_date', day)}")
    rows = [
        ["部门", "工号", "姓名", "考核成绩", LEFT, LEFT, "结论"],
        [UP, UP, UP, "理论", "实操", "总评", UP],
    ]
    for name, dep in staff(p, 8, 16):
        theory, practice = p.num(55, 100), p.num(60, 100)
        total = round((theory + practice) / 2, 1)
        rows.append(
            [
                dep,
                f"{p.num(100, 999)}",
                shown_name(p, name),
                theory,
                practice,
                Num(total, 1),
                "合格" if total >= 80 else "不合格",
            ]
        )
        p.add_person(name, dep, total, total >= 80)
    p.table(rows, 2)
    p.line("总评=（理论+实操）/2，总评80分及以上为合格。")
    p.named("考核记录表", "实操考核成绩")


# ---- retraining ------------------------------------------------------------------------------------------------------
@layout("retraining_record", "docx", "xlsx", "pdf", blank=True)
def retrain_table(p: Paper) -> None:
    day = training_day(p)
    p.title(p.pick("再培训记录表", "补训补考记录", "不合格人员再培训及补考记录", "补考成绩记录"))
    p.kv(
        [
            (("培训主题", "原培训项目"), topic(p)),
            (("再培训日期", "补考日期", "补训时间"), p.day("event_date", day)),
            ("讲师", p.v(w.person(p.rng))),
        ],
        p.pick("colon", "grid2"),
    )
    rows = [["序号", "姓名", "部门", "原成绩", p.pick("补考成绩", "再考成绩"), "结果"]]
    for i, (name, dep) in enumerate(staff(p, 1, 5)):
        mark = p.num(80, 96)
        rows.append([i + 1, name, dep, p.num(40, 76), mark, "合格"])
        p.add_person(name, dep, mark, True)
    p.table(rows)
    p.line(f"组织部门：{p.pick(*w.DEPARTMENTS)}    确认：{p.v(w.person(p.rng))}")
    p.named("再培训记录", "补考记录", "不合格人员补考")


@layout("retraining_record", "docx", "pdf")
def retrain_text(p: Paper) -> None:
    day = training_day(p)
    p.title(p.pick("关于考核不合格人员再培训的记录", "补考情况说明"))
    members = staff(p, 1, 3)
    p.para(
        f"在{topic(p)}考核中，{'、'.join(n for n, _ in members)}等{len(members)}名员工成绩未达到合格线。{p.pick('人力资源部', '安环部')}于{p.day('event_date', day)}组织了再培训，重点讲解错题，并进行了补考，结果如下："
    )
    for name, _ in members:
        mark = p.num(80, 98)
        p.para(f"{name}：补考成绩{mark}分，合格。")
        p.add_person(name, None, mark, True)
    p.line(f"记录人：{w.person(p.rng)}", "right")
    p.named("再培训说明", "补考情况")


# ---- evaluation ------------------------------------------------------------------------------------------------------
@layout("training_effect_evaluation", "docx", "pdf", blank=True)
def effect_form(p: Paper) -> None:
    day = training_day(p)
    p.title(p.pick("培训效果评估表", "培训效果评价表", "培训有效性评价记录"))
    p.table(
        [
            ["培训项目", topic(p), "培训日期", p.day("event_date", day)],
            ["培训讲师", p.v(w.person(p.rng)), "参加人数", p.v(str(p.num(10, 60)))],
            [
                "评估方式",
                "√笔试 □实操 √现场提问" if not p.blank else "□笔试 □实操 □现场提问",
                "平均成绩",
                p.v(str(p.num(80, 95))),
            ],
            ["效果评价", p.v("参训人员基本掌握废弃物分类要求，现场抽查正确率95%，培训有效。"), LEFT, LEFT],
            ["改进建议", p.v("建议增加案例教学和现场演示。"), LEFT, LEFT],
            [
                "评价人",
                p.v(w.person(p.rng)),
                "评价日期",
                p.v(w.show_date(day + dt.timedelta(days=p.num(3, 30)), p.style)),
            ],
        ],
        0,
    )
    p.named("培训效果评估", "培训效果评价表")


@layout("training_effect_evaluation", "docx", "pdf")
def effect_summary(p: Paper) -> None:
    day = training_day(p)
    p.title(f"{topic(p)}{p.pick('总结', '培训总结', '总结报告')}")
    p.para(
        f"{p.day('event_date', day, p.pick('cn', 'cn0'))}，公司组织了本次培训，来自{'、'.join(p.some(w.DEPARTMENTS, 3))}的{p.num(15, 80)}名员工参加。",
        f"培训采用集中授课与现场演示相结合的方式，培训后进行了闭卷考试，平均{p.num(83, 95)}分，合格率{p.num(88, 100)}%。",
        "存在问题：个别一线员工对分类标准理解不深；课时偏短。",
        "下一步：对不合格人员安排补考，将要点制成看板张贴于车间。",
    )
    p.line(p.pick("人力资源部", "安环部"), "right")
    p.line(w.show_date(day + dt.timedelta(days=p.num(2, 10)), "cn"), "right")
    p.named("培训总结", "培训小结", "培训总结报告")


# ---- inspection ------------------------------------------------------------------------------------------------------
CHECKS = (
    "危废间标识清晰、台账完整",
    "空压机无泄漏、压力正常",
    "化学品容器加盖并贴标签",
    "消防通道畅通",
    "照明随手关闭",
    "废气设施与生产同步运行",
    "垃圾分类投放正确",
    "特种设备在检验有效期内",
)


@layout("inspection_record", "docx", "xlsx", "pdf", blank=True)
def inspection_table(p: Paper) -> None:
    day = training_day(p)
    p.title(p.pick("安全环保检查记录表", "月度安全环保检查表", "车间环境安全巡查记录", "EHS检查表"))
    p.fact("period", f"{day.year}-{day.month:02d}", None, (), True)
    p.line(
        f"检查日期：{p.day('issue_date', day)}    检查人：{p.v('、'.join(w.people(p.rng, 2)))}    被检查部门：{p.v(p.pick(*p.co.trade.workshops))}"
    )
    rows = [["序号", "检查项目", "检查结果", "存在问题", "整改责任人", "整改情况"]]
    for i, text in enumerate(p.some(CHECKS, 5, 7)):
        ok = p.chance(0.8)
        rows.append(
            [
                i + 1,
                text,
                "√" if ok else "×",
                "" if ok else "标签破损",
                "" if ok else w.person(p.rng),
                "" if ok else "已整改",
            ]
        )
    p.table(rows, keep=2)
    p.noise()
    p.named("安全环保检查记录", f"{day.month}月检查表", "月度检查记录")


@layout("inspection_record", "docx", "pdf")
def inspection_text(p: Paper) -> None:
    day = training_day(p)
    p.title(p.pick("安全环保检查通报", "隐患排查记录"))
    p.fact("period", f"{day.year}-{day.month:02d}", None, (), True)
    p.para(
        f"{p.day('issue_date', day, p.pick('cn', 'cn0'))}，安环部对{'、'.join(p.co.trade.workshops)}进行了安全环保检查，现将情况记录如下：",
        f"1、{p.co.trade.workshops[0]}：现场整洁，抽问员工两名，废油抹布投放回答正确；",
        f"2、{p.co.trade.workshops[1]}：一处排风机皮带松动，已要求设备部当日修复；",
        "3、危废仓库：出入库台账与实物一致。",
    )
    p.line(f"检查人员：{'  '.join(w.people(p.rng, 3))}")
    p.named("检查通报", "隐患排查")
