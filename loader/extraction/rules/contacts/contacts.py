"""Contacts that verbs tell of: `A met B`, `A and B spoke by phone`, `B was received by A`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import of_two_countries
from loader.extraction.rules.contacts.among import met_among, met_by_group
from loader.extraction.rules.contacts.occasions import brought_together, told_by_phone, told_in_person, told_visitor
from loader.extraction.rules.grammar.behind import after_places, no_object
from loader.extraction.rules.grammar.clauses import UNSURE, Actor, Found, skip_back, skip_forward
from loader.extraction.rules.grammar.governing_clauses import in_clause
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.objects import objects, skip_means, stands_for_somebody, whom_before
from loader.extraction.rules.grammar.participles import (
    beside_another,
    later_date,
    main_subject,
    of_gerund,
    seen_before,
    shown_before,
    spent_before,
)
from loader.extraction.rules.grammar.status import (
    BY_THE_WAY,
    NO_STATUS,
    Judged,
    governed,
    governor_before,
    of_verb,
)
from loader.extraction.rules.grammar.subjects import all_before_who, subject_of
from loader.extraction.rules.grammar.there import being_there
from loader.extraction.rules.persons.names import STRONG
from loader.extraction.rules.persons.offices import home_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import Form, Group, Tense, forms_of, is_finite, verb_group

__all__ = ["APART", "CONTACT_VERBS", "Read", "if_fixed", "joined", "verb_contacts"]

CONTACT_VERBS = forms_of("contact-verbs.tsv")
_NOUNS_TOO = listed(
    "talks calls visits call visit lunch lunches phone phones host chat chats meeting telephone see sees"
)
"""Forms that are verbs only behind an auxiliary or "to"."""
_PLURALS = listed("talks calls visits lunches chats")
"""Of these a noun stands behind `'s` and "having": `the president's talks`."""
_GERUND_AFTER = listed("after since upon while when by following before from for of to , in including")
_CALLED_TO = listed(
    "discuss congratulate express thank urge tell ask offer convey say assure inform warn protest talk apologise "
    "apologize wish brief invite"
)
"""What one does on the telephone, and not by calling somebody something."""
_CALLED_FOR = listed("twice again once repeatedly to on over from by and about during late early at in after before")


_NOBODY = Found((), -1, -1)
"""That somebody or something else is met, who is nobody of name."""


@dataclass(frozen=True, slots=True)
class Read:
    """A contact as read: the trigger's tokens, who is on either side, kind, mode and status. `other` is None where all
    of `one` met each other. `anchors` are the verbs whose dates are its dates. `within`: the tokens among which its
    date stands, where others of the sentence have theirs."""

    line: Line
    first: int
    last: int
    one: Found | None
    other: Found | None
    kind: str
    mode: str | None
    judged: Judged
    anchors: tuple[int, ...]
    within: range | None = None


def verb_contacts(line: Line) -> Iterator[Read]:
    """All contacts of a sentence that a verb tells of, with or without a status that can be read."""
    index = 0
    while index < len(line.tokens):
        together_ = brought_together(line, index)
        if together_ is not None:
            yield Read(line, index, index + 1, together_[0], None, "meeting", "in_person", together_[1], (index,))
        visitor = told_visitor(line, index) or told_in_person(line, index)
        if visitor is not None:
            yield Read(line, index, index + 1, visitor[0], visitor[1], "talks", "in_person", visitor[2], (index,))
        phoned = told_by_phone(line, index)
        if phoned is not None:
            yield Read(line, index, index + 1, phoned[0], phoned[1], "phone call", "phone", phoned[2], (index,))
        told_there = line.plains[index - 1 : index + 1] in _TOLD_THERE
        found = CONTACT_VERBS.match(line.plains, index) if not told_there else None
        if found is None or _is_name(line, index):
            index += 1
            continue
        for form in found[1][:1]:
            yield from _contact(line, index, index + found[0], form)
        index += found[0]


def _is_name(line: Line, at: int) -> bool:
    """Whether a word with a capital belongs to a name; what opens a sentence and names nobody is a verb."""
    named = line.at.get(at) if line.tokens[at].capital else None
    opens = at == 0 or line.plains[at - 1] in ('"', "“")
    return named is not None and not (opens and named.person is None)


_TOLD_THERE = tuple((verb, "visiting") for verb in ("told", "urged", "asked", "reminded", "pressed", "advised"))
"""`urged visiting Prime Minister B`: who is visiting, and not to be visited."""


def _contact(line: Line, verb: int, last: int, form: Form) -> Iterator[Read]:
    group = verb_group(line.tokens, verb, last, form.shapes)
    if form.row[0] == "sit down" and line.plains[last : last + 1] == ("for",):
        return
    bare = group.first == verb and group.tense != "infinitive"
    if line.plains[verb - 1 : verb] in (("'s",), ("having",)) and line.plains[verb] in _PLURALS:
        return
    if (
        bare
        and line.plains[verb] in _NOUNS_TOO
        and " each other" not in form.row[0]
        and not (line.plains[verb] == "meeting" and _is_gerund(line, verb, last))
    ):
        return
    if (
        bare
        and "past" not in form.shapes
        and "gerund" not in form.shapes
        and line.plains[verb - 1 : verb] in (("a",), ("the",))
    ):
        return
    if group.passive and not _has_done(line, group):
        yield from _passive(line, group, form)
        return
    group = replace(group, tense="perfect", passive=False) if group.passive else group
    seen = seen_before(line, verb) if bare and "base" in form.shapes else None
    subject, judged = seen or _subject_and_status(line, group)
    among = met_among(line, group.first, group.last, subject) if form.row[0] in _MEETS else None
    if among is not None:
        yield _read((line, group, form), *among, judged)
        return
    yield from _completed(line, group, form, subject, judged)


_BY_WITHIN = 8


def _has_done(line: Line, group: Group) -> bool:
    """`he's spoken with B`: "has", where nobody is named behind "by"."""
    behind = line.plains[group.last : group.last + _BY_WITHIN]
    return line.plains[group.first] == "'s" and group.verb == group.first + 1 and "by" not in behind


_MEETS = listed("meet receive host visit")
"""Verbs that tell of nothing but a contact, of which some may be named apart."""


def _is_gerund(line: Line, verb: int, last: int) -> bool:
    before = line.plains[verb - 1] if verb else ""
    shown = shown_before(line, verb)
    if shown is not None and len(shown[1].actors) > 1 and no_object(line, last):
        return True
    after = before in _GERUND_AFTER or verb == 0 or governor_before(line, verb) is not None
    after = (
        after
        or beside_another(line, verb)
        or shown is not None
        or spent_before(line, verb) is not None
        or being_there(line, verb) is not None
    )
    last = skip_forward(line, last)
    with_ = last < len(line.tokens) and after_places(line, last) is not None
    if (before == "," or verb == 0) and no_object(line, last) and not with_:
        subject = main_subject(line, verb)
        return subject is not None and len(subject.actors) > 1
    if before in ("after", "since") and no_object(line, last) and not with_:
        subject = main_subject(line, verb)
        return subject is not None and of_two_countries(subject)
    return after and (with_ or group_after(line, last) is not None or stands_for_somebody(line, last))


def _subject_and_status(line: Line, group: Group) -> tuple[Found | None, Judged]:
    later, dated = later_date(line, group.verb)
    group = joined(line, group)
    if group.tense == "infinitive":
        judged, subject = governed(line, group)
    elif group.tense in {"gerund", "having"}:
        judged, subject = of_gerund(line, group.verb if group.tense == "gerund" else group.first)
    else:
        judged = of_verb(group, later=later, dated=dated, heading=line.heading or line.headed is not None)
        subject = subject_of(line, group.first) or _left_out(line, group)
    if group.negated and group.tense == "perfect" and _since_they_met(line, group.last):
        judged = Judged("held").because("since when they have not met, is told")
    if judged.status == "refused" and group.tense == "would" and subject is not None and _several_before(line, subject):
        judged = NO_STATUS
    if judged.status == "refused" and "longer" in line.plains[group.first : group.verb]:
        judged = Judged("cancelled").because("that it was planned, only the words tell")
    if group.tense in ("would", "future") and judged.status == "planned":
        judged = if_fixed(line, group, judged)
    if subject is not None and group.tense == "present" and _is_suggested(line, subject.first):
        judged = Judged("proposed", ahead=True)
    if subject is not None and group.tense == "present" and _is_to_be(line, subject.first, group):
        judged = Judged("planned", ahead=True).because(*(() if dated or later else (BY_THE_WAY,)))
    if subject is not None:
        judged = in_clause(line, subject.first, judged)
    if subject is not None and judged.status is None and _denies_it(line, group, subject):
        judged = Judged("denied").because("who says that it was not is taken to deny it")
    return subject, judged


def _left_out(line: Line, group: Group) -> Found | None:
    """`"Just spoke with B," A wrote`: who says so, of a verb of the past that opens direct speech."""
    opening = skip_back(line, group.first - 1)
    opens = line.plains[opening] in ('"', "“") if opening >= 0 else line.opens_quoted
    if not opens or not line.quoted[group.verb] or group.tense != "past" or group.negated:
        return None
    stands = max(opening, 0)  # the mark of quotation stands for whose words they are
    return Found((), stands, stands + 1, pronoun="i")


_AHEAD = listed("will 'll expected plans plan intends hopes likely set wants")
_UNITS = listed("minutes hour hours day days week weeks month months shortly just")
_ALWAYS = listed("always often usually never sometimes every whenever if")


def _is_to_be(line: Line, first: int, group: Group) -> bool:
    """`will raise it when he meets B`, `When A meets B, he will raise it`: the subject begins at a token."""
    when = skip_back(line, first - 1)
    when -= line.plains[when] == "the"  # "when the two meet"
    if when < 0 or line.plains[when] not in ("when", "before", "as") or group.negated or _ALWAYS & set(line.plains):
        return False
    if line.plains[when] == "as" and when:
        return False
    if line.plains[when] == "before" and when and line.plains[when - 1] in _UNITS:
        return True  # "days before A meets B"
    comma = next((at for at in range(group.last, len(line.tokens)) if line.plains[at] == ","), len(line.tokens))
    main = range(when) if when else range(comma, len(line.tokens))
    return any(line.plains[at] in _AHEAD and line.quoted[at] == line.quoted[group.verb] for at in main)


_SAYS_SO = listed("said says insisted insists maintained told stressed stated claimed")


def _denies_it(line: Line, group: Group, subject: Found) -> bool:
    """`A insisted that he had not met B`: that it was said shows that it was asked."""
    if not group.negated or group.tense not in ("pluperfect", "perfect") or subject.pronoun not in ("he", "she"):
        return False
    before = line.plains[max(0, subject.first - 3) : subject.first]
    return bool(_SAYS_SO & set(before)) and not {"if", "whether", "yet"} & set(line.plains)


def _several_before(line: Line, subject: Found) -> bool:
    """Whether a pronoun acts, and more than one person is named before it."""
    named = {id(one.person) for one in line.named if one.person is not None and one.phrase.first < subject.first}
    return subject.pronoun is not None and len(named) > 1


_ENCOUNTERS = listed("meeting talks summit dinner lunch breakfast encounter call conversation visit handshake session")
_NEAR = 9


def _since_they_met(line: Line, last: int) -> bool:
    """`have not met since a dinner in Rome in May`."""
    since = next((at for at in range(last, min(last + 4, len(line.tokens))) if line.plains[at] == "since"), None)
    return since is not None and bool(_ENCOUNTERS & set(line.plains[since : since + _NEAR]))


_SUGGESTS = listed(
    "suggested suggests proposed proposes recommended demanded urged requested insisted advised asked "
    "proposal suggestion request demand"
)


def _is_suggested(line: Line, first: int) -> bool:
    """`proposed that A and B meet in June`: the subject begins at a token."""
    that = line.plains[first - 1 : first] == ("that",)
    return that and bool(_SUGGESTS & set(line.plains[max(0, first - 4) : first - 1]))


_SAID = listed("said announced told confirmed added stated reported declared disclosed revealed promised")
_ASKS = listed("see ask asked know decide determine discuss as even wondered unclear consider say tell")
_CONDITIONS = (("unless",), ("provided",), ("as", "long", "as"), ("on", "condition"), ("only", "when"),
               ("only", "after"), ("only", "once"))  # fmt: skip


def if_fixed(line: Line, group: Group, judged: Judged) -> Judged:
    """`said that he would meet B` is a plan told of in the past; with "if", or where they would "only" meet for
    something, it is a condition."""
    if _on_condition(line, group):
        return Judged("possible", ahead=True).because("only a condition")
    if group.tense == "would" and _at_any_time(line, group.last):
        return Judged("possible", ahead=True)
    verb = _telling_verb(line, group.first)
    reported = verb is not None and line.plains[verb] in _SAID and not _negated(line, verb)
    return replace(judged, reasons=()) if reported and group.tense == "would" else judged


def _telling_verb(line: Line, first: int) -> int | None:
    """The finite verb before; of `said that A had left and that B would meet C` the first."""
    verbs = [at for at in range(first - 1, -1, -1) if is_finite(line.tokens, at) and at not in line.at]
    nearest = verbs[0] if verbs else first
    again = any(line.plains[at : at + 2] == ("and", "that") for at in range(nearest, first - 1))
    told = [at for at in verbs if line.plains[at] in _SAID and "that" in line.plains[at + 1 : at + 5]] if again else []
    return told[0] if told else verbs[0] if verbs else None


_ANY_TIME = (("any", "time"), ("anytime",), ("any", "place"), ("anywhere",), ("any", "day"), ("whenever",),
             ("without", "conditions"), ("without", "preconditions"), ("without", "any"))  # fmt: skip


def _at_any_time(line: Line, last: int) -> bool:
    """`said he would meet B any time`: an offer, and no plan."""
    return any(
        line.plains[at : at + len(words)] == words for at in range(last, len(line.tokens)) for words in _ANY_TIME
    )


def _on_condition(line: Line, group: Group) -> bool:
    """Whether "only", "if" or the like makes a condition of it. What is added behind a comma and "adding" is another
    thing, and so is what somebody would ask."""
    words = _own_words(line, group.last)
    if "only" in words[group.first : group.verb]:
        return True
    if group.tense == "would" and "whether" in words[: group.first] and words[0] != "whether":
        return True
    for at in range(0 if group.tense == "would" else group.last, len(words)):
        if words[at : at + 2] == ("if", "only"):
            continue
        if words[at] == "if" and (at == 0 or words[at - 1] not in _ASKS):
            return True
        if any(words[at : at + len(condition)] == condition for condition in _CONDITIONS):
            return True
    return False


_ADDED = listed("adding saying stressing noting warning insisting but while although though")


def _own_words(line: Line, last: int) -> tuple[str, ...]:
    """The words up to where the sentence goes on to something else: `, adding that`."""
    ends = (at for at in range(last, len(line.tokens) - 1) if line.plains[at] == "," and line.plains[at + 1] in _ADDED)
    return line.plains[: next(ends, len(line.tokens))]


def _negated(line: Line, verb: int) -> bool:
    return any(word in UNSURE or word.endswith("n't") for word in line.plains[max(0, verb - 3) : verb])


_MODALS: dict[str, Tense] = {
    "will": "future", "'ll": "future", "would": "would", "may": "modal", "might": "modal", "can": "modal",
    "could": "modal", "should": "obligation", "must": "obligation",
}  # fmt: skip


def joined(line: Line, group: Group) -> Group:
    """`will visit Rome and meet B`, `hopes to visit Rome and meet B`: the bare verb behind "and" is governed by what
    governs the one before."""
    if group.tense != "present" or group.first != group.verb or line.plains[group.first - 1] != "and":
        return group
    for at in range(group.first - 2, max(group.first - 24, -1), -1):
        word = line.plains[at]
        if word in _MODALS and line.plains[at + 1] not in ("have", "not"):
            return replace(group, first=at, tense=_MODALS[word])
        if word == "to" and _is_infinitive(line, at + 1):
            return replace(group, first=at, to=at, tense="infinitive")
        if word in (";", ":", "that", "who", "which", "while") or is_finite(line.tokens, at):
            return group
    return group


def _is_infinitive(line: Line, at: int) -> bool:
    """Whether the word behind "to" can be a verb."""
    small = line.tokens[at].word and not line.tokens[at].capital
    return small and line.plains[at] not in known.FUNCTION_WORDS and at not in line.at


def _completed(line: Line, group: Group, form: Form, subject: Found | None, judged: Judged) -> Iterator[Read]:
    patterns = form.row[5].split()
    start = skip_means(line, group.last)
    called = _called_to(line, start) if form.row[0] == "call" else None
    other = called or objects(line, start, patterns)
    if other is not None and called is None and form.row[0] == "call":
        judged = _of_call(line, other.last, judged)
    if other is not None and form.row[0] in ("call on", "contact", "reach out to"):
        judged = _of_call_on(line, other, judged) if form.row[0] == "call on" else _by_phone(line, other, judged)
    if other is not None and form.row[0] == "welcome" and _to_something(line, other.last):
        judged = judged.because("welcomed to something")
    if other is not None and form.row[0] in _OF_THINGS and other.actors:
        persons = tuple(who for who in other.actors if _is_person(who))
        judged = judged if persons and persons[0] is other.actors[0] else NO_STATUS
        other = replace(other, actors=persons or other.actors)
    if form.row[0] in _INDIRECT and _OCCASIONS & set(line.plains[group.last :]):
        return
    if form.row[0] in _INDIRECT:
        judged = judged.because(_INDIRECT[form.row[0]])
    if other is not None and form.row[0] == "see":
        judged = _of_seeing(line, group, other, judged)
    doing = form.row[0] == "welcome" and other is not None and _is_doing(line, other.last)
    if other is not None and form.row[0] in _OF_THINGS and (doing or _to_a_stage(line, other.last)):
        judged = NO_STATUS
    if other is not None and other.actors:
        yield _read((line, group, form), *(met_by_group(line, group.first, subject, other) or (subject, other)), judged)
    elif other is None and (whom := whom_before(line, subject)) is not None:
        judged = _of_call(line, start, judged) if form.row[0] == "call" else judged
        yield _read((line, group, form), *whom, judged)
    elif other is None and "pair" in patterns and subject is not None and _is_whole(line, group, form, start):
        subject = all_before_who(line, group.first) or subject
        yield from _pair(line, group, form, subject, judged)
    else:
        yield _read((line, group, form), subject, other or _NOBODY, judged)


_STATES = listed("jail prison court power office handcuffs chains tears custody opposition trouble exile")


def _sees_what_becomes(line: Line, last: int) -> bool:
    """`hopes to see B in jail`, `saw B leave`: it is seen what becomes of B."""
    where = line.plains[last : last + 1] == ("in",) and bool(_STATES & set(line.plains[last + 1 : last + 2]))
    return where or not no_object(line, last)


_SCREENS = listed("television tv screen video stage film photographs pictures court trial")


def _of_seeing(line: Line, group: Group, other: Found, judged: Judged) -> Judged:
    """`an hour after seeing B on Monday`: an officer was met; not `is seeing B`, not `seeing B on television`."""
    if _sees_what_becomes(line, other.last):
        return NO_STATUS
    if line.plains[group.verb] != "seeing":
        return judged
    shown = bool(_SCREENS & set(line.plains[other.last : other.last + 3]))
    titled = all(who.person is not None and bool(who.person.titles) for who in other.actors)
    after = line.plains[group.first - 1 : group.first] in (("after",), ("since",), ("before",))
    sound = group.tense == "gerund" and after and titled and not shown
    return judged.because("to see somebody has several meanings") if sound else NO_STATUS


_SAYS_BY_PHONE = listed("congratulate thank urge tell ask assure inform warn wish invite")


def _called_to(line: Line, start: int) -> Found | None:
    """`called to congratulate B`: B."""
    to = line.plains[start : start + 1] == ("to",) and bool(_SAYS_BY_PHONE & set(line.plains[start + 1 : start + 2]))
    return group_after(line, start + 2) if to and start + 2 < len(line.tokens) else None


def _by_phone(line: Line, other: Found, judged: Judged) -> Judged:
    """`contacted B by telephone` is a call; without these words it may be a letter."""
    behind = line.plains[other.last : skip_means(line, other.last)]
    return judged if {"phone", "telephone", "video", "videolink"} & set(behind) else NO_STATUS


_INDIRECT = dict.fromkeys(
    (
        "brief", "sound out", "raise", "broach", "address", "take up", "bring up", "thrash out", "hammer out",
        "take the matter up", "take the issue up", "take it up",
    ),
    "that they met for it is not said",
)  # fmt: skip
"""Verbs of what may also be done in writing, or by others."""
_OF_THINGS = listed("host receive welcome greet entertain see visit phone telephone call ring embrace hug")
"""Verbs of which things and places are objects, too."""


_STAGES = listed("podium stage show studio club team party platform rostrum microphone field pitch family fold squad")


def _to_a_stage(line: Line, last: int) -> bool:
    """`welcomed B to the podium`, `welcomed B to the party`: no meeting."""
    return line.plains[last : last + 1] == ("to",) and bool(_STAGES & set(line.plains[last + 1 : last + 4]))


def _is_person(who: Actor) -> bool:
    """Whether more than its use says that a name is a person's."""
    return who.person is not None and (who.person.evidence >= STRONG or bool(who.person.titles))


def _of_call(line: Line, behind: int, judged: Judged) -> Judged:
    """`called B` is a call only where what follows does not name B something."""
    after = line.plains[behind : behind + 1]
    if after and after[0] in ('"', "“"):
        return NO_STATUS
    if after and line.tokens[behind].word and after[0] not in _CALLED_FOR and line.date_at(behind) is None:
        return NO_STATUS
    to = line.plains[behind + 1 : behind + 2] if after == ("to",) else ()
    if to and to[0] in _TO_ORDER:
        return NO_STATUS
    plainly = line.date_at(behind) is not None or after in (("twice",), ("again",)) or (to and to[0] in _CALLED_TO)
    return judged if plainly else judged.because("to call somebody has several meanings")


_TO_ORDER = listed("account order task heel arms attention mind")
"""To what somebody may be called who is not telephoned."""


def _to_something(line: Line, index: int) -> bool:
    """Whether somebody is welcomed to what is no place: `to the stage`, `to the family`."""
    if line.plains[index : index + 1] != ("to",):
        return False
    at = index + 1 + (line.plains[index + 1 : index + 2] in (("the",), ("his",), ("her",)))
    return at < len(line.tokens) and not line.tokens[at].capital and line.plains[at] not in _HOUSES


def _is_doing(line: Line, at: int) -> bool:
    """`welcomed A opening the ports`: what he does is welcomed, and not he."""
    word = line.plains[at] if at < len(line.tokens) else ""
    return word.endswith("ing") and word not in _LIKE_PREPOSITIONS and line.date_at(at) is None


_LIKE_PREPOSITIONS = listed("during following including morning evening accompanying concerning regarding wearing")


_HOUSES = listed("palace capital country residence office ranch estate island kingdom")


def _of_call_on(line: Line, other: Found, judged: Judged) -> Judged:
    """`called on B on Monday` is a visit, `called on B to resign` none."""
    closed = other.last >= len(line.tokens) or line.date_at(other.last) is not None
    closed = closed or line.plains[other.last] in (".", ",", "at", "in", "and", "twice", "again", "today", "briefly")
    closed = closed and bool(other.actors) and not {"to", "for"} & set(_up_to_joint(line, other.last))
    return judged if closed else NO_STATUS


def _up_to_joint(line: Line, start: int) -> tuple[str, ...]:
    """The words from here to the next "and"."""
    end = next((at for at in range(start, len(line.tokens)) if line.plains[at] in ("and", ";")), len(line.tokens))
    return line.plains[start:end]


def _is_whole(line: Line, group: Group, form: Form, start: int) -> bool:
    if form.row[0] in ("discuss", "co-chair"):
        return start < len(line.tokens) and line.tokens[start].word
    if form.row[0] not in ("speak", "talk", "chat"):
        return no_object(line, start)
    if start == group.last and line.plains[start : start + 1] == ("about",):
        return form.row[0] != "speak" and not {"both", "each", "separately"} & set(line.plains[: group.verb])
    return (start != group.last or _have(group)) and no_object(line, start)


def _have(group: Group) -> bool:
    """`A and B have spoken`: hardly anybody says so of two who made speeches."""
    return group.tense in ("perfect", "pluperfect") and not group.passive


def _pair(line: Line, group: Group, form: Form, subject: Found, judged: Judged) -> Iterator[Read]:
    if (
        len(subject.actors) > 1
        or subject.pronoun in ("they", "description", "several")
        or (subject.actors and subject.pronoun)
    ):
        about = line.plains[group.last : group.last + 1] == ("about",)
        apart = (about or form.row[0] in _AT_ONE_PLACE) and not together(line, subject.actors)
        apart = apart or form.row[0] in _PLAY
        judged = judged.because(APART) if apart or _only_spoke(line, group, form) else judged
        judged = NO_STATUS if judged.status == "hoped" and form.row[0] in _PLAY else judged  # "A and B love to play"
        yield _read((line, group, form), subject, None, judged)


def _only_spoke(line: Line, group: Group, form: Form) -> bool:
    """`A and B had talked`, without a word more."""
    return form.row[0] in ("speak", "talk", "chat") and skip_means(line, group.last) == group.last


APART = "they may have done so apart"
_PLAY = ("play golf", "play a round of golf")
_AT_ONE_PLACE = listed("discuss gather") | {"come together"}
"""What two may do without each other."""
_OCCASIONS = listed("meeting talks call conversation phone telephone lunch dinner breakfast summit negotiations")


def together(line: Line, actors: Sequence[Actor]) -> bool:
    """Whether those who discuss something do so with each other: holders of offices of different countries, or on an
    occasion that the sentence names."""
    countries = [home_of(actor.person) for actor in actors if actor.person is not None]
    apart = len(countries) == len(set(countries)) == 2 and None not in countries
    return apart or bool(_OCCASIONS & set(line.plains))


def _passive(line: Line, group: Group, form: Form) -> Iterator[Read]:
    """`B was received in Paris by A`, `the talks were co-chaired by A and B`."""
    if form.row[0] == "co-chair":
        by = line.plains[group.last : group.last + 1] == ("by",) and group.last + 1 < len(line.tokens)
        chairs = group_after(line, group.last + 1, closed=True) if by else None
        later, dated = later_date(line, group.verb)
        judged = of_verb(group, later=later, dated=dated, heading=line.heading)
        if chairs is not None and len(chairs.actors) > 1:
            yield _read((line, group, form), chairs, None, judged)
        return
    if "object" not in form.row[5].split():
        return
    for index in range(group.last, min(group.last + 12, len(line.tokens))):
        if line.plains[index] == "by":
            host = group_after(line, index + 1) if index + 1 < len(line.tokens) else None
            guest, judged = _subject_and_status(line, group)
            if host is not None:
                judged = _of_called((line, range(group.last, index)), form, host, judged)
                yield _read((line, group, form), guest, host, judged)
            return
        if is_finite(line.tokens, index) or line.plains[index] in (",", ";"):
            return


def _of_called(where: tuple[Line, range], form: Form, host: Found, judged: Judged) -> Judged:
    """`was called by B on Monday` is a call; `was called a liar by B`, `was called on by B to resign` are none. The
    range is that of the words between the verb and "by"."""
    line, between = where
    if form.row[0] == "call on":
        return _of_call_on(line, host, judged)
    if form.row[0] != "call":
        return judged
    return NO_STATUS if between else _of_call(line, host.last, judged)


def _read(verb: tuple[Line, Group, Form], one: Found | None, other: Found | None, judged: Judged) -> Read:
    line, group, form = verb
    mode = None if form.row[7] == "-" else form.row[7]
    reasons = tuple(
        reason
        for found in (one, other)
        if found
        for reason in (*found.reasons, *("reached over other words" for step in found.reached if step == "and"))
    )
    return Read(
        line, group.verb, group.last, one, other, form.row[6], mode, judged.because(*reasons), (group.verb, group.first)
    )
