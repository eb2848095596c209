"""Who was at one meeting, as a list: `the talks were attended by A, B and C`, `present at the summit were A and B`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import Phrases, listed
from loader.extraction.rules.grammar.clauses import Found, skip_back
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.objects import included
from loader.extraction.rules.grammar.participles import status_of
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Shape, is_finite, verb_group

__all__ = ["AT_ONE_PLACE", "those_at", "those_behind"]

AT_ONE_PLACE = "they were at one meeting; that they talked to each other is not said"
_HAS: dict[str, frozenset[Shape]] = {
    "attended by": frozenset({"participle"}), "joined by": frozenset({"participle"}),
    "included": frozenset({"past", "participle"}), "include": frozenset({"base"}), "includes": frozenset({"third"}),
    "involved": frozenset({"past", "participle"}), "involve": frozenset({"base"}), "involves": frozenset({"third"}),
    "gathered": frozenset({"past", "participle"}), "gather": frozenset({"base"}), "gathers": frozenset({"third"}),
    "grouped": frozenset({"past", "participle"}), "brought together": frozenset({"past", "participle"}),
    "bring together": frozenset({"base"}), "brings together": frozenset({"third"}),
    "co-chaired by": frozenset({"participle"}), "chaired by": frozenset({"participle"}),
    "chaired jointly by": frozenset({"participle"}), "led by": frozenset({"participle"}),
    "headed by": frozenset({"participle"}), "presided over by": frozenset({"participle"}),
    "united": frozenset({"past", "participle"}),
}  # fmt: skip
_VERBS = Phrases(_HAS)
"""Verbs behind a contact noun whose object, or agent, is who takes part."""
_PRESENT = listed(
    "present attendance also among participants attending attendees others participating those taking joining leaders "
    "ministers presidents delegates"
)
"""Words that open a sentence such as `Also at the meeting were A and B`."""
_WERE: dict[str, str] = {"were": "past", "was": "past", "included": "past", "are": "present", "include": "present"}
_FAR = 9


def those_at(line: Line, start: int, last: int) -> tuple[Found, Judged, tuple[int, ...]] | None:
    """Those of the list, the status and the verb; the words for the meeting begin at `start` and end before `last`."""
    found = _listed_first(line, start, last) or _has(line, start, last)
    if found is None or len(found[0].actors) < 2:
        return None
    who, judged, verb = found
    return who, judged.because(AT_ONE_PLACE), (verb,)


_OPENS = listed(", ; : and but that said")


def _has(line: Line, start: int, last: int) -> tuple[Found, Judged, int] | None:
    """`the talks in Rome were attended by A and B`."""
    start_ = _past_host(line, last)
    for verb in range(start_, min(start_ + _FAR, len(line.tokens) - 1)):
        found = _VERBS.match(line.plains, verb)
        if found is not None and verb + found[0] < len(line.tokens):
            who = _list_from(line, verb + found[0])
            who = who and _with_host(line, last, who)
            group = verb_group(line.tokens, verb, verb + found[0], found[1])
            passive = line.plains[verb + found[0] - 1] == "by"
            if passive and not group.passive:  # "the talks, attended by A and B, ended"
                return None
            judged = status_of(line, group)
            if group.tense == "infinitive" and line.plains[(group.to or 0) - 1] in ("is", "are"):
                return (who, Judged("planned", ahead=True), verb) if who is not None else None
            if group.tense == "present" and judged.status is None and not group.negated:
                judged = Judged("ongoing").because("the present tense")
            acts = passive or not start or line.plains[start - 1] in _OPENS or _is_place(line, start)
            plain = acts and group.passive == passive and group.tense != "infinitive"
            return (who, judged if plain else NO_STATUS, verb) if who is not None else None
        if not _between(line, verb):
            return None
    return None


def _is_place(line: Line, end: int) -> bool:
    """Whether words with capitals alone open the sentence up to a token: `The White House`."""
    named = any(at in line.at and line.at[at].person is not None for at in range(end))
    return not named and all(line.tokens[at].capital for at in range(end))


def _past_host(line: Line, last: int) -> int:
    """Behind `hosted by A`, or the same token."""
    host = group_after(line, last + 2) if line.plains[last : last + 2] == ("hosted", "by") else None
    return host.last if host is not None else last


def _with_host(line: Line, last: int, who: Found) -> Found:
    """Those who attend, and the host whom the words behind the noun name."""
    host = group_after(line, last + 2) if line.plains[last : last + 2] == ("hosted", "by") else None
    return who if host is None else replace(who, actors=(*host.actors, *who.actors))


_BEHIND = Phrases(
    dict.fromkeys(
        (
            "attended by", "involving", "grouping", "bringing together", "co-chaired by", "chaired by", "led by",
            "co-led by", "headed by",
        ),
        True,
    )
)  # fmt: skip


def those_behind(line: Line, last: int) -> Found | None:
    """`talks involving A and B`, `the meeting, attended by A and B, ended`: those whom the words behind a noun name."""
    for at in range(last, min(last + _FAR, len(line.tokens) - 2)):
        found = _BEHIND.match(line.plains, at)
        if found is not None:
            who = _list_from(line, at + found[0])
            several = who is not None and len(who.actors) > 1
            return replace(who, reasons=(*who.reasons, AT_ONE_PLACE)) if who is not None and several else None
        if line.plains[at] != "," and not _between(line, at):
            return None
    return None


def _between(line: Line, at: int) -> bool:
    """Whether a word may stand between a meeting and what is said of it."""
    if at in line.at and line.at[at].person is not None:
        return False
    auxiliary = line.plains[at] in (
        "was",
        "were",
        "will",
        "be",
        "is",
        "are",
        "has",
        "have",
        "been",
        "had",
        "also",
        "being",
        "to",
    )
    return auxiliary or not (is_finite(line.tokens, at) or line.plains[at] in (";", ":", "with", "between", '"', "and"))


def _list_from(line: Line, start: int) -> Found | None:
    return group_after(line, start, closed=True) or included(line, start)


def _listed_first(line: Line, start: int, last: int) -> tuple[Found, Judged, int] | None:
    """`Also at the meeting were A and B`, `Participants in the talks included A and B`."""
    at = skip_back(line, start - 1)
    if at < 1 or line.plains[at] not in ("at", "in", "attending") or not _PRESENT & set(line.plains[:at]) or at > _FAR:
        return None
    verb = next((i for i in range(last, min(last + _FAR, len(line.tokens) - 1)) if line.plains[i] in _WERE), None)
    if verb is None:
        return None
    who = _list_from(line, verb + 1)
    joined = group_after(line, 1) if line.plains[0] == "joining" else None
    if joined is not None and who is not None:
        who = replace(who, actors=(*joined.actors, *who.actors))
    elif any(i in line.at and line.at[i].person is not None for i in range(verb)):
        return None
    judged = Judged("held" if _WERE[line.plains[verb]] == "past" else "ongoing")
    return (replace(who, first=start), judged, verb) if who is not None else None
