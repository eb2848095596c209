"""Whether two words of a name can be one word in two spellings.

Consonants decide, after the ways in which alphabets are brought into the Latin one are made one (`kh`, `sch`, `ph`).
Vowels may differ as transliterations differ: `e` goes with any, `o` with `u`, `y` with `i`, two in a row with one. A
vowel more or less is allowed once, inside a long word: at its end it makes another name (Ivan, Ivana).

Short words have to be equal, and so have words of names that can be Chinese as a whole, since these stand close
together (Xiaoming, Xiaoling).
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["alike", "is_pinyin", "monosyllabic", "skeleton"]

_SHORT = 4
_LONG = 4
"""So many consonants make a word long enough to differ in a vowel more or less."""

_ONE_SOUND = (
    (re.compile("t?sch|shch|sh"), "S"),
    (re.compile("t?ch"), "C"),
    (re.compile("kh"), "X"),
    (re.compile("zh"), "Z"),
    (re.compile("dj|dzh"), "j"),
    (re.compile("ph"), "f"),
    (re.compile("dh(?=.)"), "D"),
    (re.compile("(?<=[tdgbkr])h"), ""),
    (re.compile("x"), "ks"),
    (re.compile("c(?![eiyh])"), "k"),
    (re.compile(r"([a-zA-Z])\1+"), r"\1"),
    (re.compile("k(?=k)"), ""),
    (re.compile("(?<=.{3})[ao]u(?=$|sk)"), "ov"),
    (re.compile("ts(?=i)"), "t"),
    (re.compile("enka$"), "enko"),
    (re.compile("e[iy]$"), "i"),
    (re.compile("eh$"), "a"),
    (re.compile("(?<=[aeiou])h$"), ""),
    (re.compile("d$"), "t"),
    (re.compile("ow$"), "ov"),
)
_PARTS = re.compile("([aeiouy]*)([^aeiouy]?)")
_VOWELS = {"a": {"A"}, "i": {"I"}, "y": {"I"}, "o": {"U"}, "u": {"U"}}
_ANY = frozenset("AIU")
_TOGETHER = {frozenset(pair) for pair in ("qk", "qg", "gj", "Zj", "Xh", "cj", "Cc", "Dd", "Dz", "gh")}
_SYLLABLE = re.compile("[^aeiouy]*[aeiouy]+[^aeiouy]*")
_PINYIN = re.compile(
    "(?!.*(?:[fgkw]|(?<![zcs])h)i)((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(iang|iong|uang|ang|eng|ong|ian|iao|ing|uai|uan|ai|ei|ao|ou|an|en|ia|ie|iu|in|ua|uo|ui|un|ue|[aoeiu])|er)+"
)


@lru_cache(maxsize=65_536)
def alike(a: str, b: str, *, chinese: bool) -> bool:
    """Whether two words, in small letters of ASCII, can be two spellings of one; `chinese` where nothing else of their
    names says that they are not Chinese."""
    if a == b:
        return True
    if min(len(a), len(b)) < _SHORT or (chinese and is_pinyin(a) and is_pinyin(b)):
        return False
    one, other = _sounds(a), _sounds(b)
    if len(one) != len(other) or not all(_same_consonant(x[1], y[1]) for x, y in zip(one, other, strict=True)):
        return False
    differing = [(x, y) for (x, _), (y, _) in zip(one, other, strict=True) if not _vowels_agree(x, y)]
    if not differing:
        return one[-1][1] != "" or _same_end(one[-1][0], other[-1][0])
    (x, y), more = differing[0], differing[1:]
    inside = (x, y) != (one[-1][0], other[-1][0]) and (x, y) != (one[0][0], other[0][0])
    return not more and not (x and y) and inside and len(one) > _LONG


def is_pinyin(word: str) -> bool:
    """Whether the word can be Chinese syllables."""
    return _PINYIN.fullmatch(word) is not None


def monosyllabic(word: str) -> bool:
    """Whether the word is one syllable, as words of Chinese, Korean and Vietnamese names are."""
    return len(word) < 7 and _SYLLABLE.fullmatch(word) is not None


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of the word, those that alphabets mix up made one."""
    return "".join(consonant for _, consonant in _sounds(word)).replace("q", "k")


@lru_cache(maxsize=65_536)
def _sounds(word: str) -> tuple[tuple[str, str], ...]:
    """The word as vowels and the consonant after them, again and again; the last consonant is empty."""
    for pattern, sound in _ONE_SOUND:
        word = pattern.sub(sound, word)
    parts = [(vowels, consonant) for vowels, consonant in _PARTS.findall(word) if vowels or consonant]
    return tuple(parts if parts and not parts[-1][1] else [*parts, ("", "")])


def _same_consonant(a: str, b: str) -> bool:
    return a == b or frozenset((a, b)) in _TOGETHER


def _vowels_agree(a: str, b: str) -> bool:
    """Whether all that the one run of vowels surely holds can be in the other."""
    if bool(a) != bool(b):
        return False
    return _surely(a) <= _perhaps(b) and _surely(b) <= _perhaps(a)


def _surely(vowels: str) -> set[str]:
    return set().union(*(_VOWELS.get(vowel, set()) for vowel in vowels))


def _perhaps(vowels: str) -> set[str]:
    return set(_ANY) if "e" in vowels else _surely(vowels)


def _same_end(a: str, b: str) -> bool:
    """A word's last vowels tell names apart: they have to be equal, but for y and i."""
    return _surely(a) == _surely(b) and ("e" in a) == ("e" in b)
