"""Persons that stand together: those whose words begin behind a token, or end before one.

Nothing here guesses over a word that it does not know: where such a word stands between, nobody is found.
"""

from __future__ import annotations

import itertools

from loader.extraction.lexicon import listed
from loader.extraction.rules.grammar.clauses import PLACE_PREPOSITIONS, PREPOSITIONS, UNSURE, Found, actor, skip_forward
from loader.extraction.rules.grammar.descriptions import past_counterparts
from loader.extraction.rules.persons.names import Phrase
from loader.extraction.rules.persons.people import Named
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.person_nouns import noun_at
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["before_apposition", "group_after", "group_before", "member_before"]


_AND = (
    ("and",), (",", "and"), (",",), ("as", "well", "as"), ("&",), (",", "as", "well", "as"), ("then",), ("and", "then"),
    ("as", "well", "as", "with"), (",", "as", "well", "as", "with"), ("and", "with"), (",", "and", "with"),
    ("and", "then", "with"), ("and", "later", "with"), ("and", "also", "with"),
    (",", "with"), (",", "then", "with"), ("then", "with"), ("followed", "by"), (",", "followed", "by"),
    ("and", ",", "separately", ","), ("and", "separately"), (",", "and", ",", "separately", ","))  # fmt: skip
_ALSO = (
    (";",), (";", "and"), ("along", "with"), (",", "along", "with"), ("together", "with"), (",", "together", "with"),
    ("plus",), (",", "plus"), ("alongside",), ("in", "addition", "to"), (",", "in", "addition", "to"), ("besides",),
    (",", "besides"))  # fmt: skip
"""What joins those who are met, but not those who meet."""
_WITH = listed("along together alongside plus")
_FILLERS = listed("the a an his her their its our both fellow new newly old longtime then own 's")

_BEFORE_NAMES = listed(
    "visiting acting outgoing incoming ruling leading sitting retiring serving reigning governing presiding founding "
    "managing standing rising up-and-coming travelling traveling"
)
"""Forms in -ing before a name that are no verb: `met A, acting President B`, but not `met A, angering B`."""
_FREED = listed("freed released rescued wounded injured displaced kidnapped captured abducted returned demoted sacked")
"""Participles before a name that look like the verb of another clause."""


def group_after(line: Line, index: int, *, closed: bool = False) -> Found | None:
    """The persons that begin here: `his counterpart, A, and B`. None where something else begins here. `closed`: all
    of them belong together, whatever follows, as behind "between"."""
    start = past_counterparts(line, index)
    first = _person_from(line, start) or _described_far(line, index) or _of_office(line, index)
    if first is None:
        return None
    members = [first]
    while True:
        following = _next_member(line, members[-1].phrase, closed=closed)
        if following is None:
            break
        members.append(following)
    if start != index and len(members) == 1:
        return None
    if closed:
        members = _without_main_subject(line, members)
    reasons = ("also others may be meant",) if any(one.ambiguous for one in members) else ()
    if _WITH & set(line.plains[members[0].phrase.last : members[-1].phrase.first]):
        reasons = (*reasons, "with which of them somebody came is not said")
    return Found(tuple(actor(line, one) for one in members), index, members[-1].phrase.last, reasons)


def _without_main_subject(line: Line, members: list[Named]) -> list[Named]:
    """A and B of `After talks between A and B, C flew home`: behind "and" a comma alone goes on with no list, if a
    verb stands behind whoever follows."""
    end = skip_forward(line, members[-1].phrase.last)
    if end >= len(line.tokens) or not is_finite(line.tokens, end):
        return members
    joints = [line.plains[one.phrase.last : two.phrase.first] for one, two in itertools.pairwise(members)]
    for at, joint in enumerate(joints):
        if joint == (",",) and any("and" in before for before in joints[:at]):
            return members[: at + 1]
    return members


def _person_from(line: Line, index: int) -> Named | None:
    """The person whose phrase begins at a token, or after words such as "the country's new"."""
    for end in range(index, min(index + 6, len(line.tokens))):
        named = line.at.get(end)
        owning = named is not None and named.person is None and _side_owns(line, named.phrase.last)
        begins = named is not None and named.phrase.first <= end < named.phrase.tail
        if named is not None and begins and end <= max(named.phrase.head, index) and not owning:
            return _not_a_modifier(line, named)
        word = line.plains[end]
        if word == "and" and _of_two_trades(line, end):
            continue
        common = word not in known.FUNCTION_WORDS or line.texts[end] == "US"
        freed = word in _FREED and end == index and line.plains[end - 1] not in ("and", ",", "then")
        filler = word in _FILLERS or freed or (line.tokens[end].word and common and not is_finite(line.tokens, end))
        doing = _is_done(line, end) if end == index else _does_it(line, end)
        if not filler or word in PREPOSITIONS or line.date_at(end) or doing:
            return None
    return None


def _is_done(line: Line, index: int) -> bool:
    """Whether a participle behind a comma says what somebody does: `met A, angering B`."""
    word = line.plains[index]
    return word.endswith("ing") and word not in known.TITLE_WORDS | _BEFORE_NAMES and line.plains[index - 1] == ","


def _does_it(line: Line, at: int) -> bool:
    """Whether a participle before a name says what those just named by a noun do: `met a judge investigating B`."""
    word, before = line.plains[at], line.plains[at - 1]
    named = line.tokens[at + 1 : at + 2] != () and line.tokens[at + 1].capital
    stands_before = word in known.TITLE_WORDS | _BEFORE_NAMES or before in _FILLERS or before in known.TENSES
    return named and word.endswith("ing") and not line.tokens[at].capital and not stands_before


def _of_two_trades(line: Line, joint: int) -> bool:
    """Whether two words for one person are joined: `actress and activist A`."""
    named = line.at.get(joint + 1)
    begins = named is not None and named.phrase.first == joint + 1 < named.phrase.head
    return begins and line.plains[joint - 1] in known.ROLE_NOUNS and line.plains[joint + 1] in known.ROLE_NOUNS


def _side_owns(line: Line, index: int) -> bool:
    """Whether one word and the possessive stand here: `the Houthi side's A`, of which "Houthi" is no name."""
    return (
        line.tokens[index : index + 1] != ()
        and line.tokens[index].word
        and line.plains[index + 1 : index + 2] == ("'s",)
    )


def _described_far(line: Line, index: int) -> Named | None:
    """`the chief executive of the company Fjällnät, Elin Nordqvist,`: a title, and behind its comma the name."""
    owner = line.at.get(index)
    start = index
    if owner is not None and owner.phrase.owned and owner.phrase.first <= index:
        start = owner.phrase.tail + 1
    elif (nation := _nation_owning(line, index)) > index:
        start = nation
    elif not line.plains[index : index + 1] or line.plains[index] not in ("the", "a", "an", "his", "her", "its"):
        return None
    titled = False
    for at in range(start, min(index + 14, len(line.tokens) - 1)):
        if line.plains[at] == ",":
            named = line.at.get(at + 1)
            closed = named is not None and _closes(line, named.phrase.tail)
            whole = named is not None and named.phrase.first == at + 1 and closed
            return named if titled and whole and not _anothers(line, start, at) else None
        joined = line.plains[at] == "and" and line.plains[at + 1] in known.ROLE_NOUNS
        joined = joined or (line.plains[at] == "to" and titled)
        if is_finite(line.tokens, at) or (line.plains[at] in ("and", "who", "that", "to", "with") and not joined):
            return None
        if at in line.at and line.at[at].person is not None:
            return None
        titled = titled or known.HEADS.match(line.plains, at) is not None or line.plains[at] in known.ROLE_NOUNS
        titled = titled or noun_at(line.plains, at) is not None or line.plains[at] in _RELATIVES
        titled = titled or line.plains[at : at + 2] == ("opposite", "number")
    return None


_RELATIVES = listed(
    "widower widow husband wife brother sister son daughter father mother predecessor successor deputy rival ally "
    "superior subordinate"
)
"""What somebody is to another: `Ms. Dal's brother, Minister A,`."""


def _nation_owning(line: Line, index: int) -> int:
    """Where `Niger's` ends, or the same place."""
    nation = known.STATES.match(line.texts, index)
    end = index + nation[0] if nation is not None else index
    return end + 1 if nation is not None and line.plains[end : end + 1] == ("'s",) else index


def _of_office(line: Line, index: int) -> Named | None:
    """`the chief of the Fishers' Party (FP) and acting mayor B`: a title with all that belongs to it, and the name."""
    titled = False
    for at in range(index, min(index + 14, len(line.tokens))):
        named = line.at.get(at)
        if named is not None and named.person is not None:
            state = known.STATES.match(line.texts, at)
            whole = state is not None and at + state[0] == named.phrase.head  # "leader of the Party of Somalia B"
            own = named.phrase.first < named.phrase.head and bool(named.phrase.titles)
            titled = titled or (own and "and" not in line.plains[index:at])
            held = titled and (whole or line.plains[at - 1] not in ("of", "for", "to", "by", "from", "'s", "'"))
            return _not_a_modifier(line, named) if held and at == named.phrase.first else None
        word = line.plains[at]
        own = line.tokens[at].capital or word in _IN_OFFICE or word in known.TITLE_WORDS | known.ROLE_NOUNS
        own = own or word[:1].isdigit() or _short_form(line, at)
        head = known.HEADS.match(line.plains, at)
        if not own and head is None:
            return None
        titled = titled or word == "member" or (head is not None and not head[1].plural)
    return None


def _short_form(line: Line, at: int) -> bool:
    """Whether a comma is one of both around the short form of a name: `World Eel Fund, WEF, chief A`."""
    for opening in (at, at - 2):
        inside = line.texts[opening + 1 : opening + 2]
        commas = line.plains[opening : opening + 1] == line.plains[opening + 2 : opening + 3] == (",",)
        if opening > 0 and commas and inside and inside[0].isupper() and len(inside[0]) > 1:
            return True
    return False


_IN_OFFICE = listed("the a an his her its of for and ( ) new acting former 's ' -")
"""What may stand between the words of an office."""


def _anothers(line: Line, start: int, end: int) -> bool:
    """Whether the office at the end of these words is what another's belongs to: `the envoy of the premier`."""
    last = max((i for i in range(start, end) if line.plains[i] in ("of", "to", "for", "'s")), default=None)
    heads = (known.HEADS.match(line.plains, i) for i in range((last or end) + 1, end))
    named = any(line.plains[i] in known.ROLE_NOUNS for i in range((last or end) + 1, end))
    owned = last is not None and line.plains[last] == "'s"
    return not owned and (named or any(head is not None and not head[1].plural for head in heads))


def _closes(line: Line, index: int) -> bool:
    """Whether an apposition can end here, and no list goes on."""
    if index >= len(line.tokens) or line.plains[index] in (",", ".", ";", "--", "–", "—", ")"):
        return True
    if line.plains[index] == "and":
        return index + 1 < len(line.tokens) and is_finite(line.tokens, index + 1)
    return line.plains[index] in PLACE_PREPOSITIONS or line.date_at(index) is not None


def _not_a_modifier(line: Line, named: Named) -> Named | None:
    """Of `Dal adviser Ann Lee` and `Dal's adviser, Ann Lee,` the second person; of `Dal's adviser` nobody."""
    phrase = named.phrase
    after = phrase.tail + (1 if phrase.owned else 0)
    following = line.at.get(after)
    if phrase.owned and named.person is None and following is not None and following.phrase.first == after:
        return _not_a_modifier(line, following)  # "Delco's Ann Lee"
    if following is not None and following is not named and following.phrase.first <= after < following.phrase.head:
        return _not_a_modifier(line, following)
    if phrase.owned or not _may_follow(line, phrase.last, phrase.tail):
        return None
    return named


def _may_follow(line: Line, last: int, tail: int) -> bool:
    """Whether a name can end here: no noun follows that it belongs to, as in `the Obama administration`."""
    if last != tail or last >= len(line.tokens):
        return True
    token, word = line.tokens[last], line.plains[last]
    if not token.word or token.capital or line.date_at(last) or word in known.FUNCTION_WORDS or word in known.ADVERBS:
        return True
    if word in _GOOD and (
        last + 1 >= len(line.tokens) or not line.tokens[last + 1].word or line.plains[last + 1] == "and"
    ):
        return True  # "called his meeting with B productive"
    return is_finite(line.tokens, last) or word.endswith(("ly", "ing", "-handed", "-minded")) or word in _BESIDE


_GOOD = listed(
    "productive constructive frank fruitful useful upbeat positive cordial good excellent tense difficult smiling"
)


_BESIDE = listed("anywhere everywhere alone aboard ahead twice amid plus along alongside together")


def _next_member(line: Line, phrase: Phrase, *, closed: bool) -> Named | None:
    last = phrase.last
    starts = [last] if last > phrase.tail and line.plains[last - 1] == "," else []
    for joint in (*_AND, *_ALSO):
        if line.plains[last : last + len(joint)] == joint:
            starts.append(last + len(joint))
    dated = skip_forward(line, last)
    if dated > last and line.date_at(dated - 1) and line.plains[dated : dated + 1] in (("and",), (",",)):
        starts.append(dated + 1 + (line.plains[dated : dated + 2] == (",", "and")))
    starts += [behind for start in set(starts) if (behind := _past_others(line, start))]
    for start in sorted(set(starts), reverse=True):
        named = _person_from(line, start) or _of_office(line, start) if start < len(line.tokens) else None
        if named is not None and UNSURE & set(line.plains[start : named.phrase.first]):
            return None
        if named is None or named.phrase.head - start >= _LONGEST:
            continue
        attributed = "and" not in line.plains[last:start] and _says(line, named)
        if not attributed and (closed or not (_opens_clause(line, named) or _apposed_subject(line, start, named))):
            return named
    return None


_SPEECH = listed("said says told tells added announced reported confirmed wrote writes stated noted")


def _says(line: Line, named: Named) -> bool:
    """Whether somebody is who says so: `between A and B on Saturday, C said`."""
    return bool(_SPEECH & set(line.plains[named.phrase.last : named.phrase.last + 1]))


_NAMELESS = listed(
    "his her their its the other others senior several many top key various members leaders officials representatives "
    "ministers advisers lawmakers aides diplomats"
)
_WITHIN = listed("of for from")
_LONGEST = 12


def _past_others(line: Line, start: int) -> int:
    """Where a list goes on behind some without a name, `A and his War Cabinet, Minister B`; 0 where it does not."""
    if start >= len(line.tokens) or line.plains[start] not in _NAMELESS:
        return 0
    for at in range(start + 1, min(start + _LONGEST, len(line.tokens) - 1)):
        word = line.plains[at]
        if word in (",", "and"):
            behind = at + 1 + (line.plains[at : at + 2] == (",", "and"))
            later = skip_forward(line, behind)
            return later + (later > behind and line.plains[later : later + 1] == ("with",))
        named = at in line.at and line.at[at].person is not None
        other = word in known.FUNCTION_WORDS - known.TITLE_WORDS and word not in _WITHIN | _NAMELESS
        if named or other or not line.tokens[at].word or is_finite(line.tokens, at):
            return 0
    return 0


def _opens_clause(line: Line, named: Named) -> bool:
    """Whether a finite verb follows, so that the name is no object but the subject of what comes."""
    index = skip_forward(line, named.phrase.last)
    if line.plains[index : index + 2] == ("and", "the"):  # "B, A and the ministers discussed it"
        others = (at + 1 for at in range(index + 2, min(index + 6, len(line.tokens))) if line.plains[at][-1:] == "s")
        index = skip_forward(line, next(others, index))
    return index < len(line.tokens) and is_finite(line.tokens, index)


def _apposed_subject(line: Line, start: int, named: Named) -> bool:
    """Whether the words from a token on, `and her minister, B, spoke to C`, act in a clause of their own."""
    apposed = start < named.phrase.head and line.plains[named.phrase.head - 1] == ","
    behind = named.phrase.last - (line.plains[named.phrase.last - 1] == ",")
    if not apposed or "and" not in line.plains[start - 1 : start] or line.plains[behind : behind + 1] != (",",):
        return False
    verb = skip_forward(line, behind + 1)
    return verb < len(line.tokens) and is_finite(line.tokens, verb) and line.plains[verb] not in _SPEECH


def group_before(line: Line, index: int) -> Found | None:
    """The persons whose words end at the token `index`."""
    named = line.at.get(index)
    if named is None or index not in (named.phrase.last - 1, named.phrase.tail - 1) or named.phrase.owned:
        return None
    members = [named]
    first = named.phrase.first
    while True:
        before = member_before(line, first)
        if before is None or (
            len(members) == 1
            and "and" not in line.plains[before.phrase.tail : first]
            and not (line.heading and before.phrase.first == 0)
            and not {"as", "&", "then"} & set(line.plains[before.phrase.tail : first])
        ):
            break
        members.insert(0, before)
        first = before.phrase.first
        if line.plains[first - 2 : first] in (("his", "counterparts"), ("her", "counterparts")):
            first -= 2
    while first > 0 and line.plains[first - 1] in ("the", "both", "a", "an", "neither", "either"):
        first -= 1
    return Found(tuple(actor(line, one) for one in members), first, index + 1)


_SIDED = tuple(
    (",", side, *joint)
    for side in ("left", "right", "center", "centre") for joint in ((",", "and"), ("and",), (",",))
)  # fmt: skip
"""What joins two in a picture: `A, left, and B shake hands`."""


def before_apposition(line: Line, comma: int) -> Found | None:
    """Who stands before the comma of an apposition, and is nobody else's: not A of `the wife of A, a teacher`."""
    group = group_before(line, comma) or group_before(line, comma - 1)
    anothers = group is not None and line.plains[group.first - 1 : group.first] in (("of",), ("'s",))
    return None if anothers else group


def member_before(line: Line, first: int) -> Named | None:
    for joint in (*_AND, *_SIDED):
        start = first - len(joint)
        if start > 0 and line.plains[start:first] == joint:
            named = line.at.get(start - 1)
            if named and start in (named.phrase.last, named.phrase.tail) and not named.phrase.owned:
                return named
    last = _joint_before(line, first) - 1
    body = _of_body(line, last) if last > 1 else None
    if body is not None:
        return body
    closing = line.at.get(first - 1)
    if closing is not None and closing.phrase.last == first and line.plains[first - 1] == ",":
        return closing
    return None


_BODY = 7
"""How many words at most stand between somebody and "and" who is named with a party: `A of the Wave party`."""


def _joint_before(line: Line, first: int) -> int:
    """The "and" before somebody, over whose they are: `and the Wave party's leader B`; 0 where there is none."""
    for at in range(first - 1, max(first - _BODY, 0), -1):
        if line.plains[at] == "and":
            return at
        named = at in line.at and line.at[at].person is not None
        owner = line.tokens[at].capital or line.plains[at] in ("the", "'s", "'") or line.plains[at + 1] in ("'s", "'")
        if named or not owner:
            return 0
    return 0


def _of_body(line: Line, last: int) -> Named | None:
    """Who is named before `of the Wave movement`, which ends with a token."""
    if line.plains[last] not in known.ORGANISATION_WORDS:
        return None
    for at in range(last - 1, max(last - _BODY, 1), -1):
        if line.plains[at] == "of":
            named = line.at.get(at - 1)
            whole = named is not None and named.person is not None and at in (named.phrase.last, named.phrase.tail)
            return named if whole else None
        within = at in line.at and line.at[at].person is not None
        if not line.tokens[at].word or within or is_finite(line.tokens, at):
            return None
    return None
