"""Who speaks of a contact: `A denied reports of a meeting with B`, `talks with B are planned, A's office said`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.occurrences import what_happened
from loader.extraction.rules.grammar.clauses import Found, actor, skip_back
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.status import Judged
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line

__all__ = ["denied_reports", "office_of", "to_be_undone"]

_REPORTS = listed("report reports claim claims rumours rumors rumour rumor allegations suggestions talk speculation")
_DENIES = listed("denied denies dismissed dismisses rejected rejects rubbished scotched denying dismissing")


def denied_reports(line: Line, noun: Noun) -> Found | None:
    """`A denied reports of a secret meeting with B`: who denies them."""
    at = skip_back(line, noun.start - 1)
    if at < 3 or line.plains[at] not in ("of", "about") or line.plains[at - 1] not in _REPORTS:
        return None
    verb = next((i for i in range(at - 2, max(at - 8, -1), -1) if line.plains[i] in _DENIES), None)
    return subject_of(line, verb) if verb is not None else None


def to_be_undone(line: Line, other: Found) -> Judged | None:
    """`asked for a meeting with B to be postponed`."""
    if line.plains[other.last : other.last + 2] != ("to", "be"):
        return None
    undone = what_happened(line, other.last + 1)
    if undone is None or undone[0].status not in ("cancelled", "postponed"):
        return None
    return replace(undone[0], ahead=False).because("asked for; whether it was done is not said")


def office_of(line: Line, verb: int) -> Found | None:
    """`A's office said`: A."""
    owner = line.at.get(verb - 3) if verb > 2 and line.plains[verb - 2] == "'s" else None
    speaks = line.plains[verb - 1] in ("office", "spokesman", "spokeswoman", "ministry", "team", "aides")
    if owner is None or owner.person is None or not speaks or not owner.phrase.owned:
        return None
    return Found((actor(line, owner),), owner.phrase.first, verb - 1)
