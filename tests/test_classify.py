"""Classification as a whole: what a result holds, what names may do, what is a blank, a draft, a photo, and what is left to a person."""

import pytest

from evidencekit import classify as room
from evidencekit.classify import classify
from evidencekit.cues.titles import core_of
from evidencekit.model import Nature, Page, Region, Seal, TextSource
from evidencekit.text import Text
from tests.drawn import text, types

CERTIFICATE = """# 职业健康安全管理体系认证证书
证书编号:00125S30311R1M
恒远电气有限公司
符合 GB/T 45001-2020/ISO 45001:2018
有效期至 2028-05-06"""


def test_result_names_its_cues_with_their_places() -> None:
    found = classify(text(CERTIFICATE), "04/证书.pdf", types())
    assert found.doc_type == "ohs_certificate"
    assert found.confidence > 0.9
    assert found.title == "职业健康安全管理体系认证证书"
    first = found.cues[0]
    assert first.kind == "title"
    assert first.place is not None
    assert first.place.page == 1
    assert first.place.quote == "职业健康安全管理体系认证证书"
    weights = [cue.weight for cue in found.cues if cue.kind != "model"]
    assert weights == sorted(weights, reverse=True)
    assert found.cues[-1].kind == "model"


def test_misleading_name_does_not_win() -> None:
    for path in ("02 证照/营业执照.pdf", "ISO14001证书.pdf", "质量管理体系认证证书/质量管理体系认证证书.pdf"):
        assert classify(text(CERTIFICATE), path, types()).doc_type == "ohs_certificate"


def test_name_alone_is_never_trusted() -> None:
    for empty in (Text("D0001", ()), text("某某  某某\n一二三")):
        found = classify(empty, "01 证照/营业执照.pdf", types())
        assert found.doc_type == "other"
        assert found.needs_review
        assert found.confidence < 0.5
        assert found.runners_up[0][0] == "business_license"


def test_name_helps_where_content_is_thin() -> None:
    words = "兹证明恒远电气有限公司在我辖区经营,近三年未发生事故。\n某某街道办事处"
    bare = classify(text(words), "a/扫描1.pdf", types())
    named = classify(text(words), "a/无违法违规证明.pdf", types())
    assert named.doc_type == "compliance_statement"
    assert named.confidence > bare.confidence


def test_unclear_paper_goes_to_review_with_two_guesses() -> None:
    found = classify(text("记录\n日期 数量 备注\n5.1 12\n5.2 14"), "x.pdf", types())
    assert found.doc_type == "other"
    assert found.needs_review
    assert found.confidence < room.THRESHOLD


def test_text_without_any_cue() -> None:
    found = classify(
        text("春江潮水连海平,海上明月共潮生。\n滟滟随波千万里,何处春江无月明。"), "x.docx", types()
    )
    assert (found.doc_type, found.needs_review) == ("other", True)
    assert found.confidence < 0.5


def test_known_foreign_paper_is_other_without_review() -> None:
    found = classify(
        text("# 劳动合同书\n甲方(用人单位) 乙方(劳动者) 试用期 劳动报酬 社会保险"), "x.pdf", types()
    )
    assert (found.doc_type, found.needs_review) == ("other", False)


@pytest.mark.parametrize(
    "title",
    ["职业健康安全管埋体系认证证书", "职业健康安全管理体系认征证书", "职业健康安全管理体系 认证证书", "职 业 健 康 安 全 管 理 体 系 认 证 证 书"],
)  # fmt: skip
def test_slips_of_a_reader(title: str) -> None:
    words = CERTIFICATE.replace("职业健康安全管理体系认证证书", title)
    assert classify(text(words, TextSource.OCR), "scan.jpg", types()).doc_type == "ohs_certificate"


@pytest.mark.parametrize("title", ["培训签到薄", "培训签到单", "员工培训签倒表", "参训人员签 到 表"])
def test_sign_in_sheets_by_any_name(title: str) -> None:
    words = f"# {title}\n培训内容:固废分类\n| 序号 | 姓名 | 部门 | 签名 |\n| 1 | 李敏 | 仓库 | 李敏 |"
    assert classify(text(words, TextSource.OCR), "scan.jpg", types()).doc_type == "training_signin"


def test_seal_text_speaks() -> None:
    seal = Seal((300.0, 500.0, 400.0, 600.0), "round", "red", "检验检测专用章")
    found = classify(text("# 检测报告\n委托单位 恒远电气 颗粒物 4.2", seals=(seal,)), "x.pdf", types())
    assert any(cue.kind == "seal" for cue in found.cues)


def test_picture_without_text_is_a_photo() -> None:
    page = Page(
        1, 400.0, 300.0, (), text_source=TextSource.OCR, regions=(Region("picture", None),), has_picture=True
    )
    named = classify(Text("D0001", (page,)), "照片/危废间现场照片.jpg", types())
    assert named.doc_type == "site_photo"
    scan = classify(Text("D0001", (page,)), "证照/营业执照.jpg", types())
    assert scan.confidence <= 0.9


def test_same_input_same_answer() -> None:
    first, second = (classify(text(CERTIFICATE), "证书.pdf", types()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("附件1:培训计划", "培训计划"),
        ("海德机械有限公司2025年度能源管理制度", "2025年度能源管理制度"),
        ("关于印发《绿色采购管理程序》的通知", "绿色采购管理程序"),
        ("《危险废物管理计划》", "危险废物管理计划"),
        ("培训签到表(第二期)", "培训签到表"),
        ("一、基本情况", "基本情况"),
        ("青岛市绿色工厂申请表", "青岛市绿色工厂申请表"),
        ("关于成立绿色工厂领导小组的通知", "关于成立绿色工厂领导小组的通知"),
        ("能源管理制度V1.2-终稿", "能源管理制度"),
    ],
)
def test_core_of_a_title(title: str, core: str) -> None:
    assert core_of(title) == core


# --- nature

BLANKS = [
    "# 培训签到表\n培训主题:\n培训时间:  培训地点:\n| 序号 | 姓名 | 部门 | 签名 |\n| 1 |  |  |  |\n| 2 |  |  |  |\n| 3 |  |  |  |",
    "# 供应商评价表\n供应商名称:________  评价日期:____年__月__日\n| 评价项目 | 评分标准 | 得分 | 备注 |\n| 质量 | 40 |  |  |\n| 交期 | 30 |  |  |\n| 环保 | 30 |  |  |\n评价人:\n审核:",
    "# 最高管理者承诺书\n本人作为____________公司最高管理者,承诺提供资源。\n最高管理者(签字):\n年 月 日\n单位:________\n电话:________",
    "# 材料真实性承诺\n我单位(XX公司)郑重承诺材料真实。\n法人或单位负责人签字:\n联系人:XX\n(公章)\n日期:XXXX年XX月XX日",
    "# 绿色工厂申请表\n| 企业名称 |  | 信用代码 |  |\n| 法定代表人 |  | 联系电话 |  |\n| 所属行业 |  | 主要产品 |  |\n| 企业性质 | □国有 □民营 | 申报日期 | 年 月 日 |",
    "# 月度安全环保检查表\n检查日期: 年 月 日  受检部门:\n| 序号 | 检查项目 | 检查内容 | 检查结果 | 整改情况 |\n| 1 | 消防 | 灭火器有效 |  |  |\n| 2 | 危废 | 标识齐全 |  |  |\n| 3 | 用电 | 接地良好 |  |  |\n检查人:",
    "# 不符合项报告\n受审核部门:  审核员:\n不符合事实描述:\n原因分析:\n纠正措施:\n验证结果:\n日期: 年 月 日",
]  # fmt: skip

FILLED = [
    "# 培训签到表\n培训主题:固废分类\n培训时间:2025年3月8日  培训地点:\n| 序号 | 姓名 | 部门 | 签名 | 备注 |\n| 1 | 李敏 | 仓库 | 李敏 |  |\n| 2 | 孙悦 | 设备 |  |  |\n| 3 |  |  |  |  |",
    "# 供应商评价表\n供应商名称:宏业铝业  评价日期:2025年4月1日\n| 评价项目 | 评分标准 | 得分 | 备注 |\n| 质量 | 40 | 38 |  |\n| 交期 | 30 | 27 |  |\n评价人:李敏",
    "# 不符合项报告\n受审核部门:仓库  审核员:周明\n不符合事实描述:化学品无标识\n原因分析:\n纠正措施:\n验证结果:\n日期: 年 月 日",
    "# 废水站运行记录\n| 日期 | 进水量 | 加药量 | 异常情况 | 备注 |\n| 5.1 | 42 | 6 |  |  |\n| 5.2 | 40 | 6 |  |  |\n| 5.3 | 41 | 5 |  |  |",
    "# 危险废物委托处置合同\n甲方:恒远电气 乙方:绿源环保\n合同编号:HT-2025-01\n合同期限自2025年1月1日至2025年12月31日\n甲方(盖章):\n乙方(盖章):\n年 月 日",
    "# 能源管理制度\n为规范XX管理,制定本制度。\n征求各部门意见后发布。2025年1月1日起实施。\n编制:李敏  批准:周明",
]  # fmt: skip


@pytest.mark.parametrize("words", BLANKS, ids=[words[2:10] for words in BLANKS])
def test_blank_form_keeps_its_type(words: str) -> None:
    found = classify(text(words), "表.docx", types())
    assert found.nature in (Nature.BLANK, Nature.TEMPLATE)
    assert found.nature_place is not None
    assert found.doc_type != "other"


@pytest.mark.parametrize("words", FILLED, ids=[words[2:10] for words in FILLED])
def test_filled_record_with_gaps_stays_filled(words: str) -> None:
    assert classify(text(words), "表.docx", types()).nature is Nature.FILLED


def test_signed_paper_is_not_blank() -> None:
    seal = Seal((300.0, 500.0, 400.0, 600.0), "round", "red", "恒远电气有限公司")
    assert classify(text(BLANKS[2], TextSource.OCR, (seal,)), "x.pdf", types()).nature is Nature.FILLED


@pytest.mark.parametrize(
    "words",
    [
        "# 突发环境事件应急预案\n(征求意见稿)\n1 总则",
        "^ 讨论稿\n# 能源管理制度\n1 目的",
        "# 绿色工厂中长期规划(草案)\n一、规划背景 2025年",
        "# 绿色采购管理程序\n状态:待批准\n1 目的",
    ],
)
def test_draft(words: str) -> None:
    found = classify(text(words), "x.docx", types())
    assert found.nature is Nature.DRAFT
    assert found.nature_place is not None


@pytest.mark.parametrize(
    "words",
    [
        "# 能源管理制度\n1 目的\n本制度在征求意见稿基础上修改而成,2025年5月1日发布。",
        "# 法律法规清单\n| 名称 | 状态 |\n| 某办法(征求意见稿) | 关注 |",
        "# 会议纪要\n与会人员讨论稿件并通过,2025年3月1日。",
    ],
)
def test_mention_of_a_draft_is_no_draft(words: str) -> None:
    assert classify(text(words), "x.docx", types()).nature is Nature.FILLED


@pytest.mark.parametrize(
    "words",
    [
        "# 管理者代表授权书(模板)\n兹授权____为管理者代表。\n授权人:\n日期: 年 月 日",
        "# 绿色工厂自评价报告\n填写说明\n一、申请企业应当如实填报。\n工厂名称:\n工厂地址:\n联系人:\n联系电话:\n20 年 月 日",
    ],
)
def test_template(words: str) -> None:
    assert classify(text(words), "x.docx", types()).nature is Nature.TEMPLATE
