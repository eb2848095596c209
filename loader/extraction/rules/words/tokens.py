"""Words and signs of a sentence, with their offsets in the article's text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loader.extraction.article import Span
from loader.extraction.lexicon import listed, plain, words

__all__ = ["Token", "tokens"]

_ABBREVIATIONS = words("abbreviations.txt")
_BROKEN = r"-\s(?!(?:and|or|nor|but|to|the|an?|which|who|it|he|she|they|was|is)\b)[^\W\d_]+"
"""A hyphen with a space behind, as agencies' wires have it, but not that of `two- and three-day`."""
_PARTY = re.compile(r"[rdi]-[a-z]{2,5}")
"""A party and a state as American reports have them, `R-Kan.`"""
_TOKEN = re.compile(
    rf"""
    H\.\s[EMH]\.(?=\s)                                        # H. E.
  | (?:[^\W\d_]\.){{2,}}                                      # U.S.
  | [^\W\d_]\.(?=\s?[A-Z])                                  # the W. of a name
  | Dato['’](?=\s)
  | ['’](?:s|ll|ve|d|m|re)\b                                # 's
  | [^\W\d_][^\W_]*(?:['’](?!(?:s|ll|ve|d|m|re)\b)[^\W\d_]+|-[^\W_]+|-(?=[’'])|{_BROKEN}|‑[^\W\d_]+)*\.?
  | \d+(?:[.,:/-]\d+)*(?:st|nd|rd|th)?\b
  | --+ | [–—]
  | \S
    """,
    re.VERBOSE,
)
_ASIDE = re.compile(
    r"\((?:[A-Z][A-Z.&-]{1,7}s?|[LRC]|(?:(?:far|second|third|from|top|bottom|front|back) )*"
    r"(?:left|right|cent(?:er|re)|pictured|seated|standing)|file|file photo|[Rr](?:et|t)d?\.?|[Rr]etired)\)"
)
"""What stands in brackets behind a name and says nothing of it: the letters of an organisation, where somebody stands
in the picture, that an officer is retired."""
_STYLES = listed("HE HH HM HRH")
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
        return self.text[:1].isupper()

    @property
    def word(self) -> bool:
        return self.text[:1].isalpha()


def tokens(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of a range of the text, without asides in brackets. A full stop belongs to the word before it only
    where that is an abbreviation."""
    asides = [aside.span() for aside in _ASIDE.finditer(text, span.start, span.end)]
    found = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        if any(start <= match.start() < end for start, end in asides):
            continue
        word, start = match[0], match.start()
        if len(word) > 1 and word.endswith(".") and not _keeps_stop(word, match.end() == span.end):
            found += [_token(word[:-1], start), _token(".", match.end() - 1)]
        else:
            found.append(_token(word, start))
    return tuple(_styled(found))


def _token(written: str, start: int) -> Token:
    text = re.sub(r"-\s", "-", "'" + written[1:] if written[0] == "’" else written)
    return Token(text, _JOINTS.get(text) or plain(text), start, start + len(written))


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
