"""What a preposition before a contact noun says: `said at talks with B` tells of talks, `scoffed at talks with B` of
none. The word that the preposition belongs to decides, by a list; of a word that is not there it is not known."""

from __future__ import annotations

from loader.extraction.lexicon import listed, rows
from loader.extraction.rules.grammar.clauses import skip_back
from loader.extraction.rules.grammar.status import NO_STATUS, Judged
from loader.extraction.rules.reading import Line
from loader.extraction.rules.words.verbs import is_finite

__all__ = ["UNKNOWN", "at_occasion"]

UNKNOWN = "what the words before make of it the rules do not know"
_SAYS = {
    (word, preposition): row[2] for row in rows("occasion-words.tsv") for word in row[0].split()
    for preposition in row[1].split()
}  # fmt: skip
"""Words and the prepositions behind them, to `held` or `none`."""
_BY_WORD = frozenset(preposition for _, preposition in _SAYS)
"""Prepositions that say nothing by themselves; "after" and "during" do."""
_STOPS = listed('that who whom which what where when while because if ; : “ ” "')
_NOTHING = listed("no not never nothing little few scant neither nor without hardly failed")
_BEING = listed("is are was were be been 's 're")
_ABOUT = frozenset({"over", "from", "on"})
"""Prepositions that behind most words say of what, or how far away: `at odds over talks`, `a long way from talks`,
`a report on the call`."""
_MEALS = listed("breakfast brunch lunch luncheon tea coffee dinner supper banquet drinks")
_REACHES = listed("reach agree bridge resolve settle strike produce narrow find make")
"""What may fail at talks that were."""
_NEAR = 6
_DETERMINERS = listed("the a an his her its their")
_NO_VERBS = listed("has have had having did do does to")
_SHORT = listed("'s 're")
"""Short for "is" and "are" where the preposition follows."""


def at_occasion(line: Line, at: int) -> Judged:
    """What the preposition at a token tells of the contact behind it: that it was, nothing, or that it was as something
    to be looked at. At the beginning of a sentence or behind a comma it belongs to no word."""
    preposition = line.plains[at]
    if preposition not in _BY_WORD or not at or line.plains[at - 1] in (",", "and", "--", "–", "—", "("):
        return Judged("held")
    found = _governing(line, at)
    if any(line.plains[i : i + 2] == ("failed", "to") and line.plains[i + 2] in _REACHES for i in range(at - 2)):
        return Judged("held")  # "failed to reach a deal at talks"
    if found is None:
        nothing = _says_nothing(line, max(0, at - _NEAR), at)
        return NO_STATUS if nothing or preposition in _ABOUT else Judged("held").because(UNKNOWN)
    word, said = found
    if said == "none":
        return NO_STATUS
    denied = _says_nothing(line, max(0, word - 3), at) and line.plains[word - 1] != "no"
    if denied and line.plains[word] in _BEING:
        return NO_STATUS
    about = preposition == "over" and not _MEALS & set(line.plains[at : at + _NEAR])
    return Judged("held").because(UNKNOWN) if denied or about else Judged("held")


def _says_nothing(line: Line, first: int, at: int) -> bool:
    """Whether "no" or the like stands there, and not within what is quoted before the preposition."""
    return any(line.plains[i] in _NOTHING and line.quoted[i] == line.quoted[at] for i in range(first, at))


def _governing(line: Line, at: int) -> tuple[int, str] | None:
    """The nearest word before that the list has with this preposition, up to the next verb that it does not have."""
    inside = _few_quoted(line, at)
    for word in range(at - 1, -1, -1):
        plain = line.plains[word]
        if word in inside:
            continue
        if plain in _STOPS:
            return None
        if plain in _SHORT and word != skip_back(line, at - 1):
            continue  # "the president's position at talks with B"
        named = word in line.at and line.at[word].person is not None
        said = _SAYS.get((plain, line.plains[at])) if not named else None
        if said is not None:
            return word, said
        if is_finite(line.tokens, word) and word not in line.at and plain not in _NO_VERBS:
            return None
    return None


def _few_quoted(line: Line, at: int) -> range:
    """The tokens of a few words in quotes that end before a token: `reaffirmed the “Two Seas Policy” in a call`."""
    if line.plains[at - 1] not in ("”", '"') or line.quoted[at]:
        return range(0)
    opening = next((i for i in range(at - 2, max(at - _NEAR - 2, -1), -1) if line.plains[i] in ("“", '"')), at)
    return range(opening, at) if line.plains[opening - 1] in _DETERMINERS else range(0)
