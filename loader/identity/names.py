"""Names taken apart: the one normaliser of whoever asks for a person and of whoever suggests that two are one.

A name becomes words without case, accents, apostrophes, hyphens and scripts other than the Latin one. What two
spellings of one name may differ in is stated here as rules, each of which gives its reason; a likeness in numbers is
not used, because different persons are often called almost alike (Li Qiang and Li Keqiang).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import permutations

from anyascii import anyascii

from loader.identity.spelling import alike, is_pinyin, monosyllabic, skeleton
from loader.identity.words import PARTICLES, SHORT_FORMS, SONS, SUFFIXES, SURNAMES, TITLES

__all__ = ["Likeness", "Name", "compare", "folded", "grounds", "is_title", "untitled", "words_of"]

_APOSTROPHES = re.compile("['`]")
_WORD = re.compile(r"[a-z0-9]+")
_OWNED = re.compile(r"(?<=\w)['’]s\b")
_OTHERWISE = str.maketrans({"ə": "a", "Ə": "A"})
"""Letters that the world's newsrooms write otherwise than anyascii does (Əliyev: Aliyev)."""
_AZERBAIJANI = _OTHERWISE | str.maketrans({"c": "j", "C": "J"})
_SUCCESSIVE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_COMPOUND = re.compile(
    r"\babd"
    r"(?:(?:[aeou](?:l|r|s|z|n|d|sh))?\b[ -]+(?:[aeu][lrsznd]h?[ -]+)?(?=[a-z]{3})"
    r"|[aeou](?:l|r(?=r)|s(?=s)|z(?=z)|n(?=n)|d(?=d))(?=[a-z]{3}))"
)
"""Abdel Fattah, Abdul-Fattah, Abd al-Fattah, Abdelfattah: one word of two parts."""
_MOST_WORDS = 12
_LONG = 6
"""Letters of a single name that may be spelt otherwise."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, taken apart. `words` are all its words; `core` those that are neither title nor particle nor initial.

    `initials` are middle initials, `suffix` is what tells a son from a father of the same name (jr, iii), and
    `ordered` is true where the order of words is part of the name (Salman bin Muhammad is not Muhammad bin Salman).
    `vowelless` is true of what was written in a script without vowels.
    """

    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    initials: tuple[str, ...]
    suffix: str
    ordered: bool
    vowelless: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well two names go together, from 0 to 1, and by which rule."""

    score: float
    reason: str


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """The text in small letters of ASCII, whatever its script; words of Chinese and Korean stand apart."""
    spelt = text.translate(_AZERBAIJANI if "ə" in text.casefold() else _OTHERWISE)
    latin = "".join(_transliterated(part) for part in re.split(r"(\s+)", spelt))
    return _APOSTROPHES.sub("", latin).casefold()


def _transliterated(part: str) -> str:
    written = anyascii(unicodedata.normalize("NFC", part))
    # anyascii begins each syllable of these scripts with a capital, and sets no blanks.
    return _SUCCESSIVE.sub(" ", written) if any(_of_syllables(c) for c in part) else written


def _of_syllables(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


def words_of(text: str) -> list[str]:
    """The words of a name without case, accents, apostrophes and hyphens, in ASCII letters; of `Dal’s` it is `dal`."""
    return _WORD.findall(folded(_OWNED.sub("", text)))


@lru_cache(maxsize=65_536)
def name_of(text: str) -> Name:
    """The name, taken apart."""
    plain = _COMPOUND.sub("abd", folded(text))
    words = tuple(_WORD.findall(plain))
    named = _without_titles(words)
    suffix = named[-1] if len(named) > 2 and named[-1] in SUFFIXES else ""
    named = named[:-1] if suffix else named
    initials = tuple(word for word in named[1:-1] if len(word) == 1)
    full = tuple(word for word in named if len(word) > 1 or word in (named[0], named[-1]))
    core = _without_particles(full)
    ordered = any(word in SONS for word in named[1:-1])
    return Name(text, words, core, initials, SUFFIXES.get(suffix, suffix), ordered, _vowelless(text))


def untitled(words: Sequence[str]) -> list[str]:
    """Of somebody who is asked for: `president biden` without the title, as long as one word is left."""
    start = next((at for at, word in enumerate(words) if word not in TITLES), len(words) - 1)
    return list(words[start:])


def is_title(words: Sequence[str]) -> bool:
    """Whether a title is among the words before a name: `secretary of state`."""
    return any(word in TITLES for word in words)


def _without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without titles before the name, as long as a name is left."""
    start = 0
    while len(words) - start > 2 and words[start] in TITLES:
        start += 1
    return words[start:]


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    left = tuple(word for word in words if word not in PARTICLES)
    return left if len(left) > 1 else words


def _vowelless(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and all("\u0590" <= character <= "\u08ff" for character in letters)


def grounds(text: str) -> set[str]:
    """What two names have in common that are worth comparing."""
    name = name_of(text)
    return {*name.core, *(found for word in name.core if (found := skeleton(word))), "".join(name.words)}


def compare(a: str, b: str) -> Likeness | None:
    """Whether two names may be one person's, as far as names can tell; None where they may not, or tell too little."""
    one, other = name_of(a), name_of(b)
    if max(len(one.words), len(other.words)) > _MOST_WORDS or not one.core or not other.core:
        return None
    if len(one.core) == 1 or len(other.core) == 1:
        return _single(one, other)
    if _told_apart(one, other):
        return None
    if one.vowelless or other.vowelless:
        return _without_vowels(one, other)
    return _same(one, other) or _spelt_otherwise(one, other) or _shorter(one, other)


def _single(one: Name, other: Name) -> Likeness | None:
    """Of somebody with one name, a title before it or not; a surname alone tells nobody."""
    a, b = untitled(one.core), untitled(other.core)
    if len(a) == len(b) == 1 and a[0] not in SURNAMES and b[0] not in SURNAMES:
        if a == b:
            return Likeness(0.6, f"{one.text!r} and {other.text!r} are the same single name")
        if min(len(a[0]), len(b[0])) >= _LONG and alike(a[0], b[0], chinese=_chinese(one, other)):
            return Likeness(0.6, f"{one.text!r} and {other.text!r} can be two spellings of one single name")
    joined = "".join(one.words) == "".join(other.words)
    return Likeness(0.95, _one_name(one, other)) if joined and one.words != other.words else None


def _told_apart(one: Name, other: Name) -> bool:
    """By junior and senior, or by initials that contradict each other."""
    initials = {*one.initials} ^ {*other.initials} if one.initials and other.initials else set()
    return one.suffix != other.suffix or bool(initials)


def _one_name(one: Name, other: Name) -> str:
    return f"{one.text!r} and {other.text!r} are one name, apart from spelling or order"


def _same(one: Name, other: Name) -> Likeness | None:
    in_any_order = not (one.ordered and other.ordered) and sorted(one.core) == sorted(other.core)
    joined = "".join(one.words) == "".join(other.words) or "".join(one.core) == "".join(other.core)
    if not in_any_order and not joined:
        return None
    if one.initials != other.initials:
        return Likeness(0.7, _shares_parts(one, other))
    return Likeness(0.95, _one_name(one, other))


def _shares_parts(one: Name, other: Name) -> str:
    return f"{one.text!r} and {other.text!r} share all parts of the shorter name"


def _spelt_otherwise(one: Name, other: Name) -> Likeness | None:
    if _initial_and_common(one, other) or _initial_and_common(other, one):
        return None
    chinese = _chinese(one, other)
    if len(one.core) == len(other.core) and _matched(one, other, chinese=chinese):
        return Likeness(0.85, f"{one.text!r} and {other.text!r} can be two spellings of one name")
    if _goes_on(one.core, other.core):
        return None
    if alike("".join(one.core), "".join(other.core), chinese=chinese) and one.core[0][0] == other.core[0][0]:
        return Likeness(0.8, f"{one.text!r} and {other.text!r} can be two spellings of one name")
    return None


def _goes_on(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a word of the one is a word of the other with more at its end: Ivan, Ivanna."""
    pairs = zip(one, other, strict=True) if len(one) == len(other) else ()
    return any(a != b and (a.startswith(b) or b.startswith(a)) for a, b in pairs)


def _initial_and_common(one: Name, other: Name) -> bool:
    """An initial before a common surname fits too many."""
    return len(one.core[0]) == 1 and (one.core[-1] in SURNAMES or one.core[-1] != other.core[-1])


def _chinese(one: Name, other: Name) -> bool:
    """Whether both names can be Chinese as a whole."""
    return all(map(is_pinyin, (*one.core, *other.core)))


def _matched(one: Name, other: Name, *, chinese: bool) -> bool:
    """Whether each word of the one goes with a word of the other, in any order where order tells nothing."""
    fixed = (one.ordered and other.ordered) or len(one.core) > 4
    orders = [other.core] if fixed else list(permutations(other.core))
    together = partial(_go_together, chinese=chinese)
    return any(all(map(together, one.core, order)) for order in orders)


def _go_together(a: str, b: str, *, chinese: bool) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return alike(a, b, chinese=chinese) or SHORT_FORMS.get(a, a) == SHORT_FORMS.get(b, b)


def _shorter(one: Name, other: Name) -> Likeness | None:
    """The shorter name leaves out middle names, or names before or after it."""
    if _begins(one.words, other.words) or _begins(other.words, one.words):
        return Likeness(0.7, _shares_parts(one, other))
    short, long = sorted((one, other), key=lambda name: len(name.core))
    if len(short.core) == len(long.core) or all(map(monosyllabic, (*short.core, *long.core))):
        return None  # Kim Yong and Kim Yong Nam: where words are syllables, each of them tells
    together = partial(_go_together, chinese=_chinese(one, other))
    if long.ordered and not together(short.core[0], long.core[0]):
        return None  # it begins with the father
    turned = len(short.core) == 2 and all(map(together, short.core[::-1], (long.core[0], long.core[-1])))
    if turned or _in_this_order(short.core, long.core, together) or set(short.core) <= set(long.core):
        return Likeness(0.7, _shares_parts(one, other))
    return None


def _begins(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the longer name only goes on; where words are syllables that is another name (Kim Yong, Kim Yong Nam)."""
    return short == long[: len(short)] and not all(map(monosyllabic, long))


def _in_this_order(short: tuple[str, ...], long: tuple[str, ...], together: Callable[[str, str], bool]) -> bool:
    left = iter(long)
    return all(any(together(word, candidate) for candidate in left) for word in short)


def _without_vowels(one: Name, other: Name) -> Likeness | None:
    """A script without vowels goes by consonants; all of them, since so little is left."""
    if len(one.core) != len(other.core) or sorted(map(skeleton, one.core)) != sorted(map(skeleton, other.core)):
        return None
    if sum(len(skeleton(word)) for word in one.core) < 5:
        return None
    return Likeness(0.7, f"{one.text!r} and {other.text!r} have the same consonants")
