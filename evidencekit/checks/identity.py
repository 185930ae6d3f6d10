"""Who holds what: name, credit code and address against the client of the folder.

In: holder, uscc and address fields; the client agreed on. Out: holder-mismatch, identifier-invalid, identifier-mismatch, address-mismatch. Brackets, spaces,
有限责任公司 / 有限公司, branches and former names are no mismatch; nor is a paper on which the client's name stands elsewhere (group certificate with a site
annex) or a bill in the landlord's name; types whose holder is rightly another (`identity.foreign_holders`) are left out. A scan's name that
could be the client's misread is a question. An address is compared where both are ones of a town, a road and a number: a room is no address.
"""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz

from evidencekit import names
from evidencekit.checks import _common
from evidencekit.model import Case, Document, Field, Finding

#: Likeness from which a scan's name may be another one misread: below it, it is another name.
_MAY_BE = 70.0


def check(case: Case) -> Iterator[Finding]:
    """Identity findings in document order; at most one about the holder and one about the code of a paper."""
    foreign = _common.option_words(case, "identity.foreign_holders")
    for document in case.papers:
        if document.doc_type in foreign or document.doc_type in ("other", "site_photo"):
            continue
        yield from _holder(case, document)
        yield from _code(case, document)
        yield from _address(case, document)


# --- the name ----------------------------------------------------------------------------------------------------


def is_client(case: Case, name: str, *, read_by_ocr: bool = False) -> bool:
    """Whether a name is the client's, a branch's or a former one."""
    known = (case.client_name, *case.engagement.former_names, *case.recall(_former_names))
    return any(other and names.same(name, other, read_by_ocr=read_by_ocr) for other in known)


def _former_names(case: Case) -> tuple[str, ...]:
    """Former names on the client's own registrar papers."""
    return tuple(
        dict.fromkeys(
            found.normalized
            for document in case.papers
            for found in document.fields_named("former_name")
            if _holder_is(case, document, case.client_name)
        )
    )


def _holder_is(case: Case, document: Document, name: str) -> bool:
    holder = document.first("holder")
    return holder is None or not name or names.same(holder.normalized, name, read_by_ocr=True)


def of_client(case: Case, document: Document) -> bool:
    """Whether a paper is about the client, or does not say about whom."""
    holder = document.first("holder")
    return (
        holder is None
        or not case.client_name
        or is_client(case, holder.normalized, read_by_ocr=_common.scanned(document))
    )


def _holder(case: Case, document: Document) -> Iterator[Finding]:
    holders = [found for found in document.fields_named("holder") if names.comparable(found.normalized)]
    if not holders or not case.client_name or not _common.enough_read(case, document):
        return
    read_by_ocr = _common.scanned(document)
    if any(is_client(case, found.normalized, read_by_ocr=read_by_ocr) for found in holders):
        return
    found = holders[0]
    floor = float(case.option("legible.holder", "0.6"))
    if found.confidence < floor or names.key(case.client_name) in names.key(document.text):
        return
    if document.doc_type == "energy_bill" and _is_landlord(case, found.normalized):
        return
    if read_by_ocr and _may_be_misread(case, found):
        yield _common.doubtful(case, document, "name", actual=found.value, expected=case.client_name)
        return
    values = {"holder": found.value, "client": case.client_name}
    yield _common.about(case, "holder-mismatch", document, evidence=(found.place,), values=values)


def _may_be_misread(case: Case, found: Field) -> bool:
    sure = float(case.option("legible.contradiction", "0.9"))
    like = fuzz.ratio(names.key(found.normalized), names.key(case.client_name))
    return found.confidence < sure and like >= _MAY_BE


def _is_landlord(case: Case, name: str) -> bool:
    return any(names.key(name) in names.key(lease.text) for lease in case.of_type("property_certificate"))


# --- the code ----------------------------------------------------------------------------------------------------


def _code(case: Case, document: Document) -> Iterator[Finding]:
    codes = document.fields_named("uscc")
    if not codes or not of_client(case, document):
        return
    valid = [found for found in codes if not found.invalid]
    floor = float(case.option("legible.code", "0.85"))
    if not valid:
        if codes[0].confidence >= floor or not _common.scanned(document):
            yield _coded(case, "identifier-invalid", document, codes[0])
    elif case.uscc and all(found.normalized != case.uscc for found in valid):
        yield _coded(case, "identifier-mismatch", document, valid[0])


def _coded(case: Case, code: str, document: Document, found: Field) -> Finding:
    values = {"actual": found.value, "expected": case.uscc}
    return _common.about(case, code, document, evidence=(found.place,), values=values, typed=False)


# --- the address -------------------------------------------------------------------------------------------------


def _address(case: Case, document: Document) -> Iterator[Finding]:
    found = document.first("address")
    if found is None or document.doc_type == "business_license" or not _comparable(found.normalized):
        return
    known = case.recall(_client_addresses)
    if not known or any(same_address(found.normalized, other.normalized) for other in known):
        return
    if found.confidence < 0.85 or not of_client(case, document):
        return
    values = {"actual": found.value, "expected": known[-1].value}
    evidence = (found.place, known[-1].place) if known[-1].place != found.place else (found.place,)
    yield _common.about(case, "address-mismatch", document, evidence=evidence, values=values)


def _client_addresses(case: Case) -> tuple[Field, ...]:
    """Told addresses, else those on the licence, the discharge permit, the land papers and the environmental approval."""
    told = case.engagement.addresses
    sources = case.of_type(
        "business_license",
        "property_certificate",
        "eia_approval",
        "application_form",
        "pollutant_discharge_permit",
    )
    fields = [
        found
        for document in sources
        if of_client(case, document)
        for found in document.fields_named("address")
        if _comparable(found.normalized) and found.confidence >= 0.8
    ]
    if not told or not fields:
        return tuple(fields)
    return tuple(Field("address", address, address, fields[0].place) for address in told)


@cache
def _address_words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = _common.judging_words("address")
    return (
        re.compile(words["comparable"]),
        re.compile(words["district"]),
        re.compile(words["road"]),
        re.compile(words["number"]),
    )


def _comparable(address: str) -> bool:
    """A road or a park, or a place of the country: a room or an area of the plant is none."""
    return len(set(_address_words()[0].findall(address))) >= 2


def same_address(one: str, other: str) -> bool:
    """Equal from the road on, or one within the other: provinces and districts may be left out, and what comes after the number.

    >>> same_address("青岛市黄岛区前湾港路1号", "前湾港路1号3号楼"), same_address("青岛市黄岛区前湾港路1号", "青岛市黄岛区前湾港路12号")
    (True, False)
    """
    left, right = names.key(one), names.key(other)
    if left == right or (min(len(left), len(right)) >= 6 and (left.endswith(right) or right.endswith(left))):
        return True
    _, district, road, number = _address_words()
    for pattern in (district, road, number):
        mine, theirs = set(pattern.findall(left)), set(pattern.findall(right))
        if pattern is road:
            mine, theirs = {_last_road(name) for name in mine}, {_last_road(name) for name in theirs}
        if mine and theirs and not any(_alike(a, b) for a in mine for b in theirs):
            return False
    return fuzz.partial_ratio(left, right) >= 60


def _last_road(name: str) -> str:
    """A road's own name without the district or street written before it."""
    return re.split(_common.judging_words("address", "above_road"), name)[-1] or name


def _alike(one: str, other: str) -> bool:
    return (
        one == other
        or one.endswith(other)
        or other.endswith(one)
        or (len(one) > 2 and fuzz.ratio(one, other) >= 75)
    )
