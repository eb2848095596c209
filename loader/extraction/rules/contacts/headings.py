"""Headings without a verb that name a contact: `Readout of A's Call with B`, `Remarks by A and B Before Talks`."""

from __future__ import annotations

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.grammar.behind import past_places
from loader.extraction.rules.grammar.clauses import Found
from loader.extraction.rules.grammar.groups import group_after, group_before
from loader.extraction.rules.grammar.owners import Noun
from loader.extraction.rules.grammar.status import Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known

__all__ = ["REPORTING", "heads_a_report", "spoke_beside"]

REPORTING = listed("readout remarks summary statement statements note communique communiqué")
"""First words of headings that say of what they are the report."""

_REPORTS = Phrases(
    dict.fromkeys(
        (
            "readout of", "readout from", "readout", "summary of", "statement on", "press release on", "release on",
            "report on", "note on", "communique on", "communiqué on", "joint statement on", "press statement on",
            "readout on", "on", "about", "statement following", "joint statement following", "photos of",
        ),
        True,
    )
)  # fmt: skip
"""What a heading calls the report of a contact that was."""
_REMARKS = listed("remarks statements statement press availability opportunity spray transcript comments")
_BESIDE = (("before",), ("after",), ("following",), ("at",), ("prior", "to"), ("ahead", "of"), ("during",))
_THEIRS = listed("their a bilateral expanded extended plenary working joint")
"""What may stand between such a word and the noun for the contact."""
_TO_COME = listed("upcoming planned proposed possible cancelled canceled postponed next preview forthcoming")


def heads_a_report(line: Line, start: int, end: int) -> Judged | None:
    """What a heading says of the contact whose words and persons reach from `start` to `end`, if it is of nothing else:
    what is reported was."""
    if not line.heading or not _ends(line, _past_state(line, end)) or _TO_COME & set(line.plains):
        return None
    opening = start - (line.plains[start - 1 : start] == ("the",))
    found = _REPORTS.match(line.plains, 0)
    plain = opening == 0 or (found is not None and found[0] == opening) or _by_spokesman(line, opening)
    ahead = any(when.future for when, _, _ in line.dates)
    return Judged("held") if plain and not ahead else None


def _by_spokesman(line: Line, opening: int) -> bool:
    """`Statement by Spokesperson A on B's Call with C`: whose report it is stands before "on"."""
    by = line.plains[0] in REPORTING and line.plains[1:2] == ("by",)
    behind = line.plains[opening - 1 : opening] in (("on",), ("regarding",), ("following",), ("about",))
    named = group_after(line, 2) if by and behind and len(line.tokens) > _SHORTEST else None
    return named is not None and named.last == opening - 1


_SHORTEST = 3


def _ends(line: Line, index: int) -> bool:
    """Whether nothing but a place and a date follows."""
    dated = index + (line.plains[index : index + 1] in ((",",), (":",), ("(",)))
    return past_places(line, dated) >= len(line.tokens) - (line.plains[-1] == ")")


def _past_state(line: Line, index: int) -> int:
    """Behind `of Slovenia`."""
    state = known.STATES.match(line.texts, index + 1) if line.plains[index : index + 1] == ("of",) else None
    return index + 1 + state[0] if state is not None else index


def spoke_beside(line: Line, noun: Noun) -> tuple[Found, Judged] | None:
    """`Remarks by A and B Before Their Meeting`: the two, who were there together."""
    at = next((noun.start - len(way) for way in _BESIDE if line.plains[noun.start - len(way) : noun.start] == way), 0)
    if not line.heading or at < 2 or not _REMARKS & set(line.plains[:at]) or _TO_COME & set(line.plains):
        return None
    theirs = set(line.plains[noun.start : noun.first]) <= _THEIRS
    if not theirs or not _ends(line, noun.last):
        return None
    group = group_before(line, at - 1)
    other = group_before(line, group.first - 2) if group and line.plains[group.first - 1] in ("with", "and") else None
    if group is not None and other is not None:
        group = Found((*other.actors, *group.actors), other.first, group.last)
    if group is None or len(group.actors) < 2:
        return None
    return group, Judged("held").because("who spoke to the press together at their meeting")
