"""Talks with B that a sentence tells of by the way: `declined to give details of his meeting with B`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.contacts.occasion_words import at_occasion
from loader.extraction.rules.grammar.clauses import UNSURE, Found, actor, skip_back, skip_forward
from loader.extraction.rules.grammar.groups import group_after
from loader.extraction.rules.grammar.noun_words import TIMES
from loader.extraction.rules.grammar.participles import later_date, main_subject, verb_follows
from loader.extraction.rules.grammar.status import (
    AHEAD,
    IN_UNKNOWN_WORDS,
    NO_STATUS,
    PURPOSE,
    Judged,
)
from loader.extraction.rules.reading import Line, in_title_case
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["MOVED", "OFF", "part_of", "status_aside", "subject_aside", "two_behind"]

_DENIALS = UNSURE | listed("no nobody none unlikely if whether chances cannot unless failed fails")
_UNMADE = listed(
    "bar barred ban banned block blocked prevent prevented oppose opposed opposes urge urged urges demand demanded "
    "demands seek seeks sought want wants wanted ask asked call called calls propose proposed proposes proposal "
    "suggest suggested hope hopes hoped plan plans planned refuse refused refuses reject rejected deny denied cancel "
    "cancelled canceled postpone postponed delay delayed possibility prospect chance avoid avoided report reports "
    "talk speculation notion disputed contested questioned failed reportedly alleged claim claims claimed rumours "
    "rumors invite invited request requested offer offered consider frets fretted worried feared dreaded nervous "
    "anxious settle finalise finalize miss missed skip skipped"
)
"""Words before a contact noun that may leave nothing of it, or say that it is only wished for."""
OFF = {**dict.fromkeys(listed("cancelled canceled scrapped aborted"), "cancelled"), "postponed": "postponed"}
"""Words within those for a contact that say it was called off, to its status."""
_COMING = {
    **dict.fromkeys(listed("planned scheduled upcoming forthcoming coming next future imminent looming"), "planned"),
    **dict.fromkeys(listed("possible potential eventual"), "possible"), "expected": "expected", "proposed": "proposed",
    **OFF, "abandoned": "cancelled",
}  # fmt: skip
"""Words within those for a contact that say it has not been, to its status."""
_HAD = listed("had spent held attended enjoyed kept packed crammed completed finished wrapped")
"""Verbs of a day or a programme that was, with all that it included."""
_GOING_ON = listed("ongoing continuing current")
_GO_ON = listed("is are remain remains still been 's 're currently locked")
_OF_WHAT_WAS = listed("from in at during after following since despite into")
_OF_A_PART = listed("of on about to over")
_MARKS = listed(": -- – —")
_FACES = listed("faces face awaits looms looming will before prepares")
"""Verbs of what is still to come."""
_MODALS = listed("will 'll would may might can could should must shall")
MOVED = listed("arrived flew came went travelled traveled left whisked driven flown taken headed returned drove moved")
"""Verbs of going or being taken to where talks are."""


_UNTOLD = listed(
    "brief discuss mention disclose reveal say elaborate describe provide give recall report comment detail explain "
    "share speak talk refer address tell inform raise discussed mentioned disclosed revealed described reported given "
    "raised told briefed shared"
)
_ARISES = (("come", "up"), ("arise",), ("feature",), ("figure",), ("surface",), ("emerge",))
"""What something did not do at a meeting that was."""
_NEAR = 6
_NEWS = listed(
    "details detail comment mention account specifics information word hint readout concern concerns objection "
    "objections worry worries doubts qualms regrets fears"
)


_WITHIN, _BEHIND = 20, 10
"""How many words before a contact and behind it may deny it."""


def _denies(line: Line, first: int) -> bool:
    """Whether some word near it may take back the contact at `first` that it tells of: none of what is quoted
    there, and not that nothing is said of it."""
    near = range(max(0, first - _WITHIN), min(first + _BEHIND, len(line.tokens)))
    denials = (at for at in near if line.plains[at] in _DENIALS or line.plains[at].endswith("n't"))
    return any(line.quoted[at] == line.quoted[first] and not _untold(line, at) for at in denials)


def _untold(line: Line, at: int) -> bool:
    """`gave no details of`, `did not brief him about`: there was what is not told of."""
    if line.plains[at] == "no":
        return bool(_NEWS & set(line.plains[at + 1 : at + 3]))
    negated = line.plains[at] in ("not", "never") or line.plains[at].endswith("n't")
    arises = any(line.plains[at + 1 : at + 1 + len(words)] == words for words in _ARISES)
    return negated and (arises or bool(_UNTOLD & set(line.plains[at + 1 : at + 4])))


def status_aside(line: Line, start: int, first: int) -> Judged:
    """The status of a contact noun at `first`, whose words begin at `start`, where no verb that the rules know governs
    it; always to be looked at."""
    if line.heading or in_title_case(line) or _denies(line, first) or line.quoted[first]:
        return NO_STATUS
    if _UNMADE & {line.plains[at] for at in range(max(0, start - _WITHIN), start) if not line.quoted[at]}:
        return NO_STATUS
    own = set(line.plains[start:first])
    owned = bool(own & {"his", "her", "'s", "-", "–", "/"}) or line.plains[start - 1 : start] == ("'s",)
    coming = next((_COMING[word] for word in line.plains[start:first] if word in _COMING), None)
    if coming is not None:
        return Judged(coming, coming in AHEAD).because(IN_UNKNOWN_WORDS) if owned else NO_STATUS
    at = skip_back(line, start - 1)
    before = line.plains[at] if at >= 0 else ""
    if before in _MARKS:  # "faces the hardest of tests: a meeting with B"
        ahead = any(line.plains[i : i + 2] == ("ahead", "of") or line.plains[i] in _FACES for i in range(at))
        return Judged("planned", True).because(IN_UNKNOWN_WORDS) if ahead else NO_STATUS
    if before in ("for", "including"):
        if line.plains[at - 2 : at] == ("too", "late"):
            return NO_STATUS
        moved = MOVED & set(line.plains[:at])
        if moved and not _is_ahead(line, start):
            return Judged("planned").because(PURPOSE)
        had = before == "including" and _HAD & set(line.plains[:at]) and not _is_ahead(line, start)
        return Judged("held").because(IN_UNKNOWN_WORDS) if had else NO_STATUS
    if before == "of" and _ARRANGES & set(line.plains[:at]):
        return Judged("planned", True).because(IN_UNKNOWN_WORDS)
    told = owned or (_of_a_part(line, at) if before in _OF_A_PART else before in _OF_WHAT_WAS)
    told = told or (before in ("to", "on") and bool(own & {"the", "'s"}) and _is_past(line, start, first))
    if owned and before in _OF_WHAT_WAS and _did_not_arise(line, at):
        return Judged("held").because(IN_UNKNOWN_WORDS)
    later, dated = later_date(line, first)
    dated = dated and before not in _OF_A_PART and not (at < 0 and _led_on(line, first))
    if later or dated or _is_ahead(line, start) or not told:
        return NO_STATUS
    if before in TIMES and at_occasion(line, at).status is None:
        return NO_STATUS
    goes_on = own & _GOING_ON or (before == "in" and _GO_ON & set(line.plains[max(0, at - 2) : at]))
    return Judged("ongoing" if goes_on else "held").because(IN_UNKNOWN_WORDS)


_LEADS = listed("led paved drew sparked angered prompted helped caused brought produced yielded ended lasted went gave")


def _led_on(line: Line, first: int) -> bool:
    """`Her April talks with B led to a treaty`: the first verb behind a noun says what came of it."""
    verb = next((i for i in range(first, len(line.tokens)) if is_finite(line.tokens, i) and i not in line.at), first)
    return line.plains[verb] in _LEADS and not line.quoted[verb] and "who" not in line.plains[first:verb]


def _did_not_arise(line: Line, at: int) -> bool:
    """`did not come up in his talks with B`, of which "in" stands at a token."""
    near = range(max(0, at - _NEAR), at)
    return any(line.plains[i] in ("not", "never", "didn't") and _untold(line, i) for i in near) and any(
        line.plains[i] in ("did", "didn't", "was", "were", "never") for i in near
    )


_ARRANGES = listed(
    "arrange arranges arranged arranging finalise finalises finalised finalize finalizes finalized organise organised "
    "organize organized prepare prepares prepared preparing settle"
)
"""Verbs of what is done before a meeting: `to arrange the hours of a meeting`."""
_WAS = listed("recent latest earlier previous")


def _is_past(line: Line, start: int, first: int) -> bool:
    """Whether the words before a noun say that it was: `the recent meeting`, `last month's summit`."""
    dated = any(when.past and start <= at < first for when, at, _ in line.dates)
    return dated or bool(_WAS & set(line.plains[start:first]))


def _of_a_part(line: Line, at: int) -> bool:
    """`details of his meeting`, `spoke about talks`; not `came close to talks`, `the wisdom of talks`."""
    word = line.plains[skip_back(line, at - 1)] if at else ""
    if word in _PARTS | _TELLS:
        return (word, line.plains[at]) != ("close", "to")
    return line.plains[at] == "about" and line.plains[at - 2] in _TELLS and word in _HEARERS


_HEARERS = listed("reporters journalists lawmakers parliament deputies viewers listeners readers aides him her them")


_PARTS = listed(
    "outcome result results details news record minutes account atmosphere tone aftermath wake failure collapse "
    "success part margins sidelines end close start beginning anger satisfaction fury dismay substance content weekend "
    "evening night morning afternoon"
)
"""What there is of talks that were, or at them."""
_TELLS = listed(
    "spoke told talked boasted bragged reminisced commented reported briefed remarked joked details detail account "
    "accounts memories memory photos photographs pictures footage readout summary transcript story "
    "impressions said says subject topic"
)
"""Words before "of" and "about" by which somebody tells of talks that were."""


_MENTIONS = listed("mention mentions mentioned mentioning")
_MARKED = listed("dominated overshadowed marked clouded topped preceded followed interrupted enlivened soured marred")
"""Verbs of what becomes of a meeting that was."""
_WILL_MARK = listed("dominate overshadow cloud top precede follow")
"""The same behind "will" and "expected to"."""


def part_of(line: Line, start: int, first: int) -> Judged:
    """The status of talks between two where words before them tell: `the outcome of the talks`, `despite talks`."""
    at = skip_back(line, start - 1)
    before = line.plains[at] if at >= 0 else ""
    if before in _MENTIONS and not line.quoted[at] and not _COMING.keys() & set(line.plains[start:first]):
        return Judged("held").because(IN_UNKNOWN_WORDS)
    if before in _WILL_MARK and line.plains[at - 1] in ("to", "will") and not _denies(line, first):
        return Judged("planned", True).because(IN_UNKNOWN_WORDS)
    if before in _MARKED or line.plains[at - 3 : at + 1] in (("the", "same", "day", "as"), ("same", "time", "as")):
        return Judged("held").because(IN_UNKNOWN_WORDS)
    return status_aside(line, start, first)


def _is_ahead(line: Line, start: int) -> bool:
    """Whether a verb of what may come stands in the sentence before the noun, or, where none does, behind it."""
    verbs = [at for at, _ in enumerate(line.tokens) if is_finite(line.tokens, at) and at not in line.at]
    own = [at for at in verbs if at < start] or verbs
    return not own or any(line.plains[at] in _MODALS for at in own)


def subject_aside(line: Line, start: int, other: Found) -> Found | None:
    """The one whom the clause around the words that begin at `start` is about, if it names nobody else before them."""
    subject = main_subject(line, start)
    if subject is None or len(subject.actors) > 1 or (not subject.actors and subject.pronoun not in ("he", "she")):
        return None
    mine = {id(who.person) for who in subject.actors}
    between = {id(one.person) for one in line.named if one.person and one.phrase.first < start}
    met = {id(who.person) for who in other.actors}
    return subject if between <= mine and not mine & met else None


def _with_whom_it_acts_on(line: Line, one: Found) -> Found | None:
    """`In their first talks, A asked B for fish`: A and B, where the sentence names nobody else."""
    others = [named for named in line.named if named.phrase.first >= one.last and not named.phrase.owned]
    told = verb_follows(line, one.last) and len(line.named) == 2 and len(others) == 1 and others[0].person is not None
    alone = told and line.plains[others[0].phrase.first - 1] in _TOLD
    return replace(one, actors=(*one.actors, actor(line, others[0]))) if alone else None


_TOLD = listed("asked told urged assured informed warned thanked pressed reminded promised offered gave handed")


def two_behind(line: Line, last: int) -> Found | None:
    """`After their talks, A and B watched the game`: the two who act behind the comma."""
    comma = next((at for at in range(last, len(line.tokens) - 1) if line.plains[at] == ","), None)
    start = skip_forward(line, comma + 1) if comma is not None else len(line.tokens)
    group = group_after(line, start, closed=True) if start < len(line.tokens) else None
    if group is not None and len(group.actors) == 1:
        group = _with_whom_it_acts_on(line, group)
    if group is None or len(group.actors) != 2 or not verb_follows(line, group.last):
        return None
    ahead = line.plains[skip_forward(line, group.last)] in _MODALS | {"is", "are", "was", "were"}
    return None if ahead else group
