"""Verbs of a sentence: their forms, the words that belong to them, and what tense, mood and negation these give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loader.extraction.lexicon import Phrases, listed, rows, words
from loader.extraction.rules.words import known
from loader.extraction.rules.words.tokens import Token

__all__ = [
    "BASE",
    "DOUBTS",
    "GERUND",
    "PARTICIPLE",
    "PAST",
    "THIRD",
    "Form",
    "Group",
    "Shape",
    "Tense",
    "forms_of",
    "is_finite",
    "verb_group",
]

Shape = Literal["base", "third", "past", "participle", "gerund", "word"]
BASE, THIRD, PAST, PARTICIPLE, GERUND = "base", "third", "past", "participle", "gerund"
Tense = Literal[
    "past", "perfect", "pluperfect", "future", "present", "progressive", "past progressive", "modal", "would",
    "obligation", "infinitive", "gerund", "having", "irrealis",
]  # fmt: skip

_BE = listed("is are was were be been being am 's 're 'm isn't aren't wasn't weren't")
_HAVE = listed("has have had having 've 'd hasn't haven't hadn't")
_DO = listed("do does did don't doesn't didn't")
_WILL = listed("will shall 'll won't")
_MAY = listed("may might can could couldn't can't cannot")
_OBLIGED = listed("should must ought shouldn't mustn't")
_SUBJECTS = listed("he she it who that there what")
_QUOTES = frozenset('"“”')
_NEGATIONS = listed("not never n't neither nor hardly nearly almost scarcely barely nobody no-one none")
DOUBTS = {row[0]: row[1] for row in rows("doubt-adverbs.txt")}
_HABITS = words("habit-adverbs.txt")
_FINITE = frozenset(word for (line,) in rows("verbs.txt") for word in line.split())
_DETERMINERS = listed("a an the his her their its newly recently")
_NO_VERBS = listed("united based red bed need speed seed feed exceed indeed hundred sacred naked rugged ted")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an entry of a list of verbs: the row it stands in, and which form it is."""

    row: tuple[str, ...]
    shapes: frozenset[Shape]


def forms_of(name: str) -> Phrases[tuple[Form, ...]]:
    """All forms of the verbs of a list, whose first five columns are base, third person, past, participle, -ing. Words
    with one form only, such as adjectives, have the shape `word`."""
    found: dict[str, list[Form]] = {}
    for row in rows(name):
        for text, shapes in _shapes(row):
            found.setdefault(text, []).append(Form(row, shapes))
    return Phrases({text: tuple(forms) for text, forms in found.items()})


def _shapes(row: tuple[str, ...]) -> Iterator[tuple[str, frozenset[Shape]]]:
    names: tuple[Shape, ...] = ("base", "third", "past", "participle", "gerund")
    cells = dict(zip(names, row[:5], strict=True))
    given = {text for text in cells.values() if text}
    if len(given) == 1:
        yield cells["base"], frozenset({"word"})
        return
    for text in given:
        yield text, frozenset(name for name, cell in cells.items() if cell == text)


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries. `first` is the first token, `verb` the verb's own, `last` exclusive. `doubt` is what
    a doubting adverb makes of it, `to` the place of the "to" of an infinitive, `completed` that it is one like "to have
    met"."""

    first: int
    verb: int
    last: int
    tense: Tense
    negated: bool = False
    passive: bool = False
    doubt: str | None = None
    habit: bool = False
    to: int | None = None
    completed: bool = False


def verb_group(line: Sequence[Token], verb: int, last: int, shapes: frozenset[Shape]) -> Group:
    """The group of the verb at `verb`, whose words end before `last`."""
    first, auxiliaries, negated, doubt, habit = _left_of(line, verb)
    negated = negated or any(word.endswith("n't") or word == "cannot" for word in auxiliaries)
    to = _infinitive(line, first, auxiliaries)
    if to is not None and not (shapes == {"gerund"} and not auxiliaries):
        passive = auxiliaries[:1] == ["be"] and "participle" in shapes and "gerund" not in shapes
        return Group(to, verb, last, "infinitive", negated, passive, doubt, habit, to, "have" in auxiliaries)
    tense, passive = _tense(auxiliaries, shapes)
    habit = habit or (last < len(line) and line[last].plain in _HABITS)
    return Group(first, verb, last, tense, negated, passive, doubt, habit)


def _left_of(line: Sequence[Token], verb: int) -> tuple[int, list[str], bool, str | None, bool]:
    first, index = verb, verb - 1
    auxiliaries: list[str] = []
    negated, doubt, habit = False, None, False
    while index >= 0 and verb - index < 12:
        word = line[index].plain
        if word in _BE | _HAVE | _DO | _WILL | _MAY | _OBLIGED or word in ("would", "wouldn't"):
            if word == "'s" and index and not auxiliaries and _owns(line, index, verb):
                break
            auxiliaries.insert(0, word)
            first = index
        elif word in _NEGATIONS:
            negated, first = True, index
        elif index and (line[index - 1].plain, word) in (("all", "but"), ("no", "longer")):
            negated, first, index = True, index - 1, index - 1
        elif word in DOUBTS:
            doubt, first = DOUBTS[word], index
        elif word in _HABITS:
            habit, first = True, index
        elif word == "time" and index > 1 and line[index - 1].plain == "the" and line[index - 2].plain == "at":
            index -= 2
        elif word in known.ADVERBS or word in _QUOTES or (word.endswith("ly") and not line[index].capital):
            pass
        else:
            break
        index -= 1
    return first, auxiliaries, negated, doubt, habit


def _owns(line: Sequence[Token], at: int, verb: int) -> bool:
    """Whether the 's at a token says whose something is: `the president's meeting`, not `he's meeting`."""
    if line[verb].plain == "meeting":
        return line[at - 1].plain not in _SUBJECTS
    return line[at - 1].capital and line[at - 1].plain not in _SUBJECTS and not _progressive(line, verb)


def _progressive(line: Sequence[Token], verb: int) -> bool:
    return line[verb].plain.endswith("ing") or line[verb].plain in ("been", "met", "set", "due", "expected")


def _infinitive(line: Sequence[Token], first: int, auxiliaries: Sequence[str]) -> int | None:
    """Where the "to" before these words stands."""
    if auxiliaries and auxiliaries[0] not in ("be", "have"):
        return None
    index = first - 1
    while index >= 0 and (line[index].plain in known.ADVERBS or line[index].plain.endswith("ly")):
        index -= 1
    return index if index >= 0 and line[index].plain == "to" else None


def _tense(auxiliaries: Sequence[str], shapes: frozenset[Shape]) -> tuple[Tense, bool]:
    bare = [
        word.removesuffix("n't") if word not in ("won't", "can't") else {"won't": "will", "can't": "can"}[word]
        for word in auxiliaries
    ]
    passive = bool(bare) and bare[-1] in _BE and "participle" in shapes and "gerund" not in shapes
    head = bare[0] if bare else ""
    return _tense_of(head, bare[1:], shapes, passive), passive


def _tense_of(head: str, rest: Sequence[str], shapes: frozenset[Shape], passive: bool) -> Tense:
    if not head:
        return _bare_tense(shapes)
    if head in _MAY | _OBLIGED | {"would"} and "have" in rest:
        return "irrealis"
    if head in _WILL:
        return "future"
    if head in ("would", "'d"):
        return "pluperfect" if head == "'d" and "participle" in shapes and "base" not in shapes else "would"
    if head in _MAY:
        return "modal"
    if head in _OBLIGED:
        return "obligation"
    if head in ("had",):
        return "pluperfect"
    if head == "having":
        return "having"
    if head in _HAVE or (
        head == "'s" and (rest[:1] == ["been"] or (not passive and "participle" in shapes and "gerund" not in shapes))
    ):
        return "perfect"
    if head in _DO:
        return "past" if head == "did" else "present"
    if head in _BE:
        return _be_tense(head, shapes, passive)
    return "present"


def _bare_tense(shapes: frozenset[Shape]) -> Tense:
    if "past" in shapes:
        return "past"
    return "gerund" if "gerund" in shapes else "present"


def _be_tense(head: str, shapes: frozenset[Shape], passive: bool) -> Tense:
    was = head in ("was", "were")
    if passive or "word" in shapes:
        return "past" if was else "present"
    return "past progressive" if was else "progressive"


def is_finite(line: Sequence[Token], index: int) -> bool:
    """Whether a word is, as far as its form tells, a finite verb."""
    token = line[index]
    word = token.plain
    if token.capital and index and not word.endswith("ed"):
        return False
    if word == "talks" and not (index and (line[index - 1].capital or line[index - 1].plain in _SUBJECTS)):
        return False
    if word == "'s":
        return index > 0 and line[index - 1].plain in _SUBJECTS
    if word in _FINITE or word.endswith("n't") or word in ("'ll", "'re", "'ve", "'d", "cannot"):
        return not (index and line[index - 1].plain in ("a", "an", "the", "to", "'s"))
    if not word.endswith("ed") or len(word) < 4 or word in _NO_VERBS or token.capital:
        return False
    if "-" in word and not word.startswith(("re-", "co-", "pre-")):  # "newly-appointed", "rebel-led"
        return False
    return not (index and line[index - 1].plain in _DETERMINERS)
