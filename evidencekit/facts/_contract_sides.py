"""The two sides of a contract and which of them is the client: by the words of the label, else by the names, else 甲方.

Words stand in corpora/parties.yaml (client_side, provider_side, disposer, party_b_is_client).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from evidencekit import lexicon
from evidencekit.facts import _values
from evidencekit.facts._labels import Label, labels_of
from evidencekit.facts._layout import layout
from evidencekit.facts._names_beside import name_at
from evidencekit.facts._organisations import Organisation
from evidencekit.text import Text


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(lexicon.read("parties")[name])


def client(text: Text, doc_type: str) -> Iterator[Organisation]:
    """The client side, nothing when no side is named."""
    ranked = sorted(sides(text, doc_type), key=lambda side: side[0])
    if ranked:
        yield ranked[0][1]


def lessee(text: Text, doc_type: str) -> Iterator[Organisation]:
    """The client of a lease; of a certificate of ownership nobody."""
    if re.search("租赁|出租|承租", text.normal):
        yield from client(text, doc_type)


@lru_cache(maxsize=4)
def sides(text: Text, doc_type: str) -> tuple[tuple[float, Organisation], ...]:
    """The parties of a contract with how unlike the client each is, in order of place."""
    found_sides: list[tuple[float, Organisation]] = []
    for label in labels_of(text):
        kinds = label.roles & {"party_a", "party_b", "buyer", "seller", "client", "subject"}
        if not kinds or not _values.stands_as_label(text.normal, label, glued=True):
            continue
        found = name_at(text, label)
        if found and all(found[0].name != other.name for _, other in found_sides):
            distance = _distance(text, doc_type, label, kinds, found[0].name)
            found_sides.append((distance + len(found_sides) * 0.01, found[0]))
    return tuple(found_sides)


def _distance(text: Text, doc_type: str, label: Label, kinds: frozenset[str], name: str) -> float:
    """How unlike the client side: the smaller, the more it is the client."""
    words = text.normal[label.start : layout(text).spot(label.start).end][:28]
    words = words.replace(name[:8], "")
    provider, client = (
        bool(_words("provider_side").search(words)),
        bool(_words("client_side").search(words)),
    )
    if client and not re.search("受委?托", words):
        return 0.0
    disposer = doc_type == "hazardous_waste_contract" and bool(_words("disposer").search(name))
    second = bool(_words("party_b_is_client").search(text.normal))
    base = 0.5 if kinds & ({"party_b"} if second else {"party_a", "client", "subject"}) else 1.0
    return base + 2.0 * (provider or "seller" in kinds) + 1.0 * disposer - 0.4 * ("buyer" in kinds)
