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

#: Below this reading confidence a person is not accused of anything.
LEGIBLE = 0.6


def check(case: Case) -> Iterator[Finding]:
    """People findings, topic by topic."""
    for chain in case.chains:
        if chain.chain == "training":
            yield from _topic(case, chain)


def _people(case: Case, chain: Chain, stage: str, role: str) -> list[tuple[Document, Participant]]:
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
    retrained = _people(case, chain, "improve", "retraining") + _people(case, chain, "improve", "score")
    present = [pair for pair in signed if not pair[1].absent]
    with_result = [pair for pair in scored if _has_result(pair[1])]
    if present and with_result:
        yield from _without(case, chain, present, with_result, "participant-unassessed")
        yield from _without(case, chain, with_result, signed, "assessed-not-attended")
    yield from _failures(case, chain, with_result, retrained)


def _has_result(person: Participant) -> bool:
    return person.score is not None or person.passed is not None


def _without(
    case: Case,
    chain: Chain,
    people: Sequence[tuple[Document, Participant]],
    others: Sequence[tuple[Document, Participant]],
    code: str,
) -> Iterator[Finding]:
    """A finding for each of *people* whom nobody of *others* is."""
    told: set[str] = set()
    for document, person in people:
        if person.name in told or person.confidence < LEGIBLE or _among(person, others):
            continue
        told.add(person.name)
        against = tuple(dict.fromkeys(other.id for other, _ in others))
        yield _finding(
            case, chain, code, person, (document.id, *against), (person.place, *_first_place(others))
        )


def _first_place(people: Sequence[tuple[Document, Participant]]) -> tuple[Place, ...]:
    return (people[0][1].place,) if people else ()


def _among(person: Participant, others: Sequence[tuple[Document, Participant]]) -> bool:
    return any(
        names.same_person(person.name, other.name, confidence=min(person.confidence, other.confidence))
        for _, other in others
    )


def _failures(
    case: Case,
    chain: Chain,
    scored: Sequence[tuple[Document, Participant]],
    retrained: Sequence[tuple[Document, Participant]],
) -> Iterator[Finding]:
    by_name: dict[str, list[tuple[Document, Participant]]] = {}
    for document, person in scored:
        by_name.setdefault(person.name, []).append((document, person))
    for name, results in by_name.items():
        if any(_passed(case, document, person) is not False for document, person in results):
            continue
        document, person = results[0]
        if (
            person.confidence < LEGIBLE
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
    linked = {
        id for other in case.chains if other.chain == "training" for s in other.stages for id in s.documents
    }
    loose = [d for d in case.of_type("retraining_record") if d.id not in linked]
    return any(
        names.same_person(person.name, other.name, confidence=other.confidence)
        for document in loose
        for other in document.reading.participants
    )


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
