"""Topics, projects and scopes: what is dropped from a title, where a scope ends."""

import pytest

from evidencekit.facts import topics
from tests.facts.papers import kind, paper


def read(content: str, doc_type: str, name: str, **more) -> list[str]:
    return [
        found.normalized
        for found in topics.find(paper(content, **more), kind(doc_type))
        if found.name == name
    ]


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("危险废物分类培训签到表", "危险废物分类培训"),
        ("苏州明达电器有限公司2025年度危险废物分类培训考核成绩汇总表", "危险废物分类培训"),
        ("关于举办2025年节能降耗知识培训的通知", "节能降耗知识培训"),
        ("《危险化学品安全管理》培训签到表", "危险化学品安全管理培训"),
        ("2025年《绿色工厂》培训考核试题（A卷）", "绿色工厂培训"),
        ("绿色工厂标准宣贯测验成绩", "绿色工厂标准宣贯"),
        ("危险废物规范化管理\n培训课件", "危险废物规范化管理"),
        ("通知\n各部门：\n兹定于2025年4月16日举行“危险废物分类培训”，请参加。", "危险废物分类培训"),
        ("记录\n课程：环境因素识别与评价 讲师：李工", "环境因素识别与评价"),
    ],
)
def test_topics(title: str, topic: str) -> None:
    assert read(title, "training_signin", "topic")[:1] == [topic]


@pytest.mark.parametrize(
    "content",
    ["培训签到表\n姓名|部门|签名", "成绩单", "年度员工培训计划\n序号|培训内容|时间", "安环部\n2025年3月"],
)
def test_no_topic(content: str) -> None:
    assert read(content, "training_signin", "topic") == []


@pytest.mark.parametrize(
    ("content", "project"),
    [
        ("注塑机伺服改造项目节能量计算书", "注塑机伺服改造项目"),
        ("LED照明改造项目改造后监测记录", "LED照明改造项目"),
        ("空压机节能改造项目\n基准期能耗数据统计表", "空压机节能改造项目"),
        ("项目名称：空压机余热回收项目 申报部门：设备部", "空压机余热回收项目"),
        ("项目验收单\n项目名称|《屋顶光伏》项目", "屋顶光伏项目"),
        ("苏州明达电器有限公司空压机余热回收工程竣工验收报告", "空压机余热回收工程"),
    ],
)
def test_projects(content: str, project: str) -> None:
    assert read(content, "energy_saving_calculation", "project")[:1] == [project]


@pytest.mark.parametrize(
    "content", ["节能改造项目合同\n甲方：某公司", "节能量计算书\n一、边界", "验收报告\n验收组意见"]
)
def test_no_project(content: str) -> None:
    assert read(content, "energy_saving_calculation", "project") == []


@pytest.mark.parametrize(
    ("content", "scope"),
    [
        ("认证范围：电机的设计和生产。\n发证日期：2024年", "电机的设计和生产"),
        (
            "通过认证的范围如下：\n电机的设计、开发、生产\n和销售\n本次发证日期：2024年7月19日",
            "电机的设计、开发、生产和销售",
        ),
        ("认证范围电机的设计、生产和销售", "电机的设计、生产和销售"),
        (
            "本证书适用于以下范围\n电机的设计和生产（许可范围内）\n首次发证日期：2020年",
            "电机的设计和生产（许可范围内）",
        ),
        (
            "Scope of certification:\nDesign and manufacture of motors.\nIssued by: X",
            "Design and manufacture of motors.",
        ),
    ],
)
def test_scopes(content: str, scope: str) -> None:
    assert [found.rstrip(".") for found in read(f"证书\n{content}", "quality_certificate", "scope")[:1]] == [
        scope.rstrip(".")
    ]


@pytest.mark.parametrize("content", ["认证范围：详见附件", "在认证范围内有效", "认证范围如需变更须重新申请"])
def test_no_scope(content: str) -> None:
    assert read(f"证书\n{content}", "quality_certificate", "scope") == []
