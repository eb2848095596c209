"""Whether a contact took place, as the words around its verb say: tense, mood, negation, and what governs it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.behind import before_places, is_rank, is_somewhere
from loader.extraction.rules.grammar.clauses import Found, actor, in_place_name, skip_back, verbs_behind
from loader.extraction.rules.grammar.groups import before_apposition, group_before
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import Form, Group, forms_of, is_finite, verb_group

__all__ = [
    "AHEAD",
    "BY_THE_WAY",
    "DATED_PRESENT",
    "DOUBTFUL",
    "GOVERNORS",
    "IN_UNKNOWN_WORDS",
    "NO_STATUS",
    "ONGOING",
    "OPEN_SINCE",
    "PURPOSE",
    "STILL_TO_COME",
    "STRENGTH",
    "Judged",
    "answer",
    "doubted",
    "governed",
    "governor_before",
    "of_seeking",
    "of_support",
    "of_verb",
    "on_journey",
    "threatened",
    "weaker",
]

GOVERNORS = forms_of("governors.tsv")
STRENGTH = (
    "held",
    "ongoing",
    "agreed",
    "planned",
    "expected",
    "invited",
    "proposed",
    "hoped",
    "possible",
    "postponed",
    "cancelled",
    "refused",
    "denied",
)
"""All statuses, from the one that claims most to the one that claims least."""
AHEAD = listed("agreed planned expected invited proposed hoped possible")
_PAST = frozenset({"past", "perfect", "pluperfect", "having"})
PURPOSE = "the purpose of a journey; that they met is not said"
_LEFT_OPEN = "the text leaves open whether it took place"
OPEN_SINCE = f"what was planned then; {_LEFT_OPEN}"
STILL_TO_COME = f"it was still to come; {_LEFT_OPEN}"
DOUBTFUL = "only reported, with doubt"
DATED_PRESENT = "the present tense with a date"
ONGOING = "the present tense"


@dataclass(frozen=True, slots=True)
class Judged:
    """A status, or None where none can be read; whether its dates lie ahead; and why one should look at it."""

    status: str | None
    ahead: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it was still to come when the text tells of it, and may lie behind by now."""
        return any(reason.endswith(_LEFT_OPEN) for reason in self.reasons)

    def because(self, *reasons: str) -> Judged:
        return replace(self, reasons=(*self.reasons, *reasons))


NO_STATUS = Judged(None)
BY_THE_WAY = "told of by the way"
IN_UNKNOWN_WORDS = f"{BY_THE_WAY}, in words that the rules do not know"


def weaker(one: str, other: str) -> str:
    """Of two statuses the one that claims less."""
    return max(one, other, key=STRENGTH.index)


def of_verb(group: Group, *, later: bool, dated: bool, heading: bool) -> Judged:
    """The status of a finite contact verb. `later`: the date beside it lies ahead by its own words; `dated`: there is
    one that may lie on either side."""
    if group.habit:
        return NO_STATUS
    judged = _of_tense(group, later=later, dated=dated, heading=heading)
    if group.tense == "obligation" and group.passive and (later or dated):  # "should be received by B on Friday"
        judged = Judged("expected", ahead=True)
    if group.negated:
        refuses = group.tense in ("future", "would") and judged.status == "planned"
        return Judged("refused", True, ("who is refused or merely hindered is not said",)) if refuses else NO_STATUS
    return doubted(judged, group.doubt)


def doubted(judged: Judged, doubt: str | None) -> Judged:
    """What is left of a status beside "reportedly" or "probably"."""
    if doubt is None or judged.status is None:
        return judged
    if doubt == "report" or judged.status not in AHEAD:
        return judged.because(DOUBTFUL)
    return replace(judged, status=weaker(judged.status, doubt))


def _of_tense(group: Group, *, later: bool, dated: bool, heading: bool) -> Judged:
    match group.tense:
        case "past" | "perfect" | "pluperfect" | "having":
            return Judged("held")
        case "future":
            return Judged("planned", ahead=True)
        case "would":
            return Judged("planned", ahead=True).because("reported speech or a condition")
        case "modal":
            return Judged("possible", ahead=True)
        case "obligation":
            return Judged("proposed", ahead=True).because("somebody should meet")
        case "past progressive":
            return Judged("held").because("the text tells of it as going on")
        case "progressive" | "present":
            return _of_present(group, later=later, dated=dated, heading=heading)
    return NO_STATUS


def _of_present(group: Group, *, later: bool, dated: bool, heading: bool) -> Judged:
    if later:
        return Judged("planned", ahead=True)
    if dated and not heading:
        judged = Judged("planned", ahead=True)
        return judged if group.tense == "progressive" else judged.because(DATED_PRESENT)
    if group.tense == "progressive":
        return Judged("ongoing").because(ONGOING)
    return Judged("held").because("the present tense of a heading") if heading else NO_STATUS


def governed(line: Line, group: Group) -> tuple[Judged, Found | None]:
    """The status of an infinitive ("hopes to meet"), and who would meet."""
    if group.to is None or group.negated:
        return NO_STATUS, None
    at = skip_back(line, group.to - 1)
    if at < 0:
        return NO_STATUS, None
    if group.completed:
        return _reported(line, at)
    heads = group_before(line, at) if line.heading else None
    if heads is not None and heads.first == 0:
        return Judged("planned", ahead=True).because("the words of a heading"), heads
    controlled = _of_own(line, at) or _of_object(line, at) or _of_object(line, _before_destination(line, at))
    if controlled is not None:
        return controlled
    wish = _of_wish(line, at) if line.plains[at] in _WISHES else None
    if wish is not None and wish[0].status is not None:
        return wish
    found = GOVERNORS.match_before(line.plains, at + 1)
    if found is not None:
        return _of_governor(line, at + 1 - found[0], at + 1, found[1])
    if line.plains[at] in ("phone", "telephone", "videolink") and line.plains[at - 1] in ("by", "over"):
        at = skip_back(line, at - 2)
    if line.plains[at] == "whether" and line.plains[at - 1] in _WEIGHS:
        verb = _finite_before(line, at - 1)
        return Judged("possible", ahead=True), subject_of(line, verb) if verb is not None else None
    far = before_places(line, at)
    found = GOVERNORS.match_before(line.plains, far + 1)
    if found is not None and found[1][0].row[5] in AHEAD:
        return _of_governor(line, far + 1 - found[0], far + 1, found[1])
    first = _of_first(line, at) or of_pleasure(line, at)
    if first is not None:
        return first
    if line.plains[at] in ("is", "are", "'s", "'re", "was", "were"):
        return _be_to(line, at)
    return _of_purpose(line, at)


def _of_first(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """`A became the first leader to meet B`: the words before "to" end at a token."""
    near = range(at, max(at - 7, 1), -1)
    first = next((i for i in near if is_rank(line.plains[i]) and line.plains[i - 1] == "the"), None)
    if first is None or any(is_finite(line.tokens, i) or line.plains[i] == "," for i in range(first, at)):
        return None
    verb = skip_back(line, first - 2)
    if verb > 0 and line.plains[verb] == ",":
        return _apposed_first(line, verb, at)
    if verb < 0 or line.plains[verb] not in _BECOMES:
        return None
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"past", "participle", "base"}))
    will = next((i for i in range(verb - 1, max(verb - _APART, 0), -1) if line.plains[i] == "will"), None)
    if line.plains[verb] in ("become", "be") and not group.negated and will is not None:
        return Judged("planned", True), subject_of(line, will)  # "will on Tuesday become the first leader to meet B"
    if group.negated or group.tense not in (*_PAST, "present", "future", "would"):
        return NO_STATUS, None
    ahead = group.tense in ("future", "would")
    judged = Judged("planned" if ahead else "held", ahead)
    plain = group.tense == "future" or (group.tense in _PAST and line.plains[verb] != "become")
    return judged if plain else judged.because(BY_THE_WAY), subject_of(line, group.first)


_APART = 6


def _apposed_first(line: Line, comma: int, at: int) -> tuple[Judged, Found | None] | None:
    """`A, the first premier to meet B, said`: A, where what A does is told of in the past."""
    group = before_apposition(line, comma)
    verb = next(verbs_behind(line, at + 1), None)
    past = verb is not None and (line.plains[verb].endswith("ed") or line.plains[verb] in ("said", "told", "was"))
    if group is None or not past or len(group.actors) > 1:
        return None
    return Judged("held").because(BY_THE_WAY), group


_WEIGHS = listed("considering weighing deciding pondering considers considered consider")


_PLEASURES, _SPEAKS = (
    listed("pleasure honour honor privilege delight joy opportunity"),
    listed("said says added tweeted wrote"),
)


def of_pleasure(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """`A said it was a pleasure to meet B`, `A said he had the honour of meeting B`: who says so met B."""
    noun = at - (line.plains[at] == "of")
    before = range(noun - 1, max(noun - 5, 0), -1) if line.plains[noun] in _PLEASURES else ()
    verb = next((i for i in before if line.plains[i] in ("was", "had") and not line.quoted[i]), None)
    if verb is None or {"no", "little", "never", "not", "if"} & set(line.plains[max(0, verb - 1) : noun]):
        return None
    said = verb - 2 - (line.plains[verb - 2] == "that")
    if line.plains[verb] == "had":
        chance = ("whether somebody took the chance is not said",) if line.plains[noun] == "opportunity" else ()
        return Judged("held", False, chance), subject_of(line, verb)
    whose = line.plains[verb - 1] == "it" and said > 0 and line.plains[said] in _SPEAKS
    return (Judged("held"), subject_of(line, said)) if whose else (NO_STATUS, None)


_BECOMES = listed("was were is be been became become becomes")
_WISHES = {
    "willingness": "possible", "readiness": "possible", "desire": "hoped", "wish": "hoped", "hope": "hoped",
    "eagerness": "hoped",
    "hopes": "hoped", "intention": "planned", "plan": "planned", "plans": "planned", "offer": "proposed",
    "request": "proposed", "invitation": "invited",
}  # fmt: skip
"""Nouns before "to meet", to the status that they give to who states them."""
_OWN = {
    **_WISHES, "decision": "planned", "refusal": "refused", "agreement": "agreed", "promise": "planned",
    "pledge": "planned", "proposal": "proposed", "choice": "planned", "unwillingness": "refused",
}  # fmt: skip
"""Nouns before "to meet" behind `A's`, to the status that they give."""
_LONGEST = 3


def _of_own(line: Line, noun: int) -> tuple[Judged, Found | None] | None:
    """`A's decision to meet B drew criticism`, `A's long refusal to meet B`: what A has, and A."""
    status = _OWN.get(line.plains[noun])
    near = range(noun - 1, max(noun - _LONGEST, 0), -1) if status is not None else ()
    mark = next((at for at in near if line.plains[at] in ("'s", "'")), None)
    owner = line.at.get(mark - 1) if mark else None
    if status is None or owner is None or owner.person is None or not owner.phrase.owned:
        return None
    if _TAKEN_BACK & set(line.plains) or {"no", "not", "never", "if"} & set(line.plains[:noun]):
        return NO_STATUS, None
    own = Found((actor(line, owner),), owner.phrase.first, noun)
    return Judged(status, status in AHEAD).because(BY_THE_WAY), own


_TAKEN_BACK = listed("dropped abandoned scrapped reversed shelved cancelled canceled overturned withdrew blocked")
_STATES = listed(
    "expressed expresses voiced voices signalled signaled declared announced announces confirmed confirms repeated "
    "reiterated stated indicated renewed made has had have received receives got gets"
)
_ANSWERS = forms_of("answers.tsv")


def answer(line: Line, verb: int) -> tuple[Judged, Group] | None:
    """What the verb at a token, if it is one of answering an offer or an invitation, makes of what was offered."""
    found = _ANSWERS.match(line.plains, verb)
    if found is None:
        return None
    form = found[1][0]
    group = verb_group(line.tokens, verb, verb + found[0], form.shapes)
    status = form.row[6 if group.negated else 5]
    plain = group.tense in _PAST | {"present"} or (group.negated and group.tense == "future")
    if status == "-" or not plain or group.passive or group.habit:
        return NO_STATUS, group
    judged = Judged(status, status in AHEAD)
    return judged.because("refused in other words") if group.negated else judged, group


def _of_wish(line: Line, noun: int) -> tuple[Judged, Found | None]:
    """`expressed his willingness to meet B`, `accepted an invitation to meet B`, `dropped plans to meet B`."""
    for verb in range(noun - 1, max(noun - 5, -1), -1):
        word = line.plains[verb]
        answered = answer(line, verb)
        if answered is not None:
            return answered[0], subject_of(line, answered[1].first)
        if word not in _STATES:
            if word in ("no", "any", ",") or is_finite(line.tokens, verb):
                break
            continue
        group = verb_group(line.tokens, verb, verb + 1, frozenset({"past", "participle"}))
        status = _WISHES[line.plains[noun]]
        plain = group.tense in _PAST | {"present"} and not group.negated and not group.passive
        return (Judged(status, status in AHEAD), subject_of(line, group.first)) if plain else (NO_STATUS, None)
    return NO_STATUS, None


def _of_invited(line: Line, group: Found) -> tuple[Judged, Found | None] | None:
    """`A accepted an invitation from B to meet in Rome`: A and B would meet."""
    noun = group.first - 2
    if line.plains[group.first - 1 : group.first] != ("from",) or line.plains[noun] not in _WISHES:
        return None
    judged, one = _of_wish(line, noun)
    if one is None or not one.actors:
        return None
    return judged, replace(one, actors=(*one.actors, *group.actors))


_REPORTED = listed("said reported believed alleged known understood thought reputed rumored rumoured")


def _reported(line: Line, at: int) -> tuple[Judged, Found | None]:
    """`is said to have met` is a report; `was to have met` and `would like to have met` tell of what did not happen."""
    was = at - (line.plains[at] in _SCHEDULED)
    undone = next((_UNDONE[word] for word in line.plains[:was] if word in _UNDONE), None)
    if line.plains[was] in ("was", "were") and undone is not None:
        return Judged(undone).because(_NOT_TO_BE), subject_of(line, was)
    if line.plains[at] not in _REPORTED:
        return NO_STATUS, None
    outer = verb_group(line.tokens, at, at + 1, frozenset({"participle"}))
    judged = Judged("held").because(DOUBTFUL) if outer.passive and not outer.negated else NO_STATUS
    return judged, subject_of(line, outer.first)


_SCHEDULED = listed("due scheduled supposed planned set meant")
_NOT_TO_BE = "the sentence says that something was called off at which it was to be"
_UNDONE = {
    "cancelled": "cancelled", "canceled": "cancelled", "scrapped": "cancelled", "dropped": "cancelled",
    "abandoned": "cancelled", "postponed": "postponed", "delayed": "postponed",
}  # fmt: skip
_TO_DOING = frozenset({"admit", "confess", "look forward", "open", "agree", "commit"})
"""Governors before "to" and the form in -ing: `is open to meeting B`."""


_INTENTIONS = listed("intention plan plans thought question wish")


def _no_intention(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """`had no intention of meeting B`."""
    if at < 4 or line.plains[at - 1] != "of" or line.plains[at - 2] not in _INTENTIONS or line.plains[at - 3] != "no":
        return None
    judged = Judged("refused").because("who does not intend to is taken to refuse")
    return judged, subject_of(line, skip_back(line, at - 4))


def governor_before(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """The same for "denied meeting B", "looks forward to meeting B": None where no governor stands before `at`."""
    unwilling = _no_intention(line, at) or (of_pleasure(line, at - 1) if at and line.plains[at - 1] == "of" else None)
    if unwilling is not None:
        return unwilling
    end = at - (line.plains[at - 1 : at] == ("ever",))
    if line.plains[at - 1 : at] == ("to",):
        end = skip_back(line, at - 2) + 1  # "admitted on Monday to meeting"
    found = GOVERNORS.match_before(line.plains, end) if end > 0 else None
    if (
        found is None
        or found[1][0].row[5] == "purpose"
        or (line.plains[at - 1] == "to" and found[1][0].row[0] not in _TO_DOING)
    ):
        return None
    if end == at and found[1][0].shapes == {"word"}:
        return None
    return _of_governor(line, end - found[0], end, found[1])


def _of_object(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """`invited B to meet C`, `for B to meet C`, `sent its envoy, B, to meet C`: B would meet."""
    named = line.at.get(at - 1) if line.plains[at] == "," else None
    closes = named is not None and "," in line.plains[named.phrase.first : named.phrase.head]
    group = group_before(line, at - 1 if closes else at)
    if group is None:
        return None
    if line.plains[group.first - 1 : group.first] == ("for",):
        if {"no", "not", "never"} & set(line.plains[max(0, group.first - 5) : group.first]):
            return NO_STATUS, None
        return Judged("possible", ahead=True).because("somebody is to make it possible"), group
    if (invited := _of_invited(line, group)) is not None:
        return invited
    found = GOVERNORS.match_before(line.plains, group.first)
    form = next((one for one in found[1] if one.row[6:7] == ("object",)), None) if found else None
    if found is None or form is None:
        return NO_STATUS, None
    verb = group.first - found[0]
    outer = verb_group(line.tokens, verb, group.first, form.shapes)
    if outer.tense == "infinitive":  # "refused to send A to meet B"
        refused = governed(line, outer)[0]
        whole = refused if refused.status == "refused" else _of_governor(line, verb, group.first, (form,))[0]
        return whole.because(_BY_ANOTHER), group
    return _combined(form, outer), group


_BY_ANOTHER = "another decides whether they meet"


def _before_destination(line: Line, at: int) -> int:
    """The last token before where somebody is sent, of `sent A to Rome to meet B`."""
    place = known.CITIES.match_before(line.texts, at + 1) or known.STATES.match_before(line.texts, at + 1)
    before = at - place[0] if place is not None else -1
    return before - 1 if before > 0 and line.plains[before] == "to" else at


def _be_to(line: Line, at: int) -> tuple[Judged, Found | None]:
    past = line.plains[at] in ("was", "were")
    return Judged("planned", True, (OPEN_SINCE,) if past else ()), subject_of(line, at)


def _of_governor(line: Line, verb: int, last: int, forms: tuple[Form, ...]) -> tuple[Judged, Found | None]:
    form = _form_here(line, verb, forms)
    outer = verb_group(line.tokens, verb, last, form.shapes)
    if outer.tense == "infinitive":
        judged, subject = governed(line, outer)
        inner = _combined(form, replace(outer, tense="present"))
        if judged.status is None or inner.status is None or judged.status not in AHEAD | {"held"}:
            return NO_STATUS, subject
        status = inner.status if judged.status == "held" else weaker(judged.status, inner.status)
        return Judged(status, True, (*judged.reasons, *inner.reasons)), subject
    if outer.tense == "gerund":
        outer = replace(outer, tense="present")
    subject = subject_of(line, outer.first)
    return _combined(form, outer), subject


def _form_here(line: Line, verb: int, forms: tuple[Form, ...]) -> Form:
    """Of `prepared` the adjective behind "is", else the verb."""
    adjective = next((form for form in forms if form.shapes == {"word"}), None)
    if adjective is None or len(forms) == 1:
        return forms[0]
    at = skip_back(line, verb - 1)
    being = at >= 0 and line.plains[at] in _BEING
    return adjective if being else next(form for form in forms if form is not adjective)


_BEING = listed("is are was were be been being 's 're 'm not seems seemed remains remained appears appeared declared")


def judged_by(line: Line, verb: int, last: int, forms: tuple[Form, ...]) -> Judged:
    """The status that the governor at `verb` gives to what it governs."""
    outer = verb_group(line.tokens, verb, last, forms[0].shapes)
    if outer.tense == "gerund" and forms[0].row[5] == "purpose" and line.plains[verb - 1] in ("on", "upon", "after"):
        return _of_journey(replace(outer, tense="past"))
    if outer.tense == "gerund" and forms[0].row[5] == "purpose" and line.plains[verb - 1] == "before":
        return Judged("planned", True, (STILL_TO_COME,))  # "before flying to Rome for talks with B"
    if outer.tense == "infinitive" and forms[0].row[5] == "purpose":  # "is due to arrive for talks"
        ahead = governed(line, outer)[0]
        return ahead if ahead.ahead else NO_STATUS
    return NO_STATUS if outer.tense in ("infinitive", "gerund") else _combined(forms[0], outer)


def _combined(form: Form, outer: Group) -> Judged:
    """The status that a governor gives, seen through its own tense, mood and negation."""
    status = form.row[5]
    if form.row[0] == "rule out" and outer.negated and outer.tense in (*_PAST, "present", "modal", "would", "future"):
        return Judged("possible", ahead=True).because("it is not ruled out")
    if (
        status == "none"
        or outer.negated
        or (outer.habit and status not in ("refused", "denied", "proposed"))
        or outer.tense == "irrealis"
    ):
        return NO_STATUS
    if status == "purpose":
        return doubted(_of_journey(outer), outer.doubt)
    if status == "held" and form.row[0] in _OWNS_UP:
        return Judged("held") if outer.tense in (*_PAST, "present") else NO_STATUS
    if status == "held":
        return _of_success(outer)
    ahead = status in AHEAD
    if outer.tense == "modal" and status in ("cancelled", "postponed"):
        return Judged("planned", ahead=True).because(_MAY_BE_UNDONE)
    if outer.tense == "modal" or (outer.tense == "would" and form.row[0] not in ("like", "love")):
        return Judged("possible", ahead=True).because("somebody might do so") if ahead else NO_STATUS
    if outer.tense == "obligation":
        return Judged("proposed", ahead=True).because("somebody should do so") if ahead else NO_STATUS
    if (outer.tense == "future" and not ahead) or (outer.tense == "pluperfect" and status == "hoped"):
        return NO_STATUS
    judged = Judged(status, ahead)
    if outer.tense in (*_PAST, "past progressive") and status in ("planned", "expected", "hoped", "possible"):
        judged = judged.because(OPEN_SINCE)
    return doubted(judged, outer.doubt)


_OWNS_UP = frozenset({"admit", "confess", "acknowledge"})
_MAY_BE_UNDONE = "it may be called off"


def threatened(line: Line, group: Group, judged: Judged) -> Judged | None:
    """`threatened to cancel a meeting`: it is still planned."""
    before = line.plains[group.to - 1] if group.to else ""
    undone = judged.status in ("cancelled", "postponed") and before in _THREATENS
    return Judged("planned", ahead=True).because(_MAY_BE_UNDONE) if undone else None


_THREATENS = listed("threatened threatens threatening")


def _of_journey(outer: Group) -> Judged:
    judged = Judged("planned", ahead=True)
    if outer.tense in _PAST or outer.tense == "past progressive":
        return Judged("planned", ahead=False).because(PURPOSE)
    if outer.tense in ("modal", "would"):
        return Judged("possible", ahead=True)
    return judged


def _of_success(outer: Group) -> Judged:
    """`was able to meet`, `began to meet`."""
    if outer.tense in _PAST:
        return Judged("held")
    return Judged("possible", ahead=True).because("they are able to meet") if outer.tense != "future" else NO_STATUS


_CLAUSE_ENDS = frozenset({",", ";", ":", "that", "who"})


def _of_purpose(line: Line, at: int) -> tuple[Judged, Found | None]:
    """An infinitive of purpose behind a place or an object: `travelled to Lisbon to meet B`."""
    for verb in range(at, max(at - 14, -1), -1):
        closed = line.plains[verb] in _CLAUSE_ENDS and not in_place_name(line, verb)
        if closed or (verb in line.at and line.at[verb].person is not None):
            return NO_STATUS, None
        journey = on_journey(line, verb)
        if journey is not None:
            return journey
        found = GOVERNORS.match(line.plains, verb)
        if found is not None and found[1][0].row[5] == "purpose" and not _is_noun(line, verb):
            return _of_governor(line, verb, verb + found[0], found[1])
        if is_finite(line.tokens, verb):
            there = line.plains[verb] in ("is", "was", "be") and is_somewhere(line, verb + 1)
            first = verb - 1 if line.plains[verb - 1 : verb] in (("will",), ("to",)) else verb
            return _be_to(line, first) if there else (NO_STATUS, None)
    return NO_STATUS, None


_JOURNEYS = listed("visit trip journey way mission tour stop stopover")
_BEFORE_VERBS = listed("to will would may might can could should not also and they we i")
_ON = listed("on makes made making make pay paid pays paying during")


def on_journey(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """`made a surprise visit to Lisbon to meet B`, `is on his way to Lisbon for talks`, at the journey's noun."""
    if line.plains[at] not in _JOURNEYS or line.plains[at - 1] in _BEFORE_VERBS:
        return None
    for verb in range(at - 1, max(at - 7, -1), -1):
        if line.plains[verb] in _ON:
            first = _finite_before(line, verb)
            subject = subject_of(line, first) if first is not None else None
            ahead = first is not None and line.plains[first] in ("will", "'ll")
            return (Judged("planned", True) if ahead else Judged("planned").because(PURPOSE)), subject
        owner = line.at.get(verb - 1) if line.plains[verb] in ("'s", "'") else None
        if owner is not None and owner.phrase.owned and owner.phrase.tail == verb:
            return Judged("planned").because(PURPOSE), Found((actor(line, owner),), owner.phrase.first, verb)
        if verb in line.at and line.at[verb].person is not None:
            return None
    return None


def _finite_before(line: Line, at: int) -> int | None:
    """The first word of the verb group that the token belongs to or follows."""
    for verb in range(at, max(at - 8, -1), -1):
        if is_finite(line.tokens, verb) and verb not in line.at:
            first = verb
            while first > 0 and is_finite(line.tokens, first - 1) and first - 1 not in line.at:
                first -= 1
            return first
        if verb in line.at:
            return None
    return None


def _is_noun(line: Line, at: int) -> bool:
    """Whether a word such as `visit` follows an article and is a noun here."""
    return line.plains[at - 1 : at] in (("a",), ("the",), ("an",), ("his",), ("her",), ("their",), ("'s",), ("no",))


def of_support(form: Form, group: Group, *, later: bool, dated: bool, heading: bool) -> Judged:
    """The status of a contact noun's verb: `held talks`, `cancelled a meeting`."""
    how = form.row[5]
    if how in ("do", "meal", "call"):
        return of_verb(group, later=later, dated=dated, heading=heading)
    present = replace(group, tense="present") if group.tense in ("progressive", "gerund") else group
    return _combined(form, present)


def of_seeking(form: Form, group: Group) -> Judged:
    """`A, seeking a meeting with B, flew home`: the status that the participle gives."""
    return _combined(form, replace(group, tense="present"))
