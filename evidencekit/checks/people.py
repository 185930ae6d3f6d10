"""Trained, assessed, retrained: the same people.

In: training chains and the participants of their sheets. Out: participant-unassessed (signed in, no score, though scores were given),
assessed-not-attended (a score, no sign-in, though a sign-in exists), failure-not-retrained (failed, in no later retraining).
A name read with low confidence may differ by one character. Scores are judged by the sheet's pass mark, else by its word, else by
`training.pass_mark`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from evidencekit import names
from evidencekit.checks import _common
from evidencekit.model import Case, Chain, Document, Finding, Participant, Place

_Pair = tuple[Document, Participant]


def check(case: Case) -> Iterator[Finding]:
    """People findings, topic by topic."""
    for chain in case.chains:
        if chain.chain == "training":
            yield from _topic(case, chain)


def _people(case: Case, chain: Chain, stage: str, role: str) -> list[_Pair]:
    linked = chain.stage(stage)
    documents = [case.by_id[id] for id in linked.documents] if linked else []
    return [
        (document, person)
        for document in documents
        for person in document.reading.participants
        if person.sheet_role == role
    ]


def _topic(case: Case, chain: Chain) -> Iterator[Finding]:
    signed = _people(case, chain, "implement", "signin")
    scored = _people(case, chain, "assess", "score")
    retrained = [
        pair
        for stage, role in (("improve", "retraining"), ("improve", "score"), ("assess", "retraining"))
        for pair in _people(case, chain, stage, role)
    ]
    present = [pair for pair in signed if not pair[1].absent]
    with_result = [pair for pair in scored if _has_result(pair[1])]
    if present and with_result:
        if _another_sheet(case, present, with_result):
            yield _common.doubtful(case, with_result[0][0], "people", actual=chain.topic)
        else:
            yield from _without(case, chain, present, with_result, "participant-unassessed")
            yield from _without(case, chain, with_result, signed, "assessed-not-attended")
    passed_again = [pair for pair in retrained if pair[1].passed is not False]
    yield from _failures(case, chain, with_result, passed_again)


def _another_sheet(case: Case, signed: Sequence[_Pair], scored: Sequence[_Pair]) -> bool:
    """Whether so few of the names on two sheets are the same that one of them was misread, or is of another group: nobody is accused by name."""
    least = int(case.option("training.people_to_doubt", 4))
    if min(len(signed), len(scored)) < least:
        return False
    met = sum(_among(person, scored) for _, person in signed)
    return met * 100 < len(signed) * int(case.option("training.same_percent", 40))


def _has_result(person: Participant) -> bool:
    return person.score is not None or person.passed is not None


def _without(
    case: Case,
    chain: Chain,
    people: Sequence[_Pair],
    others: Sequence[_Pair],
    code: str,
) -> Iterator[Finding]:
    """A finding for each of *people* whom nobody of *others* is."""
    told: set[str] = set()
    for document, person in people:
        if person.name in told or not _legible(case, person) or _among(person, others):
            continue
        told.add(person.name)
        against = tuple(dict.fromkeys(other.id for other, _ in others))
        yield _finding(
            case, chain, code, person, (document.id, *against), (person.place, *_first_place(others))
        )


def _legible(case: Case, person: Participant) -> bool:
    """Whether a name was read surely enough (`legible.person`) to be accused of anything."""
    return person.confidence >= float(case.option("legible.person", "0.6"))


def _first_place(people: Sequence[_Pair]) -> tuple[Place, ...]:
    return (people[0][1].place,) if people else ()


def _among(person: Participant, others: Sequence[_Pair]) -> bool:
    return any(
        names.same_person(person.name, other.name, confidence=min(person.confidence, other.confidence))
        for _, other in others
    )


def _failures(
    case: Case,
    chain: Chain,
    scored: Sequence[_Pair],
    retrained: Sequence[_Pair],
) -> Iterator[Finding]:
    by_name: dict[str, list[_Pair]] = {}
    for document, person in scored:
        by_name.setdefault(person.name, []).append((document, person))
    for name, results in by_name.items():
        if any(_passed(case, document, person) is not False for document, person in results):
            continue
        document, person = results[0]
        if (
            not _legible(case, person)
            or _among(person, retrained)
            or _retrained_elsewhere(case, chain, person)
        ):
            continue
        values = {"actual": person.score or "", "expected": _pass_mark(case, document)}
        yield _finding(
            case, chain, "failure-not-retrained", person, (document.id,), (person.place,), values, name
        )


def _retrained_elsewhere(case: Case, chain: Chain, person: Participant) -> bool:
    """A retraining sheet without a topic of its own may serve several topics."""
    return any(
        names.same_person(person.name, other.name, confidence=other.confidence) and other.passed is not False
        for document in case.recall(_loose_retraining)
        for other in document.reading.participants
    )


def _loose_retraining(case: Case) -> tuple[Document, ...]:
    linked = {
        id for other in case.chains if other.chain == "training" for s in other.stages for id in s.documents
    }
    return tuple(d for d in case.of_type("retraining_record") if d.id not in linked)


def _pass_mark(case: Case, document: Document) -> str:
    marked = document.first("pass_mark")
    return marked.normalized if marked else str(case.option("training.pass_mark", 60))


def _passed(case: Case, document: Document, person: Participant) -> bool | None:
    if person.passed is not None:
        return person.passed
    if person.score is None:
        return None
    try:
        return Decimal(person.score) >= Decimal(_pass_mark(case, document))
    except InvalidOperation:
        return None


def _finding(
    case: Case,
    chain: Chain,
    code: str,
    person: Participant,
    documents: tuple[str, ...],
    evidence: tuple[Place, ...],
    values: dict[str, str] | None = None,
    name: str | None = None,
) -> Finding:
    return Finding(
        code=code,
        subject={"topic": chain.topic, "person": name or person.name},
        documents=tuple(dict.fromkeys(documents)),
        evidence=evidence,
        values={
            "topic": chain.topic,
            "person": name or person.name,
            "document": case.by_id[documents[0]].path,
            "names": _common.type_name(case, "retraining_record"),
            **(values or {}),
        },
        doc_types=("score_sheet", "training_signin", "retraining_record"),
        chain=chain.id,
    )
