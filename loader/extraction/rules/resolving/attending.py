"""Who was at a meeting of which an earlier sentence tells: `A met activists. B, who was at the meeting, said ...`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.grammar.clauses import Actor, Found, actor, skip_forward
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import verb_group

__all__ = ["Told", "attended"]

Told = tuple[Read, tuple[Actor, ...]]
"""A contact of which one side is known, and who that is."""
_MEETINGS = listed("meeting talks gathering session lunch dinner discussion discussions conversation call")
_TELLING = listed("met meeting meetings talks hosted received spoke talked call convened")
_WAYS = (("was", "at"), ("were", "at"), ("attended",), ("took", "part", "in"), ("participated", "in"), ("joined",),
         ("sat", "in", "on"), ("dropped", "by"), ("dropped", "in", "on"), ("stopped", "by"), ("looked", "in", "on"),
         ("were", "among", "the", "guests", "at"), ("was", "among", "the", "guests", "at"), ("also", "attended"),
         ("also", "joined"), ("both", "attended"))  # fmt: skip
REASON = "whom they met there, another sentence says"


def attended(
    lines: Sequence[Line], told: Sequence[Told], both: Sequence[tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]]
) -> Iterator[tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]]:
    """Contacts of those who, in a sentence of their own, were at the meeting: with whom they met there. `both` are the
    contacts with both sides: whoever is of the country of one met the other."""
    for line in lines:
        for at, word in enumerate(line.plains):
            there = _there(line, at) if word in _MEETINGS else None
            there = _as_attendee(line, at) if word in _PRESENT else there
            if there is None:
                continue
            before = [one for one in told if one[0].line.number < line.number and _is_meeting(one[0])]
            if before and len({id(actor.person) for _, actors in before for actor in actors}) == 1:
                yield _contact(line, at, there, before[-1])
                continue
            last = next((one for one in reversed(both) if one[0].line.number == line.number - 1), None)
            met = _of_other_country(there, last) if last is not None else None
            if met is not None and not before:
                yield _contact(line, at, there, met)


def _of_other_country(there: Found, last: tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]) -> Told | None:
    """The side of a meeting that is not of the country of those who joined it."""
    read, *sides = last
    own = {who.person.country for who in there.actors if who.person is not None}
    of = [{who.person.country for who in side if who.person is not None} for side in sides]
    known_ = {id(who.person) for side in sides for who in side}
    if len(own) != 1 or None in own or any(id(who.person) in known_ for who in there.actors) or not _is_meeting(read):
        return None
    if own & of[0] and not own & of[1]:
        return read, sides[1]
    return (read, sides[0]) if own & of[1] and not own & of[0] else None


def _is_meeting(read: Read) -> bool:
    word = read.line.plains[read.first]
    spoken = word in ("spoke", "talked") and (read.other is None or read.other.first < 0)
    return word in _TELLING and not spoken


def _there(line: Line, at: int) -> Found | None:
    """Who was there, if the words before the noun say so: `B, who was at Friday's meeting`."""
    start = at
    while start > 0 and (line.date_at(start - 1) or line.plains[start - 1] in ("the", "'s", "that", "same")):
        start -= 1
    if start == at or not _closed(line, at + 1):
        return None
    for way in _WAYS:
        verb = start - len(way)
        if verb < 0 or line.plains[verb:start] != way or line.quoted[verb]:
            continue
        group = verb_group(line.tokens, verb, verb + 1, frozenset({"past"}))
        found = None if group.negated or group.tense != "past" else subject_of(line, verb)
        if line.plains[verb - 1] == "who" and (found is None or not found.actors):
            return _named_behind(line, at + 1)
        return found if found is not None and found.actors and not found.pronoun else None
    return None


def _named_behind(line: Line, comma: int) -> Found | None:
    """`A lawmaker who was at the meeting, B, said`: B, where the words before describe one."""
    one = line.plains[:1] in (("a",), ("an",), ("one",), ("another",)) or line.plains[1:2] in (("a",), ("another",))
    named = line.at.get(comma + 1)
    whole = named is not None and named.person is not None and named.phrase.first == comma + 1
    if named is None or not one or not whole or line.plains[comma] != "," or line.plains[named.phrase.tail] != ",":
        return None
    return Found((actor(line, named),), named.phrase.first, named.phrase.last)


_PRESENT = listed("attendee attendees participant participants guest guests")


def _as_attendee(line: Line, at: int) -> Found | None:
    """`Another attendee, B, said`, `one of the participants, B, said`."""
    comma = at + 1
    named = line.at.get(comma + 1) if line.plains[comma : comma + 1] == (",",) else None
    opens = line.plains[:at] in (("another",), ("one",), ("one", "of", "the"), ("a",), ("one", "other"))
    if named is None or named.person is None or named.phrase.first != comma + 1 or named.person.press or not opens:
        return None
    closed = line.plains[named.phrase.last - 1] == "," or line.plains[named.phrase.last : named.phrase.last + 1] == (
        ",",
    )
    return Found((actor(line, named),), named.phrase.first, named.phrase.last) if closed else None


def _closed(line: Line, index: int) -> bool:
    """Whether nothing follows that says of whom or what the meeting was."""
    if index >= len(line.tokens) or not line.tokens[index].word:
        return True
    return line.plains[index] in ("and", "at", "in", "on", "during") or skip_forward(line, index) > index


def _contact(line: Line, at: int, there: Found, told: Told) -> tuple[Read, tuple[Actor, ...], tuple[Actor, ...]]:
    read, actors = told
    met = tuple(Actor(line, at, at + 1, actor.person) for actor in actors)
    other = Found(met, at, at + 1)
    judged = replace(read.judged, reasons=()).because(REASON)
    return Read(line, at, at + 1, there, other, read.kind, read.mode, judged, (at,)), there.actors, met
