"""Contacts that nouns tell of: `A held talks with B`, `a summit between A and B is off`, `after his call with B`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.agreed import agreed_there, of_two_countries
from loader.extraction.rules.contacts.aside import OFF, part_of, status_aside, subject_aside, two_behind
from loader.extraction.rules.contacts.contacts import Read
from loader.extraction.rules.contacts.definite import told_about
from loader.extraction.rules.contacts.existing import after_it, existing
from loader.extraction.rules.contacts.headings import heads_a_report, spoke_beside
from loader.extraction.rules.contacts.left_out import left_out
from loader.extraction.rules.contacts.mixed import mixed_after
from loader.extraction.rules.contacts.occasions import asked_for, brought, had_with, told
from loader.extraction.rules.contacts.occurrences import passing, what_happened, will_be_good
from loader.extraction.rules.contacts.participants import AT_ONE_PLACE, those_at, those_behind
from loader.extraction.rules.contacts.reported import denied_reports, office_of, to_be_undone
from loader.extraction.rules.contacts.supports import support_of
from loader.extraction.rules.contacts.timed import STAGES, timed
from loader.extraction.rules.contacts.unnamed import NO_DATE, WHOSE, of_those_before, undated, undone_by
from loader.extraction.rules.grammar.behind import (
    absolute,
    after_places,
    past_arranged,
    past_lasting,
    past_places,
    takes_with,
)
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Found, skip_back
from loader.extraction.rules.grammar.descriptions import the_two
from loader.extraction.rules.grammar.governing_clauses import in_clause
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.noun_words import (
    ATTENDING,
    CONTACT_NOUNS,
    INNER_MEETINGS,
    OWNERS,
    is_contact_noun,
    joint_start,
)
from loader.extraction.rules.grammar.objects import guests, host_of, leaders_of, skip_means, whom_before, with_group
from loader.extraction.rules.grammar.owners import Noun, owner_of, owner_start, owners_of, speaker_at
from loader.extraction.rules.grammar.participles import main_subject, verb_follows
from loader.extraction.rules.grammar.status import (
    BY_THE_WAY,
    NO_STATUS,
    Judged,
    answer,
)
from loader.extraction.rules.grammar.subjects import LEADS, subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["CONTACT_NOUNS", "noun_contacts"]

_RECALLS = (
    ("described",), ("recalled",), ("remembered",), ("praised",), ("hailed",), ("discussed",), ("characterized",),
    ("characterised",), ("mentioned",), ("summed", "up"), ("summarized",),
)  # fmt: skip
"""Verbs whose object, if it is a contact, took place."""
_WAITS = frozenset({"forward"})
_STILL_COMING = listed("planned scheduled proposed possible upcoming forthcoming coming next expected future")
_CALLED = listed("called termed deemed")
_READY = frozenset({"ready", "prepared", "open", "willing", "available"})
_OWNING = {
    "request": "proposed", "requests": "proposed", "call": "proposed", "calls": "proposed", "proposal": "proposed",
    "offer": "proposed", "suggestion": "proposed", "demand": "proposed", "appeal": "proposed",
    "readiness": "possible", "willingness": "possible",
    "hope": "hoped", "hopes": "hoped", "wish": "hoped", "desire": "hoped",
    "prospect": "possible", "possibility": "possible", "chance": "possible", "prospects": "possible",
    "stage": "possible", "way": "possible", "plan": "planned", "plans": "planned", "preparations": "planned",
    "arrangements": "planned", "date": "planned", "dates": "planned", "venue": "planned",
    "invitation": "invited", "refusal": "refused", "cancellation": "cancelled",
    "postponement": "postponed", "agreement": "agreed",
}  # fmt: skip
"""Nouns before "for talks with", "of a meeting with", to the status that they give."""


def noun_contacts(line: Line) -> Iterator[Read]:
    """All contacts of a sentence that a noun tells of, with or without a status that can be read."""
    index = 0
    while index < len(line.tokens):
        found = CONTACT_NOUNS.match(line.plains, index)
        if found is None or not is_contact_noun(line, index, index + found[0]):
            index += 1
            continue
        noun = Noun(index, index + found[0], *found[1], joint_start(line, index))
        yield from _contact(line, noun)
        index += found[0]


def _contact(line: Line, noun: Noun) -> Iterator[Read]:
    there = those_at(line, noun.start, noun.last)
    if there is not None:
        yield _read((line, noun), there[0], None, there[1], there[2])
        return
    beside = spoke_beside(line, noun)
    if beside is not None:
        yield _read((line, noun), beside[0], None, beside[1], ())
        return
    owners = owners_of(line, noun) if _other(line, noun) is None else None
    inner = INNER_MEETINGS & set(line.plains[noun.start : noun.first])
    paired = owners or _pair_of(line, noun) or (those_behind(line, noun.last) if not inner else None)
    noun = replace(noun, start=owners.first) if owners is not None else noun
    if paired is not None:
        judged, anchors = _of_pair(line, noun, paired)
        yield _read((line, noun), paired, None, judged, anchors)
        return
    brings = brought(line, noun.start, noun.last) or asked_for(line, (noun.start, noun.last), _other(line, noun))
    if brings is not None:
        yield _read((line, noun), brings[0], brings[1], brings[2], ())
        return
    was_with = _was_with(line, noun)
    if was_with is not None:
        yield _read((line, noun), *was_with, ())
        return
    had = had_with(line, noun.last)
    if had is not None:
        yield _read((line, noun), had[0], had[1], had[2], ())
        return
    other = _other(line, noun)
    if other is None:
        yield from _together(line, noun)
        return
    one, judged, anchors = _one(line, noun, other)
    if other.actors and (one is None or judged.status is None) and support_of(line, noun) is None:
        one, judged = _aside(line, noun, other, one)
    together = bool(_THREE & set(line.plains[noun.start : noun.first]))
    together = together or (judged.status in _TAKES_PLACE and _at_one_table(line, noun, other))
    if one is not None and one.actors and together:
        whole = replace(one, actors=(*one.actors, *other.actors), reasons=(*one.reasons, *other.reasons))
        yield _read((line, noun), whole, None, judged, anchors)
        return
    if judged.status == "proposed" and _OCCASIONS & set(line.plains[noun.last : other.first]):
        return  # "urged negotiations during an event with B": with somebody else, B stood by
    yield _read((line, noun), one, other, judged, anchors)


_OCCASIONS = listed("during appearance conference interview dinner lunch breakfast reception while")


def _was_with(line: Line, noun: Noun) -> tuple[Found, Found, Judged] | None:
    """`A's first meeting in Rome was with B`: A, B and the status."""
    owner = owner_of(line, noun)
    verb = past_places(line, skip_means(line, noun.last))
    statuses = {"was": Judged("held"), "will": Judged("planned", ahead=True)}
    behind = 2 if line.plains[verb : verb + 2] == ("will", "be") else 1
    if owner is None or line.plains[verb : verb + 1] not in (("was",), ("will",)):
        return None
    joint = line.plains[verb + behind : verb + behind + 1]
    led = joint == ("with",) or (joint == ("to",) and noun.kind in _CALLS)
    other = with_group(line, verb + behind + 1) if led else None
    return (owner, other, statuses[line.plains[verb]]) if other is not None else None


_THREE = listed("trilateral three-way tripartite quadrilateral four-way")
"""What says that everybody was at one meeting."""


def _at_one_table(line: Line, noun: Noun, other: Found) -> bool:
    """Whether B and C of `had dinner with B and C` dined with each other: one meal, of two from two countries."""
    one_meal = noun.kind == "meal" and not line.plains[noun.last - 1].endswith("s")
    if not one_meal or not of_two_countries(other):
        return False
    first, second = other.actors
    between = {*line.plains[first.last : second.start], *({"then"} & set(line.plains[second.start : second.first]))}
    return between <= {",", "and"} and not _APART & set(line.plains[noun.start : noun.first])


_TAKES_PLACE = ("held", "ongoing", "planned", "expected", "agreed")
_APART = listed("separate separately successive")


def _aside(line: Line, noun: Noun, other: Found, one: Found | None) -> tuple[Found | None, Judged]:
    """`arrived for talks, including a meeting with B`, `his meeting with B was seen as a success`."""
    start = owner_start(line, one) if one is not None and one.first < noun.start else noun.start
    judged = status_aside(line, min(start, noun.start), noun.first)
    return one or subject_aside(line, noun.start, other), judged


def _other(line: Line, noun: Noun) -> Found | None:
    """The persons behind "with"."""
    start = skip_means(line, noun.last)
    arranged = past_arranged(line, start)
    start = arranged if line.plains[arranged : arranged + 1] == ("with",) else start
    if absolute(line, start):
        return None
    if line.plains[start : start + 1] == ("with",):
        return _all_of_subject(line, noun, start + 1) or with_group(line, start + 1)
    if noun.kind in _CALLS and line.plains[start : start + 1] == ("to",):
        called = with_group(line, start + 1)
        if start == noun.last or called.actors or called.pronoun:
            return called if called.actors or called.pronoun else None
    if noun.kind in _CALLS and line.plains[start : start + 1] == ("from",) and _takes(line, noun):
        return with_group(line, start + 1)
    if (
        line.plains[start - 1 : start + 1] in (("call", "on"), ("call", "to"))
        and "courtesy" in line.plains[max(0, start - 3) : start]
    ):
        return with_group(line, start + 1)
    if (noun.kind == "meal" or line.plains[noun.last - 1] == "ceremony") and (
        invited := guests(line, noun.start, start) or host_of(line, noun.start, start)
    ) is not None:
        return invited
    behind = after_places(line, start) if start < len(line.tokens) else None
    if behind is not None:
        return with_group(line, behind + 1)
    lasting = past_lasting(line, start)
    if lasting and takes_with(line.plains[lasting - 1]) and known.STATES.match(line.texts, lasting + 1):
        return None  # "talks on diplomacy with Peru"
    return with_group(line, lasting + 1) if lasting else None


_FELL = listed("collapsed fizzled unraveled unravelled scrapped shelved dropped abandoned cancelled canceled")
"""What became of plans for a meeting."""
_BEFORE_CLAUSE = listed("that said says , ;")


def _all_of_subject(line: Line, noun: Noun, start: int) -> Found | None:
    """All of `A's talks with B and C were cancelled`, where these words open the clause and are its subject."""
    owner = owner_of(line, noun)
    first = owner_start(line, owner) if owner is not None else 1
    opens = owner is not None and (first == 0 or line.plains[first - 1] in _BEFORE_CLAUSE)
    whole = group_after(line, start, closed=True) if opens and start < len(line.tokens) else None
    several = whole is not None and len(whole.actors) > 1 and verb_follows(line, whole.last)
    return whole if several else None


_CALLS = ("phone call", "video call")
_TAKES = listed(
    "accept accepts accepted accepting receive received receives get got gets take took takes taken field fielded "
    "answered returned"
)


def _takes(line: Line, noun: Noun) -> bool:
    """`took a call from B`: whoever is called by B speaks with B."""
    at = skip_back(line, noun.start - 1)
    return at >= 0 and line.plains[at] in _TAKES


_UNSURE = listed("longer not to may might could would will never should")


def _pair_of(line: Line, noun: Noun) -> Found | None:
    """`talks between A and B`, `a meeting of A and B`: both sides at once."""
    start = skip_means(line, noun.last)
    if noun.kind in _CALLS and line.plains[start : start + 1] == ("from",):
        return _caller_and_called(line, start + 1)
    near = range(start, min(start + 7, len(line.tokens)))
    far = next((i for i in near if line.plains[i] in ("between", "among")), _far_between(line, start))
    if not any(named and named.person for named in map(line.at.get, range(start, far))):
        start = far
    if line.plains[start : start + 1] in (("between",), ("among",), ("of",)):
        begin = start + 1 + (line.plains[start + 1 : start + 2] == ("both",))
        if line.plains[start] == "between" and (two := the_two(line, begin)):
            return Found((), begin, two, pronoun="they")
        group = group_after(line, begin, closed=True) if begin < len(line.tokens) else None
        group = _and_with(line, group) or who_lead(line, begin) or leaders_of(line, begin)
        if group is None and line.plains[begin : begin + 1] in (("him",), ("her",)):
            group = group_after(line, begin + 2) if line.plains[begin + 1 : begin + 2] == ("and",) else None
            pronoun = {"him": "he", "her": "she"}[line.plains[begin]]
            return replace(group, first=begin, pronoun=pronoun) if group is not None else mixed_after(line, begin)
        return group if group and len(group.actors) > 1 else mixed_after(line, begin)
    return None


_FARTHEST = 16


def _far_between(line: Line, start: int) -> int:
    """Where "between" stands behind a place or a date, as in `talks took place in Oslo on Monday between`: there it
    belongs to no noun before it. The same token where there is none."""
    end = min(start + _FARTHEST, len(line.tokens))
    far = next((at for at in range(start + 1, end) if line.plains[at] == "between"), start)
    placed = line.date_at(far - 1) is not None or line.tokens[far - 1].capital
    verbs = [at for at in range(start, far) if is_finite(line.tokens, at) and at not in line.at]
    others = {",", ";", ":", "and", "that", "who", "which", "but"} & set(line.plains[start:far])
    return far if far > start and placed and len(verbs) == 1 and not others else start


_LED = (("led", "by"), ("headed", "by"))
_FAR = 12


def who_lead(line: Line, start: int) -> Found | None:
    """`between an Omani team led by A and envoys led by B`: those who lead, taken for those who met."""
    one = _who_leads(line, start)
    joint = one.last if one is not None else start
    if one is None or len(one.actors) > 1 or line.plains[joint : joint + 1] != ("and",):
        return None
    other = _who_leads(line, joint + 1)
    if other is None or len(other.actors) > 1:
        return None
    return replace(one, actors=(*one.actors, *other.actors), first=start, last=other.last, reasons=(LEADS,))


def _who_leads(line: Line, start: int) -> Found | None:
    for at in range(start, min(start + _FAR, len(line.tokens) - 2)):
        if line.plains[at : at + 2] in _LED:
            return group_after(line, at + 2, closed=False)
        if is_finite(line.tokens, at) or line.plains[at] in (",", ";", "and"):
            return None
    return None


def _caller_and_called(line: Line, start: int) -> Found | None:
    """`a phone call from A to B`: both."""
    caller = group_after(line, start) if start < len(line.tokens) else None
    if caller is None or line.plains[caller.last : caller.last + 1] != ("to",):
        return None
    called = with_group(line, caller.last + 1)
    whole = replace(caller, actors=(*caller.actors, *called.actors), last=called.last)
    return whole if called.actors and called.pronoun is None else None


def _and_with(line: Line, group: Found | None) -> Found | None:
    """`the meeting of A with B`: both."""
    if group is None or len(group.actors) > 1 or line.plains[group.last : group.last + 1] != ("with",):
        return group
    other = with_group(line, group.last + 1)
    whole = replace(group, actors=(*group.actors, *other.actors), last=other.last)
    return whole if other.actors else group


def _of_pair(line: Line, noun: Noun, pair: Found) -> tuple[Judged, tuple[int, ...]]:
    if "no" in line.plains[noun.start : noun.first]:
        return NO_STATUS, ()
    there = existing(line, noun.start, noun.first) or heads_a_report(line, noun.start, pair.last)
    if there is not None:
        return there, ()
    if undated(line, noun):
        return Judged("possible", ahead=True).because(NO_DATE), ()
    ahead = _owner_status(line, noun)
    near = _told_to_happen(line, noun, noun.last) if pair.first - noun.last > 2 else None
    behind = near or _told_to_happen(line, noun, pair.last)
    if behind is not None and not (ahead is not None and behind[0].status == "ongoing"):
        return behind
    before = support_of(line, noun)
    if before is not None:
        return before[1], before[2]
    owner = _owner_status(line, noun)
    if owner is not None:
        fell = owner.status == "planned" and _FELL & set(line.plains[pair.last : pair.last + 3])
        return Judged("cancelled", reasons=owner.reasons) if fell else owner, ()
    by_time = timed(line, noun)
    if by_time is not None:
        return by_time, ()
    judged = passing(line, noun.start, pair.last) or part_of(line, noun.start, noun.first)
    return (told_about(line, noun.start, pair) if judged.status is None else judged), ()


def _told_to_happen(line: Line, noun: Noun, index: int) -> tuple[Judged, tuple[int, ...]] | None:
    """What the verb behind says of the contact, under the clause around: `denied that talks of A and B took place`."""
    happened = what_happened(line, index)
    first = noun.start + (line.plains[noun.start] == "that")
    if happened is not None and happened[0].status in ("held", "ongoing") and _is_of_a_noun(line, noun):
        return None
    return (in_clause(line, first, happened[0]), happened[1]) if happened is not None else None


_OF_A_NOUN = listed("of for over about on against towards toward")
_PARTS = STAGES | listed(
    "round rounds series day days week weeks hour hours session sessions set rest part half evening morning afternoon "
    "night last first second third most all some both one host location site venue date time place"
)


def _is_of_a_noun(line: Line, noun: Noun) -> bool:
    """Whether the verb behind is another noun's: `hopes for talks between A and B began to fade`, `efforts to arrange a
    meeting between A and B failed`."""
    owner = owner_of(line, noun)
    at = skip_back(line, (owner_start(line, owner) if owner is not None else noun.start) - 1)
    if at < 1:
        return False
    if line.plains[at] in _OF_A_NOUN:
        return line.plains[at - 1] not in _PARTS
    verb = next((i for i in range(at, max(at - 3, 0), -1) if line.plains[i - 1] == "to"), None)
    return verb is not None and not any(is_finite(line.tokens, i) for i in range(verb - 1)) and verb > 1


def _one(line: Line, noun: Noun, other: Found) -> tuple[Found | None, Judged, tuple[int, ...]]:
    """Who is on the other side of "with", and the status."""
    owner = owner_of(line, noun)
    if owner is not None:
        behind = _told_to_happen(line, noun, other.last) or will_be_good(line, other.last)
        if behind is not None and behind[0].status is not None:
            return owner, behind[0], behind[1]
        whole = replace(noun, start=owner_start(line, owner))
        waits = support_of(line, whole) if owner.pronoun in ("he", "she") else None
        if waits is not None and waits[0] is not None and _WAITS & set(line.plains[waits[2][0] : whole.start]):
            owner = waits[0]  # "the president is looking forward to his talks"
        return owner, heads_a_report(line, whole.start, other.last) or _of_owned(line, whole), ()
    support = support_of(line, noun)
    if support is not None and past_arranged(line, noun.last) > noun.last:
        has = line.plains[support[2][0]] in ("has", "have") and line.plains[support[2][0] - 1] not in _UNSURE
        support = (support[0], Judged("planned", True), support[2]) if has else support
    if support is not None and noun.kind in _CALLS and line.plains[support[2][0]] == "accepted":
        held = Judged("held") if support[1].status == "agreed" else support[1]
        support = (support[0], held, support[2])  # "accepted a call from B"
    if support is not None:
        undone = to_be_undone(line, other)
        return support if undone is None or support[1].status is None else (support[0], undone, support[2])
    denied = denied_reports(line, noun)
    if denied is not None:
        return denied, Judged("denied"), ()
    asked = _owner_status(line, noun)
    if asked is not None:
        at = skip_back(line, noun.start - 1)
        ready = subject_of(line, at - 1) if line.plains[at - 1] in _READY else None
        return ready or main_subject(line, noun.start), asked.because(BY_THE_WAY), ()
    by_time = timed(line, noun)
    if by_time is not None:
        behind = what_happened(line, other.last)
        happened = behind is not None and behind[0].status == "held" and by_time.ahead
        at = _preposition(line, noun)
        return main_subject(line, at) or speaker_at(line, at), behind[0] if happened and behind else by_time, ()
    return _as_told(line, noun, other)


_SAYS = listed("said says added told")


def _as_told(line: Line, noun: Noun, other: Found) -> tuple[Found | None, Judged, tuple[int, ...]]:
    """`A described the talks with B as frank`, `A said the meeting with B went well`: who tells of it took part."""
    before = noun.start - 1
    definite = line.plains[noun.start] in ("the", "that", *OWNERS)
    if before > 0 and definite and line.plains[before : noun.start] in _RECALLS:
        return subject_of(line, before), Judged("held").because(BY_THE_WAY), ()
    described = _described_by(line, other)
    if described is not None:
        return described, Judged("held").because("who tells of it is taken for who took part"), ()
    behind = what_happened(line, other.last)
    if "no" in line.plains[noun.start : noun.first]:
        return None, NO_STATUS, ()
    if (alone := left_out(line, noun, other.last)) is not None:
        return alone
    if behind is None or behind[0].status is None:
        return None, NO_STATUS, ()
    before -= line.plains[before] == "that"
    verb = before if before > 0 and line.plains[before] in _SAYS else None
    after = next((i for i in range(behind[1][0], len(line.tokens)) if line.plains[i] in _SAYS), None)
    subject = subject_of(line, verb) if verb is not None else None
    if verb is None and after is not None and line.plains[before] not in PREPOSITIONS:
        subject = subject_of(line, after) or office_of(line, after)
    return subject, behind[0].because("who tells of it is taken for who took part"), behind[1]


def _described_by(line: Line, other: Found) -> Found | None:
    """`the talks with B, which A described as frank`."""
    start = other.last - (line.plains[other.last - 1] == ",")
    if line.plains[start : start + 2] != (",", "which"):
        return None
    group = group_after(line, start + 2, closed=True)
    said = group is not None and line.plains[group.last : group.last + 1] in (*_RECALLS, ("called",))
    return group if said else None


def _of_owned(line: Line, whole: Noun) -> Judged:
    """The status of `A's meeting with B` by what stands before it."""
    by_time = timed(line, whole)
    if by_time is not None:
        return by_time
    support = support_of(line, whole)
    if support is not None and support[1].status == "hoped" and _WAITS & set(line.plains[support[2][0] : whole.start]):
        return replace(support[1], status="planned")  # "is looking forward to his talks"
    if support is not None and support[1].status is not None:
        return support[1]
    there = existing(line, whole.start, whole.first)
    if there is not None and there.status is not None:
        return there
    if line.plains[max(0, whole.start - 2) : whole.start] in (("will", "be"), ("'ll", "be")):
        return Judged("planned", True)  # "the highlight will be A's meeting"
    recalled = any(line.plains[whole.start - len(words_) : whole.start] == words_ for words_ in _RECALLS)
    calls = line.plains[whole.start - 1] in _CALLED and "off" not in line.plains[whole.last :]
    coming = _STILL_COMING & set(line.plains[whole.start : whole.first])
    return Judged("held") if (recalled or calls) and not coming else NO_STATUS


def _owner_status(line: Line, noun: Noun) -> Judged | None:
    """`a request for talks`, `the prospect of a meeting`."""
    at = skip_back(line, noun.start - 1)
    if at < 1 or line.plains[at] not in ("for", "of", "to", "on"):
        return None
    if line.plains[at - 1] in _READY:
        return Judged("possible", True)
    status = _OWNING.get(line.plains[at - 1])
    if line.plains[at - 2 : at] == ("under", "way"):
        status = "planned"
    if status is None:
        return None
    negated = line.plains[at - 2 : at - 1] in (("no",), ("without",))
    negated = negated or any(answer(line, verb) is not None for verb in range(at - 2, max(at - 5, -1), -1))
    return NO_STATUS if negated else Judged(status, True).because(BY_THE_WAY)


def _preposition(line: Line, noun: Noun) -> int:
    at = max(skip_back(line, noun.start - 1), 0)
    return after_it(line, at) or at


_OPENS = 4
_CHAIRS = listed("chaired chairs convened convenes led leads moderated")
_HOSTING = listed("host hosts hosted hosting")
_HOLDS = listed("hold holding have having")
_EACH_DOES = listed("made makes make making placed places place placing took takes take taking")
"""Of several who `made calls` or `all placed calls to voters` each made some, and not with each other."""
_MEALS = listed("breakfast brunch lunch luncheon tea dinner supper banquet reception")
"""Who host these together have guests, and are not said to have met each other."""


def _together(line: Line, noun: Noun) -> Iterator[Read]:
    """`A and B held talks`; and a noun with nobody beside it, so that its sentence can be listed."""
    support = support_of(line, noun)
    if support is not None and _nobody_else(line, noun.last):
        subject, judged, anchors = support
        whom = whom_before(line, subject)
        if whom is not None:
            yield _read((line, noun), whom[0], whom[1], judged, anchors)
            return
        outer = undone_by(line, subject, judged) if subject is not None else None
        if outer is not None:
            yield _read((line, noun), outer, subject, judged.because(WHOSE), anchors)
            return
        several = subject is not None and (len(subject.actors) > 1 or subject.pronoun is not None)
        if subject is not None and len(subject.actors) == 1 and line.plains[anchors[0]] in _CHAIRS:
            yield _read(
                (line, noun), subject, Found((), -1, -1), judged.because("who led it is taken to take part"), anchors
            )
            return
        hosts = line.plains[anchors[0]] in _HOSTING
        several = several and not (hosts and _MEALS.intersection(line.plains[noun.start : noun.last + 1]))
        judged = _done_together(line, noun, line.plains[anchors[0]], judged)
        yield _read((line, noun), subject if several else None, None, judged, anchors)
        return
    owner = owner_of(line, noun)
    behind = what_happened(line, noun.last)
    if owner is not None and owner.pronoun == "they" and behind is None and _nobody_else(line, noun.last):
        whole = replace(noun, start=owner.first)
        judged_ = existing(line, whole.start, whole.first) or timed(line, whole) or NO_STATUS
        two = two_behind(line, noun.last) if owner.first < _OPENS else None
        if two is not None:
            owner, judged_ = two, judged_.because("a pronoun stands for the two named behind it")
        yield _read((line, noun), owner, None, judged_, ())
        return
    if owner is not None and owner.pronoun == "they" and behind is not None:
        yield _read((line, noun), owner, None, behind[0].because(BY_THE_WAY), behind[1])
        return
    joint = of_those_before(line, noun)
    if joint is not None:
        yield _read((line, noun), joint[0], None, joint[1], joint[2])
        return
    talked = told(line, noun.start, noun.last) if _nobody_else(line, noun.last) else None
    if talked is not None:
        yield _read((line, noun), *talked, ())
        return
    agreed = agreed_there(line, noun)
    if agreed is not None:
        yield _read((line, noun), agreed[0], None, agreed[1], ())
        return
    yield _read((line, noun), None, None, NO_STATUS, ())


def _done_together(line: Line, noun: Noun, verb: str, judged: Judged) -> Judged:
    """What the verb of several leaves of the status: whether they did it with each other."""
    if verb in _HOSTING:
        return judged.because("they host it together")
    if verb in ATTENDING:
        return judged.because(AT_ONE_PLACE)
    if judged.status == "refused" and verb not in _HOLDS:  # "A and B boycotted the talks"
        return NO_STATUS
    if judged.status == "proposed" and verb not in _HOLDS:  # "A and B called for talks"
        return judged.because("with each other they may not want them")
    return NO_STATUS if verb in _EACH_DOES and line.plains[noun.last - 1].endswith("s") else judged


def _nobody_else(line: Line, index: int) -> bool:
    start = skip_means(line, index)
    return absolute(line, start) or line.plains[start : start + 1] not in (("with",), ("between",))


def _read(
    at: tuple[Line, Noun], one: Found | None, other: Found | None, judged: Judged, anchors: Sequence[int]
) -> Read:
    line, noun = at
    judged = _as_called(judged, line.plains[noun.start : noun.first])
    for found in (one, other):
        reached = ("reached over other words",) if found and "and" in found.reached else ()
        judged = judged.because(*(found.reasons if found else ()), *reached)
    return Read(line, noun.first, noun.last, one, other, noun.kind, noun.mode, judged, (noun.first, *anchors))


_MAY_BE = frozenset({"possible", "potential", "eventual", "hypothetical"})


def _as_called(judged: Judged, words: Sequence[str]) -> Judged:
    """`ahead of a possible meeting between A and B`: what is called possible is no more than that, and what is called
    off was not."""
    if judged.status in ("planned", "expected", "agreed") and _MAY_BE & {*words}:
        return replace(judged, status="possible")
    off = next((OFF[word] for word in words if word in OFF), None) if judged.status == "held" else None
    return Judged(off, reasons=judged.reasons) if off is not None else judged
