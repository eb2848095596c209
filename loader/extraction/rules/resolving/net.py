"""The net below the grammar: two persons and a contact word in one clause, which a person should look at.

Nothing that is found here is sure. It is a contact only where nothing else than one can be meant: the one acts, the
other is whom a verb or "with" names, nobody stands between, and the contact is not with somebody else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.aside import MOVED
from loader.extraction.rules.contacts.contacts import CONTACT_VERBS, Read
from loader.extraction.rules.grammar.behind import no_object, past_places
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Found, actor, skip_back, skip_forward
from loader.extraction.rules.grammar.cues import status_by_cues
from loader.extraction.rules.grammar.groups import group_after, group_before
from loader.extraction.rules.grammar.noun_words import CONTACT_NOUNS, INNER_MEETINGS, is_contact_noun, joint_start
from loader.extraction.rules.grammar.participles import verb_follows
from loader.extraction.rules.grammar.status import Judged
from loader.extraction.rules.persons.names import MEDIUM, STRONG
from loader.extraction.rules.persons.people import Named, Person
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["caught_in"]

REASON = "a contact word and two persons in one clause"
_BREAKS = listed("; : that which while because whose although though unless whether as than if")
"""Words behind which another clause begins, whose persons are not those before it."""
_BEFORE_OTHER = listed("with to by from alongside beside including opposite on for and between of")
_OF_PERSONS = listed("company presence guest")
"""Nouns before "of B" that put somebody beside B."""
_APART = listed(
    "quoted attacked criticised criticized praised accused mentioned blamed beat defeated replaced succeeded named "
    "cited compared condemned denounced defended mocked endorsed backed supported appointed elected nominated "
    "dismissed sacked fired remembered mourned honoured honored watched followed preceded outvoted trailed sued "
    "described called likened left ignored shunned mentioning following including opposed ousted imitated against"
)
"""Verbs of what is done to somebody who is not there."""
_TOGETHER = listed(
    "travelled traveled toured appeared posed walked photographed pictured seen sat stood dined lunched joked "
    "laughed mingled strolled danced filmed shared drank ate prayed stayed worked emerged arrived signed huddled "
    "clashed argued rowed struck sealed reached"
)
"""Verbs of what two do beside each other, with "with"."""
_LED = listed("took walked showed escorted drove led accompanied embraced hugged kissed joined sat")
"""Verbs of what is done with somebody who is there."""
_LED_TO = listed("on through around to into across over past from in at for before")
_TELLS = listed("told assured warned informed urged thanked promised reminded asked pressed begged")
_SAID = listed("said says added told according")
_UNREAL = listed(
    "fake film novel play output imagine imagined feared instead nearly almost too unclear stopped chances"
)
"""Words beside which nothing is caught."""
_ASKS = listed("asked urged told ordered allowed let helped persuaded invited sent forced wanted got asking urging")
_CALLS_TO = frozenset({"challenged", "challenges", "summoned", "summons"})
_REPORTS = listed("said says announced claimed believes thinks argued")
_SENT = listed("envoy envoys delegation delegations team aides aide officials representatives emissary deputies letter")
"""Whom somebody sends to meet others."""
_FAR = 22
"""So many words between two persons, and they have little to do with each other."""
_RELATIVE = listed("who whom where when")
_PRONOUNS = listed("he she they")


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Named
    other: Named


def caught_in(line: Line, read: Sequence[Read]) -> Iterator[Read]:
    """The contact of a sentence of which the grammar reads none, if there is one; always to be looked at. `read` are
    the contact words that it read, without both persons or without a status."""
    undone = "but" in line.plains and {"none", "no", "not", "never"} & set(line.plains[line.plains.index("but") :])
    if line.heading or not line.tokens or undone or _UNREAL & set(line.plains):
        return
    persons = [named for named in line.named if _is_sound(named)]
    for before, other in itertools.pairwise(persons):
        one = _who_acts(line, persons, other) or before
        pair = _fronted(line, before, other) or _Pair(one, other)
        may = pair.one is other or _may_meet(line, pair)
        trigger = _trigger(line, pair) if may else None
        if trigger is None or any(line.quoted[at] for at in (trigger[0], one.phrase.head, other.phrase.head)):
            continue
        if other.phrase.first - one.phrase.last > _FAR:
            continue
        known_ = next((one for one in read if one.first <= trigger[0] < one.last), None)
        if (known_ is not None and _settled(known_, pair)) or _denied(line, pair, trigger):
            continue
        judged = known_.judged if known_ is not None and known_.judged.status is not None else None
        judged = judged or status_by_cues(line, min(one.phrase.first, trigger[0]), max(other.phrase.last, trigger[1]))
        if judged.status is not None:
            yield _read(line, pair, trigger, judged)
            return


def _who_acts(line: Line, persons: Sequence[Named], other: Named) -> Named | None:
    """Of those who stand before somebody, the last who can act: in `A met B and later saw C` not B."""
    before = (named for named in reversed(persons) if named.phrase.last <= other.phrase.first)
    return next((named for named in before if named.person is not other.person and _acts(line, named)), None)


def _denied(line: Line, pair: _Pair, trigger: tuple[int, int]) -> bool:
    """Whether a "no" or "not" stands between who acts and the contact word."""
    words = line.plains[min(pair.one.phrase.last, trigger[0]) : max(trigger[1], pair.one.phrase.last)]
    denied = any(word in ("no", "not", "never", "cannot") or word.endswith("n't") for word in words)
    return denied and "longer" not in words


def _settled(read: Read, pair: _Pair) -> bool:
    """Whether the grammar has said that the word tells of nothing, or of somebody else."""
    verb = CONTACT_NOUNS.match(read.line.plains, read.first) is None
    mine = {id(pair.one.person), id(pair.other.person)}
    sides = [found.actors for found in (read.one, read.other) if found is not None and found.actors]
    others = any(id(who.person) not in mine for actors in sides for who in actors)
    return others or (read.judged.status is None and (verb or len(sides) == 2))


def _fronted(line: Line, first: Named, second: Named) -> _Pair | None:
    """`Speaking alongside B after talks in Rome, A promised help`: who acts is named last."""
    at = first.phrase.first - 1
    comma = second.phrase.first - 1
    with_ = line.plains[at] in ("with", "alongside", "beside") and at < 8 and not first.phrase.owned
    acts = skip_forward(line, second.phrase.last) < len(line.tokens) and line.plains[comma] == ","
    acts = acts and is_finite(line.tokens, skip_forward(line, second.phrase.last))
    clear = not _broken(line, range(first.phrase.last, second.phrase.first))
    return _Pair(second, first) if with_ and acts and clear and _apart(first.person, second.person) else None


def _read(line: Line, pair: _Pair, trigger: tuple[int, int], judged: Judged) -> Read:
    sides = [Found((actor(line, who),), who.phrase.first, who.phrase.last) for who in (pair.one, pair.other)]
    kind = CONTACT_NOUNS.match(line.plains, trigger[0])
    mode = kind[1][1] if kind is not None else None
    name = kind[1][0] if kind is not None else "meeting"
    return Read(line, *trigger, sides[0], sides[1], name, mode, judged.because(REASON), (trigger[0],))


def _is_sound(named: Named) -> bool:
    person = named.person
    if person is None or named.ambiguous or named.rival or named.phrase.press or person.press:
        return False
    return person.evidence >= STRONG or (person.evidence >= MEDIUM and len(person.words) > 1) or bool(person.titles)


def _may_meet(line: Line, pair: _Pair) -> bool:
    """Whether the first can act, and the second is named where whom one meets is named."""
    one, other = pair.one.phrase, pair.other.phrase
    if pair.one.person is pair.other.person or not _apart(pair.one.person, pair.other.person):
        return False
    whole = group_before(line, one.last - 1) or group_before(line, one.tail - 1)
    if (not one.owned and (whole is None or group_after(line, one.first) is None)) or group_after(
        line, other.first
    ) is None:
        return False
    if verb_follows(line, other.last) or (one.owned and not _owns_contact(line, one.tail + 1)):
        return False
    if other.owned or not _acts(line, pair.one):
        return False
    between = range(one.last, other.first)
    return not _broken(line, between) and _named_as_met(line, pair)


def _apart(one: Person | None, other: Person | None) -> bool:
    if one is None or other is None:
        return False
    return one.country is None or other.country is None or one.country != other.country or one.titles != other.titles


def _owns_contact(line: Line, start: int) -> bool:
    """`A's first meeting in Rome with B`, `A's guests`."""
    for at in range(start, min(start + 5, len(line.tokens))):
        found = CONTACT_NOUNS.match(line.plains, at)
        if found is not None or line.plains[at] in ("guests", "guest", "visitors", "visit"):
            return True
        if line.plains[at] in PREPOSITIONS | {","} or is_finite(line.tokens, at):
            return False
    return False


def _acts(line: Line, named: Named) -> bool:
    """Whether somebody stands where who acts stands: not behind "of" or "against"."""
    whole = group_before(line, named.phrase.last - 1) if line.plains[named.phrase.first - 1] == "and" else None
    first = whole.first if whole is not None else named.phrase.first
    while first > 0 and line.plains[first - 1] in ("the", "a", "an", "both"):
        first -= 1
    before = line.plains[first - 1] if first else ""
    if before in ("or", "nor", "than") or line.plains[max(0, first - 2) : first - 1] in (
        ("who",),
        ("that",),
        ("which",),
    ):
        return False
    if before in PREPOSITIONS - {"between"} or before in ("'s", "that"):
        return False
    return before not in _APART and not (first and is_finite(line.tokens, first - 1) and before not in _SAID)


def _broken(line: Line, between: range) -> bool:
    """Whether another clause, or somebody else who acts, stands between the two."""
    for at in between:
        word = line.plains[at]
        if word in _BREAKS and not (word == "as" and line.plains[at + 1 : at + 2] == ("well",)):
            return True
        if word in ("or", "nor") or (word in _REPORTS and line.plains[at + 1] not in _PRONOUNS):
            return True
        if word == "to" and line.plains[at - 1 : at] != () and _asked(line, between.start, at):
            return True
        if word in _RELATIVE and at != between.start and line.plains[at - 1] != ",":
            return True
        if word == "where" and line.plains[at + 1] not in _PRONOUNS:
            return True
        if word in ("before", "after", "until", "since") and not _is_preposition(line, at):
            return True
        if line.quoted[at] or word in _APART or word in _SENT:
            return True
    return False


def _asked(line: Line, start: int, to: int) -> bool:
    """`A asked farmers to meet B`: who is asked, meets."""
    noun = line.tokens[to - 1].word and not is_finite(line.tokens, to - 1)
    return noun and to - 1 not in line.at and bool(_ASKS & set(line.plains[start : to - 1]))


def _is_preposition(line: Line, at: int) -> bool:
    """Whether no clause follows: `after talks with B`, `after failing to win over B`."""
    end = min(at + 7, len(line.tokens))
    verbs = (i for i in range(at + 1, end) if is_finite(line.tokens, i) and i not in line.at)
    return all(CONTACT_NOUNS.match(line.plains, verb) is not None for verb in verbs)


def _named_as_met(line: Line, pair: _Pair) -> bool:
    """Whether the second stands behind "with", "to" or a verb."""
    other = pair.other.phrase
    at = skip_back(line, other.first - 1)
    word = line.plains[at]
    while word in ("visiting", "the", "a", "an", "his", "her", "new", "'s") and at > pair.one.phrase.last:
        at -= 1
        word = line.plains[at]
    if word == "of":
        return line.plains[at - 1] in _OF_PERSONS
    if word in _BEFORE_OTHER:
        return True
    verb = CONTACT_VERBS.match_before(line.plains, at + 1) is not None or is_finite(line.tokens, at)
    return (
        verb or word.endswith("ing") or word in ("over", "meet", "see", "welcome", "ask", "join")
    ) and word not in _APART


def _trigger(line: Line, pair: _Pair) -> tuple[int, int] | None:
    """The contact word of the two: between them, or in the same clause behind the second or before the first."""
    one, other = pair.one.phrase, pair.other.phrase
    if other.first < one.first:
        within = (*range(0, other.first), *range(other.last, one.first))
        return next(filter(None, (_noun(line, at, pair) for at in within if at not in line.at)), None)
    end = _clause_end(line, other.last)
    start = _clause_start(line, one.first)
    for at in (*range(one.last, other.first), *range(other.last, end), *range(start, one.first)):
        noun = _noun(line, at, pair) if at not in line.at else None
        if noun is not None:
            return noun
    return _by_verb(line, pair)


def _clause_end(line: Line, start: int) -> int:
    stops = (at for at in range(start, min(start + 14, len(line.tokens))) if _stops(line, at))
    return next(stops, min(start + 14, len(line.tokens)))


def _stops(line: Line, at: int) -> bool:
    word = line.plains[at]
    return word in _BREAKS | {"who", "whom", "where", "when", "and", "but"} or is_finite(line.tokens, at)


def _clause_start(line: Line, end: int) -> int:
    for at in range(end - 1, max(end - 14, -1), -1):
        if line.plains[at] in _BREAKS or (is_finite(line.tokens, at) and line.plains[at] not in _SAID):
            return at + 1
    return max(0, end - 14)


def _noun(line: Line, at: int, pair: _Pair) -> tuple[int, int] | None:
    found = CONTACT_NOUNS.match(line.plains, at)
    if found is None or not is_contact_noun(line, at, at + found[0]) or line.plains[at - 1] in INNER_MEETINGS:
        return None
    last = at + found[0]
    if line.plains[at] == "meeting" and last == pair.other.phrase.first:  # "far from meeting B"
        return None
    if not _free_before(line, joint_start(line, at)) or {"parliament", "court"} & set(line.plains[last : last + 3]):
        return None
    behind = past_places(line, skip_forward(line, last))
    word = line.plains[behind] if behind < len(line.tokens) else ""
    if word in ("by", "for", "about", "among") or (word == "on" and line.plains[last - 1] not in ("call", "calls")):
        return None
    if word in ("with", "between", "of", "to", "on") and behind + 1 < len(line.tokens):
        group = group_after(line, behind + 1)
        mine = {id(pair.one.person), id(pair.other.person)}
        if group is None or not mine & {id(who.person) for who in group.actors}:
            return None
    return at, last


def _free_before(line: Line, start: int) -> bool:
    """Whether the words for the contact stand behind a preposition of where and when: what a verb makes of them, the
    grammar says."""
    at = skip_back(line, start - 1)
    if at > 0 and line.plains[at] == "to":
        return bool((MOVED | _ASKS | _CALLS_TO) & set(line.plains[max(0, at - 8) : at]))
    return at < 0 or line.plains[at] in _WHERE or line.plains[at] in ("'s", "for") or at in line.at


_WHERE = listed("in at after during into from over with following through by via on , and")


def _by_verb(line: Line, pair: _Pair) -> tuple[int, int] | None:
    """A verb of meeting, or one of doing something with somebody who is there."""
    one, other = pair.one.phrase, pair.other.phrase
    for at in range(one.last, other.first):
        word = line.plains[at]
        found = CONTACT_VERBS.match(line.plains, at)
        noun = CONTACT_NOUNS.match(line.plains, at)
        if noun is not None and is_contact_noun(line, at, at + noun[0]):
            continue
        if word.endswith("ing") and line.plains[at - 1] in PREPOSITIONS:  # "held off on meeting B"
            continue
        if found is not None and _reaches(line, at + found[0], other.first, found[1][0].row[5].split()):
            return at, at + found[0]
        if word in _TOGETHER and line.plains[other.first - 1] == "with" and not _noun_between(line, at, other.first):
            return at, at + 1
        behind = line.plains[other.last : other.last + 1]
        led = word in _LED and skip_forward(line, at + 1) == other.first and behind and behind[0] in _LED_TO
        if led and (behind[0] not in ("in", "at", "for", "from") or _at_a_place(line, other.last)):
            return at, at + 1
        seen = word == "saw" and skip_forward(line, at + 1) == other.first
        if seen and (_seen_there(line, other.last) or _seen_beside(line, pair)):
            return at, at + 1
        if word in _TELLS and skip_forward(line, at + 1) == other.first and _at_a_place(line, other.last):
            return at, at + 1
    return None


def _noun_between(line: Line, first: int, last: int) -> bool:
    """`laughed off reports of a meeting with B`: whether a contact noun has the "with"."""
    return any(CONTACT_NOUNS.match(line.plains, at) is not None for at in range(first + 1, last))


def _seen_there(line: Line, index: int) -> bool:
    """`saw B at State House`, `saw B on Monday`, `last saw B in March`; not `saw B win`, `saw B on television`."""
    dated = line.date_at(index) is not None or (line.plains[index : index + 1] == ("in",) and line.date_at(index + 1))
    return bool(dated) or _at_a_place(line, index)


_MARGINS = listed("margins sidelines fringes side afterwards later earlier")


def _seen_beside(line: Line, pair: _Pair) -> bool:
    """`On the margins A saw B, and promised buses`: on an occasion that opens the sentence, and nothing B did."""
    opens = bool(_MARGINS & set(line.plains[: pair.one.phrase.first]))
    return opens and no_object(line, pair.other.phrase.last - (line.plains[pair.other.phrase.last - 1] == ","))


def _reaches(line: Line, last: int, start: int, patterns: Sequence[str]) -> bool:
    moved = past_places(line, last)
    if moved >= start or line.plains[moved:start] in (("with",), ("to",)):
        return "object" in patterns or line.plains[start - 1] in ("with", "to")
    return line.plains[start - 1] == "with" and "with" in patterns and not line.tokens[moved].word


def _at_a_place(line: Line, index: int) -> bool:
    """`told B at State House`, `told B in Rome on Monday`."""
    start = skip_forward(line, index)
    placed = line.plains[start : start + 1] in (("at",), ("in",), ("outside",), ("aboard",))
    behind = line.plains[start + 1 : start + 2] in (("the",), ("his",), ("her",))
    return (
        placed
        and start + 1 + behind < len(line.tokens)
        and (line.tokens[start + 1 + behind].capital or line.plains[start + 1] in known.HEADS)
    )
