"""Words and signs of a sentence, with their offsets in the article's text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loader.extraction.article import Span
from loader.extraction.lexicon import listed, plain, words
from loader.extraction.rules.words import known

__all__ = ["Token", "tokens"]

_ABBREVIATIONS = words("abbreviations.txt")
_BROKEN = r"-\s(?!(?:and|or|nor|but|to|the|an?|which|who|it|he|she|they|was|is)\b)[^\W\d_]+"
"""A hyphen with a space behind, as agencies' wires have it, but not that of `two- and three-day`."""
_PARTY = re.compile(r"[rdi]-[a-z]{2,5}")
"""A party and a state as American reports have them, `R-Kan.`"""
_WORD = r"[^\W\d_][^\W_]*"
_TOKEN = re.compile(
    rf"""
    H\.\s[EMH]\.(?=\s)                                        # H. E.
  | (?:[^\W\d_]\.){{2,}}                                      # U.S.
  | [^\W\d_]\.(?=\s?[A-Z])                                  # the W. of a name
  | Dato['’](?=\s)
  | ['’](?:s|ll|ve|d|m|re)\b                                # 's
  | (?<=[\s\w])['’]\s(?:s|ll|ve|d|m|re)\b(?!:)               # ' s
  | {_WORD}(?<=n)\s?['’]\st\b                               # didn ' t
  | ``|''(?!')
  | {_WORD}(?:['’ʼʻ](?!(?:s|ll|ve|d|m|re)\b)[^\W\d_]+|-['’‘ʼʻ]?[^\W_]+|-(?=[’'])|{_BROKEN}|‑[^\W\d_]+)*\.?
  | \d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?\b
  | --+ | [–—]
  | \S
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(
    r"\((?:[A-Z][A-Z.&-]{1,7}s?|[LRC]|(?:(?:far|second|third|from|top|bottom|front|back) )*"
    r"(?:left|right|cent(?:er|re)|pictured|seated|standing)|file|file photo|[Rr](?:et|t)d?\.?|[Rr]etired"
    r"|Ph\.?\s?D\.?|[MLJ]\.?D\.?)\)"
)
"""What stands in brackets behind a name and says nothing of it: the letters of an organisation, where somebody stands
in the picture, that an officer is retired."""
_LETTERS = re.compile(
    r"\b[^\W\d_a-z][\w’'-]*[a-zß-ÿ](?P<aside>,?\s(?:Ph\.?\s?D\b\.?|KC|QC|KBE|OBE|CBE|MBE|DBE|GBE|KCMG|GCMG|CMG|"
    r"(?:MP|MSP|MEP|TD)(?!,?\s[A-Z]))(?![\w-])(?P<closed>,(?=\sof\b))?)"
)
"""Letters behind a name that are no part of it: `Amina Warsame KC`, `Amina Warsame, PhD,`."""
_CALLED = r"[A-Z][\w’']*(?:[ -][A-Z][\w’']*){0,2}"
_NICKNAME = re.compile(
    rf"\b[^\W\d_a-z][\w.’'-]*\s(?P<aside>[\"“]{_CALLED}[\"”]|‘{_CALLED}’|'{_CALLED}'|\([A-Z][^\W\d_]+\))\s"
    r"(?=(?:[a-z]{1,3}\s){0,2}[^\W\d_a-z])"
)
"""`Amina "Moon" Warsame`, `Amina (Moon) Warsame`."""
_STYLES = listed("HE HH HM HRH")
_MARKS = frozenset("'’‘ʼʻ")
_QUOTES = {"``": "“", "''": "”"}
"""Marks of quotation as some programs write them."""
_BLANK = re.compile(r"(?<=[-'’])\s|\s(?=['’])")
_JOINTS = {"&": "and"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign. `text` is without the space that agencies' wires put behind a hyphen ("Ki- moon");
    `plain` is its word in small letters with a plain apostrophe."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins as names do."""
        return self.text[:1].isupper() or self._is_marked

    @property
    def word(self) -> bool:
        return self.text[:1].isalpha() or self._is_marked

    @property
    def _is_marked(self) -> bool:
        """Whether it is a name such as `'Aisake`."""
        return len(self.text) > 3 and self.text[0] in _MARKS and self.text[1].isupper()


def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of a range of the text, without asides in brackets. A full stop belongs to the word before it only
    where that is an abbreviation."""
    called = [one for one in _NICKNAME.finditer(text, span.start, span.end) if _is_nickname(one["aside"])]
    asides = [aside.span() for aside in _ASIDE.finditer(text, span.start, span.end)]
    asides += [one.span("aside") for one in (*_LETTERS.finditer(text, span.start, span.end), *called)]
    ends = {one.end("aside") for one in called}
    found: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        if any(start <= match.start() < end for start, end in asides):
            continue
        word, start = match[0], match.start()
        if start - 1 in ends and found:  # a nickname stands within one name
            found[-1] = replace(found[-1], end=start - 1)
        if len(word) > 1 and word.endswith(".") and not _keeps_stop(word, match.end() == span.end):
            found += [_token(word[:-1], start), _token(".", match.end() - 1)]
        else:
            found.append(_token(word, start))
    return tuple(_styled(_with_marks(text, _without_brackets(found))))


def _without_brackets(line: Sequence[Token]) -> list[Token]:
    """The tokens without the square brackets of an editor around words: `talks with [Minister Amina] Warsame`."""
    opened = [at for at, token in enumerate(line) if token.text == "["]
    closed = [at for at, token in enumerate(line) if token.text == "]"]
    pairs = list(zip(opened, closed, strict=False))
    named = [(start, end) for start, end in pairs if start < end and _is_of_words(line[start + 1 : end])]
    marks = {at for pair in named for at in pair} if len(opened) == len(closed) else set()
    return [token for at, token in enumerate(line) if at not in marks]


def _is_of_words(inside: Sequence[Token]) -> bool:
    """Whether an editor put in words with a name, and no label such as `photo: Tarn`."""
    return any(one.capital for one in inside) and all(one.word or one.text in ("'s", ".", ",") for one in inside)


def _is_nickname(aside: str) -> bool:
    return aside[0] != "(" or not any(aside[1:-1] in names for names in known.NO_PERSON)


def _token(written: str, start: int) -> Token:
    text = _QUOTES.get(written) or _BLANK.sub("", "'" + written[1:] if written[0] == "’" else written)
    return Token(text, _JOINTS.get(text) or plain(text), start, start + len(written))


def _with_marks(text: str, line: Sequence[Token]) -> list[Token]:
    """The tokens, where the apostrophe of `'Aisake` and `Shia' al-Amin` belongs to the name: where it is no mark of
    quotation that opens or closes elsewhere."""
    opens = [at for at, token in enumerate(line) if token.text in _MARKS and _is_opening(line, at)]
    closes = [at for at, token in enumerate(line) if token.text in _MARKS and _is_closing(line, at)]
    joined: list[Token] = []
    for at, token in enumerate(line):
        begun = at - 1 in opens and not closes and token.capital
        ended = at in closes and not opens and _goes_on(line, at)
        if begun or ended:
            start = joined.pop().start
            joined.append(_token(text[start : token.end], start))
        else:
            joined.append(token)
    return joined


def _is_opening(line: Sequence[Token], at: int) -> bool:
    apart = not at or line[at - 1].end < line[at].start
    return apart and at + 1 < len(line) and line[at + 1].start == line[at].end and line[at + 1].word


def _is_closing(line: Sequence[Token], at: int) -> bool:
    apart = at + 1 == len(line) or line[at].end < line[at + 1].start or not line[at + 1].word
    return apart and at > 0 and line[at - 1].end == line[at].start


def _goes_on(line: Sequence[Token], at: int) -> bool:
    """Whether a name goes on behind its apostrophe."""
    name, behind = line[at - 1], line[at + 1 : at + 2]
    arabic = bool(behind) and (behind[0].capital or behind[0].plain.startswith(("al-", "el-")))
    return name.capital and name.plain[-1] in "aieu" and arabic


def _styled(line: Sequence[Token]) -> Iterator[Token]:
    """The tokens, where `HE` before capitals is not "he": in a sentence that is not all in capitals."""
    small = any(token.text[:1].islower() for token in line)
    for token, following in itertools.zip_longest(line, line[1:]):
        style = small and token.text in _STYLES and following is not None and following.capital
        yield replace(token, plain="h.e.") if style else token


def _keeps_stop(word: str, last: bool) -> bool:
    bare = word[:-1].lower()
    if _PARTY.fullmatch(bare):
        return not last
    return "." in bare or (bare in _ABBREVIATIONS and not last) or (len(bare) == 1 and not last)
