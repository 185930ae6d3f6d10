"""Persons that a field names: the legal representative of a licence, whom an authorisation appoints, who sat an exam.

By label, and for an authorisation by the sentence that appoints (兹授权张三为…, 任命李四同志担任…). People of tables are the room's people module.
"""

import re
from collections.abc import Iterator

from evidencekit.facts import _names, _values
from evidencekit.facts._labels import Label, labels, labels_of
from evidencekit.facts._layout import layout
from evidencekit.model import DocumentType, Field
from evidencekit.text import Text

#: Endings of papers, not of persons: 管理者代表 任命书.
_PAPERS = ("书", "令", "函", "表", "证", "职责")
_APPOINTED = re.compile(
    r"(?:授权|任命|指定|委任|特任命|兹授权|委派|聘任|委托)(?:我公司|本公司|公司)?(?:的)?(?:副?总经理|总工程师|总监|厂长|副厂长|经理|主任|部长|[\u4e00-\u9fff]{0,8}?(?:部|部门|车间|办)(?:经理|部长|主任|主管|负责人)?)?"
    r"[:\s]*(?P<name>[\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{1,6})?)(?:先生|女士|同志|\(|,|为|担任|任|作为|全权|代表)"
)


def find(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Yield legal_representative and person where the type has them."""
    if "legal_representative" in doc_type.fields:
        yield from _labelled(text, "legal_representative", "legal_representative")
    if "person" in doc_type.fields:
        yield from _persons(text, doc_type)


def _labelled(text: Text, name: str, role: str) -> Iterator[Field]:
    """Persons beside labels of the role, each once."""
    seen: set[str] = set()
    for label in labels_of(text):
        if role not in label.roles:
            continue
        for found in _person_at(text, label):
            if found[2] not in seen:
                seen.add(found[2])
                yield _values.made(text, name, found[:2], found[2], 0.95, f"representatives.{role}")


def _person_at(text: Text, label: Label) -> Iterator[tuple[int, int, str]]:
    for value in _values.of(layout(text), label):
        words = text.normal[value.start : _next_label(text, value.start, value.end)]
        match = re.match(
            r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?(?![\u4e00-\u9fff])", words.replace("(", " ")
        )
        spaced = re.match(r"[\u4e00-\u9fff] [\u4e00-\u9fff](?![\u4e00-\u9fff])", words)
        found = spaced or match
        if found:
            person = re.sub("(?:先生|女士|同志)$", "", found[0].replace(" ", ""))
            sure = (
                _names.surname_known(person)
                or value.how == "beside"
                or ":" in text.normal[label.end : value.start]
            )
            if (
                sure
                and not person.endswith(_PAPERS)
                and _names.likelihood(person, in_column=True) >= 0.6
                and not labels(person)
            ):
                yield value.start, value.start + len(found[0]), person
        return


def _next_label(text: Text, start: int, end: int) -> int:
    """Where the next label of the run begins, glued or not: 陈国强营业期限."""
    return next((label.start for label in labels_of(text) if start + 2 <= label.start < end), end)


def _persons(text: Text, doc_type: DocumentType) -> Iterator[Field]:
    """Whom an authorisation names, or who sat the exam."""
    if doc_type.id == "exam_paper":
        yield from _labelled(text, "person", "examinee")
        return
    seen: set[str] = set()
    for match in _APPOINTED.finditer(text.normal):
        name = match["name"]
        if _names.likelihood(name) >= 0.6 and name not in seen:
            seen.add(name)
            yield _values.made(text, "person", match.span("name"), name, 0.92, "representatives.appointed")
    for found in _labelled(text, "person", "person"):
        if not any(name.startswith(found.normalized) for name in seen):
            seen.add(found.normalized)
            yield found
