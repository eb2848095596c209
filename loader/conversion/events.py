"""What machine-coded event data have in common: actors that are states and offices, and codes for what was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from loader.conversion.ids import make_id
from loader.conversion.model import Draft, meeting_draft
from loader.records import HELD, UNSTATED

__all__ = ["Actor", "Code", "actor_drafts", "contact", "place_draft", "unless_later"]


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as the data name it; `country` in ISO 3166-1 alpha-2, where it is known."""

    name: str
    country: str | None = None
    code: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means: the status, a word for it, the mode. `host` is which actor receives the other."""

    status: str
    kind: str
    mode: str = "unknown"
    host: int | None = None


def unless_later(code: Code, date: str, reported: str | None) -> Code:
    """The code, without a word on whether it took place where its day comes after that of the report."""
    later = reported is not None and len(date) == len(reported) and date > reported
    return replace(code, status=UNSTATED) if later and code.status in HELD else code


def actor_drafts(actor: Actor, source: str) -> tuple[str, list[Draft]]:
    """The role that the actor is in the graph, whoever held it."""
    id_ = make_id(source, "actor", *filter(None, (actor.code, actor.name, actor.country, actor.organisation)))
    role = {
        "record": "role",
        "id": id_,
        "title": actor.name,
        "country": actor.country,
        "organisation": actor.organisation,
    }
    return id_, [{key: value for key, value in role.items() if value}]


def place_draft(source: str, name: str, city: str = "", country: str | None = None, region: str = "") -> Draft:
    """A place, whose id follows from all that it says."""
    id_ = make_id(source, "place", *filter(None, (name, city, region, country)))
    place = {"record": "place", "id": id_, "name": name, "city": city, "region": region, "country": country}
    return {key: value for key, value in place.items() if value}


def contact(
    id_: str, code: Code, actors: Sequence[Actor], source: str, place: Draft | None = None, **fields: Any
) -> tuple[Draft, ...]:
    """The records of one event: its actors, its place, and the meeting. Raises ValueError where nobody is named."""
    drafts: list[Draft] = []
    participants: list[Draft] = []
    for index, actor in enumerate(actors):
        if not actor.name:
            continue
        role, made = actor_drafts(actor, source)
        drafts += made
        part = "host" if code.host == index else "principal"
        participant = {"role": role, "side": actor.country, "part": part}
        if role not in [one["role"] for one in participants]:
            participants.append({key: value for key, value in participant.items() if value})
    if not participants:
        raise ValueError("names no actor")
    if place:
        drafts.append(place)
        fields["place"] = place["id"]
    fields = {"kind": code.kind, "mode": code.mode, "participants": participants, **fields}
    named = " and ".join(actor.name for actor in actors if actor.name)
    drafts.append(meeting_draft(id_, f"{code.kind.capitalize()}: {named}", code.status, **fields))
    return tuple(drafts)
