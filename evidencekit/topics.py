"""Topics and project names: how far two wordings mean one thing."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

_NOISE = re.compile(
    r"(?:20\d{2}年(?:度)?|第[一二三四五六七八九十\d]+(?:期|次|季度)|\d{1,2}月(?:份)?|[《》“”\"'()（）\[\]【】、,，。.:：;\s-]+|关于|开展|组织|举办|进行)"
)
_TAIL = re.compile(
    r"(?:的?(?:专题|专项|年度|全员|岗位|相关|基本)?(?:知识|技能|教育|培训班|培训会|培训|宣贯|学习|讲座|课程|课件|教材|签到表|签到|成绩单|成绩表|成绩|考核|考试|试卷|补考|再培训|效果评估|评估|通知|记录|记录表))+$"
)
_PROJECT_TAIL = re.compile(r"(?:的?(?:节能|技术)?(?:改造|技改|升级|建设|提升)?(?:工程|项目))+$")

#: Chosen on wordings of one topic (扫描 of plans against sign-in heads): the same topic scores 78 and more, different ones of
#: one field (危险废物分类 / 危险化学品安全) under 65.
SAME_TOPIC = 76.0


@lru_cache(maxsize=4096)
def key(topic: str) -> str:
    """The topic without year, brackets and words that every training has.

    >>> key("2025年《危险废物分类》专题培训签到表")
    '危险废物分类'
    """
    bare = _NOISE.sub("", topic)
    shorter = _TAIL.sub("", bare)
    return shorter or bare


@lru_cache(maxsize=4096)
def project_key(project: str) -> str:
    """The project without the words that every project has.

    >>> project_key("空压机余热回收节能改造项目"), project_key("空压机余热回收")
    ('空压机余热回收', '空压机余热回收')
    """
    bare = _NOISE.sub("", project)
    return _PROJECT_TAIL.sub("", bare) or bare


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """0 to 100, on keys: 100 when equal or when the shorter stands whole in the longer."""
    if not one or not other:
        return 0.0
    if one == other:
        return 100.0
    short, long = sorted((one, other), key=len)
    if len(short) >= 3 and short in long:
        return 95.0
    return (
        float(fuzz.token_ratio(one, other))
        if len(short) < 4
        else float(max(fuzz.ratio(one, other), 0.92 * fuzz.partial_ratio(short, long)))
    )


def best(topic: str, candidates: list[str]) -> tuple[int, float]:
    """Index of the likeliest candidate (keys) and its likeness; (-1, 0.0) if there is none."""
    scored = [(likeness(topic, candidate), -index) for index, candidate in enumerate(candidates)]
    if not scored:
        return -1, 0.0
    score, negative = max(scored)
    return -negative, score


#: What is called a project of a sentence, and is the kind of paper or a general effect instead.
_NO_PROJECT = re.compile(
    r"^(?:合同|项目|工程|改造|技改|节能|节能项目|改造项目|能耗基准数据|基准数据|立项报告|节能量|计算书|监测数据|验收|合计|总计|小计|其他|其它|其他项目|产量|产品结构|结构|管理)?(?:变化|调整|因素|影响|提升|优化)?$"
)


def is_project(name: str) -> bool:
    """Whether words name a project of their own: not a kind of paper, a sum, or the effect of output and structure.

    >>> is_project("空压机余热回收项目"), is_project("合同"), is_project("产品结构调整")
    (True, False, False)
    """
    return not _NO_PROJECT.match(project_key(name))
