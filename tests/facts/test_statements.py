"""Clauses, records of penalty, references and places left open, sentence by sentence."""

import pytest

from evidencekit.facts import clauses, penalties, references
from evidencekit.model import StatementKind
from tests.facts.papers import kind, paper


def keys(module, content: str, doc_type: str, wanted: StatementKind) -> list[str]:
    return [found.key for found in module.find(paper(content), kind(doc_type)) if found.kind is wanted]


# --- clauses
@pytest.mark.parametrize(
    "content",
    [
        "第五条 供方所供产品应符合RoHS指令要求，不得含有禁用物质。",
        "八、环保要求：包装物应采用可回收材料，减少一次性包装。",
        "7. 乙方提供的电机能效等级不低于2级。",
        "乙方承诺遵守国家环境保护法律法规，施工产生的固体废物由乙方负责清运。",
        "卖方保证产品中有毒有害物质含量满足GB/T 26572-2011的限量要求",
        "优先选用再生材料含量不低于30%的原料",
    ],
)
def test_environmental_clause(content: str) -> None:
    assert keys(clauses, f"采购合同\n{content}", "purchase_contract", StatementKind.CLAUSE) == [
        "environmental-clause"
    ]


@pytest.mark.parametrize(
    "content",
    [
        "乙方应按照国家环境保护法律法规处置，防止二次污染。",
        "处置过程须符合危险废物污染控制标准",
        "乙方保证运输途中不发生泄漏、扬散，并承担由此造成的环境污染责任",
    ],
)
def test_environmental_clause_of_a_waste_contract(content: str) -> None:
    text = f"危险废物委托处置合同\n根据《固体废物污染环境防治法》，双方签订本合同。\n{content}"
    assert len(keys(clauses, text, "hazardous_waste_contract", StatementKind.CLAUSE)) == 1


def test_a_waste_contract_without_one() -> None:
    text = "危险废物处置服务合同\n根据《固体废物污染环境防治法》，双方签订本合同。\n乙方应按期收运危险废物，甲方应按期付款。"
    assert keys(clauses, text, "hazardous_waste_contract", StatementKind.CLAUSE) == []


@pytest.mark.parametrize(
    "content",
    [
        "供方已通过ISO14001环境管理体系认证，证书编号00123E。",
        "供方应提供GB/T 24001-2016环境管理体系认证证书复印件",
        "产品质量应符合国家标准和样品要求。",
        "甲方：青岛洁源环保科技有限公司应按期付款",
        "交货地点应具备卸货环境",
    ],
)
def test_no_environmental_clause(content: str) -> None:
    assert keys(clauses, f"采购合同\n{content}", "purchase_contract", StatementKind.CLAUSE) == []


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("确保按照评价要求建立、实施、保持和持续改进绿色工厂体系；", "duty-system"),
        ("组织策划并推动绿色制造体系的构建与有效运行；", "duty-system"),
        ("负责绿色工厂管理制度的建立和落实。", "duty-system"),
        ("收集并保持工厂满足绿色工厂评价要求的证据；", "duty-evidence"),
        ("组织整理、归档绿色工厂创建的各类证明材料；", "duty-evidence"),
        ("做好相关记录和台账资料的留存。", "duty-evidence"),
        ("向最高管理者报告绿色工厂绩效；", "duty-report"),
        ("定期向总经理汇报绿色工厂创建工作的进展及改进建议；", "duty-report"),
        ("及时将体系运行情况反馈给公司领导。", "duty-report"),
        ("提高全员的绿色环保意识，识别并推动改进机会；", "duty-awareness"),
        ("组织开展绿色理念的宣传培训，促进持续改进。", "duty-awareness"),
        ("在公司内部营造绿色氛围，增强员工节能意识", "duty-awareness"),
    ],
)
def test_duties(content: str, key: str) -> None:
    assert key in keys(clauses, f"授权书\n{content}", "representative_authorization", StatementKind.CLAUSE)


def test_a_duty_in_other_words_is_not_another_duty() -> None:
    content = "授权书\n一、确保绿色工厂体系按要求建立、实施、保持和持续改进；\n二、向总经理报告绿色绩效以及改进的需求。"
    found = set(keys(clauses, content, "representative_authorization", StatementKind.CLAUSE))
    assert found == {"duty-system", "duty-report"}


@pytest.mark.parametrize(
    "content", ["全权处理公司一切事务。", "代表公司签署合同并办理有关手续。", "任期三年，自签发之日起生效。"]
)
def test_no_duty(content: str) -> None:
    assert keys(clauses, f"授权书\n{content}", "representative_authorization", StatementKind.CLAUSE) == []


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("在公司内部传达建设绿色工厂的重要性；", "communication"),
        ("向全体员工宣贯绿色发展理念和环保法律法规要求；", "communication"),
        ("让每名员工了解节能环保的意义", "communication"),
        ("为绿色工厂建设提供必要的人力、物力和财力资源；", "resources"),
        ("确保绿色工厂创建所需资金和人员的投入。", "resources"),
        ("每年安排专项经费保障节能改造", "resources"),
    ],
)
def test_commitment(content: str, key: str) -> None:
    assert key in keys(clauses, f"承诺书\n{content}", "management_commitment", StatementKind.CLAUSE)


def test_a_commitment_of_other_things() -> None:
    content = "承诺书\n遵纪守法，诚信经营。\n按时足额缴纳税款。"
    assert keys(clauses, content, "management_commitment", StatementKind.CLAUSE) == []


# --- places left open
@pytest.mark.parametrize(
    "content",
    [
        "XX有限公司",
        "××公司承诺",
        "某某公司",
        "20  年  月  日",
        "____年__月__日",
        "【公司名称】",
        "（请填写单位名称）",
        "待补充",
    ],
)
def test_open_places(content: str) -> None:
    assert keys(clauses, content, "other", StatementKind.PLACEHOLDER)


@pytest.mark.parametrize(
    "content", ["2025年2月10日", "型号XXL-20", "苏州明达电器有限公司", "www.xx.com", "2025年7月"]
)
def test_no_open_place(content: str) -> None:
    assert not keys(clauses, content, "other", StatementKind.PLACEHOLDER)


# --- penalties
@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("行政处罚|2条", "violation-or-accident"),
        ("行政处罚信息 共1条", "violation-or-accident"),
        ("处罚决定书文号：青环罚字〔2024〕12号", "violation-or-accident"),
        ("2024年8月，公司因废水超标被青岛市生态环境局处以罚款5万元。", "violation-or-accident"),
        ("2025年5月发生一起一般生产安全事故，造成1人受伤。", "violation-or-accident"),
        ("失信被执行人信息|共1条", "dishonest-debtor"),
        ("该公司已被列入失信被执行人名单。", "dishonest-debtor"),
        ("被列入经营异常名录", "not-operating"),
        ("登记状态：吊销", "not-operating"),
        ("2024年被移出绿色工厂名单", "removed-from-list"),
        ("省级环保督查发现存在严重环境问题", "inspection-problem"),
        ("节能监察发现能耗超限额，整改未完成", "energy-supervision"),
    ],
)
def test_penalties(content: str, key: str) -> None:
    assert keys(penalties, f"信用报告\n{content}", "credit_report", StatementKind.PENALTY) == [key]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("行政处罚|0条", "violation-or-accident"),
        ("行政处罚信息：无", "violation-or-accident"),
        ("近三年未发生较大及以上安全、环保、质量事故。", "violation-or-accident"),
        ("未受到生态环境部门的行政处罚", "violation-or-accident"),
        ("失信被执行人|否", "dishonest-debtor"),
        ("未被列入失信被执行人名单", "dishonest-debtor"),
        ("经营异常名录信息 暂无", "not-operating"),
        ("登记状态：存续（在营、开业、在册）", "not-operating"),
    ],
)
def test_no_penalty(content: str, key: str) -> None:
    assert keys(penalties, f"信用报告\n{content}", "credit_report", StatementKind.NO_PENALTY) == [key]
    assert not keys(penalties, f"信用报告\n{content}", "credit_report", StatementKind.PENALTY)


@pytest.mark.parametrize(
    "content",
    [
        "如有违反，愿接受行政处罚。",
        "行政处罚信息",
        "对发生事故的部门罚款200元，应按规定执行",
        "是否存在失信被执行人情形",
        "公司应防止发生环境污染事故",
    ],
)
def test_neither(content: str) -> None:
    found = list(penalties.find(paper(f"信用报告\n{content}"), kind("credit_report")))
    assert found == []


def test_inner_rules_of_a_procedure_are_no_penalty() -> None:
    assert not list(penalties.find(paper("制度\n违反者处以罚款200元。"), kind("energy_management_procedure")))


def test_a_notice_of_punishment_speaks_for_itself() -> None:
    text = paper("行政处罚决定书\n青环罚字〔2024〕12号\n决定处以罚款50000元。\n2024年8月6日")
    assert [found.key for found in penalties.find(text, kind("other"))][:1] == ["violation-or-accident"]


def test_the_day_of_a_penalty() -> None:
    (found,) = penalties.find(
        paper("信用报告\n处罚日期2024年8月6日|处罚决定书文号：青环罚字〔2024〕12号"), kind("credit_report")
    )
    assert found.values["date"] == "2024-08-06"


# --- references
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("详见附件3", ["附件3"]),
        ("证明文件见附件一", ["附件1"]),
        ("证据索引|证明材料12", ["证明材料12"]),
        ("（见附件1、2和5）", ["附件1", "附件2", "附件5"]),
        ("见附件3至附件5。", ["附件3"]),
        ("佐证：附件2-1", ["附件2-1"]),
        ("见第35页", ["第35页"]),
        ("证明材料 P35-37", ["第35页"]),
        ("见《能源管理制度》和《培训计划》", ["《能源管理制度》", "《培训计划》"]),
        ("参见附件4《培训签到表》", ["附件4《培训签到表》"]),
        ("见附件17：《节水评价报告》", ["附件17《节水评价报告》"]),
    ],
)
def test_references(content: str, expected: list[str]) -> None:
    found = keys(references, f"自评价报告\n{content}", "self_evaluation_report", StatementKind.REFERENCE)
    assert found == expected


@pytest.mark.parametrize(
    "content",
    [
        "附件3\n营业执照",
        "第3页 共8页",
        "依据《节约能源法》",
        "见《绿色工厂评价通则》",
        "产品附件齐全",
        "第35条",
        "PM2.5浓度",
    ],
)
def test_no_reference(content: str) -> None:
    assert keys(references, content, "self_evaluation_report", StatementKind.REFERENCE) == []
