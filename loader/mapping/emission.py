"""From what was chosen of a thing to its node and its relationships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, reduce
from itertools import combinations
from typing import NamedTuple

from msgspec import structs

from loader import dates
from loader.graph import Date, Node, Relationship, Value
from loader.mapping.units import LISTED_AT_MOST, Key, Link, LinkKey, Pick, Rank, Role, Scalar, Unit, join, join_links
from loader.records import HELD, NOT_HELD, UNSTATED
from loader.schema import DISPUTED_LABEL

__all__ = ["Drawn", "Emitted", "draw", "emit"]


class _Shape(NamedTuple):
    type: str
    outgoing: bool = True
    single: bool = False


_SHAPES: Mapping[Role, _Shape] = {
    "participant": _Shape("PARTICIPANT_IN", outgoing=False),
    "discussed": _Shape("DISCUSSED"),
    "may_concern": _Shape("MAY_CONCERN"),
    "place": _Shape("AT", single=True),
    "event": _Shape("ON_SIDELINES_OF", single=True),
    "trip": _Shape("PART_OF", single=True),
    "traveller": _Shape("TRAVELLER_IN", outgoing=False, single=True),
    "destination": _Shape("DESTINATION", single=True),
    "attends": _Shape("TO_ATTEND", single=True),
    "invited_by": _Shape("INVITED_BY", single=True),
    "speaker": _Shape("SAID", outgoing=False, single=True),
    "audience": _Shape("TO_AUDIENCE"),
    "reported_by": _Shape("REPORTED_BY"),
    "said_at": _Shape("SAID_AT", single=True),
    "about": _Shape("ABOUT"),
    "holds": _Shape("HOLDS"),
    "nominated": _Shape("NOMINATED_TO"),
    "country": _Shape("OF", single=True),
    "located_in": _Shape("LOCATED_IN", single=True),
    "reports": _Shape("REPORTS"),
    "makes": _Shape("MAKES"),
    "mentions": _Shape("MENTIONS"),
}
_WITHOUT_RELATIONSHIP: frozenset[Role] = frozenset({"said_held", "said_not_held"})
"""They say only whether sources dispute that it was held, and who tells of it as held."""
_CHOSEN_BY_STRENGTH: frozenset[Role] = frozenset({"discussed", "may_concern"})
_ALL_SHOWN = {role for role, shape in _SHAPES.items() if not shape.single} - _CHOSEN_BY_STRENGTH
_STRENGTHS = ("outcome", "explicit", "implied")
_OF_ONE_DOCUMENT = ("Document", "Claim", "Country")

Properties = dict[str, Value]


class Emitted(NamedTuple):
    """A relationship, and the labels under which its ends are found."""

    relationship: Relationship
    start_label: str
    end_label: str


class Support(NamedTuple):
    """Which documents say it and where: the best of each, in the order of the alphabet; how many say it."""

    sources: list[str]
    source_count: int
    evidence: list[str]


class Drawn(NamedTuple):
    """What a relationship is made of. `own` are the properties that not every type has."""

    type: str
    start: Key
    end: Key
    key: str
    own: Properties
    support: Support
    unreviewed: bool = False

    @property
    def id(self) -> str:
        return f"{self.type}|{self.start.id}|{self.end.id}|{self.key}"


def emit(unit: Unit) -> tuple[Node, tuple[Emitted, ...]]:
    """The node of a unit and the relationships that follow from the unit alone, in a fixed order."""
    node, drawn = draw(unit)
    return node, tuple(sorted(map(_emitted, drawn), key=lambda emitted: str(emitted.relationship.id)))


def _emitted(drawn: Drawn) -> Emitted:
    properties = {**drawn.own, "sources": drawn.support.sources, "source_count": drawn.support.source_count}
    properties |= {"evidence": drawn.support.evidence, "id": drawn.id}
    if drawn.unreviewed:
        properties["unreviewed"] = True
    start, end = drawn.start, drawn.end
    return Emitted(Relationship(drawn.id, drawn.type, start.id, end.id, properties), start.label, end.label)


def draw(unit: Unit) -> tuple[Node, list[Drawn]]:
    """The node of a unit, and what the relationships are made of that follow from the unit alone, in any order.

    What is not marked `unreviewed` is what the unit gives without its unreviewed part; that part only adds to it."""
    if unit.unreviewed is None:
        return _draw(unit)
    reviewed = structs.replace(unit, unreviewed=None)
    node, drawn = _draw(join(reviewed, unit.unreviewed))
    if not unit.ids:
        return replace(node, properties={**node.properties, "unreviewed": True}), list(map(_marked, drawn))
    node, kept = _draw(reviewed)
    known = {one.id for one in kept}
    return node, [*kept, *(_marked(one) for one in drawn if one.id not in known)]


def _marked(drawn: Drawn) -> Drawn:
    own = drawn.own
    if drawn.type == "MET":
        own = {**own, "doubt": "disputed, unreviewed" if "doubt" in own else "unreviewed"}
    return drawn._replace(own=own, unreviewed=True)


def _draw(unit: Unit) -> tuple[Node, list[Drawn]]:
    properties = _node_properties(unit)
    labels = frozenset({unit.key.label, *_second_labels(properties)})
    links = _chosen_links(unit, _is_held(properties))
    drawn = [_relationship(unit, key, link) for key, link in links]
    drawn += _met(unit, properties)
    return Node(unit.key.id, labels, properties), drawn


def _node_properties(unit: Unit) -> Properties:
    properties = _values(unit.picks)
    properties |= {name: sorted(values) for name, values in unit.lists.items()}
    properties["id"] = unit.key.id
    if len(unit.ids) > 1:
        properties["ids"] = sorted(unit.ids)
    if unit.key.label not in _OF_ONE_DOCUMENT:
        properties["shown_from"] = [f"{name}={pick.document}" for name, pick in sorted(unit.picks.items())]
    match unit.key.label:
        case "Role":
            properties["name"] = _role_name(properties)
        case "Claim":
            properties["name"] = f"{properties['property']}: {properties['value']}"[:200]
            properties["subject"] = _subject(unit)
        case "Meeting" | "Trip":
            said = {key.role for key in unit.links}
            properties["disputed"] = {"said_held", "said_not_held"} <= said
    return properties


def _subject(unit: Unit) -> str:
    """What a claim is about; one on who holds a role is about the person."""
    about = {key.label: key.id for key in unit.links if key.role == "about"}
    return about.get("Person") or next(iter(about.values()))


def _role_name(properties: Properties) -> str:
    whose = properties.get("country") or properties.get("organisation")
    return f"{properties['title']} ({whose})" if whose else str(properties["title"])


def _values(picks: Mapping[str, Pick]) -> Properties:
    properties: Properties = {}
    for pick in picks.values():
        for name, value in pick.values.items():
            if value is not None:
                properties[name] = value
    edtf = properties.get("edtf")
    return {**properties, **_bounds(edtf, edtf)} if isinstance(edtf, str) else properties


@lru_cache(maxsize=65_536)
def _bounds(first: Scalar, last: Scalar) -> Mapping[str, Date]:
    """The days between the earliest that `first` and the latest that `last` can mean, as far as they are known."""
    begin = dates.parse(str(first)) if first else None
    end = dates.parse(str(last)) if last else None
    day = begin.day if begin and begin == end else None
    bounds = {"date": day, "earliest": begin and begin.earliest, "latest": end and end.latest}
    return {name: _cypher_date(bound) for name, bound in bounds.items() if bound}


@lru_cache(maxsize=65_536)
def _cypher_date(day: date) -> Date:
    return Date(day.year, day.month, day.day)


def _is_held(properties: Properties) -> bool:
    return properties.get("status") in HELD


def _second_labels(properties: Properties) -> Iterator[str]:
    if properties.get("disputed"):
        yield DISPUTED_LABEL
    status = properties.get("status")
    if status in HELD:
        yield "Held"
    elif status in NOT_HELD:
        yield "NotHeld"
    elif status == UNSTATED:
        yield "Unstated"
    elif status is not None:
        yield "Expected"


def _chosen_links(unit: Unit, held: bool) -> Iterator[tuple[LinkKey, Link]]:
    to_choose: dict[Role, dict[LinkKey, Link]] = defaultdict(dict)
    for key, link in unit.links.items():
        if key.role in _ALL_SHOWN:
            yield key, link
        elif key.role not in _WITHOUT_RELATIONSHIP:
            to_choose[key.role][key] = link
    yield from _issues(to_choose.pop("discussed", {}), to_choose.pop("may_concern", {}), held)
    for links in to_choose.values():
        yield min(links.items(), key=lambda item: (_best_rank(item[1]), item[0]))


def _best_rank(link: Link) -> Rank:
    return min(voice.rank for voice in link.voices.values())


def _issues(
    discussed: Mapping[LinkKey, Link], may_concern: Mapping[LinkKey, Link], held: bool
) -> Iterator[tuple[LinkKey, Link]]:
    """One relationship for each issue: DISCUSSED only if the meeting was held, and then never MAY_CONCERN too."""
    sure = _by_issue(discussed) if held else {}
    unsure = _by_issue(may_concern if held else {**may_concern, **discussed})
    for issue, links in sure.items():
        yield _strongest("discussed", issue, links)
    for issue, links in unsure.items():
        if issue not in sure:
            yield _strongest("may_concern", issue, links)


def _by_issue(links: Mapping[LinkKey, Link]) -> dict[str, dict[str, Link]]:
    """For each issue, the links by their strength."""
    issues: dict[str, dict[str, Link]] = defaultdict(dict)
    for key, link in links.items():
        same = issues[key.id].get(key.key)
        issues[key.id][key.key] = join_links(same, link) if same else link
    return issues


def _strongest(role: Role, issue: str, links: Mapping[str, Link]) -> tuple[LinkKey, Link]:
    strength = min(links, key=_STRENGTHS.index)
    joined = reduce(join_links, links.values())
    pick = Pick(_best_rank(joined), {"strength": strength})
    return LinkKey(role, "Issue", issue, ""), Link({"strength": pick}, {}, joined.voices, joined.more)


def _relationship(unit: Unit, key: LinkKey, link: Link) -> Drawn:
    role, label, id_, told_apart = key
    shape = _SHAPES[role]
    own = _values(link.picks) if link.picks else {}
    if link.lists:
        own |= {name: sorted(values) for name, values in link.lists.items()}
    if "period" in link.picks:
        period = _bounds(own.get("since"), own.get("until"))
        own |= {name: bound for name, bound in period.items() if name != "date"}
    start, end = (unit.key, Key(label, id_)) if shape.outgoing else (Key(label, id_), unit.key)
    return Drawn(shape.type, start, end, told_apart, own, _support(link))


def _support(link: Link) -> Support:
    if len(link.voices) == 1 and not link.more:
        ((document, voice),) = link.voices.items()
        return Support([document], 1, sorted(voice.evidence[:LISTED_AT_MOST]))
    voices = sorted(link.voices.values(), key=lambda voice: voice.rank)
    evidence = [place for voice in voices for place in voice.evidence]
    return Support(sorted(link.voices), len(link.voices) + link.more, sorted(evidence[:LISTED_AT_MOST]))


def _met(unit: Unit, meeting: Properties) -> Iterator[Drawn]:
    """Who met whom: every two principals of different, known sides of a meeting that was held or is ongoing."""
    if unit.key.label != "Meeting" or not _is_held(meeting):
        return
    reports = reduce(join_links, (link for key, link in unit.links.items() if key.role == "said_held"))
    shared: Properties = {name: meeting[name] for name in ("date", "earliest", "latest", "mode") if name in meeting}
    shared |= {"meeting": unit.key.id, "disputed": meeting["disputed"]}
    if meeting["disputed"]:
        shared["doubt"] = "disputed"
    sides = dict(_sides_of_principals(unit))
    support = _support(reports)
    for start, end in combinations(sorted(sides), 2):
        if sides[start] != sides[end]:
            yield Drawn("MET", Key("Person", start), Key("Person", end), unit.key.id, shared, support)


def _sides_of_principals(unit: Unit) -> Iterator[tuple[str, Scalar]]:
    for key, link in unit.links.items():
        if key.role != "participant" or key.label != "Person":
            continue
        values = _values(link.picks)
        if values.get("part") == "principal" and "side" in values:
            yield key.id, values["side"]
