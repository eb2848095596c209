"""What a sentence settles of a status that was open: its date, a verb of saying, the word "later"."""

from __future__ import annotations

from dataclasses import replace

from loader import dates
from loader.extraction.lexicon import listed, words
from loader.extraction.rules.contacts.contacts import CONTACT_VERBS, Read
from loader.extraction.rules.dates import reckon
from loader.extraction.rules.details.details import date_of
from loader.extraction.rules.details.own_dates import within_noun
from loader.extraction.rules.grammar.clauses import skip_back, verbs_before
from loader.extraction.rules.grammar.status import (
    BY_THE_WAY,
    DATED_PRESENT,
    IN_UNKNOWN_WORDS,
    ONGOING,
    OPEN_SINCE,
    PURPOSE,
    STILL_TO_COME,
    Judged,
)
from loader.extraction.rules.reading import Line, Reading

__all__ = ["settled"]

_SAYS = listed(
    "said says told tells added announced reported reports confirmed stated disclosed revealed indicated noted quoted"
)
_NOW = listed("currently now presently")
_LATER = listed("later then next tomorrow shortly")
GREETED = "who came to greet somebody on arrival is taken to have done so"
WENT = "who went to see somebody is taken to have done so"
_GREETS = listed("greet welcome receive meet")
_GATES = listed("airport airfield airstrip tarmac station harbour harbor pier quay runway border doorstep steps")
_STANDS = tuple(
    (opens, side, closes) for opens, closes in ((",", ","), ("(", ")")) for side in ("left", "right", "l", "r")
)
"""Where somebody stands in a picture."""
_LEAVES = listed("left leave leaves leaving departed departs depart head heads headed heading off")
_COMES = listed("comes come is are will 's 're may could says")


def settled(reading: Reading, one: Read) -> Judged:
    """The judgement without the reasons that the sentence answers: `was to meet B, officials said` and `was to meet B
    on Friday`, told on Wednesday, are plans; `left for Rome to meet B` is one."""
    if one.judged.status is None and _was_on_its_day(reading, one):
        return Judged("held").because(BY_ITS_DATE)
    if one.judged.status is None and _under_picture(reading, one):
        return Judged("held").because(PICTURED)
    if one.judged.status == "hoped" and _announced(reading, one):
        return Judged("planned", True, one.judged.reasons)
    if one.judged.ahead and _was_before(one):
        return Judged("held")
    if one.judged.status is None or not one.judged.reasons:
        return one.judged
    if one.judged.status == "held" and _BY_THE_WAY & {*one.judged.reasons} and _was_on_its_day(reading, one):
        return replace(one.judged, reasons=tuple(each for each in one.judged.reasons if each not in _BY_THE_WAY))
    if DATED_PRESENT in one.judged.reasons and _of_picture(reading, one):
        reasons = tuple(reason for reason in one.judged.reasons if reason != DATED_PRESENT)
        return Judged("held", False, reasons)
    if DATED_PRESENT in one.judged.reasons and _closes_with_day(one.line) and not one.line.heading:
        return Judged("held").because(PICTURED)
    if one.judged.status == "planned" and _comes_to_greet(one):
        return Judged("held").because(GREETED)
    if PURPOSE in one.judged.reasons and (_to_a_house(one) or _told_afterwards(one)):
        return Judged("held").because(WENT)
    if PURPOSE in one.judged.reasons and one.line.plains[max(0, one.first - 2) : one.first + 1] == (
        "went",
        "to",
        "see",
    ):
        return Judged("held").because(WENT)
    kept = tuple(reason for reason in one.judged.reasons if not _answered(reading, one, reason))
    return replace(one.judged, reasons=kept)


def _was_before(one: Read) -> bool:
    """`hopes to meet B again after their meeting in May`, `after their friendly talks`: they have been."""
    words = one.line.plains
    their = next((at for at in range(one.first - 1, max(one.first - 5, 0), -1) if words[at] == "their"), None)
    if their is None or words[their - 1] not in ("after", "following", "since"):
        return False
    return "again" in words[:their] or bool(_QUALITIES & set(words[their : one.first]))


_QUALITIES = listed(
    "first last previous earlier lengthy long brief friendly warm cordial productive constructive tense frosty heated "
    "stormy fruitful successful historic recent inconclusive"
)
_BY_THE_WAY = frozenset({BY_THE_WAY, IN_UNKNOWN_WORDS})
"""What the day of a contact answers, if it lies behind: `a transcript of A's July 25 call with B`."""
BY_ITS_DATE = "only its date says that it was"
_DOUBTS = listed(
    "no not never cancelled canceled postponed planned scheduled proposed missed skipped avoided boycotted refused if "
    "whether hoped expected denied called anniversary"
)


_UNDONE = listed("not never n't cancelled canceled postponed delayed scrapped shelved off")


def _was_on_its_day(reading: Reading, one: Read) -> bool:
    """`followed up on A's June 5 call with B`: a date within the words for a contact, which lies behind."""
    line, published = one.line, reading.article.published
    known_ = one.one is not None and bool(one.one.actors) and (one.other is None or bool(one.other.actors))
    inside = [
        when
        for when, first, last in line.dates
        if within_noun(one, first, last) and line.plains[first - 1] not in ("a", "an")
    ]
    if not known_ or not inside or published is None or line.quoted[one.first]:
        return False
    if _DOUBTS & set(line.plains[: one.first]) or _UNDONE & set(line.plains[one.last :]) or inside[-1].future:
        return False
    dated = reckon(inside[-1], published, future=False)
    latest = dates.parse(dated.edtf).latest if dated is not None else None
    day = dates.parse(published).earliest
    if latest is None or day is None or latest >= day:
        return False
    return bool(inside[-1].get("year")) or (day - latest).days < _HALF_A_YEAR


_HALF_A_YEAR = 183


def _announced(reading: Reading, one: Read) -> bool:
    """`looks forward to welcoming B on July 19`: a visit whose day is set."""
    hosts = one.line.plains[one.first] in ("welcoming", "hosting", "receiving")
    looks = {"look", "looks"} & set(one.line.plains[max(0, one.first - 4) : one.first])
    date = date_of(reading, one) if hosts and looks else None
    return date is not None and date.dated is not None and len(date.dated.edtf) == _DAY


_DAY = len("2031-05-07")


def _comes_to_greet(one: Read) -> bool:
    """`A went to the airport to welcome B`, `A was at the station to greet B`."""
    start = one.one.last if one.one is not None and one.one.last <= one.first else one.first
    before = one.line.plains[start : one.first]
    waits = OPEN_SINCE in one.judged.reasons and before.count("to") == 1
    gone = waits or PURPOSE in one.judged.reasons
    return gone and one.line.plains[one.first] in _GREETS and bool(_GATES & set(before))


_GOES = listed("went drove walked headed hurried rushed ushered driven taken whisked")


def _to_a_house(one: Read) -> bool:
    """`went to the palace for talks with B`: who was at the door is taken to have gone in."""
    before = one.line.plains[: one.first]
    gone = max((at for at, word in enumerate(before) if word in _GOES), default=None)
    return gone is not None and bool(_BUILDINGS & set(before[gone:])) and not {"not", "never", "before"} & set(before)


def _told_afterwards(one: Read) -> bool:
    """`flew to Rome for talks with B, saying afterwards that`."""
    return bool({"afterwards", "afterward"} & set(one.line.plains[one.last :]))


_BUILDINGS = words("buildings.txt")


PICTURED = "what the words below a picture tell of is taken to have been"
_CREDITS = (("ap", "photo"), ("/", "ap"), ("/", "afp"), ("/", "reuters"), ("reuters", "/"), ("getty", "images"),
            ("/", "getty"), ("file", "photo"), ("photo", ":"), ("photo", "by"), ("photo", "/"), ("via", "ap"),
            ("/", "pool"), ("pool", "/"), ("pool", "photo"))  # fmt: skip
"""Words that say whose picture it is."""


def _has_credit(line: Line) -> bool:
    return any(line.plains[at : at + 2] in _CREDITS for at in range(len(line.tokens)))


def _credited(reading: Reading, line: Line) -> bool:
    """Whether a sentence, or the next of its paragraph, says whose picture is above."""
    after = reading.lines[line.number + 1 : line.number + 2]
    same = [next_ for next_ in after if next_.sentence.paragraph == line.sentence.paragraph]
    return any(map(_has_credit, (line, *same)))


def _under_picture(reading: Reading, one: Read) -> bool:
    """`A meets B in Rome. | Ada Lund / AP Photo`: the plain present below a picture."""
    form = CONTACT_VERBS.match(one.line.plains, one.first)
    before = one.line.plains[skip_back(one.line, one.first - 1)] if one.first else ""
    present = form is not None and any({"base", "third"} & one_.shapes for one_ in form[1])
    acts = one.one is not None and one.one.last <= one.first and before not in _MODALS
    return present and acts and not _HABITS & set(one.line.plains) and _credited(reading, one.line)


_HABITS = words("habit-adverbs.txt")
_MODALS = listed("to will would may might can could should must shall not never n't 'll do does did")


def _closes_with_day(line: Line) -> bool:
    """Whether a weekday or a date stands behind a comma at the end, as below pictures: `at the palace, Thursday.`"""
    end = len(line.tokens) - (line.plains[-1] == ".")
    date = line.date_at(end - 1) if end else None
    return date is not None and line.plains[date[1] - 1 : date[1]] == (",",) and not date[0].future


def _of_picture(reading: Reading, one: Read) -> bool:
    """`A meets B in Rome, June 5, 2023.`, `A, left, meets B on Tuesday`: what the words below a picture tell of was."""
    date = date_of(reading, one)
    words = one.line.plains
    if any(words[at : at + 3] in _STANDS for at in range(len(words))) or _credited(reading, one.line):
        return True
    return date is not None and bool(date.when.get("year")) and not _is_after(reading, one)


def _is_after(reading: Reading, one: Read) -> bool:
    """Whether the date of the meeting lies behind the day of publication, or none of the two is known."""
    date, published = date_of(reading, one), reading.article.published
    if date is None or date.dated is None or published is None:
        return True
    latest, day = dates.parse(date.dated.edtf).latest, dates.parse(published).latest
    return latest is None or day is None or latest > day


def _answered(reading: Reading, one: Read, reason: str) -> bool:
    line = one.line
    match reason:
        case r if r == ONGOING:
            near = set(line.plains[max(0, one.first - 5) : one.first + 1])
            return bool(_NOW & near) or ("holding" in near and not line.dates)
        case r if r == DATED_PRESENT:
            return _is_soon(reading, one)
        case r if r == OPEN_SINCE:
            open_ = bool(_UNFULFILLED & set(line.plains[max(0, one.first - 6) : one.first])) or _had_been(line, one)
            open_ = open_ or "when" in line.plains[one.last :]
            return not open_ and (_is_ahead(reading, one) or _reported(line, one) or _later(line, one))
        case r if r == STILL_TO_COME:
            return _main_verb(line, one) in _COMES or (_is_ahead(reading, one) and not _measured(line, one))
        case r if r == PURPOSE:
            return bool(_LEAVES & set(line.plains[: one.first])) and not _is_behind(reading, one)
    return False


def _is_ahead(reading: Reading, one: Read) -> bool:
    """Whether the date of the meeting, by its own words, is the day of publication or later."""
    date, published = date_of(reading, one), reading.article.published
    if date is None or date.dated is None or date.when.past or published is None:
        return False
    reckoned, day = dates.parse(date.dated.edtf).earliest, dates.parse(published).earliest
    return reckoned is not None and day is not None and reckoned >= day


def _is_soon(reading: Reading, one: Read) -> bool:
    """`A meets B on Wednesday`, told on Monday: the coming one, while the last lies farther behind."""
    date, published = date_of(reading, one), reading.article.published
    if date is None or date.dated is None or published is None:
        return False
    reckoned, day = dates.parse(date.dated.edtf).earliest, dates.parse(published).latest
    return reckoned is not None and day is not None and 0 < (reckoned - day).days <= _SOON


_SOON = 3


def _is_behind(reading: Reading, one: Read) -> bool:
    date, published = date_of(reading, one), reading.article.published
    if date is None or date.dated is None or published is None:
        return False
    latest, day = dates.parse(date.dated.edtf).latest, dates.parse(published).earliest
    return latest is not None and day is not None and latest < day


_UNFULFILLED = listed("had supposed meant")
"""Words of plans of which nothing need have come, whatever the date: `was supposed to meet B on Friday`."""
_UNITS = listed("minutes hour hours moments day days week weeks shortly just barely night")


def _measured(line: Line, one: Read) -> bool:
    """`were closed hours before a meeting Friday`: what was done so long before is over, and so may the day be."""
    near = range(max(1, one.first - _REACH), one.first)
    ahead = (at for at in near if line.plains[at] == "before" or line.plains[at : at + 2] == ("ahead", "of"))
    return any(line.plains[at - 1] in _UNITS for at in ahead)


_REACH = 8


def _had_been(line: Line, one: Read) -> bool:
    """`had been due to fly to Rome for talks with B`."""
    return any(line.plains[at : at + 2] == ("had", "been") for at in range(max(0, one.first - _AGO), one.first))


_AGO = 16


def _later(line: Line, one: Read) -> bool:
    """`was then to meet B`, `was to meet B later`."""
    start = one.one.last if one.one is not None and one.one.last <= one.first else one.first
    end = one.other.last if one.other is not None else one.last
    return bool(_LATER & set(line.plains[start : end + 2]))


def _reported(line: Line, one: Read) -> bool:
    """Whether somebody says so in the past: `said he hoped to meet B`, `was due to meet B, officials said`."""
    if one.one is None or one.one.first > one.first:
        return False
    at = skip_back(line, one.one.first - 1)
    at -= at >= 0 and line.plains[at] == "that"
    if at >= 0 and line.plains[skip_back(line, at)] in _SAYS:
        return True
    end = one.other.last if one.other is not None else one.last
    return any(line.plains[i] in _SAYS and "," in line.plains[end:i] for i in range(end, len(line.tokens)))


def _main_verb(line: Line, one: Read) -> str:
    """The nearest finite verb before the contact word."""
    return next((line.plains[verb] for verb in verbs_before(line, one.first)), "")
