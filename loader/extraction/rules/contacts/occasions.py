"""Contacts by their occasion: `A told B at talks`, `A invited B to a meeting`, `A is in Lisbon for talks`."""

from __future__ import annotations

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import of_two_countries
from loader.extraction.rules.grammar.clauses import BEFORE, PREPOSITIONS, Found, actor, skip_back, skip_forward
from loader.extraction.rules.grammar.groups import group_after, group_before
from loader.extraction.rules.grammar.objects import with_group
from loader.extraction.rules.grammar.participles import main_subject, status_of
from loader.extraction.rules.grammar.status import (
    BY_THE_WAY,
    NO_STATUS,
    Judged,
    answer,
    of_verb,
)
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import Group, Shape, is_finite, verb_group

__all__ = [
    "BEING",
    "asked_for",
    "be_there",
    "brought",
    "brought_together",
    "had_with",
    "included_by",
    "told",
    "told_by_phone",
    "told_in_person",
    "told_visitor",
]

_AT_TALKS = listed("during at in over by on via")
_TELLS = listed(
    "told assured warned informed reassured urged thanked congratulated pressed asked reminded promised lobbied "
    "briefed implored cautioned pushed challenged confronted begged advised"
)
_SPEAKS = _TELLS | {"reached", "got", "had"}
"""What somebody does to another on the telephone."""
_GIVES = listed("offered expressed conveyed extended apologised apologized complained pledged promised explained")
"""What somebody does to another behind "to": `offered his condolences to B by phone`."""
_WINS = listed("won secured obtained extracted")
"""What somebody does of another at talks: `secured a pledge from B`."""
_BACKING = listed("backing support agreement consent approval blessing trust")
_BRINGS_UP = listed("raised broached settled agreed hashed thrashed worked negotiated")
_RAISES = listed(
    "raised discussed reviewed broached shared settled agreed clashed argued quarrelled sparred pleaded pressed aired "
    "explored reaffirmed took brought insisted agreed disagreed stressed"
)
"""Verbs of which somebody behind "with" is the other side: `raised the matter with B in a call`."""


def told(line: Line, start: int, last: int) -> tuple[Found, Found, Judged] | None:
    """`During talks on Monday, A told B that ...`: who spoke to whom there. The talks' words begin at `start`
    and end before `last`."""
    at = skip_back(line, start - 1)
    if at < 0 or line.plains[at] not in _AT_TALKS or line.plains[last : last + 1] == ("of",):
        return None
    ways = _TELLS | _RAISES | _WINS | (_GIVES if line.plains[last - 1] in _PHONES else frozenset())
    verbs = [i for i, word in enumerate(line.plains) if word in ways and not line.quoted[i] and i not in line.at]
    there = [i for i in verbs if _is_told_there(line, i, at)]
    verbs = there or verbs
    if _WRITTEN & set(line.plains) or any(line.quoted[verb] != line.quoted[start] for verb in verbs):
        return None
    if len(verbs) != 1 or (line.plains[at] in ("by", "on", "via") and line.plains[last - 1] not in _PHONES):
        return None
    other = group_after(line, verbs[0] + 1) if line.plains[verbs[0]] in _TELLS else None
    if line.plains[verbs[0]] in _TELLS and line.plains[verbs[0] + 1 : verbs[0] + 2] in (("him",), ("her",)):
        other = Found((), verbs[0] + 1, verbs[0] + 2, pronoun=line.plains[verbs[0] + 1])
    other = other or (_behind_with(line, verbs[0] + 1) if line.plains[verbs[0]] in _RAISES else None)
    if line.plains[verbs[0]] in _WINS:
        backed = _BACKING & set(line.plains[verbs[0] + 1 : verbs[0] + 4])
        other = _behind_with(line, verbs[0] + 1, "of" if backed else "from")
    other = other or (_behind_with(line, verbs[0] + 1, "to") if line.plains[verbs[0]] in _GIVES else None)
    one = _teller(line, verbs[0])
    if one is None or other is None or not one.actors:
        return None
    others = line.plains[last : last + 1] in _OF_OTHERS or "conference" in line.plains[:last]
    opens = at == 0 and line.plains[at] in ("in", "during")
    if (there or opens) and line.plains[last - 1] in _CALLS and not others:
        return one, other, Judged("held")
    if any(who.surname_only for who in other.actors):
        return None
    return one, other, Judged("held") if _one_each(one, other) and not others else Judged("held").because(_SPOKE_AT)


_WRITTEN = listed("letter letters memo email e-mail tweet tweets op-ed column essay telegram")
"""What somebody may be told in without a word being spoken."""


def _is_told_there(line: Line, verb: int, at: int) -> bool:
    """Whether the words for talks stand directly behind whom somebody tells something: `told B during a call`."""
    if line.plains[verb] in _TELLS and line.plains[verb + 1 : verb + 2] in (("him",), ("her",)):
        return verb + 2 == at
    other = group_after(line, verb + 1) if line.plains[verb] in _TELLS and verb + 1 < len(line.tokens) else None
    return other is not None and other.last == at


_CALLS = listed("call conversation")
_OF_OTHERS = (("with",), ("between",), ("to",), ("from",))
"""What stands behind a call that is not of the two: `thanked B in a call to C`."""


_PHONES = listed("call calls phone telephone conversation conference link chat videoconference")


def _behind_with(line: Line, start: int, preposition: str = "with") -> Found | None:
    """Who stands behind the "with" of the same clause, or behind another preposition."""
    for at in range(start, min(start + 16, len(line.tokens) - 1)):
        if line.plains[at] == preposition:
            return group_after(line, at + 1)
        if is_finite(line.tokens, at) or line.plains[at] in (";", ":", "that", "who", "which", ","):
            return None
        if at in line.at and line.at[at].person is not None:
            return None
    return None


def told_visitor(line: Line, at: int) -> tuple[Found, Found, Judged] | None:
    """`A told visiting Prime Minister B that ...`, `A told B on the sidelines of the summit that ...`."""
    if line.plains[at] not in _TELLS or line.quoted[at] or at + 1 >= len(line.tokens):
        return None
    visiting = line.plains[at + 1] == "visiting"
    other = (group_after(line, at + 2) if visiting else None) or group_after(line, at + 1)
    came = other is not None and _came_there(line, at) and _in_office(other)
    if other is None or not (visiting or came or _beside_others(line, other.last)):
        return None
    one = _teller(line, at)
    reasons = () if visiting else (_VISITOR,) if came else (_SPOKE_AT,)
    return (one, other, Judged("held").because(*reasons)) if one is not None else None


_COMES = listed("visited flew travelled traveled arrived came went")


def _came_there(line: Line, verb: int) -> bool:
    """`visited Rome on Monday and told B that`: whoever came there said so there."""
    joined = line.plains[verb - 1 : verb] == ("and",)
    return joined and bool(_COMES & set(line.plains[max(0, verb - 8) : verb]))


def _in_office(found: Found) -> bool:
    return all(who.person is not None and bool(who.person.titles) for who in found.actors)


_VISITOR = "what was said to a visitor"
_MARGINS = (("on", "the", "sidelines"), ("on", "the", "margins"), ("on", "the", "fringes"), ("at", "the", "margins"))


def _beside_others(line: Line, index: int) -> bool:
    """Whether `on Monday, on the sidelines of` follows."""
    start = skip_forward(line, index)
    start = skip_forward(line, start + (line.plains[start : start + 1] == (",",)))
    return line.plains[start : start + 3] in _MARGINS


_SPOKE_AT = "who spoke to whom at the talks"


def _one_each(one: Found, other: Found) -> bool:
    """Whether each side is one person of name, and they are of two countries: then the talks are theirs."""
    single = len(one.actors) == len(other.actors) == 1
    return single and of_two_countries(Found((*one.actors, *other.actors), one.first, other.last))


_JOURNEYS = listed("visit trip tour stay stop programme program schedule agenda itinerary day")


def included_by(line: Line, group: Group) -> tuple[Found | None, Judged]:
    """`A's visit includes talks with B`: whose visit it is, and the status."""
    at = skip_back(line, group.first - 1)
    at = skip_back(line, at - 1 - (line.plains[at - 1] == ",")) if line.plains[at] in ("which", "that") else at
    noun = next((i for i in range(at, max(at - 7, -1), -1) if line.plains[i] in _JOURNEYS), None)
    if noun is None or group.negated or group.tense not in ("past", "present", "future", "would"):
        return None, NO_STATUS
    judged = Judged("held" if group.tense == "past" else "planned", group.tense != "past")
    judged = judged if group.tense in ("future", "present") else judged.because(BY_THE_WAY)
    start = noun
    while start > 0 and line.tokens[start - 1].word and line.plains[start - 1] != "'s" and noun - start < 4:
        start -= 1
    owner = line.at.get(start - 2) if start > 1 and line.plains[start - 1] == "'s" else None
    if owner is not None and owner.phrase.owned:
        return Found((actor(line, owner),), owner.phrase.first, start), judged
    whose = main_subject(line, noun)
    own = {"his": "he", "her": "she"}.get(line.plains[start])
    if own is not None and (whose is None or not whose.actors):
        return Found((), start, start + 1, pronoun=own), judged
    if line.plains[start] in ("the", "this") and (whose is None or whose.pronoun == "description"):
        return Found((), start, noun + 1, pronoun=BEFORE), judged
    return whose, judged


def had_with(line: Line, last: int) -> tuple[Found | None, Found, Judged] | None:
    """`the conversation that A had with B`, whose noun ends before `last`."""
    for at in range(last, min(last + 12, len(line.tokens) - 1)):
        word = line.plains[at]
        if word in ("had", "held") and line.plains[at + 1] == "with":
            group = verb_group(line.tokens, at, at + 1, frozenset({"past", "participle"}))
            judged = of_verb(group, later=False, dated=False, heading=False)
            return subject_of(line, group.first), with_group(line, at + 2), judged
        if word in (",", ";", ".", "with", "between") or (word in PREPOSITIONS and at not in line.at):
            return None
    return None


_REQUESTS = listed(
    "request requests plea pleas appeal appeals demand demands call calls invitation invitations offer offers proposal "
    "proposals suggestion suggestions plan plans idea"
)
_OF_REQUESTS = listed("a an the any all his her their own such new repeated further renewed latest")
"""What may stand between a verb and such a noun."""


def asked_for(line: Line, noun_: tuple[int, int], other: Found | None) -> tuple[Found, Found, Judged] | None:
    """`A turned down B's request for a meeting`, `A spurned an offer of talks from B`, `A will not answer a call by
    rebels for talks with B`: A, B and the status. `other` are those behind "with"."""
    at = skip_back(line, noun_[0] - 1)
    if at < 2 or line.plains[at] not in ("for", "of"):
        return None
    noun = next((i for i in range(at - 1, max(at - 8, 0), -1) if line.plains[i] in _REQUESTS), 0)
    by = group_before(line, at - 1) if noun < at - 2 else None
    if not noun or (noun < at - 1 and line.plains[noun + 1] not in ("by", "from")):
        return None
    end = noun
    while end > 0 and line.plains[end - 1] in _OF_REQUESTS:
        end -= 1
    owner = line.at.get(end - 2) if line.plains[end - 1] in ("'s", "'") else None
    if owner is not None and owner.person is not None and owner.phrase.owned:
        by = by or Found((actor(line, owner),), owner.phrase.first, noun)
        end = owner.phrase.first
    if by is None and other is None and line.plains[noun_[1] : noun_[1] + 1] in (("from",), ("by",)):
        by = group_after(line, noun_[1] + 1)
    met = other if other is not None and other.actors else by
    answered = next(filter(None, (answer(line, verb) for verb in range(end - 1, max(end - 3, -1), -1))), None)
    if met is None or answered is None or answered[1].last != end:
        return None
    judged, group = answered
    one = subject_of(line, group.first)
    return (one, met, judged) if one is not None and judged.status is not None else None


_BRINGS = {
    "invited": "invited", "invites": "invited", "joined": "held", "join": "held", "invite": "invited",
    "treated": "held", "treat": "held",
}  # fmt: skip
"""Verbs that bring somebody to a contact: `A invited B to talks`, `A joined B for lunch`."""


def brought(line: Line, start: int, last: int) -> tuple[Found, Found, Judged] | None:
    """`A invited B to talks`, `A joined B for lunch`: A and B, and the status. Joining in a call for peace is none."""
    at = skip_back(line, start - 1)
    appeal = line.plains[last : last + 1] == ("for",) or line.plains[last - 1] in ("call", "calls")
    if line.plains[at] == "in" and appeal:
        return None
    guest = group_before(line, at - 1) if at > 0 and line.plains[at] in ("to", "for", "at", "in") else None
    if guest is None and at > 0 and line.plains[at] == "in":
        guest = _before_others(line, at)
    if guest is None and at > 0 and line.plains[at] == "for":
        guest = _before_place(line, at)
    word = line.plains[guest.first - 1] if guest is not None and guest.first else ""
    if guest is not None and line.plains[guest.first - 2 : guest.first] == ("joined", "by"):
        return _joined_by(line, guest)
    if guest is None or word not in _BRINGS:
        return None
    shapes: frozenset[Shape] = frozenset({"past", "participle"} if word.endswith("ed") else {"base"})
    group = verb_group(line.tokens, guest.first - 1, guest.first, shapes)
    host = None if group.passive or group.tense == "infinitive" else subject_of(line, group.first)
    if host is None:
        return None
    judged = status_of(line, group)
    if _BRINGS[word] == "invited":
        judged = Judged("invited", ahead=True) if judged.status == "held" else NO_STATUS
    return host, guest, judged


def _before_others(line: Line, at: int) -> Found | None:
    """`A joined B and senior officials in a meeting`: B."""
    joint = next((i for i in range(at - 1, max(at - 8, 0), -1) if line.plains[i] == "and"), 0)
    inside = range(joint + 1, at)
    nameless = all(line.tokens[i].word and i not in line.at and not is_finite(line.tokens, i) for i in inside)
    guest = group_before(line, joint - 1) if joint > 1 and nameless else None
    return guest if guest is not None and line.plains[guest.first - 1] in _BRINGS else None


def _before_place(line: Line, at: int) -> Found | None:
    """`A joined B at a farm on Monday for talks`: B, before the words for where and when."""
    for last in range(at - 1, max(at - 14, 0), -1):
        named = line.at.get(last)
        if named is not None and named.person is not None:
            group = group_before(line, last)
            placed = last + 1 < at and (
                line.plains[last + 1] in ("at", "in", "on") or line.date_at(last + 1) is not None
            )
            return group if placed and group is not None and line.plains[group.first - 1] in _BRINGS else None
        if is_finite(line.tokens, last) or line.plains[last] in (",", ";", "and", "who", "that"):
            return None
    return None


def told_by_phone(line: Line, at: int) -> tuple[Found, Found, Judged] | None:
    """`A told B by telephone that ...`, `A raised eels with B on the phone`, at the verb."""
    if line.plains[at] not in _SPEAKS | _BRINGS_UP | _GIVES or line.quoted[at] or at + 1 >= len(line.tokens):
        return None
    preposition = "to" if line.plains[at] in _GIVES else "with"
    other = group_after(line, at + 1) if line.plains[at] in _SPEAKS else _behind_with(line, at + 1, preposition)
    last = _past_matter(line, other.last) if other is not None else 0
    means = line.plains[last : last + 3]
    if other is not None and "with" in line.plains[other.last : other.last + 8]:
        return None
    if other is not None and line.plains[at] in _TELLS and _by_readout(line, other.last):
        one = _teller(line, at)
        return (one, other, Judged("held")) if one is not None else None
    if other is None or means[:1] not in (("by",), ("over",), ("on",), ("via",)) or not _PHONES & set(means):
        return None
    if _describes(line, last):
        return None
    one = _teller(line, at)
    return (one, other, Judged("held")) if one is not None else None


def _describes(line: Line, means: int) -> bool:
    """Whether the word for a telephone only describes another: `on the phone hacking`."""
    phone = next(at for at in range(means, means + 3) if line.plains[at] in _PHONES)
    behind = phone + 1
    plain = behind < len(line.tokens) and line.tokens[behind].word and not line.tokens[behind].capital
    return plain and line.plains[behind] not in known.FUNCTION_WORDS | _PHONES and line.date_at(behind) is None


_MATTERS = listed("on about over")


def _past_matter(line: Line, start: int) -> int:
    """Where `by phone` stands behind `on the raid`, or the same token."""
    if line.plains[start : start + 1] == () or line.plains[start] not in _MATTERS:
        return start
    for at in range(start + 1, min(start + _MATTER, len(line.tokens))):
        if line.plains[at] in ("by", "over") and _PHONES & set(line.plains[at + 1 : at + 3]):
            return at
        if is_finite(line.tokens, at) or not line.tokens[at].word or (at in line.at and line.at[at].person):
            return start
    return start


_MATTER = 7
_READOUTS = (("readout", "of", "the"), ("readout", "of", "their"), ("statement", "about", "the"))


def _by_readout(line: Line, start: int) -> bool:
    """`told B that the war must end, according to a readout of the call`."""
    ways = (at for at in range(start, len(line.tokens) - 3) if line.plains[at : at + 3] in _READOUTS)
    return any(
        _PHONES & set(line.plains[at + _AFTER : at + _AFTER + 2])
        and not {"with", "between"} & set(line.plains[at + _AFTER : at + _AFTER + 3])
        for at in ways
    )


_AFTER = 3


def _teller(line: Line, at: int) -> Found | None:
    """The subject of a verb of the past at a token."""
    group = verb_group(line.tokens, at, at + 1, frozenset({"past", "participle"}))
    plain = group.tense == "past" and not group.negated and not group.passive
    return subject_of(line, group.first) if plain else None


_IN_PERSON = (("in", "person"), ("face-to-face",), ("one-on-one",))


def told_in_person(line: Line, at: int) -> tuple[Found, Found, Judged] | None:
    """`A told B in person that ...`, at the verb."""
    if line.plains[at] not in _TELLS or line.quoted[at] or at + 1 >= len(line.tokens):
        return None
    other = group_after(line, at + 1)
    if other is None or not any(line.plains[other.last : other.last + len(way)] == way for way in _IN_PERSON):
        return None
    one = _teller(line, at)
    return (one, other, Judged("held")) if one is not None else None


def _joined_by(line: Line, guest: Found) -> tuple[Found, Found, Judged] | None:
    """`A was joined by B for talks`."""
    verb = guest.first - 2
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"participle"}))
    host = subject_of(line, group.first) if group.passive else None
    judged = status_of(line, group)
    return (host, guest, judged) if host is not None else None


_TOGETHER = (("together",), ("face", "to", "face"), ("to", "the", "table"), ("to", "one", "table"))


def brought_together(line: Line, at: int) -> tuple[Found, Judged] | None:
    """`A brought B and C together`, `the talks brought together B and C`: those who came together. That A was with
    them is not said."""
    if line.plains[at] not in ("brought", "brings") or line.quoted[at]:
        return None
    begin = at + 1 + (line.plains[at + 1 : at + 2] == ("together",))
    met = group_after(line, begin, closed=True) if begin < len(line.tokens) else None
    behind = met is not None and any(line.plains[met.last : met.last + len(way)] == way for way in _TOGETHER)
    if met is None or len(met.actors) < 2 or not (behind or begin > at + 1):
        return None
    shapes: frozenset[Shape] = frozenset({"past", "participle"} if line.plains[at] == "brought" else {"third"})
    group = verb_group(line.tokens, at, at + 1, shapes)
    judged = NO_STATUS if group.passive else status_of(line, group)
    return met, judged.because("somebody brought them together")


BEING = listed("is be was are were been")


def be_there(line: Line, verb: int) -> Judged | None:
    """`is in Lisbon for talks with B`, `will be in Lisbon for a meeting with B`."""
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"base", "past", "participle"}))
    if group.negated:
        return None
    if group.tense in ("past", "perfect", "pluperfect"):
        return Judged("planned").because("the purpose of a journey; that they met is not said")
    return Judged("planned", True) if group.tense in ("present", "future") else Judged("possible", True)
