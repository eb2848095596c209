"""What somebody does with an invitation: `A handed B an invitation`, `B turned down an invitation from A`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import Found, actor
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import Form, Group, forms_of, verb_group

__all__ = ["INVITED", "ONLY_INVITED", "by_noun", "to_come"]

ONLY_INVITED = "an invitation; that they are to meet is not said"
INVITED = Judged("invited", True).because(ONLY_INVITED)
_VERBS = forms_of("invitation-verbs.tsv")
_VISITS = listed("visit visits call")
_TO_COME = listed("visit come travel pay make fly tour attend stay return")
_AN = listed("a an the his her any formal official standing open new recent personal 's cordial warm written earlier")
_REACH = 14
"""Within so many words behind the verb the noun stands."""

Sides = tuple[int, int, Found | None, Found, Judged]
"""The noun and the verb, who acts, who is on the other side, and the status."""


def by_noun(line: Line, at: int) -> Sides | None:
    """The same of the verb at a token, if an invitation is its object or, in the passive, its subject."""
    found = _VERBS.match(line.plains, at)
    if found is None:
        return None
    form = found[1][0]
    group = verb_group(line.tokens, at, at + found[0], form.shapes)
    if group.passive:
        return _accepted_by(line, group, form)
    noun = next((i for i in range(group.last, min(at + _REACH, len(line.tokens))) if _is_noun(line, i)), None)
    if noun is None:
        return None
    other = _guest(line, group.last, noun) if form.row[5] == "host" else _host(line, group.last, noun)
    return (noun, at, subject_of(line, group.first), other, _status(form, group)) if other is not None else None


def _is_noun(line: Line, at: int) -> bool:
    return line.plains[at] in ("invitation", "invite")


def _status(form: Form, group: Group) -> Judged:
    """The status that the verb gives, where it tells of what was."""
    if group.tense not in ("past", "perfect", "pluperfect") or group.negated or group.habit:
        return NO_STATUS
    status = form.row[6]
    return INVITED if status == "invited" else Judged(status)


def to_come(line: Line, index: int) -> bool:
    """Whether a journey follows: `to Nairobi`, `to visit Kenya`, `to the White House`, `for a visit`, `for talks`."""
    word = line.plains[index : index + 1]
    if word == ("for",):
        talks = line.plains[index + 1 : index + 2] == ("talks",)
        return talks or bool(_VISITS & set(line.plains[index + 1 : index + 5]))
    if word != ("to",) or index + 1 >= len(line.tokens):
        return False
    seat = line.plains[index + 1] in ("the", "his", "her") and line.plains[index + 2 : index + 3] != ()
    seat = seat and (line.plains[index + 2] in _SEATS or line.plains[index + 2 : index + 4] == ("white", "house"))
    return seat or line.plains[index + 1] in _TO_COME or line.tokens[index + 1].capital


_SEATS = listed("kremlin vatican palace presidential ranch residence retreat capital élysée elysee summit")
"""What the guest of a leader is invited to."""


def _closed(line: Line, index: int) -> bool:
    """Whether nothing stands here that the invitation could be to, but a journey. Of talks their own noun tells."""
    end = line.plains[index : index + 1] in ((), (",",), (".",), ("and",)) or line.date_at(index) is not None
    return end or (to_come(line, index) and line.plains[index + 1] != "talks")


def _guest(line: Line, start: int, noun: int) -> Found | None:
    """B of `handed B an invitation`, `conveyed to B an invitation`, `extended an invitation to B`."""
    begin = start + (line.plains[start : start + 1] == ("to",))
    guest = group_after(line, begin) if set(line.plains[start:noun]) - _AN else None
    if guest is not None:
        own = guest.last < noun and set(line.plains[guest.last : noun]) <= _AN
        return guest if own and _closed(line, noun + 1) else None
    behind = line.plains[noun + 1 : noun + 2] == ("to",) and noun + 2 < len(line.tokens)
    return group_after(line, noun + 2) if behind and set(line.plains[start:noun]) <= _AN else None


def _host(line: Line, start: int, noun: int) -> Found | None:
    """A of `accepted A's invitation`, `accepted an invitation from A`."""
    owner = line.at.get(noun - 2) if line.plains[noun - 1] in ("'s", "'") else None
    if owner is not None and owner.phrase.owned and owner.phrase.first == start:
        host = Found((actor(line, owner),), owner.phrase.first, noun)
        return host if _closed(line, noun + 1) else None
    by = line.plains[noun + 1 : noun + 2] in (("from",), ("by",)) and set(line.plains[start:noun]) <= _AN
    found = group_after(line, noun + 2) if by and noun + 2 < len(line.tokens) else None
    return found if found is not None and _closed(line, found.last) else None


def _accepted_by(line: Line, group: Group, form: Form) -> Sides | None:
    """`An invitation from A to visit Lima was accepted by B`."""
    noun = next((i for i in range(group.first - 1, max(group.first - _REACH, -1), -1) if _is_noun(line, i)), None)
    behind = line.plains[group.last : group.last + 1] == ("by",) and group.last + 1 < len(line.tokens)
    if noun is None or not behind or form.row[5] != "guest":
        return None
    host = _host(line, noun, noun) or _host(line, max(0, noun - 1), noun)
    guest = group_after(line, group.last + 1)
    return (noun, group.verb, guest, host, _status(form, group)) if host is not None and guest is not None else None
