"""Text to tokens, in one pass of one regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, NoReturn

import regex

from loader.cypher.limits import check_limits
from loader.errors import CypherSyntaxError

__all__ = ["Token", "fail", "tokenize"]

Kind = Literal["name", "quoted", "integer", "float", "string", "parameter", "symbol", "end"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text from offset `at` up to `end`.

    `value` is the name without backticks, the string without escapes, or the number's digits; `upper` is the
    upper-cased keyword of an unquoted name or the symbol itself, and empty for everything else.
    """

    kind: Kind
    value: str
    at: int
    end: int
    upper: str = ""


_BLANK = r"\s++|//[^\n]*|/\*.*?\*/"
_LETTER = r"[\p{L}\p{Nl}\p{Pc}]"
_PART = r"[\p{L}\p{Nl}\p{Pc}\p{Nd}\p{Mn}\p{Mc}\p{Sc}\p{Cf}]"
_DIGITS = r"[0-9]+(?:_[0-9]+)*"
_TOKEN = regex.compile(
    rf"""
      (?P<blank>{_BLANK})
    | (?P<float>(?:(?:{_DIGITS}\.|(?<!\.)\.){_DIGITS}(?:[eE][+-]?{_DIGITS})?|{_DIGITS}[eE][+-]?{_DIGITS})[fFdD]?)
    | (?P<integer>0x_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0o_?[0-7]+(?:_[0-7]+)*|{_DIGITS})
    | (?P<name>{_LETTER}{_PART}*)
    | (?P<quoted>`(?:[^`]|``)*`)
    | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<parameter>\$(?:{_BLANK})*+(?:{_LETTER}{_PART}*|[1-9]{_PART}*|0{_PART}*|`(?:[^`]|``)*`))
    | (?P<symbol><>|<=|>=|=~|\.\.|\+=|\|\||::|[-+*/%^=<>()\[\]{{}},.;:|&!$])
    """,
    regex.VERBOSE | regex.DOTALL,
)
"""Letters and what may follow them are those of Java's identifiers: combining marks and `$` may, `\u00b2` may not."""

_GAP = regex.compile(rf"\$(?:{_BLANK})*+", regex.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_UNICODE = re.compile(r"\\\\|(?P<run>(?:\\u[0-9a-fA-F]{4})+)|(?P<wrong>\\u)")
_ESCAPED = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "\\": "\\", "'": "'", '"': '"'}
_LOOKALIKES = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00ad": "-"})


def fail(text: str, at: int, message: str, kind: str = "UnexpectedSyntax", remedy: str = "") -> NoReturn:
    """Raise a CypherSyntaxError at the offset `at` of `text`."""
    error = CypherSyntaxError(message, kind=kind, remedy=remedy)
    error.locate(text, at)
    raise error


def tokenize(text: str) -> list[Token]:
    """The tokens of `text` without blanks and comments; the last one has the kind `end`.

    Before anything else `\\u` with four hexadecimal digits becomes a character, wherever it stands, as on Neo4j; the
    tokens' offsets are those of `text` as it was.
    """
    if "\\u" not in text:
        return _tokens(text)
    plain, places = _characters(text)
    return [replace(token, at=places[token.at], end=places[token.end]) for token in _tokens(plain)]


def _characters(text: str) -> tuple[str, list[int]]:
    """The text without escapes of characters, and where each of its characters, and its end, stood."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in _UNICODE.finditer(text):
        if match.group("wrong"):
            fail(text, match.start(), "`\\u` needs four hexadecimal digits", "InvalidUnicodeLiteral")
        if match.group("run") is None:
            continue
        made = bytes.fromhex(match.group("run").replace("\\u", "")).decode("utf-16-be", "replace")
        parts += [text[at : match.start()], made]
        places += [*range(at, match.start()), *[match.start()] * len(made)]
        at = match.end()
    parts.append(text[at:])
    return "".join(parts), [*places, *range(at, len(text) + 1)]


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    at = 0
    while at < len(text):
        if len(tokens) % 1_000 == 0:
            check_limits()
        match = _TOKEN.match(text, at)
        if match is None:
            _unknown(text, at)
        if match.lastgroup != "blank":
            tokens.append(_token(text, match))
        at = match.end()
    tokens.append(Token("end", "", at, at))
    return tokens


def _token(text: str, match: regex.Match[str]) -> Token:
    raw, at, end = match.group(), match.start(), match.end()
    match match.lastgroup:
        case "name":
            return Token("name", raw, at, end, raw.upper())
        case "symbol":
            return Token("symbol", raw, at, end, raw)
        case "integer" | "float" as kind:
            if end < len(text) and (text[end].isalnum() or text[end] == "_"):
                fail(text, at, f"`{raw}{text[end]}` is not a number", "InvalidNumberLiteral")
            if kind == "integer" and raw[0] == "0" and raw[1:2] not in ("", "x", "o"):
                fail(text, at, f"`{raw}` is not a number: octal ones begin with 0o", "InvalidNumberLiteral")
            return Token(kind, raw.rstrip("fFdD") if kind == "float" else raw, at, end)
        case "string":
            return Token("string", _unescape(raw[1:-1]), at, end)
        case "quoted":
            if "\0" in raw:
                fail(text, at, "A name cannot hold the character NUL")
            return Token("quoted", raw[1:-1].replace("``", "`"), at, end)
        case _:
            return Token("parameter", _parameter_name(raw), at, end)


def _parameter_name(raw: str) -> str:
    name = _GAP.sub("", raw, count=1)
    return name[1:-1].replace("``", "`") if name.startswith("`") else name


def _unescape(body: str) -> str:
    if "\\" not in body:
        return body
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match.group(1), match.group()), body)


def _unknown(text: str, at: int) -> NoReturn:
    character = text[at]
    if character in "'\"":
        fail(text, at, "This string is never closed")
    if character == "`":
        fail(text, at, "This quoted name is never closed")
    if text.startswith("/*", at):
        fail(text, at, "This comment is never closed")
    plain = character.translate(_LOOKALIKES)
    if plain != character:
        message = f"Unexpected character {character!r}: write a plain `{plain}`"
        fail(text, at, message, "InvalidUnicodeCharacter")
    fail(text, at, f"Unexpected character {character!r}")
