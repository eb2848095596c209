"""Participles beside a contact word, and whose they are: `After meeting B, A said`, `A was seen meeting B`."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Found, skip_back, skip_forward, verbs_before
from loader.extraction.rules.grammar.groups import group_after, group_before
from loader.extraction.rules.grammar.status import (
    AHEAD,
    BY_THE_WAY,
    GOVERNORS,
    NO_STATUS,
    OPEN_SINCE,
    STILL_TO_COME,
    Judged,
    answer,
    governed,
    governor_before,
    of_verb,
)
from loader.extraction.rules.grammar.subjects import subject_of
from loader.extraction.rules.grammar.there import being_there
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import Group, Shape, is_finite, verb_group

__all__ = [
    "before_it",
    "beside",
    "beside_another",
    "later_date",
    "main_subject",
    "of_gerund",
    "of_participle",
    "seen_before",
    "shown_before",
    "spent_before",
    "status_of",
    "subject_and_status",
    "through_verb",
    "verb_follows",
]

_SPEECH = listed(
    "said told added warned insisted urged vowed promised pledged announced asked noted was were had would"
)
_UNREAL = listed("may might could would should can must cannot")
_AUXILIARIES = listed("is are has have did does do be been")


_SHOWS = listed("showed shows show shown broadcast saw seen filmed photographed pictured")
_PICTURES = listed("images image pictures picture photographs photograph photos photo footage video film")
_MADE_UP = listed(
    "fake faked doctored cartoon drawing painting drama novel comic edited altered manipulated deepfake imaginary "
    "mural sketch film stamp statue portrait poster waxwork puppet effigy banner"
)


def shown_before(line: Line, at: int) -> tuple[Judged, Found] | None:
    """`television showed A meeting B`, `photographs of A shaking hands with B`, `A was seen meeting B`."""
    shown = group_before(line, at - 1) if at > 0 else None
    if shown is None and at > 1 and line.plains[at - 1] in ("him", "her"):
        shown = Found((), at - 1, at, pronoun={"him": "he", "her": "she"}[line.plains[at - 1]])
    verb = at - 1 if shown is None else shown.first - 1
    word = line.plains[verb] if verb >= 0 else ""
    pictured = word == "of" and line.plains[verb - 1] in _PICTURES
    if not (pictured or word in _SHOWS) or _MADE_UP & set(line.plains[max(0, verb - 8) : at]):
        return None
    if shown is None:
        group = verb_group(line.tokens, verb, verb + 1, frozenset({"participle"}))
        shown = subject_of(line, group.first) if group.passive and not group.negated else None
    return (Judged("held").because("what pictures show"), shown) if shown is not None else None


def seen_before(line: Line, at: int) -> tuple[Found, Judged] | None:
    """`the visit saw A meet B`, at "meet"."""
    shown = group_before(line, at - 1) if at > 0 else None
    if shown is None and at > 1 and line.plains[at - 1] in ("him", "her"):
        shown = Found((), at - 1, at, pronoun={"him": "he", "her": "she"}[line.plains[at - 1]])
    if shown is None or line.plains[shown.first - 1 : shown.first] != ("saw",) or _MADE_UP & set(line.plains[:at]):
        return None
    return shown, Judged("held").because(BY_THE_WAY)


def spent_before(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """`A spent 20 minutes speaking to B`."""
    if line.plains[at - 1 : at] not in (("minutes",), ("hours",), ("hour",), ("time",), ("day",), ("days",)):
        return None
    verb = next((i for i in range(at - 2, max(at - 8, -1), -1) if line.plains[i] in ("spent", "spend", "spends")), None)
    if verb is None:
        return None
    shapes: frozenset[Shape] = frozenset({"past", "participle"} if line.plains[verb] == "spent" else {"base"})
    group = verb_group(line.tokens, verb, verb + 1, shapes)
    if group.tense == "infinitive" or group.passive:
        return NO_STATUS, None
    return status_of(line, group), subject_of(line, group.first)


_IDEAS = {
    "possibility": "possible", "prospect": "possible", "chance": "possible", "idea": "possible", "option": "possible",
    "hope": "hoped", "hopes": "hoped", "intention": "planned",
}  # fmt: skip
"""Nouns before "of meeting B", to the status that they give."""
_HOPES = listed("hope hopes chance prospect")


def _of_idea(line: Line, noun: int) -> Judged:
    """`spoke of the possibility of meeting B` is possible, `dropped the idea of meeting B` cancelled; of hopes that
    were given up nothing is left."""
    verbs = range(noun - 1, max(noun - 4, -1), -1)
    answered = next(filter(None, (answer(line, verb) for verb in verbs)), None)
    if answered is None:
        return Judged(_IDEAS[line.plains[noun]], True).because(BY_THE_WAY)
    return NO_STATUS if line.plains[noun] in _HOPES else answered[0].because(BY_THE_WAY)


def of_gerund(line: Line, at: int) -> tuple[Judged, Found | None]:
    """`A said after meeting B`; `After meeting B on Monday, A said`. The status follows from the preposition."""
    shown = shown_before(line, at) or spent_before(line, at) or _blamed(line, at)
    if shown is not None:
        return shown
    seen = seen_before(line, at)
    if seen is not None:
        return seen[1], seen[0]
    before = line.plains[at - 1] if at else ""
    if before in _LEAVES_OUT or line.plains[at] in _LEAVES_OUT:
        return NO_STATUS, None
    governor = governor_before(line, at)
    if governor is not None:
        return governor
    if before == "of" and at > 1 and line.plains[at - 2] in _IDEAS:
        return _of_idea(line, at - 2), main_subject(line, at)
    status = dict.fromkeys(("after", "since", "upon", "following", "when", "while", "by"), "held")
    judged = Judged(status[before]) if before in status else NO_STATUS
    if beside_another(line, at):
        return through_verb(line, at - 1, Judged("held")), main_subject(line, at)
    if before == "in" and "joined" in line.plains[:at]:
        judged = Judged("held").because("a participle")
    if at == 0 or before == "," or line.plains[at] == "having":
        judged = of_participle(line, at)
    if before == "of" and line.plains[at - 2 : at - 1] in (("accused",), ("suspected",)):
        judged = judged.because("somebody is accused of it")
    if before == "before":
        judged = before_it(line, at)
    judged = being_there(line, at) or judged
    if before == "including":
        judged = _of_stay(line, at).because(BY_THE_WAY)
    if before in status:
        judged = through_verb(line, at - 1, judged)
    return judged, main_subject(line, at)


_BLAMES = listed(
    "criticised criticized attacked condemned blamed rebuked scolded slammed lambasted chided apologised apologized "
    "praised faulted mocked denounced fire flak criticism"
)


def _blamed(line: Line, at: int) -> tuple[Judged, Found | None] | None:
    """`came under fire for meeting B`, `critics attacked A for meeting B`: who met, and that it was by the way."""
    whom = group_before(line, at - 2) if at > 1 else None
    verb = at - 2 if whom is None else whom.first - 1
    if verb < 0 or line.plains[at - 1] != "for" or line.plains[verb] not in _BLAMES or any(later_date(line, at)[:1]):
        return None
    return Judged("held").because(BY_THE_WAY), whom or main_subject(line, at)


_STAYED = listed("had spent filled packed crammed finished completed ended wrapped")


def _of_stay(line: Line, at: int) -> Judged:
    """`is spending a few days in Rome, including meeting B`: as the verb before says of the days."""
    verb = next(verbs_before(line, at), None)
    if verb is None or any(word in ("not", "no", "never", "if") for word in line.plains[:at]):
        return NO_STATUS
    if line.plains[verb] in _BEING or line.plains[verb] in ("will", "'ll", "plans"):
        return Judged("planned", ahead=True)
    return Judged("held") if line.plains[verb] in _STAYED else NO_STATUS


_LEAVES_OUT = listed("without not never")
"""Before a form in -ing: `left without having met B`."""
_BESIDES = (("besides",), ("in", "addition", "to"), ("as", "well", "as"), ("aside", "from"), ("apart", "from"))


def beside_another(line: Line, at: int) -> bool:
    """Whether `besides` or the like stands before a form in -ing: it was, or is to be, as what it stands beside."""
    return any(line.plains[max(0, at - len(words)) : at] == words for words in _BESIDES)


_MODALS = {
    "will": Judged("planned", True), "'ll": Judged("planned", True), "shall": Judged("planned", True),
    "would": Judged("planned", True, ("reported speech or a condition",)), "may": Judged("possible", True),
    "might": Judged("possible", True), "could": Judged("possible", True), "can": Judged("possible", True),
    "should": Judged("proposed", True, ("somebody should meet",)),
}  # fmt: skip
_BEING = listed("is are was were 's 're")
_DUE = listed("expected due likely planned scheduled set")


def through_verb(line: Line, at: int, judged: Judged) -> Judged:
    """What `after meeting B`, whose preposition is at a token, tells of beside its verb: in `A will fly home after
    meeting B` nothing that was."""
    if judged.status != "held":
        return judged
    ahead = _awaited(line, at) or _begun(line, at)
    if ahead is not None:
        return ahead
    if line.plains[at - 1 : at] and line.plains[at - 1] in _DUE and line.plains[at - 2] in _BEING:
        return Judged("planned", True).because(BY_THE_WAY)
    before = (i for i in verbs_before(line, at) if line.plains[i - 1 : i] not in (("to",), ("be",)))
    verb = next(before, None) if (told := _told_before(line, at)) is None else told
    verb = (_verb_behind_comma(line, at) or _verb_behind(line, at)) if verb is None else verb
    if verb is None or line.quoted[verb] != line.quoted[at]:
        return judged
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"base", "past", "participle"}))
    if line.plains[group.first : group.first + 2] == ("may", "have") and verb < at:
        return judged  # "may have done harm by meeting B"
    if line.plains[group.first] in _MODALS:
        return _MODALS[line.plains[group.first]]
    if group.tense == "infinitive" and (ahead := governed(line, group)[0]).ahead:  # "is to be raised at a meeting"
        return Judged("planned", True, ahead.reasons)
    if _is_offered_before(line, verb, at):
        return Judged("planned", True).because(BY_THE_WAY)
    if verb > at and line.plains[verb].endswith("ed"):  # "at talks in Rome, A agreed to open the ports"
        return judged
    return _governed_ahead(line, verb, at if verb < at else min(verb + 8, len(line.tokens))) or judged


_OWNED = listed("his her their the 's had has made have of on")
_OFFERS = listed("invitation plan plans offer proposal request promise pledge intention agreement deal decision")


def _is_offered_before(line: Line, verb: int, at: int) -> bool:
    """`brought an invitation to meet C in June after talks with B`: "after" goes with what is yet to be done."""
    offers = [i for i in range(verb, at) if line.plains[i] in _OFFERS]
    return bool(offers) and line.plains[at] in ("after", "following") and "to" in line.plains[offers[0] : at]


_BEGINS = listed("begin begins start starts open opens continue continues end ends conclude concludes")
_BEGUN_WITH = 8


def _begun(line: Line, at: int) -> Judged | None:
    """`the visit begins on Monday with a meeting of A and B`: what only begins has not been."""
    near = range(max(0, at - _BEGUN_WITH), at) if line.plains[at] == "with" else ()
    verb = next((i for i in near if line.plains[i] in _BEGINS and i not in line.at), None)
    if verb is None:
        return None
    return Judged("planned", True) if any(later_date(line, verb)) else Judged("planned", True).because(BY_THE_WAY)


_EXPECTS = listed(
    "expect expects expected expecting anticipate anticipates anticipated hope hopes hoped hoping predict predicts "
    "predicted foresee foresees foresaw forecast forecasts envisage envisages envisaged await awaits awaited"
)
"""Verbs of what is still to come: with them lies ahead what they expect of talks."""
_THERE = listed("during in at from")


def _awaited(line: Line, at: int) -> Judged | None:
    """`expects a breakthrough during his talks with B`, `hoped for progress at the talks`: they were still to come.
    What somebody "predicted at talks", or expects "after talks", says nothing of that."""
    if line.plains[at] not in _THERE:
        return None
    for verb in range(at - 1, -1, -1):
        if line.plains[verb] in _EXPECTS and verb not in line.at:
            past = line.plains[verb].endswith("ed") or line.plains[verb] == "foresaw"
            being = line.plains[verb - 1 : verb] and line.plains[verb - 1] in _BEING
            judged = Judged("expected", True).because(OPEN_SINCE if past else BY_THE_WAY)
            return None if verb == at - 1 or being or "to" in line.plains[verb:at] else judged
        if line.plains[verb] in _OTHER_CLAUSES or (is_finite(line.tokens, verb) and verb not in line.at):
            return None
    return None


_OTHER_CLAUSES = listed("that who which where when whom whose if because since and but ; :")


def _verb_behind(line: Line, at: int) -> int | None:
    """The first verb behind `at their meeting`, whoever its subject is: `At their meeting, fish will be discussed`."""
    for verb in range(at + 1, len(line.tokens)):
        if line.plains[verb] in _OTHER_CLAUSES or line.quoted[verb] != line.quoted[at]:
            return None
        if is_finite(line.tokens, verb) and verb not in line.at:
            return verb
    return None


def _governed_ahead(line: Line, verb: int, end: int) -> Judged | None:
    """`A is due to fly home`, `A plans to speak`: that what is told with it lies ahead, too."""
    to = next((i for i in range(verb + 1, end) if line.plains[i] == "to"), None)
    if to is None or any(line.plains[i] in ("that", "who", ",") for i in range(verb, to)):
        return None
    governor = GOVERNORS.match_before(line.plains, to)
    start = to - governor[0] if governor is not None else to
    named = line.plains[verb] in _OFFERS and (line.plains[verb - 1].endswith("ed") or line.plains[verb - 1] in _OWNED)
    if named:  # "revealed plans to shut the site during his talks with B"
        return None
    chained = start == verb or (line.plains[verb] in _BEING and start - verb <= 2)
    planned = governor is not None and chained and governor[1][0].row[5] in AHEAD
    if not planned and not (line.plains[verb] in _BEING and to == verb + 1):
        return None
    judged = Judged("planned", True)
    now = line.plains[skip_back(line, verb - 1)] in ("is", "are", "be", "will", "'s", "'re") if verb else False
    past = line.plains[verb] in ("was", "were") or (line.plains[verb].endswith("ed") and not now)
    return judged.because(OPEN_SINCE) if past else judged


def of_participle(line: Line, at: int) -> Judged:
    """`A ended the tour in Lisbon, meeting B` was as the verb says whose subject it shares."""
    verbs = [index for index in range(at) if is_finite(line.tokens, index) and index not in line.at]
    verb = verbs[-1] if verbs else _verb_behind_comma(line, at)
    if verb is None and (after := _verb_behind_closing(line, at)) is not None:
        return Judged("held") if line.plains[after].endswith("ed") else Judged("held").because("a participle")
    if verb is None:
        return Judged("held").because("a participle")
    if line.plains[at] == "having":
        return Judged("held")
    group = verb_group(line.tokens, verb, verb + 1, frozenset({"past", "participle"}))
    if group.negated or group.habit or "not" in line.plains[verb:at] or line.plains[verb] in _UNREAL:
        return NO_STATUS
    if line.plains[verb] in ("will", "'ll"):
        return Judged("planned", ahead=True)
    plain_past = group.tense in ("past", "perfect", "pluperfect") and line.plains[verb] not in _AUXILIARIES
    plain_past = plain_past and (verb > at or line.plains[verb] not in _SPEECH)
    return Judged("held") if plain_past else Judged("held").because("a participle")


def _verb_behind_closing(line: Line, at: int) -> int | None:
    """The verb of `A and B, meeting in Rome, announced it`, at "meeting"."""
    group = group_before(line, at - 2) if at > 1 and line.plains[at - 1] == "," else None
    closing = next((i for i in range(at, len(line.tokens) - 1) if line.plains[i] == ","), None)
    if group is None or closing is None or any(i in line.at and line.at[i].person for i in range(at, closing)):
        return None
    return closing + 1 if is_finite(line.tokens, closing + 1) else None


def _verb_behind_comma(line: Line, at: int) -> int | None:
    """The verb of `Meeting B in Lisbon on Monday, A promised help`, whose subject is a person of name."""
    subject = _behind_comma(line, at)
    index = skip_forward(line, subject.last) if subject is not None and subject.actors else len(line.tokens)
    return index if index < len(line.tokens) and is_finite(line.tokens, index) else None


def before_it(line: Line, at: int) -> Judged:
    """`A toured the port before meeting B` tells of a meeting; `A said before meeting B` of one to come."""
    verbs = [index for index in range(at) if is_finite(line.tokens, index) and index not in line.at]
    if verbs and line.plains[verbs[-1]] in _MODALS:
        return _MODALS[line.plains[verbs[-1]]].because(BY_THE_WAY)
    if verbs and line.plains[verbs[-1]] not in _SPEECH and not line.quoted[verbs[-1]]:
        group = verb_group(line.tokens, verbs[-1], verbs[-1] + 1, frozenset({"past"}))
        if group.tense == "past" and not group.negated:
            return NO_STATUS if _is_off(line, verbs[-1], at) else Judged("held").because(BY_THE_WAY)
    behind = _verb_behind_comma(line, at) if not verbs and not any(later_date(line, at)) else None
    if behind is not None and line.plains[behind].endswith("ed") and line.plains[behind] not in _SPEECH | _TELLS:
        return Judged("held").because(BY_THE_WAY)  # "Before greeting B, A inspected the guard"
    return Judged("planned", ahead=True).because(STILL_TO_COME)


_ENDS = listed("died resigned collapsed quit fled fainted cancelled canceled")
_LEAVES = listed("left stormed walked")
_OCCASIONS = listed("talks meeting summit room conference ceremony event early")


def _is_off(line: Line, verb: int, at: int) -> bool:
    """Whether who did that did nothing more there: `flew home before meeting B`, `died before meeting B`."""
    words = set(line.plains[verb + 1 : at])
    left = line.plains[verb] in _LEAVES and bool(_OCCASIONS & words)
    return line.plains[verb] in _ENDS or left or bool({"home", "back", "ill"} & words and "to" not in words)


def main_subject(line: Line, at: int) -> Found | None:
    """The subject of the clause that a phrase beginning before `at` belongs to: before it, or behind its comma."""
    before = beside(line, at)
    if before is not None:
        return before
    told = _told_before(line, at)
    if told is not None and (speaker := subject_of(line, told)) is not None:
        return speaker
    for verb in range(at - 1, -1, -1):
        if line.plains[verb] in (";", ":", "“", "”", '"') and not _is_scrap(line, verb):
            break
        if line.quoted[verb] != line.quoted[at]:
            continue
        if is_finite(line.tokens, verb) and verb not in line.at:
            first = verb
            while first > 0 and is_finite(line.tokens, first - 1) and first - 1 not in line.at:
                first -= 1
            found = subject_of(line, first) or _subject_behind(line, verb, at)
            if found is not None or line.plains[first - 1 : first] not in _NO_SUBJECTS:
                return found
    return _behind_comma(line, at)


_TELLS = listed("said told suggested announced warned insisted declared claimed added tweeted vowed confirmed stated")


def _told_before(line: Line, at: int) -> int | None:
    """The verb of `A said fish could be short, after a call with B`: behind a comma the words go with who says it, not
    with what is said."""
    if line.plains[at - 1 : at] != (",",) or line.plains[at] not in ("after", "following") or line.quoted[at]:
        return None
    verbs = [i for i in range(at) if is_finite(line.tokens, i) and i not in line.at]
    others = {"who", "which", ";", ":", "and", "but"} & set(line.plains[:at])
    return verbs[0] if len(verbs) > 1 and line.plains[verbs[0]] in _TELLS and not others else None


_SCRAP = 4


def _is_scrap(line: Line, mark: int) -> bool:
    """Whether a mark of quotation opens or closes a few words only: `said there was "no rush" at talks with B`."""
    if line.plains[mark] in (";", ":"):
        return False
    start = end = mark
    while start > 0 and line.quoted[start - 1]:
        start -= 1
    while end < len(line.tokens) and line.quoted[end]:
        end += 1
    return 0 < end - start <= _SCRAP + 1


_NO_SUBJECTS = (("to",), ("be",), ("there",))
"""Words before a verb that is not what the phrase's own subject does: `A said there was hope after talks with B`."""


_FRONTS = listed("in at during after following on fresh hot straight")


def beside(line: Line, at: int) -> Found | None:
    """`A, meeting B in Lisbon, promised help`: who stands before the comma, if a verb follows the closing one."""
    fronts = line.plains[at].endswith("ing") or line.plains[at] in _FRONTS
    opening = _opening(line, at) if fronts else None
    opening = _way_from(line, at) if opening is None else opening
    if opening is None:
        return None
    closing = next((i for i in range(at, min(at + 22, len(line.tokens) - 1)) if line.plains[i] == ","), None)
    group = group_before(line, opening) or group_before(line, opening - 1)
    free = group is not None and (not group.first or line.plains[group.first - 1] not in PREPOSITIONS)
    return group if free and closing is not None and verb_follows(line, closing + 1) else None


_SPEAKING = listed("speaking talking")


def _opening(line: Line, at: int) -> int | None:
    """The comma before words that begin at a token, or before the word that they follow: `A, after meeting B, said`,
    `A, speaking after talks with B, said`."""
    before = at - 1
    if before > 0 and line.plains[before] in ("after", "following") and line.plains[at].endswith("ing"):
        before -= 1
    if before > 0 and line.plains[before] in _SPEAKING:
        before -= 1
    return before if before > 0 and line.plains[before] == "," else None


_WAYS = (
    ("on", "his", "way"), ("on", "her", "way"), ("en", "route"), ("bound", "for"), ("headed", "for"), ("due", "in"),
)  # fmt: skip
_FAR = 9


def _way_from(line: Line, at: int) -> int | None:
    """The comma of `A, on his way to Lisbon for talks with B, wrote`, of which "for" stands at a token."""
    commas = (i for i in range(at - 1, max(at - _FAR, 0), -1) if line.plains[i] == ",")
    opening = next(commas, None)
    if opening is None or line.plains[at] != "for":
        return None
    return opening if any(line.plains[opening + 1 : opening + 1 + len(way)] == way for way in _WAYS) else None


def _subject_behind(line: Line, verb: int, at: int) -> Found | None:
    """`said A after meeting B`."""
    group = group_after(line, verb + 1) if line.plains[verb] in ("said", "says", "added") else None
    return group if group is not None and group.last <= at else None


def _behind_comma(line: Line, at: int) -> Found | None:
    for comma in range(at, len(line.tokens) - 1):
        if line.plains[comma] != "," or _within_list(line, comma):
            continue
        start = skip_forward(line, comma + 1)
        group = _acting_group(line, start)
        if (group is not None and line.at.get(comma) is None) or (group is not None and verb_follows(line, group.last)):
            return group if verb_follows(line, group.last) and not _only_reports(line, at, comma, group.last) else None
        if line.plains[start : start + 1] in (("he",), ("she",)):
            return Found((), start, start + 1, pronoun=line.plains[start])
        if line.plains[start : start + 1] in (("the",), ("they",)):
            return _office_behind(line, start)
    return None


def _within_list(line: Line, comma: int) -> bool:
    """Whether a comma parts those who are met: `after talks with B, C and other deputies, A said`."""
    named = line.at.get(comma - 1)
    group = group_after(line, named.phrase.first) if named is not None and named.person is not None else None
    return group is not None and group.last > comma + 1 and "and" in line.plains[comma : group.last + 1]


_REPORTS = listed("said says added told announced reported noted wrote")


def _only_reports(line: Line, at: int, comma: int, last: int) -> bool:
    """Whether the words behind the comma say who told of it: `after meeting B he flew home, C said`, `, C said, `."""
    verb = skip_forward(line, last)
    ends = line.plains[verb] in _REPORTS and line.plains[verb + 1 : verb + 2] in ((), (".",), (",",), ("on",), ("in",))
    told = line.plains[verb + 1 : verb + 2] == (",",) and not _speaks_behind(line, verb + 2)
    return ends and (told or any(is_finite(line.tokens, i) and i not in line.at for i in range(at, comma)))


def _speaks_behind(line: Line, start: int) -> bool:
    """Whether direct speech begins at a token: `After meeting B, A said, "We are friends"` is what A says of it."""
    return start < len(line.tokens) and line.quoted[start] and not line.quoted[start - 1]


def _acting_group(line: Line, start: int) -> Found | None:
    """The persons that begin here; all of them where a verb follows the last, whose subject they are."""
    group = group_after(line, start) if start < len(line.tokens) else None
    if group is None or verb_follows(line, group.last):
        return group
    whole = group_after(line, start, closed=True)
    if whole is not None and line.plains[whole.last : whole.last + 1] == (",",) and verb_follows(line, whole.last + 1):
        whole = replace(whole, last=whole.last + 1)
    return whole if whole is not None and verb_follows(line, whole.last) else group


def _office_behind(line: Line, start: int) -> Found | None:
    """`After meeting B, the president flew home`: the words from `start` up to the verb, if they name an office."""
    for end in range(start + 1, min(start + 6, len(line.tokens))):
        if is_finite(line.tokens, end):
            head = known.HEADS.match_before(line.plains, end)
            return Found((), end - 1, end, pronoun="description") if head and not head[1].plural else None
        if not line.tokens[end].word or (end in line.at and line.at[end].person is not None):
            return None
    return None


def verb_follows(line: Line, index: int) -> bool:
    index = skip_forward(line, index)
    return index < len(line.tokens) and is_finite(line.tokens, index)


def later_date(line: Line, verb: int) -> tuple[bool, bool]:
    """Whether a date near a verb says that it lies ahead, and whether there is one that may."""
    near = [when for when, first, last in line.dates if abs(first - verb) < 20 or abs(last - verb) < 20]
    later = line.of_diary or any(when.future for when in near)
    open_ = any(when.kind in ("weekday", "weekdays", "day", "month", "season") and not when.past for when in near)
    return later, open_ or any((when.get("which"), when.get("unit")) in _THIS for when in near)


def status_of(line: Line, group: Group) -> Judged:
    """The status that the form of a verb gives, with the dates near it."""
    later, dated = later_date(line, group.verb)
    return of_verb(group, later=later, dated=dated, heading=line.heading)


def subject_and_status(line: Line, group: Group) -> tuple[Found | None, Judged]:
    """Who acts by a verb, and its status; of an infinitive what governs it says both."""
    if group.tense == "infinitive":
        judged, subject = governed(line, group)
        return subject, judged
    return subject_of(line, group.first), status_of(line, group)


_THIS = {("this", "week"), ("this", "weekend"), ("this", "month")}
