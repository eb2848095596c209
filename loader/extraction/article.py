"""An article, its paragraphs and its sentences. Offsets count code points, `end` exclusive, as in evidence."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from loader.extraction.lexicon import listed, words

__all__ = ["Article", "Sentence", "Span", "sentences"]

PublishedBasis = Literal["stated", "metadata", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        """Whether the other covers all of it."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `paragraph` and `number` (within the paragraph) count from 1; `id` is both, such as `3.2`."""

    paragraph: int
    number: int
    start: int
    end: int

    @property
    def id(self) -> str:
        return f"{self.paragraph}.{self.number}"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Article:
    """A text with what is known about it. `name` is what messages call it, such as its file's name; `published` is
    EDTF, and its basis `unknown` exactly where there is none."""

    name: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None

    @property
    def sha256(self) -> str:
        """Of the text's bytes in UTF-8, 64 hex digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def characters(self) -> int:
        return len(self.text)


_ABBREVIATIONS = words("abbreviations.txt")
_END = re.compile(r"[.!?…]+(?:[\"'”’)\]]+|\s''(?!'))?(?=\s+(?:``\s?|[\"'“‘(\[]*)(?:[^\W\d_a-zß-öø-ÿ]|\d)|\s*$)")
"""Stops that end a sentence, with the marks that close behind them, and marks set apart: `Fish. '' He left.`"""
_LAST_WORD = re.compile(r"[^\s\"'“‘(\[]+$")
_INITIAL = re.compile(r"[^\W\d_]")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]|(?:u\.s|u\.k|u\.n|d\.c)")
"""`U.S` and `S.R` of `President S.R. Nathan`."""
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WRAPPED = range(55, 101)
"""How long the lines of a text are whose paragraphs are broken over lines."""
_NARROWEST, _WIDEST = 40, 120
"""No shorter line was wrapped, and none at a width above."""
_JOINING = listed("the a an of to in on at for with and or but by from that who which as his her its their was were is")
"""Words with which no line ends that is whole."""
_LONGEST_SENTENCE = 1000
"""Behind so many characters any full stop ends a sentence, and any blank does where none comes."""


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in their order; no sentence reaches over the end of a paragraph. A paragraph is a line; where lines
    are evidently broken within sentences, it is all lines up to an empty one."""
    found = []
    for paragraph, span in enumerate(_paragraphs(text), start=1):
        for number, (start, end) in enumerate(_split(text, span), start=1):
            found.append(Sentence(paragraph, number, start, end))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[Span]:
    """Each line by itself; where lines are wrapped, the lines that another line goes on with are one."""
    lines = [Span(line.start(), line.end()) for line in _LINE.finditer(text) if line[0].strip()]
    width = _wrapped_at(text, lines)
    start = 0
    for one, two in itertools.pairwise(lines):
        within = _names_next(text, one, two) or (width is not None and _goes_on(text, one, two, width))
        if not within:
            yield Span(lines[start].start, one.end)
            start = lines.index(two, start)
    if lines:
        yield Span(lines[start].start, lines[-1].end)


def _wrapped_at(text: str, lines: list[Span]) -> int | None:
    """The width at which the lines of a text are wrapped, or None: none is longer than a page is wide, and either most
    lines that another follows directly end within a sentence, or one is evidently cut in two."""
    width = max((_length(text, line) for line in lines), default=0)
    if width > _WIDEST:
        return None
    direct = [(one, two) for one, two in itertools.pairwise(lines) if _directly(text, one, two)]
    within = [one for one, _ in direct if _length(text, one) in _WRAPPED and not _closed(text, one)]
    most = len(direct) > 2 and len(within) > len(direct) / 2
    return width if most or any(_cut(text, one, two) for one, two in direct) else None


def _goes_on(text: str, one: Span, two: Span, width: int) -> bool:
    """Whether the next line goes on with a paragraph: its first word did not fit any more."""
    if not _directly(text, one, two):
        return False
    first, *_ = two.of(text).split(maxsplit=1)
    return _length(text, one) + 1 + len(first) > width or _cut(text, one, two)


_BEFORE_NAMES = listed("Gov. Gen. Lt. Col. Maj. Capt. Adm. Sgt. Sen. Rep. Mr. Mrs. Ms. Dr. Prof. Rev. St.")


def _names_next(text: str, one: Span, two: Span) -> bool:
    """Whether a line ends with a title whose name the next one begins with."""
    *_, last = one.of(text).split()
    return last in _BEFORE_NAMES and _directly(text, one, two) and two.of(text).lstrip()[0].isupper()


def _cut(text: str, one: Span, two: Span) -> bool:
    """Whether words alone show that two lines are one sentence."""
    if _length(text, one) < _NARROWEST or _closed(text, one):
        return False
    *_, last = one.of(text).split()
    return two.of(text).lstrip()[0].islower() or last.endswith(",") or last in _JOINING


def _directly(text: str, one: Span, two: Span) -> bool:
    return len(text[one.end : two.start].splitlines()) == 1


def _closed(text: str, line: Span) -> bool:
    return line.of(text).rstrip()[-1] in '.!?:"”'


def _length(text: str, line: Span) -> int:
    return len(line.of(text).strip())


def _split(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if not _ends_sentence(text, start, end):
            continue
        yield from _not_too_long(text, start, end.end())
        start = end.end()
    yield from _not_too_long(text, start, paragraph.end)


def _not_too_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > 2 * _LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        blank = blank if blank > start else start + _LONGEST_SENTENCE
        yield from _stripped(text, start, blank)
        start = blank
    yield from _stripped(text, start, end)


def _ends_sentence(text: str, start: int, end: re.Match[str]) -> bool:
    bracketed = (
        end[0] == ".)" and text[max(0, end.start() - 6) : end.start()].lower().rpartition("(")[2] in _ABBREVIATIONS
    )
    if end.end() - start > _LONGEST_SENTENCE or (end[0] != "." and not bracketed):
        return True
    if bracketed:
        return False
    before = _LAST_WORD.search(text, max(start, end.start() - 30), end.start())
    if before is None:
        return True
    word = before[0].lower()
    following = text[end.end() : end.end() + 30].lstrip()
    if word in ("a.m", "p.m", "inc", "jr", "etc") or _INITIALS.fullmatch(before[0]):
        return not following[:1].isupper() or following.split(" ", 1)[0].lower() in _OPENERS
    if word in _DAYS and following.split(" ", 1)[0] in _OPENING:
        return True
    return word not in _ABBREVIATIONS and not (len(word) == 1 and _INITIAL.fullmatch(word))


_DAYS = listed("mon tue tues wed thu thur thurs fri sat sun")
"""Also names: `met Park Sun. They talked`."""
_OPENING = listed("The He She They It But And His Her Their We I You A An In On At After Before That This There When")
_OPENERS = listed("the a an in on at after before he she they it but and his her their this that there when")


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
