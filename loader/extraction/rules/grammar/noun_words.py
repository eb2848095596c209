"""The nouns for contacts, and the words before one that belong to it: `a brief, unscheduled meeting`."""

from __future__ import annotations

import re

from loader.extraction.lexicon import Phrases, listed, rows, words
from loader.extraction.rules.grammar.clauses import PREPOSITIONS, skip_back
from loader.extraction.rules.grammar.status import GOVERNORS
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words import known
from loader.extraction.rules.words.verbs import forms_of, is_finite

__all__ = [
    "ATTENDING",
    "CONTACT_NOUNS",
    "INNER_MEETINGS",
    "MODIFIERS",
    "OWNERS",
    "SUPPORT",
    "TIMES",
    "is_contact_noun",
    "joint_start",
]

SUPPORT = forms_of("support-verbs.tsv")
ATTENDING = listed(
    "attend attends attended attending join joins joined joining take takes took taken taking participate participates "
    "participated participating chair chairs chaired convene convenes"
)
"""Verbs of which not everybody who does so with others meets them."""
_UNITS = listed("days day hours hour weeks minutes rounds round series")
"""Of these there are talks: `three days of talks`."""
TIMES = listed("after following during since from in at despite with into over through")
"""Prepositions before a contact noun with which it may have been; `occasion_words.py` says where."""
OWNERS = {"his": "he", "her": "she", "my": "i", "their": "they"}
"""Words before a contact noun that say whose it is, to the pronouns they are of."""
_ADJECTIVE = re.compile(r"(?:ed|al|ic|ive|ing|ly|ous|ful|long|day|ary|ent|ant|able|ible|ate)$")
_OWNING_WORDS = listed("a an the his her their any 's")
MODIFIERS = words("contact-modifiers.txt")
"""Words that may stand before a contact noun and belong to it."""
INNER_MEETINGS = words("inner-meetings.txt")
"""What a meeting is of that is no meeting of two sides."""


def _nouns() -> Phrases[tuple[str, str | None]]:
    found: dict[str, tuple[str, str | None]] = {}
    for row in rows("contact-nouns.tsv"):
        for name in row[:2]:
            if name != "-":
                found[name] = (row[2], None if row[3] == "-" else row[3])
    return Phrases(found)


CONTACT_NOUNS = _nouns()
"""Nouns for contacts, to kind and mode."""


_TREATS = listed("treated treat treats treating")
"""Of what one treats somebody to, no word is a verb."""


def is_contact_noun(line: Line, first: int, last: int) -> bool:
    """Whether the word is a noun here: not the `meeting` of `is meeting B`, the `call` of `will call B`."""
    word, before = line.plains[first], line.plains[first - 1] if first else ""
    if first and line.date_at(first - 1) is not None:  # "a 4 May call"
        before = ""
    if word in ("exchange", "exchanges") and line.plains[last : last + 1] == ("of",):  # of letters, of insults
        return False
    if last - first > 1 or word in (
        "talks",
        "discussions",
        "negotiations",
        "conversation",
        "conversations",
        "discussion",
    ):
        return before != "to" or word.endswith("s")
    if word in ("meeting", "meetings"):
        return not (
            _be_before(line, first)
            or (
                before in ("after", "before", "since", "by", "while", "of", "for", "without", "when")
                and word == "meeting"
            )
        )
    if word in ("call", "calls", "lunch", "dinner", "breakfast", "tea", "coffee", "audience", "summit"):
        treated = before == "to" and bool(_TREATS & set(line.plains[max(0, first - 12) : first]))
        return treated or before not in ("to", "will", "would", "could", "may", "might", "not", "can", "should", "must")
    return True


def _be_before(line: Line, at: int) -> bool:
    index = skip_back(line, at - 1)
    return (
        index >= 0
        and line.plains[index] in ("is", "are", "was", "were", "be", "been", "'s", "'re")
        and not (line.plains[index] == "'s" and index in line.at)
        and not (line.plains[index] == "'s" and line.plains[index - 1] not in _SUBJECT_PRONOUNS)
    )


_SUBJECT_PRONOUNS = listed("he she it who that there what")
"""Words behind which `'s` is a verb: `he's meeting B`, but `the president's meeting with B`."""


def _start(line: Line, first: int) -> int:
    """Where the words begin that belong to a noun: article, adjectives, a date."""
    start = first
    while start > 0 and first - start < 8:
        date = line.date_at(start - 1)
        brokered = _by_others(line, start - 1)
        if date is None and not brokered and not _modifies(line, start - 1):
            break
        start = date[1] if date else start - (brokered or 1)
    start = _past_place(line, start)
    what = _what_before(line, start)
    if what is not None:
        return what
    closed = start < first and line.plains[start] in _OWNING_WORDS | OWNERS.keys()
    whole = start if closed else _to_determiner(line, start)
    return start if closed else whole if whole is not None else _far_start(line, start)


_CALLED = listed("called described billed seen termed styled dubbed labelled cast presented portrayed characterised")


def _what_before(line: Line, start: int) -> int | None:
    """Where `what he called`, `what is being billed as` begins that ends before `start`, or None."""
    if start < 2 or line.plains[start - 1] not in _CALLED | {"as"}:
        return None
    what = next((at for at in range(start - 2, max(start - 8, -1), -1) if line.plains[at] == "what"), None)
    return what if what is not None and _CALLED & set(line.plains[what:start]) else None


def joint_start(line: Line, first: int) -> int:
    """The same of two that are joined: `for dinner and talks with B`."""
    start = _start(line, first)
    beside = CONTACT_NOUNS.match_before(line.plains, start - 1) if line.plains[start - 1 : start] == ("and",) else None
    return _start(line, start - 1 - beside[0]) if beside is not None else start


def _past_place(line: Line, start: int) -> int:
    """Where the words begin in which a place of capitals stands before the noun: `his Oval Office meeting`."""
    at = start
    while at > 0 and start - at < 3 and line.tokens[at - 1].capital and not _somebody(line, at - 1):
        at -= 1
    closed = at > 0 and line.plains[at - 1] in _OWNING_WORDS | OWNERS.keys()
    return at - (line.plains[at - 1] != "'s") if closed and at < start else start


def _somebody(line: Line, at: int) -> bool:
    return at in line.at and line.at[at].person is not None


def _to_determiner(line: Line, start: int) -> int | None:
    """Where "a" or "the" stands before words that may all be adjectives or nouns of one phrase: `a frank, testy`."""
    for at in range(start - 1, max(start - 7, -1), -1):
        word = line.plains[at]
        if word in ("a", "an", "the"):
            whole = _what_before(line, at)
            return whole if whole is not None else at
        joined = word in (",", "and") and at < start - 1 and line.tokens[at - 1].word
        named = at in line.at or line.date_at(at) is not None
        inside = line.tokens[at].word and not line.tokens[at].capital and word not in known.FUNCTION_WORDS
        verb = is_finite(line.tokens, at) and (_goes_on(line, at) or line.plains[at - 1] not in _JOINED)
        if not joined and (named or not inside or verb):
            return None
    return None


_JOINED = listed(", and a an the")


def _goes_on(line: Line, at: int) -> bool:
    """Whether what was done next stands here: `for a visit and held talks`."""
    found = SUPPORT.match_before(line.plains, at + 1)
    return line.plains[at - 1] == "and" and found is not None and found[1][0].row[5] == "do"


def _far_start(line: Line, start: int) -> int:
    """The same where a verb such as "had" stands before adjectives that no list has: `a brief, unscheduled` talk."""
    for at in range(start - 1, max(start - 9, 0), -1):
        word = line.plains[at]
        if at in line.at or line.date_at(at) or word in PREPOSITIONS | _NO_ADJECTIVES:
            return start
        if (word == "open" or word.endswith("ed")) and line.plains[at - 1] in (",", "and", '"', "“", "a", "an"):
            continue
        if word in known.ADVERBS:
            continue
        found = SUPPORT.match_before(line.plains, at + 1)
        if found is not None or GOVERNORS.match_before(line.plains, at + 1) is not None:
            return at + 1 if found is not None and found[1][0].row[5] == "do" else start
        if is_finite(line.tokens, at) and word not in MODIFIERS:
            return start
    return start


_NO_ADJECTIVES = listed("no not that who to before after until since")


def _is_adjective(line: Line, at: int) -> bool:
    """Whether a word that stands before a comma or "and" can go with the noun behind these."""
    word = line.plains[at]
    if is_finite(line.tokens, at) or line.tokens[at].capital:
        return False
    return word in MODIFIERS - _OWNING_WORDS or _ADJECTIVE.search(word) is not None or "-" in word


_BY_OTHERS = listed("brokered mediated backed sponsored led hosted supervised supported facilitated")


def _by_others(line: Line, at: int) -> int:
    """How many words ending with a token are such as `EU-mediated`; a full stop parts `U.N.-brokered` into three."""
    if line.plains[at].rpartition("-")[2] not in _BY_OTHERS:
        return 0
    if "-" in line.plains[at]:
        return 1
    parted = at > 1 and line.plains[at - 1] == "-" and line.tokens[at - 2].capital
    return 3 if parted else 0


def _counts(line: Line, at: int) -> bool:
    """Whether a token is the hyphen or the unit of `90-minute`, whose number is a token of its own."""
    hyphen = at if line.plains[at] == "-" else at - 1
    return hyphen > 0 and line.plains[hyphen] == "-" and line.plains[hyphen - 1].isdigit()


_VERBS = listed("dominate initiate facilitate complicate anticipate celebrate")
"""Verbs that end as adjectives do."""
_PERIODS = listed("week weekend month year night summer spring autumn fall winter")
_WHICH = listed("last this next previous following coming past")


def _times(line: Line, at: int) -> bool:
    """Whether a token is one of the three of `next month's`."""
    owner = next((i for i in range(at, min(at + 3, len(line.tokens))) if line.plains[i] == "'s"), 0)
    return owner > 1 and line.plains[owner - 1] in _PERIODS and line.plains[owner - 2] in _WHICH


def _modifies(line: Line, at: int) -> bool:
    token, word = line.tokens[at], line.plains[at]
    before = at - 1
    if _counts(line, at) or _times(line, at):
        return True
    if word in ("during", "following", "including", "regarding", "concerning", "despite"):
        return False
    if word == "of":
        return before >= 0 and line.plains[before] in _UNITS
    if word in _UNITS:
        return line.plains[at + 1 : at + 2] == ("of",)
    if (word in MODIFIERS and is_finite(line.tokens, at)) or word in SUPPORT:
        participle = word.endswith("ed") and line.plains[before] in TIMES
        degree = word not in SUPPORT and line.plains[before].endswith(
            "ly"
        )  # "highly anticipated", not "currently held"
        return before >= 0 and (participle or degree or line.plains[before] in _OWNING_WORDS)
    if word in MODIFIERS or token.text in ("“", "”", '"') or token.text[:1].isdigit():
        return True
    if word == "'s":
        return before >= 0 and line.date_at(before) is not None
    if word in (",", "and"):
        return before >= 0 and (_is_adjective(line, before) or _counts(line, before))
    adjective = _ADJECTIVE.search(word) is not None and not is_finite(line.tokens, at) and word not in _VERBS
    return not token.capital and (adjective or "-" in word)
