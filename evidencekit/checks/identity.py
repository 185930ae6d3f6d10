"""Who holds what: name, credit code, address and scope against the client of the folder.

In: holder, uscc, address and scope fields; the client agreed on. Out: holder-mismatch, identifier-invalid, identifier-mismatch,
address-mismatch (advice unless the pack says otherwise), scope-mismatch. Brackets, spaces, 有限责任公司 / 有限公司, branches and former
names are no mismatch; types whose holder is rightly another (`identity.foreign_holders`) are left out; a paper on which the client's name stands
as holder or site elsewhere (group certificate with a site annex) is none either.
"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from evidencekit import names
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Field, Finding

_NUMBERED = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:路|街|道|大道|巷|园区?|工业园|开发区|镇|村)[\u4e00-\u9fff]{0,6}\d+号?"
)


def check(case: Case) -> Iterator[Finding]:
    """Identity findings in document order; at most one about the holder and one about the code of a paper."""
    for document in case.papers:
        if document.doc_type in _words(case, "identity.foreign_holders"):
            continue
        yield from _holder(case, document)
        yield from _code(case, document)
        yield from _address(case, document)
        yield from _scope(case, document)


def _words(case: Case, option: str) -> tuple[str, ...]:
    value = case.option(option, ())
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def is_client(case: Case, name: str, *, read_by_ocr: bool = False) -> bool:
    """Whether a name is the client's, a branch's or a former one."""
    known = (case.client_name, *case.engagement.former_names, *_former_names(case))
    return any(other and names.same(name, other, read_by_ocr=read_by_ocr) for other in known)


def _former_names(case: Case) -> tuple[str, ...]:
    return tuple(
        found.normalized for document in case.papers for found in document.fields_named("former_name")
    )


def _holder(case: Case, document: Document) -> Iterator[Finding]:
    holders = [found for found in document.fields_named("holder") if names.comparable(found.normalized)]
    if not holders or not case.client_name:
        return
    by_ocr = document.text_source.value != "text"
    if any(is_client(case, found.normalized, read_by_ocr=by_ocr) for found in holders):
        return
    if names.key(case.client_name) in names.key(document.text) or holders[0].confidence < 0.6:
        return
    found = holders[0]
    yield _common.about(
        case,
        "holder-mismatch",
        document,
        evidence=(found.place,),
        values={"holder": found.value, "client": case.client_name},
    )


def _code(case: Case, document: Document) -> Iterator[Finding]:
    codes = document.fields_named("uscc")
    if not codes:
        return
    valid = [found for found in codes if not found.invalid]
    if not valid:
        found = codes[0]
        if found.confidence < 0.85:
            return
        yield _coded(case, "identifier-invalid", document, found)
    elif case.uscc and all(found.normalized != case.uscc for found in valid) and _of_client(case, document):
        yield _coded(case, "identifier-mismatch", document, valid[0])


def _of_client(case: Case, document: Document) -> bool:
    """A paper of another holder has another code rightly: told once, as the holder's mismatch."""
    holder = document.first("holder")
    return holder is None or is_client(case, holder.normalized, read_by_ocr=True)


def _coded(case: Case, code: str, document: Document, found: Field) -> Finding:
    values = {"actual": found.value, "expected": case.uscc}
    return _common.about(case, code, document, evidence=(found.place,), values=values, typed=False)


def _address(case: Case, document: Document) -> Iterator[Finding]:
    found = document.first("address")
    known = _client_addresses(case)
    if found is None or not known or document.doc_type == "business_license":
        return
    if found.confidence < 0.85 or any(_same_address(found.normalized, other) for other in known):
        return
    values = {"actual": found.value, "expected": known[0]}
    yield _common.about(case, "address-mismatch", document, evidence=(found.place,), values=values)


def _client_addresses(case: Case) -> tuple[str, ...]:
    """Told addresses, else those on the licence and on the discharge permit (the place of production)."""
    if case.engagement.addresses:
        return case.engagement.addresses
    sources = case.of_type("business_license", "pollutant_discharge_permit")
    return tuple(
        found.normalized
        for document in sources
        if _of_client(case, document)
        for found in document.fields_named("address")
    )


def _same_address(one: str, other: str) -> bool:
    """Equal from the street on, or one within the other: provinces and districts are left out at will."""
    left, right = names.key(one), names.key(other)
    if left in right or right in left:
        return True
    street_left, street_right = _NUMBERED.search(left), _NUMBERED.search(right)
    if street_left and street_right:
        short, long = sorted((street_left[0], street_right[0]), key=len)
        return long.endswith(short[-8:]) or fuzz.ratio(short, long) >= 85
    return fuzz.partial_ratio(left, right) >= 85


def _scope(case: Case, document: Document) -> Iterator[Finding]:
    found = document.first("scope")
    if found is None or not case.engagement.products or found.confidence < 0.85:
        return
    if any(product and product in found.normalized for product in case.engagement.products):
        return
    if max(fuzz.partial_ratio(product, found.normalized) for product in case.engagement.products) >= 60:
        return
    values = {"actual": found.value, "expected": "、".join(case.engagement.products)}
    yield _common.about(case, "scope-mismatch", document, evidence=(found.place,), values=values)
