"""`=~` reads regular expressions as Java does: each of these is what Neo4j 5.26 answers."""

from __future__ import annotations

import random
from contextlib import suppress
from time import monotonic

import pytest

from loader.cypher.regex.matching import full_match
from loader.errors import CypherArgumentError, CypherError, CypherLimitExceeded

MATCHES = [
    ("\u00e9", r"\p{L}"), ("\u00c9", r"\p{Lu}"), ("\u00e9", r"\pL"), ("\u00e9", r"\p{IsL}"), ("\u00e91", r"[\p{L}\d]+"),
    ("\u00e9", r"\p{IsAlphabetic}"), ("\u0436", r"\p{IsCyrillic}"), ("\u0436", r"\p{InCYRILLIC}"),
    ("\u00e9", r"\p{sc=Latn}"), ("\u00c9", r"\p{gc=Lu}"), ("\u0661", r"\p{Nd}"), ("\u0661", r"\p{IsDigit}"),
    ("\u00e9", r"\p{javaLowerCase}"), ("\u00e9", r"\p{L1}"), ("\u4e2d", r"\p{IsHan}"), ("$", r"\p{Punct}"),
    ("\u00e9", r"\b\u00e9\b"), ("a\u00e9b", r"a\B\u00e9b"), ("\u00e9", r"(?U)\w"), ("\u00e9", r"(?U)\p{Alpha}"),
    ("ac", r"[a-z&&[^b]]+"), ("y", r"[a-c[x-z]]"), ("a:", r"[[:alpha:]]+"), ("b", r"[a-z&&[abc]&&[^a]]"),
    ("d", r"[^a-c&&[b-d]]"), ("d", r"[^[abc]]"), ("a", r"[a&&]"), ("]", r"[]a]"), ("-", r"[\w-z]"),
    ("B", r"[\p{Lu}&&[^A]]"),
    ("^", r"[\Q^\E]"), ("~", r"[a~~b]"), ("|", r"[a||b]"), ("-", r"[a-z--a]"),
    ("a\rb", r"(?s)a.b"), ("a\rb", r"(?d)a.b"), ("a\n", "a\\Z\n"), ("a\r\nb", "(?m)a$\r\n^b"), ("a\rb", "(?m)a$\r^b"),
    ("a\r\n", "a$\r\n"), ("a", "^+a$?"), ("a", r"\Z?a\z"),
    ("\n", r"\v"), ("\u00a0", r"\h"), ("a", r"\H"), ("\r\n", r"\R"), ("a", r"\0141"), ("a", r"\x{61}"), ("\x1b", r"\e"),
    ("\t", r"\cI"), ("\U0001f600", r"\ud83d\ude00"), ("e\u0301", r"\X"), ("a", r"\N{LATIN SMALL LETTER A}"),
    ("aa", r"(?<x1>a)\k<x1>"), ("aa0", r"(a)\10"), ("a", "a{1}{4}"), ("b", "|{2}b"),
    ("aB", "a(?i)b|c"), ("C", "a(?i)b|c"), ("aBc", "(?:a(?i)b)c"), ("AaB", r"(?i)(a)\1[a-c]"), ("a", r"(?i)\p{Lu}"),
    ("\u00c9", "(?iu)\u00e9"), ("\u00c9", "(?iu)[\u00e0-\u00fd]"), ("k", r"(?i)\QK\E"), ("a b", r"(?x) a \  b # this"),
]  # fmt: skip
FAILS = [
    ("\u00e9", r"\w"), ("\u0661", r"\d"), ("\u00a0", r"\s"), ("\u00e9", r"\P{L}"), ("\u00e9", r"[^\p{L}]"),
    ("\u00e9", r"\p{Alpha}"), ("\u00e9", r"(?u)\w"), ("\u00e91", r"\u00e9\b1"), ("a\u0301", "a\\b\u0301"),
    ("abc", r"[a-z&&[^b]]+"), ("a", r"[^[abc]]"), ("b", r"[^a[b]]"), ("&", r"[a&&]"),
    ("a\rb", "a.b"), ("a\u0085b", "a.b"), ("a\u2028b", "a.b"), ("a\nb", "a$\nb"), ("a", r"\141"),
    ("\u00c9", "(?i)\u00e9"), ("\u212a", "(?i)k"), ("\u017f", "(?i)s"), ("ss", "(?iu)\u00df"), ("aBC", "(?:a(?i)b)c"),
    ("aa", r"(a)\2"), ("", "(?m)^"), ("aaaa", "a{2}{2}"), (" ", "(?x)[a b]"), ("\U0001f600", ".."),
]  # fmt: skip
FAULTS = [
    "a(?#c)", "(?P<x>a)", "(?|a|b)", "(?(1)a|b)", "(?<y_2>b)", "(?<x>a)(?<x>a)", "a{", "a{x}", "a{,2}", "[[]", "(?z)a",
    r"\p{lower}", r"\p{alpha}", r"\p{Foo}", r"\p{IsFoo}", r"\p{foo=L}", r"\p", r"\p{", r"\p{}", r"\y", r"\g<0>", "a\\E",
    "\\", "(a", "a)", "*a", "+", "a**", "a|*", "[a", "[z-a]", r"[a-\d]", "a{2,1}", r"\k<x>", r"\x{110000}",
    r"\N{NO SUCH}", "a{" + "9" * 5000 + "}",
    "(?x)[ ]", r"\u12", r"\c", "[&&", "(?", "(?<", "(?i", r"\Q[a\E[",
]  # fmt: skip


@pytest.mark.parametrize(("text", "pattern"), MATCHES)
def test_a_match(text: str, pattern: str) -> None:
    assert full_match(pattern, text, None)


@pytest.mark.parametrize(("text", "pattern"), FAILS)
def test_no_match(text: str, pattern: str) -> None:
    assert not full_match(pattern, text, None)


@pytest.mark.parametrize("pattern", FAULTS)
def test_no_regular_expression(pattern: str) -> None:
    with pytest.raises(CypherArgumentError, match="is not a regular expression"):
        full_match(pattern, "a", None)


def test_any_pattern_is_read_or_refused() -> None:
    parts = [
        *"ab1.^$|()[]{}?*+\\-&,:<>=!#\n \u00e9",
        "&&",
        "(?",
        "(?<",
        "\\p{",
        "\\Q",
        "\\E",
        "[^",
        "(?i)",
        "{2}",
        "\\x{",
        "\\k<",
    ]
    chosen = random.Random(7)  # noqa: S311
    for _ in range(3000):
        pattern = "".join(chosen.choices(parts, k=chosen.randint(1, 8)))
        with suppress(CypherError):
            full_match(pattern, "ab1", monotonic() + 1)


@pytest.mark.parametrize(
    "pattern", ["[" * 50_000, "(" * 50_000, "\\Q\\E" * 50_000, "[a" * 5_000 + "]" * 5_000, "(?i)" * 50_000]
)
def test_a_long_pattern_comes_to_an_end(pattern: str) -> None:
    start = monotonic()
    with suppress(CypherError):
        full_match(pattern, "a", None)
    assert monotonic() - start < 10


def test_a_pattern_too_long_is_refused_at_once() -> None:
    with pytest.raises(CypherLimitExceeded):
        full_match("a" * 100_001, "a", None)


def test_a_name_of_several_characters_is_none() -> None:
    with pytest.raises(CypherArgumentError):
        full_match(r"[\N{LATIN SMALL LETTER R WITH TILDE}-z]", "a", None)
