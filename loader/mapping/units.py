"""A unit: what documents say of one thing, in a form in which two versions can be joined.

The join is commutative and associative, and idempotent while no list overflows. A version of a document must be
joined once; the store's ledger sees to that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Literal, NamedTuple, TypeVar

from msgspec import Struct, field
from msgspec.json import Decoder, Encoder
from msgspec.structs import astuple, replace

__all__ = [
    "LISTED_AT_MOST",
    "Key",
    "Link",
    "LinkKey",
    "Pick",
    "Rank",
    "Role",
    "Scalar",
    "Unit",
    "Voice",
    "from_json",
    "join",
    "join_all",
    "join_links",
    "rename",
    "teller",
    "to_json",
    "without",
]

LISTED_AT_MOST = 25
"""No list of a node or relationship is longer: of more entries the best are kept, by their rank."""

_K = TypeVar("_K")
_V = TypeVar("_V")

Scalar = str | int | float | bool | None
Rank = tuple[int, int, int, int, str]
"""How good a document's word is; the smallest wins. Basis, precision, last day of publication, first day of
publication (these negated where more is better), and the document's id. Of unreviewed records the basis is worse than
that of any other."""


class Key(NamedTuple):
    """What a unit is about: one id under one label."""

    label: str
    id: str


def teller(key: Key) -> str | None:
    """The document that alone can speak of it; None for what others may speak of, too."""
    if key.label == "Document":
        return key.id
    return key.id.partition(":")[0] if key.label == "Claim" else None


Role = Literal[
    "participant",
    "discussed",
    "may_concern",
    "place",
    "event",
    "trip",
    "traveller",
    "destination",
    "attends",
    "invited_by",
    "speaker",
    "audience",
    "reported_by",
    "said_at",
    "about",
    "holds",
    "nominated",
    "country",
    "located_in",
    "reports",
    "makes",
    "mentions",
    "said_held",
    "said_not_held",
]
"""What a link is of, from the unit that has it to its target. The map over documents gives them, and `emit` makes a
relationship of each, apart from the last two: these only say that a document tells of something as held, or as not."""


class LinkKey(NamedTuple):
    """A link of a unit to another: `key` tells apart several of one role to one target."""

    role: Role
    label: str
    id: str
    key: str


class Pick(Struct, frozen=True, array_like=True, gc=False):
    """Values that are chosen together, and the rank of the document that they are from."""

    rank: Rank
    values: dict[str, Scalar]

    @property
    def document(self) -> str:
        return self.rank[-1]


class Voice(Struct, frozen=True, array_like=True, gc=False):
    """That a document supports a link, and where in its text."""

    rank: Rank
    evidence: tuple[str, ...]


class Link(Struct, frozen=True, gc=False):
    """One link: its chosen values, its lists, the documents that support it. `more` counts those left out."""

    picks: Mapping[str, Pick] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, Rank]] = field(default_factory=dict)
    voices: Mapping[str, Voice] = field(default_factory=dict)
    more: int = 0


class Unit(Struct, frozen=True, gc=False):
    """What is said of one thing. `ids` are all the ids under which it goes.

    What unreviewed records say is kept apart, in a unit of its own that has no such part itself; without `ids`, nobody
    else speaks of the thing."""

    key: Key
    ids: frozenset[str]
    picks: Mapping[str, Pick] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, Rank]] = field(default_factory=dict)
    links: Mapping[LinkKey, Link] = field(default_factory=dict)
    unreviewed: Unit | None = None


def join(a: Unit, b: Unit) -> Unit:
    """The choice between two versions of one thing. Both must have the same key."""
    if a.key != b.key:
        raise ValueError(f"{a.key} and {b.key} are two things")
    return Unit(
        a.key,
        a.ids | b.ids,
        _join_maps(a.picks, b.picks, _better),
        _join_maps(a.lists, b.lists, _join_lists),
        _join_maps(a.links, b.links, join_links),
        _join_parts(a.unreviewed, b.unreviewed),
    )


def _join_parts(a: Unit | None, b: Unit | None) -> Unit | None:
    return join(a, b) if a and b else a or b


def join_all(units: Iterable[Unit]) -> Unit:
    """The choice among all versions, as `join` makes it of two after two; there must be one at least. What is joined
    by then would be copied each time, so all are joined at once."""
    versions = list(units)
    if len(versions) < 3:
        return join(*versions) if len(versions) == 2 else versions[0]
    parts = [unit.unreviewed for unit in versions if unit.unreviewed is not None]
    return Unit(
        versions[0].key,
        frozenset().union(*(unit.ids for unit in versions)),
        _together([unit.picks for unit in versions], _best),
        _together([unit.lists for unit in versions], _join_all_lists),
        _together([unit.links for unit in versions], _join_all_links),
        join_all(parts) if parts else None,
    )


def _together(maps: Iterable[Mapping[_K, _V]], join_values: Callable[[list[_V]], _V]) -> Mapping[_K, _V]:
    found: dict[_K, list[_V]] = {}
    for each in maps:
        for key, value in each.items():
            if key in found:
                found[key].append(value)
            else:
                found[key] = [value]
    return {key: join_values(values) if len(values) > 1 else values[0] for key, values in found.items()}


def _best(picks: list[Pick]) -> Pick:
    return reduce(_better, picks)


def _join_all_lists(lists: list[Mapping[str, Rank]]) -> Mapping[str, Rank]:
    return _best_of_list(_together(lists, min))


def _join_all_links(links: list[Link]) -> Link:
    voices, dropped = _best_voices(_together([link.voices for link in links], _of_same_document))
    return Link(
        _together([link.picks for link in links], _best),
        _together([link.lists for link in links], _join_all_lists),
        voices,
        sum(link.more for link in links) + dropped,
    )


def without(unit: Unit, version: Unit, document: str) -> Unit | None:
    """The unit as it was before `version`, all that `document` says of it, was joined to it; None where only the
    versions of the other documents can tell, because this one's word was chosen or a list has overflowed."""
    reviewed = _part_without(replace(unit, unreviewed=None), version, document)
    if reviewed is None or unit.unreviewed is None or version.unreviewed is None:
        return reviewed and replace(reviewed, unreviewed=unit.unreviewed)
    left = _part_without(unit.unreviewed, version.unreviewed, document)
    if left is None:
        return None
    return replace(reviewed, unreviewed=left if left.ids or left.links else None)


def _part_without(unit: Unit, version: Unit, document: str) -> Unit | None:
    if len(unit.ids) > 1 or any(pick.document == document for pick in unit.picks.values()):
        return None
    if _has_word(unit.lists, document):
        return None
    links = dict(unit.links)
    for key in version.links:
        link = _without_voice(links.pop(key), document)
        if link is None:
            return None
        if link.voices:
            links[key] = link
    return replace(unit, links=links)


def _without_voice(link: Link, document: str) -> Link | None:
    """The link without one document's support; without any voice where nobody else supports it."""
    if link.more:
        shown = document in link.voices or _chosen(link, document)
        return None if shown else replace(link, more=link.more - 1)
    voices = {other: voice for other, voice in link.voices.items() if other != document}
    return None if voices and _chosen(link, document) else replace(link, voices=voices)


def _chosen(link: Link, document: str) -> bool:
    return any(pick.document == document for pick in link.picks.values()) or _has_word(link.lists, document)


def _has_word(lists: Mapping[str, Mapping[str, Rank]], document: str) -> bool:
    return any(rank[-1] == document for ranks in lists.values() for rank in ranks.values())


def rename(unit: Unit, canonical: Callable[[Key], str]) -> Unit:
    """The unit and the targets of its links under the ids that `canonical` gives them."""
    links: dict[LinkKey, Link] = {}
    for key, link in unit.links.items():
        renamed = key._replace(id=canonical(Key(key.label, key.id)))
        links[renamed] = join_links(links[renamed], link) if renamed in links else link
    part = unit.unreviewed and rename(unit.unreviewed, canonical)
    return replace(unit, key=unit.key._replace(id=canonical(unit.key)), links=links, unreviewed=part)


def _join_maps(a: Mapping[_K, _V], b: Mapping[_K, _V], join_values: Callable[[_V, _V], _V]) -> Mapping[_K, _V]:
    if not a or not b:
        return a or b
    joined = dict(a)
    for key, value in b.items():  # of every key seen so far, `joined` has the join of both sides
        joined[key] = join_values(joined[key], value) if key in joined else value
    return joined


def _better(a: Pick, b: Pick) -> Pick:
    if a.rank != b.rank:
        return a if a.rank < b.rank else b
    return min(a, b, key=lambda pick: json.dumps(pick.values, sort_keys=True))


def _join_lists(a: Mapping[str, Rank], b: Mapping[str, Rank]) -> Mapping[str, Rank]:
    return _best_of_list(_join_maps(a, b, min))


def _best_of_list(joined: Mapping[str, Rank]) -> Mapping[str, Rank]:
    if len(joined) <= LISTED_AT_MOST:
        return joined
    # The best of the best of both sides are the best of all: so it does not matter when a list is cut.
    best = sorted(joined, key=lambda value: (joined[value], value))[:LISTED_AT_MOST]
    return {value: joined[value] for value in best}


def join_links(a: Link, b: Link) -> Link:
    """The choice between two versions of one link."""
    voices, dropped = _best_voices(_join_maps(a.voices, b.voices, _same_document))
    return Link(
        _join_maps(a.picks, b.picks, _better),
        _join_maps(a.lists, b.lists, _join_lists),
        voices,
        a.more + b.more + dropped,
    )


def _best_voices(joined: Mapping[str, Voice]) -> tuple[Mapping[str, Voice], int]:
    if len(joined) <= LISTED_AT_MOST:
        return joined, 0
    best = sorted(joined, key=lambda document: joined[document].rank)[:LISTED_AT_MOST]
    return {document: joined[document] for document in best}, len(joined) - LISTED_AT_MOST


def _same_document(a: Voice, b: Voice) -> Voice:
    return Voice(min(a.rank, b.rank), tuple(sorted({*a.evidence, *b.evidence})))


def _of_same_document(voices: list[Voice]) -> Voice:
    return reduce(_same_document, voices)


class _LinkOut(Struct, array_like=True, frozen=True, gc=False):
    """A link as JSON has it: an array."""

    role: Role
    label: str
    id: str
    key: str
    picks: Mapping[str, Pick]
    lists: Mapping[str, Mapping[str, Rank]]
    voices: Mapping[str, Voice]
    more: int


class _UnitOut(Struct, frozen=True, omit_defaults=True, gc=False):
    """A unit as JSON has it. `picks`, `lists` and `links` stand there also where there are none."""

    key: Key
    ids: list[str]
    picks: Mapping[str, Pick]
    lists: Mapping[str, Mapping[str, Rank]]
    links: list[_LinkOut]
    unreviewed: _UnitOut | None = None


_ENCODER = Encoder()
_DECODER = Decoder(_UnitOut)


def to_json(unit: Unit) -> str:
    """The unit as JSON text; `from_json` reads it back."""
    return _ENCODER.encode(_unit_out(unit)).decode()


def _unit_out(unit: Unit) -> _UnitOut:
    links = [_LinkOut(*key, link.picks, link.lists, link.voices, link.more) for key, link in unit.links.items()]
    part = None if unit.unreviewed is None else _unit_out(unit.unreviewed)
    return _UnitOut(unit.key, sorted(unit.ids), unit.picks, unit.lists, links, part)


def from_json(text: str | bytes) -> Unit:
    """The unit that `to_json` wrote. Raises ValueError for anything else."""
    return _unit_in(_DECODER.decode(text))


def _unit_in(unit: _UnitOut) -> Unit:
    links = {LinkKey(*link[:4]): Link(*link[4:]) for link in map(astuple, unit.links)}
    part = None if unit.unreviewed is None else _unit_in(unit.unreviewed)
    return Unit(unit.key, frozenset(unit.ids), unit.picks, unit.lists, links, part)
