"""The named sets of characters in Java's regular expressions, as the `regex` module writes sets."""

from __future__ import annotations

__all__ = ["EITHER_CASE", "PREDEFINED", "PatternFault", "named_set", "predefined"]


class PatternFault(ValueError):
    """A pattern that Java would not read."""


PREDEFINED = {
    "d": "0-9",
    "w": "a-zA-Z0-9_",
    "s": " \\t\\n\\x0b\\f\\r",
    "h": " \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000",
    "v": "\\n\\x0b\\f\\r\\x85\\u2028\\u2029",
}
"""What the escapes of one letter stand for; in upper case they stand for all the rest."""

_UNICODE_ESCAPES = "dws"
_POSIX = {
    "Lower": "a-z",
    "Upper": "A-Z",
    "ASCII": "\\x00-\\x7f",
    "Alpha": "a-zA-Z",
    "Digit": "0-9",
    "Alnum": "a-zA-Z0-9",
    "Punct": "!-/:-@\\[-`{-\\~",
    "Graph": "!-\\~",
    "Print": "\\x20-\\~",
    "Blank": " \\t",
    "Cntrl": "\\x00-\\x1f\\x7f",
    "XDigit": "0-9a-fA-F",
    "Space": PREDEFINED["s"],
    "L1": "\\x00-\\xff",
    "all": "\\x00-\\U0010ffff",
}
_UNICODE_POSIX = {
    "Lower": "\\p{Lowercase}",
    "Upper": "\\p{Uppercase}",
    "Alpha": "\\p{Alphabetic}",
    "Digit": "\\p{Nd}",
    "Alnum": "\\p{Alphabetic}\\p{Nd}",
    "Punct": "\\p{P}",
    "Space": "\\p{White_Space}",
    "XDigit": "\\p{Nd}\\p{Hex_Digit}",
}
"""What the names of _POSIX stand for after (?U)."""

_KINDS = {"C": "cfnos", "L": "lmotu", "M": "cen", "N": "dlo", "P": "cdefios", "S": "ckmo", "Z": "lps"}
_CATEGORIES = {*_KINDS, *(kind + each for kind, letters in _KINDS.items() for each in letters)}
_SEVERAL = {"LC": "\\p{Lu}\\p{Ll}\\p{Lt}", "LD": "\\p{L}\\p{Nd}"}
_BINARY = {
    "LETTER": "L",
    "TITLECASE": "Lt",
    "CONTROL": "Cc",
    "PUNCTUATION": "P",
    "DIGIT": "Nd",
    **{
        name: name
        for name in (
            *("ALPHABETIC", "IDEOGRAPHIC", "LOWERCASE", "UPPERCASE", "WHITE_SPACE", "WHITESPACE", "HEX_DIGIT"),
            *("HEXDIGIT", "NONCHARACTER_CODE_POINT", "JOIN_CONTROL", "EMOJI", "EMOJI_PRESENTATION"),
        )
    },
}
_JAVA = {
    "javaLowerCase": "Lowercase",
    "javaUpperCase": "Uppercase",
    "javaTitleCase": "Lt",
    "javaAlphabetic": "Alphabetic",
    "javaIdeographic": "Ideographic",
    "javaLetter": "L",
    "javaDigit": "Nd",
    "javaSpaceChar": "Z",
}
EITHER_CASE = {"Lu": "LC", "Ll": "LC", "Lt": "LC", "Lower": "Alpha", "Upper": "Alpha"}
"""What names stand for where case is ignored."""

_KEYS = {"sc": "Script", "script": "Script", "blk": "Block", "block": "Block"}


def predefined(letter: str, unicode: bool) -> str:
    """The set of `\\d`, `\\W` and their like."""
    small = letter.lower()
    if unicode and small in _UNICODE_ESCAPES:
        return f"\\{letter}"
    return f"[{'^' if letter.isupper() else ''}{PREDEFINED[small]}]"


def named_set(name: str, negated: bool, unicode: bool) -> str:
    """The set of `\\p{name}`, or of all that is not in it."""
    return f"[{'^' if negated else ''}{_members(name, unicode)}]"


def _members(name: str, unicode: bool) -> str:
    key, equals, value = name.partition("=")
    if equals:
        return _of_key(key.lower(), value)
    if unicode and name in _UNICODE_POSIX:
        return _UNICODE_POSIX[name]
    if name in _POSIX:
        return _POSIX[name]
    if name in _JAVA:
        return f"\\p{{{_JAVA[name]}}}"
    if name.startswith("In"):
        return f"\\p{{Block={_plain(name[2:])}}}"
    if name.startswith("Is"):
        return _unicode_property(name[2:])
    return _category(name)


def _of_key(key: str, value: str) -> str:
    if key in ("gc", "general_category"):
        return _category(value)
    if key not in _KEYS:
        raise PatternFault(f"there is no property {key!r}")
    return f"\\p{{{_KEYS[key]}={_plain(value)}}}"


def _unicode_property(name: str) -> str:
    if name.upper() in _BINARY:
        return f"\\p{{{_BINARY[name.upper()]}}}"
    if name in _CATEGORIES or name in _SEVERAL:
        return _category(name)
    if name.upper() == "ASSIGNED":
        return "\\P{Cn}"
    return f"\\p{{Script={_plain(name)}}}"


def _category(name: str) -> str:
    if name in _SEVERAL:
        return _SEVERAL[name]
    if name not in _CATEGORIES:
        raise PatternFault(f"there are no characters {name!r}")
    return f"\\p{{{name}}}"


def _plain(name: str) -> str:
    if not name or not all(character.isalnum() or character in " _-" for character in name):
        raise PatternFault(f"{name!r} is no name of characters")
    return name
