"""An article as the rules see it: its sentences with their words, persons and dates. Engine and verifier share it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from loader.extraction.article import Article, Sentence, Span, sentences
from loader.extraction.rules.dates import When, dates_in
from loader.extraction.rules.persons.elsewhere import as_elsewhere
from loader.extraction.rules.persons.evidence import surer_persons
from loader.extraction.rules.persons.headlines import as_below
from loader.extraction.rules.persons.model import persons_by_model
from loader.extraction.rules.persons.names import MEDIUM, STRONG, WEAK, Phrase, phrases
from loader.extraction.rules.persons.people import Named, People
from loader.extraction.rules.persons.titles import Title
from loader.extraction.rules.words import known
from loader.extraction.rules.words.glued import parted
from loader.extraction.rules.words.quoting import without_scare_quotes
from loader.extraction.rules.words.tokens import Token, tokens
from loader.progress import told_of

__all__ = ["Line", "Reading", "read"]

_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?: (?:de|of|el|al|the|and) [A-Z][\w.'’-]*| [A-Z][\w.'’-]*){0,3})"
    r"(?:, [^-–—()\n]{2,40}?)?(?: \([^()\n]{2,40}\))?\s*(?:--|–|—| - )\s*(?=[“\"'‘(\[]*[^\Wa-zß-öø-ÿ_])"
)
_BLANK = re.compile(r"\s")
_OPEN, _CLOSE = frozenset("“«"), frozenset("”»")


@dataclass(frozen=True, slots=True)
class Headed:
    """The date of a heading, and where its words stand."""

    when: When
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence. `named` are its persons in their order, `at` maps the tokens of their phrases to them, `dates` have
    the tokens that they cover, `quoted` says of each token whether it stands in direct speech. `heading`: it is no
    sentence but stands above others; `headed` is the date of the heading above it. `opens_quoted`: direct speech goes
    on from the sentence before."""

    number: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    plains: tuple[str, ...]
    texts: tuple[str, ...]
    named: tuple[Named, ...]
    at: dict[int, Named]
    dates: tuple[tuple[When, int, int], ...]
    quoted: tuple[bool, ...]
    heading: bool
    headed: Headed | None = None
    opens_quoted: bool = False

    @property
    def ends_quoted(self) -> bool:
        """Whether its end stands in direct speech."""
        return bool(self.quoted) and self.quoted[-1]

    @property
    def of_diary(self) -> bool:
        """Whether it stands under the name of a weekday, as what is to come does in a diary."""
        return self.headed is not None and self.headed.when.kind == "weekday"

    def span(self, first: int, last: int) -> Span:
        """The range of these tokens (`last` exclusive) in the article's text."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def date_at(self, index: int) -> tuple[When, int, int] | None:
        """The date that covers a token."""
        return next((date for date in self.dates if date[1] <= index < date[2]), None)

    def index_at(self, offset: int) -> int | None:
        """The token that covers an offset of the text."""
        return next((i for i, token in enumerate(self.tokens) if token.start <= offset < token.end), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """All lines of an article, and its persons. `dateline` is the place from which it is written, if it says so."""

    article: Article
    lines: tuple[Line, ...]
    people: People
    dateline: Span | None = None
    full_names: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """In which sentences each person, by `id`, is named by more than a surname."""

    def line_of(self, sentence: Sentence) -> Line | None:
        """The line of a sentence, None where the text has no such one."""
        before = bisect_right(self.lines, sentence.start, key=lambda line: line.sentence.start)
        line = self.lines[before - 1] if before else None
        return line if line is not None and line.sentence == sentence else None

    def person_at(self, span: Span) -> Named | None:
        """Who is named exactly there, or with words around that are no name of anybody else."""
        before = bisect_right(self.lines, span.start, key=lambda line: line.sentence.start)
        line = self.lines[before - 1] if before else None
        return _named_at(line, span) if line is not None and span.end <= line.sentence.end else None


def _named_at(line: Line, span: Span) -> Named | None:
    inside = []
    for named in line.named:
        name = line.span(named.phrase.head, named.phrase.tail)
        if name.within(span) or span.within(name):
            inside.append(named)
    return inside[0] if len(inside) == 1 else None


@lru_cache(maxsize=8)
def read(article: Article) -> Reading:
    """Read an article. The last few readings are remembered, as the engine and the verifier need the same."""
    dateline, found = None, []
    for sentence in sentences(article.text):
        opening = _DATELINE.match(article.text, sentence.start, sentence.end) if sentence.number == 1 else None
        start = opening.end() if opening else sentence.start
        dateline = dateline or (opening and Span(opening.start("place"), opening.end("place")))
        found.append((sentence, without_scare_quotes(tokens(article.text, Span(start, sentence.end)))))
    alone = {token.text for _, line in found for token in line}
    found = [(sentence, parted(line, alone)) for sentence, line in found]
    usual = frozenset(token.plain for _, line in found for token in line if token.word and not token.capital)
    known_names = persons_by_model([sentence.span.of(article.text) for sentence, _ in found])
    phrased = [
        tuple(_as_the_model_says(_with_counterparts(phrases(line, usual)), (sentence, line), names))
        for (sentence, line), names in told_of(zip(found, known_names, strict=True), found.__len__, every=50)
    ]
    phrased = list(as_elsewhere((line, parts) for (_, line), parts in zip(found, phrased, strict=True)))
    headlines = (_is_headline(article.text, sentence, line) for sentence, line in found)
    phrased = list(as_below(zip(headlines, phrased, strict=True)))
    people = People(
        (phrase, Span(line[phrase.head].start, line[phrase.tail - 1].end))
        for (_, line), parts in zip(found, phrased, strict=True)
        for phrase in parts
    )
    lines: list[Line] = []
    for (sentence, line), parts in zip(found, phrased, strict=True):
        named = tuple(people.named(p, Span(line[p.head].start, line[p.tail - 1].end)) for p in parts)
        lines.append(_line(article.text, sentence, line, named, lines[-1] if lines else None))
    surer_persons(lines)
    return Reading(article, tuple(_under_headings(lines)), people, dateline, _full_names(lines))


def _full_names(lines: Iterable[Line]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for line in lines:
        for named in line.named:
            if named.person is not None and len(named.phrase.words) > 1:
                found[id(named.person)].add(line.number)
    return {own: frozenset(numbers) for own, numbers in found.items()}


def _under_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Each line with the date of the heading above it; any other heading ends its reach."""
    headed: Headed | None = None
    for line in lines:
        if _is_date_heading(line):
            when, first, last = line.dates[-1]
            headed = Headed(when, line.span(first, last))
        elif line.heading:
            headed = None
        yield replace(line, headed=headed)


_HEADED_BY = ("day", "range", "month", "iso", "year")


def _is_date_heading(line: Line) -> bool:
    """Whether a heading is a date, or ends or begins with one behind a dash or colon."""
    if not line.heading or not line.dates or line.dates[-1][0].kind not in (*_HEADED_BY, "weekday"):
        return False
    when, first, last = line.dates[-1]
    if when.kind == "weekday" and len(line.tokens) > last - first:
        return False
    if first == 0 and last >= len(line.tokens) - 1:
        return True
    dashes = ("--", "–", "—", "-", ":", "|", ",", "(")
    return (last >= len(line.tokens) - 1 and line.plains[first - 1] in dashes) or (
        first == 0 and line.plains[last] in dashes
    )


def _as_the_model_says(
    found: Iterable[Phrase], where: tuple[Sentence, Sequence[Token]], names: Set[tuple[int, int]]
) -> Iterator[Phrase]:
    """The phrases, surer where the model takes the name for a person's too. That it takes one for something else says
    little: it often does so with surnames."""
    sentence, line = where
    for phrase in found:
        start, end = line[phrase.head].start - sentence.start, line[phrase.tail - 1].end - sentence.start
        person = any(one <= start and end <= two for one, two in names)
        surer = {WEAK: MEDIUM, MEDIUM: STRONG}.get(phrase.evidence, phrase.evidence)
        yield replace(phrase, evidence=surer) if person and len(phrase.words) > 1 else phrase


def _with_counterparts(found: Sequence[Phrase]) -> Iterator[Phrase]:
    """`Minister A met her Icelandic counterpart B`: B holds the office of A, of the other country."""
    titles: tuple[Title, ...] = ()
    for phrase in found:
        if phrase.counterpart and not phrase.titles and phrase.country is not None:
            yield replace(phrase, titles=tuple(replace(title, country=phrase.country) for title in titles))
            continue
        yield phrase
        titles = tuple(one for one in phrase.titles if not one.rank and one.tense in (None, "current")) or titles


def _line(text: str, sentence: Sentence, line: Sequence[Token], named: tuple[Named, ...], before: Line | None) -> Line:
    opens = before is not None and before.sentence.paragraph == sentence.paragraph and before.ends_quoted
    number = before.number + 1 if before is not None else 0
    at = {index: one for one in named for index in range(one.phrase.first, one.phrase.last)}
    return Line(
        number,
        sentence,
        tuple(line),
        tuple(token.plain for token in line),
        tuple(token.text for token in line),
        named,
        at,
        _dates(text, sentence, line),
        _quoted(line, opens),
        _is_heading(text, sentence, line),
        opens_quoted=opens,
    )


def _dates(text: str, sentence: Sentence, line: Sequence[Token]) -> tuple[tuple[When, int, int], ...]:
    found = []
    for when in dates_in(_BLANK.sub(" ", sentence.span.of(text))):
        inside = [
            index
            for index, token in enumerate(line)
            if token.start >= when.span.start + sentence.start and token.end <= when.span.end + sentence.start
        ]
        if inside:
            found.append((when, inside[0], inside[-1] + 1))
    return tuple(found)


def _quoted(line: Sequence[Token], inside: bool) -> tuple[bool, ...]:
    """Straight quotes alternate; curly ones open and close. `inside`: the speech goes on from the sentence before."""
    found = []
    for token in line:
        if token.text in _OPEN or (token.text == '"' and not inside):
            inside = True
        elif token.text in _CLOSE or token.text == '"':
            inside = False
        found.append(inside)
    return tuple(found)


def _is_heading(text: str, sentence: Sentence, line: Sequence[Token]) -> bool:
    """Whether it has no stop at its end, and is short or written as titles are."""
    ending = text[sentence.end - 1 : sentence.end]
    if re.fullmatch(r"[.!?…:,;”\"')\]-]", ending):
        return False
    return len(line) < 16 or _in_title_case(line)


def _is_headline(text: str, sentence: Sentence, line: Sequence[Token]) -> bool:
    """Whether capitals tell nothing in it: a heading, also one that ends with a colon, Written With Capitals."""
    heads = _is_heading(text, sentence, line) or text[sentence.end - 1 : sentence.end] == ":"
    return heads and _in_title_case(line)


def _in_title_case(line: Sequence[Token]) -> bool:
    long = [token for token in line if token.word and len(token.text) > 3 and token.plain not in known.FUNCTION_WORDS]
    return len(long) > 2 and sum(token.capital for token in long) > 0.9 * len(long)


def in_title_case(line: Line) -> bool:
    """Whether nearly all words of some length are capitalised, so that capitals tell nothing."""
    return _in_title_case(line.tokens)
