"""Whom a contact word has as its object or behind "with": names, pronouns, descriptions, one named among others."""

from __future__ import annotations

from dataclasses import replace

from loader.extraction.lexicon import Phrases, listed, rows
from loader.extraction.rules.grammar.behind import absolute, after_places, past_lasting, past_places
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, Found, skip_back, skip_forward
from loader.extraction.rules.grammar.descriptions import TWO, the_two
from loader.extraction.rules.grammar.groups import group_after, group_before
from loader.extraction.rules.grammar.participles import verb_follows
from loader.extraction.rules.grammar.subjects import LEADS, LED
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import noun_before
from loader.extraction.rules.words.verbs import DOUBTS, is_finite

__all__ = [
    "BEFORE_PRESS",
    "guests",
    "host_of",
    "included",
    "is_between_two",
    "leaders_of",
    "objects",
    "skip_means",
    "stands_for_somebody",
    "whom_before",
    "with_group",
]

_MEANS = listed("phone telephone video videolink videoconference teleconference zoom satellite")


def skip_means(line: Line, index: int) -> int:
    """Past "by phone", "via video link", "as president" and the like."""
    index = skip_forward(line, index)
    office = known.HEADS.match(line.plains, index + 1) if line.plains[index : index + 1] == ("as",) else None
    if office is not None and not office[1].plural:  # "held his first talks as premier with B"
        return skip_forward(line, index + 1 + office[0])
    if line.plains[index : index + 1] and line.plains[index] in ("by", "on", "over", "via", "through", "in"):
        for end in range(index + 1, min(index + 5, len(line.tokens))):
            if line.plains[end] in _MEANS:
                closed = end + 1
                while line.plains[closed : closed + 1] in (("link",), ("call",), ("conference",), ("conversation",)):
                    closed += 1
                return skip_forward(line, closed)
    return index


def objects(line: Line, start: int, patterns: list[str]) -> Found | None:
    """Who is met: None where nobody stands where they could, a Found without actors where something else does."""
    start = _past_among(line, start)
    if start >= len(line.tokens):
        return None
    behind = start if line.plains[start] == "with" else after_places(line, start)
    if behind is not None and (absolute(line, behind) or BEFORE_PRESS & set(line.plains[start:behind])):
        return None
    if behind is not None and "with" in patterns:
        return with_group(line, behind + 1)
    if "to" in patterns and line.plains[start] == "to":
        return with_group(line, start + 1)
    if "with" in patterns and (told := _past_topic(line, start)) is not None:
        return told
    if "about" in patterns:
        return _behind_topic(line, start)
    if "object" in patterns:
        found = _named(line, start) or included(line, start)
        found = found or both_behind(line, start) or led_behind(line, start)
        return found or _description(line, start) or _past_place(line, start)
    return None


_DELEGATIONS = listed("delegation mission team")


def led_behind(line: Line, start: int) -> Found | None:
    """`a senior Norwegian delegation`, `the delegation`: whoever leads it may be named elsewhere."""
    for at in range(start, min(start + _NEAR, len(line.tokens))):
        if line.plains[at] in _DELEGATIONS:
            of_others = line.plains[at + 1 : at + 2] in (("of",), ("from",), ("member",), ("members",))
            return Found((), start, at + 1, pronoun="led") if at > start and not of_others else None
        named = at in line.at and line.at[at].person is not None
        if named or not line.tokens[at].word or is_finite(line.tokens, at) or line.plains[at] in PREPOSITIONS:
            return None
    return None


_NEAR = 6
_EACH = (
    ("both", "of", "them"), ("each", "of", "them"), ("them", "both"), ("each", "of", "the", "two"), ("both",),
    ("each",),
)  # fmt: skip
_OF_EACH = listed("leader president premier minister man woman side") | TWO


def both_behind(line: Line, start: int) -> Found | None:
    """`the two leaders`, `each leader`, `both men`, `them both` as those who are met."""
    start -= line.plains[start - 1 : start] in (("both",), ("each",)) and line.plains[start : start + 1] != ("of",)
    if line.plains[start : start + 1] == ("them",) and line.plains[start + 1 : start + 2] not in (("both",), ("as",)):
        return Found((), start, start + 1, pronoun="they")
    two = the_two(line, start)
    if two:
        return Found((), two - 1, two, pronoun="they")
    way = next((way for way in _EACH if line.plains[start : start + len(way)] == way), None)
    end = start + len(way) if way is not None else start
    if way is None or (way[0] == "each" and line.plains[end : end + 1] == ("other",)):
        return None
    end += line.plains[end : end + 1] != () and line.plains[end] in _OF_EACH and len(way) == 1
    alone = end >= len(line.tokens) or not line.tokens[end].word or line.plains[end] in known.FUNCTION_WORDS
    alone = alone or line.date_at(end) is not None or skip_forward(line, end) > end
    named = len(way) > 1 or end > start + 1
    return Found((), end - 1, end, pronoun="they") if alone and named else None


BEFORE_PRESS = listed("conference briefing interview")
"""Who speaks there with B, speaks to the press."""


def _named(line: Line, start: int) -> Found | None:
    """The persons of name that begin here, or stand at the end of words for others."""
    return group_after(line, start) or _led(line, start) or _beside_others(line, start)


def _past_place(line: Line, start: int) -> Found | None:
    """`met in Rome the Somali premier, B`: the object behind a place or a date."""
    moved = _past_aside(line, past_places(line, start))
    group = _named(line, moved) if start < moved < len(line.tokens) else None
    return group if group is not None and not verb_follows(line, group.last) else None


_MADE = Phrases(dict.fromkeys(("consisting of", "made up of", "comprising", "composed of"), True))


def _past_aside(line: Line, index: int) -> int:
    """Behind the comma that closes `, for the first time in his new job,`; the same token where none is opened."""
    if line.plains[index : index + 1] != (",",):
        return index
    for end in range(index + 2, min(index + 14, len(line.tokens) - 1)):
        if line.plains[end] == ",":
            return end + 1
        named = end in line.at and line.at[end].person is not None
        if named or is_finite(line.tokens, end) or line.plains[end] in ("and", "who", "which", "that", ";"):
            return index
    return index


def _led(line: Line, start: int) -> Found | None:
    """`met members of a Somali delegation led by B`, `a delegation made up of B and C`."""
    several = False
    for at in range(start, min(start + _LONGEST, len(line.tokens) - 2)):
        word = line.plains[at]
        made = _MADE.match(line.plains, at)
        if several and made is not None and at + made[0] < len(line.tokens):
            return group_after(line, at + made[0])
        if word in ("led", "headed") and line.plains[at + 1] == "by":
            group = group_after(line, at + 2) if several else None
            return replace(group, actors=group.actors[:1], reasons=(*group.reasons, LEADS)) if group else None
        if _ends_others(line, at):
            return None
        several = several or word in LED
    return None


def _past_among(line: Line, start: int) -> int:
    """Behind `, among others,`."""
    at = start + (line.plains[start : start + 1] == (",",))
    if line.plains[at : at + 2] not in (("among", "others"), ("among", "other")):
        return start
    return at + 2 + (line.plains[at + 2 : at + 3] == (",",))


BEHIND_TOPIC = "what they spoke about may be with somebody"


def _past_topic(line: Line, start: int) -> Found | None:
    """`spoke about the price of fish with B`."""
    behind = past_lasting(line, start) if line.plains[start] in ("about", "on", "regarding") else 0
    if not behind or line.plains[behind - 1] == "," or is_between_two(line.plains[behind - 1]):
        return None
    found = with_group(line, behind + 1)
    return replace(found, reasons=(*found.reasons, BEHIND_TOPIC)) if found.actors else None


def _behind_topic(line: Line, start: int) -> Found | None:
    """`discussed fishing rights with B`."""
    for index in range(start, min(start + 16, len(line.tokens))):
        if line.plains[index] == "with":
            return None if _is_shared(line, start, index - 1) else with_group(line, index + 1)
        if is_finite(line.tokens, index) or line.plains[index] in (".", ";", ":", "who", "that", '"', "“", "”"):
            return None
    return None


_SHARED = {row[0]: row[1:] == ("owned",) for row in rows("shared-things.txt")}


def is_between_two(thing: str) -> bool:
    """Whether a thing is one that somebody may have with somebody, as a dispute or a talk."""
    return thing in _SHARED


def _is_shared(line: Line, start: int, thing: int) -> bool:
    """Whether of `discussed his dispute with B` it is the dispute that is with B."""
    owned = _SHARED.get(line.plains[thing])
    return owned is not None and (not owned or bool({"his", "her", "'s"} & set(line.plains[start:thing])))


def _description(line: Line, start: int) -> Found | None:
    """Words that may describe somebody: who that is, is found out later."""
    if _TIMES & set(line.plains[start + 1 : start + 3]):
        return None
    begins = line.plains[start] in ("the", "his", "her", "its") or known.DEMONYMS.match(line.texts, start)
    if _is_object_pronoun(line, start):
        return Found((), start, start + 1, pronoun=line.plains[start])
    return Found((), start, start) if begins or known.STATES.match(line.texts, start) else None


_TIMES = listed("day evening morning afternoon week month year weekend night moment hour autumn spring summer winter")


def with_group(line: Line, start: int) -> Found:
    """The persons behind "with"; without actors where it is somebody else."""
    start = _past_among(line, skip_forward(line, start))
    if _is_object_pronoun(line, start):
        return Found((), start, start + 1, pronoun=line.plains[start])
    group = _named(line, start) if start < len(line.tokens) else None
    group = group and _and_then_with(line, group)
    more = included(line, group.last if group else start)
    if group is not None and more is not None:
        return replace(group, actors=(*group.actors, *more.actors), last=more.last)
    return group or more or both_behind(line, start) or led_behind(line, start) or Found((), start, start)


_OTHERS = listed(
    "ministers officials leaders diplomats lawmakers aides advisers generals envoys others farmers lawyers members "
    "representatives delegates deputies politicians businessmen executives commanders elders activists relatives "
    "families students workers troops soldiers experts investors bankers editors scholars legislators senators"
)
_LONGEST = 16
"""How many words may stand for those who have no name before one who has."""


def _beside_others(line: Line, start: int) -> Found | None:
    """`met with members of parliament, ministers and the deposed president, A`: the one of name."""
    several = False
    for index in range(start, min(start + _LONGEST, len(line.tokens) - 2)):
        word = line.plains[index]
        if several and word in ("and", ",", ":"):
            group = group_after(line, index + 1)
            if group is not None:
                return _free_of_others(line, group, range(start, index))
        if _ends_others(line, index) or (word in PREPOSITIONS and (not several or word == "with")):
            return None
        several = several or word in _OTHERS
    return None


def _free_of_others(line: Line, group: Found, others: range) -> Found | None:
    """The persons behind "and", unless a verb follows; to be looked at behind `officials of the ministry and`, nobody
    behind `officials of Mali and`, whose president they may be of."""
    belong = any(line.plains[at] in PREPOSITIONS for at in others)
    body = line.plains[others[-1]] in known.ORGANISATION_WORDS
    if verb_follows(line, group.last) or (belong and line.tokens[others[-1]].capital and not body):
        return None
    return replace(group, reasons=(*group.reasons, "named behind others without a name")) if belong else group


def _ends_others(line: Line, index: int) -> bool:
    """Whether words for persons without a name cannot go on here."""
    named = index in line.at and line.at[index].person is not None
    closing = line.plains[index] in ("who", "that", "which", "to", "as", "after", "before", "while", ".", ";", ":", '"')
    return named or closing or is_finite(line.tokens, index)


def stands_for_somebody(line: Line, at: int) -> bool:
    """Whether "him", or words that describe one person, stand here: `after meeting the Kenyan leader`."""
    if _is_object_pronoun(line, at):
        return True
    for end in range(at + 1, min(at + 7, len(line.tokens))):
        if noun_before(line.plains, end + 1) is not None and _description(line, at) is not None:
            return not (line.plains[end + 1 : end + 2] and line.plains[end + 1] in ("'s", "of", "'"))
        if is_finite(line.tokens, end) or not line.tokens[end].word:
            return False
    return False


def _is_object_pronoun(line: Line, at: int) -> bool:
    """`met her`, but not `met her counterpart`."""
    if line.plains[at : at + 1] not in (("him",), ("her",)):
        return False
    following = line.plains[at + 1 : at + 2]
    return not following or not line.tokens[at + 1].word or following[0] in known.FUNCTION_WORDS - {"two", "three"}


def _and_then_with(line: Line, group: Found) -> Found:
    """`met with A at his residence in Jerusalem and then with B`."""
    for index in range(group.last, min(group.last + 12, len(line.tokens) - 2)):
        if line.plains[index] == "and":
            start = skip_forward(line, index + 1)
            if any(word in DOUBTS for word in line.plains[index + 1 : start]):
                return group
            second = group_after(line, start + 1) if line.plains[start : start + 1] == ("with",) else None
            return replace(group, actors=(*group.actors, *second.actors), last=second.last) if second else group
        if (
            is_finite(line.tokens, index)
            or line.plains[index] in (",", ".", ";", "to", "who")
            or (index in line.at and line.at[index].person)
        ):
            return group
    return group


def included(line: Line, start: int) -> Found | None:
    """`officials, including A and B`."""
    for index in range(start, min(start + 12, len(line.tokens))):
        word = line.plains[index]
        if word == ":" and (listed_ := _list_to_the_end(line, index + 1)) is not None:
            return listed_
        if word in ("including", "among") or line.plains[index : index + 2] == ("such", "as"):
            begin = index + (2 if word == "such" else 1)
            begin += line.plains[begin : begin + 1] == ("them",)
            return group_after(line, begin) if begin < len(line.tokens) else None
        if word == "like":
            return _as_example(line, start, index)
        if line.plains[index : index + 2] in (("that", "included"), ("that", "includes"), ("which", "included")):
            return group_after(line, index + 2) if index + 2 < len(line.tokens) else None
        if is_finite(line.tokens, index) or word in (".", ";", ":", "who", "which", "that", "to", '"', "“", "”"):
            return None
    return None


_LIKE = listed("people figures leaders heavyweights politicians officials luminaries dignitaries statesmen ministers")


def _as_example(line: Line, start: int, like: int) -> Found | None:
    """`met people like B`, where the words for whom somebody met begin at `start`: B, to be looked at."""
    plain = line.plains[like - 1] in _LIKE and not PREPOSITIONS & set(line.plains[start:like])
    plain = plain and "to" not in line.plains[max(0, start - 3) : start]  # "wants to meet people like B"
    group = group_after(line, like + 1) if plain and like > start else None
    if group is None or verb_follows(line, group.last):
        return None
    return replace(group, reasons=(*group.reasons, "named as an example of those who were met"))


def _list_to_the_end(line: Line, start: int) -> Found | None:
    """`three guests: A, B and C.`: two or more with whom the sentence ends."""
    group = group_after(line, start, closed=True) if start < len(line.tokens) else None
    ends = group is not None and not any(line.tokens[at].word for at in range(group.last, len(line.tokens)))
    return group if ends and group is not None and len(group.actors) > 1 else None


def whom_before(line: Line, subject: Found | None) -> tuple[Found, Found] | None:
    """`B, whom A met in Paris`, `A and B, with whom he met`: A and B."""
    if subject is None or line.plains[subject.first - 1 : subject.first] != ("whom",):
        return None
    at = subject.first - 2
    at -= line.plains[at] == "with"
    group = group_before(line, at) or (group_before(line, at - 1) if at > 0 and line.plains[at] == "," else None)
    if group is None:
        return None
    met = replace(group, actors=group.actors[-1:])
    if subject.pronoun in ("he", "she") and len(group.actors) > 1:
        return replace(group, actors=group.actors[-2:-1]), met
    return subject, met


_GIVE = listed(
    "host hosts hosted hosting give gives gave given giving hold holds held holding throw throws threw lay lays laid "
    "put puts offer offers offered"
)
_HONOUR = (("for",), ("in", "honour", "of"), ("in", "honor", "of"))


def guests(line: Line, start: int, behind: int) -> Found | None:
    """`gave a dinner for B`: the words for the meal begin at `start`, and what follows them at `behind`."""
    verb = skip_back(line, start - 1)
    verb -= verb > 0 and line.plains[verb] == "on"
    if verb < 0 or line.plains[verb] not in _GIVE:
        return None
    behind = past_places(line, behind)
    for words in _HONOUR:
        first = behind + len(words)
        if line.plains[behind:first] == words:
            return group_after(line, first) if line.plains[first : first + 2] != ("the", "late") else None
    return None


_ATTENDED = listed("attend attends attended attending joined at")


def host_of(line: Line, start: int, behind: int) -> Found | None:
    """`attended a lunch hosted by B`, `was at a banquet given by B`: who gave the meal."""
    at = skip_back(line, start - 1)
    word = line.plains[at] if at > 0 else ""
    there = word in _ATTENDED and (word != "at" or line.plains[at - 1] in ("was", "were"))
    if not there:
        return None
    given = line.plains[behind : behind + 1] in (("hosted",), ("given",))
    by = given and line.plains[behind + 1 : behind + 2] == ("by",)
    group = group_after(line, behind + 2) if by and behind + 2 < len(line.tokens) else None
    return replace(group, reasons=(*group.reasons, "a guest and a host of one meal")) if group is not None else None


def leaders_of(line: Line, start: int) -> Found | None:
    """`talks between delegations led by A and B`: those who lead them."""
    for at in range(start, min(start + _LONGEST, len(line.tokens) - 2)):
        if line.plains[at] in ("led", "headed") and line.plains[at + 1] == "by":
            group = group_after(line, at + 2, closed=True)
            return replace(group, reasons=(*group.reasons, LEADS)) if group is not None else None
        if _ends_others(line, at):
            return None
    return None
