"""Addresses of servers: what looks like one, and texts without the passwords that stand in some.

An address may be misspelled, or stand where none belongs. It is never taken for the name of a file, which would have
the password in it, and no message repeats the password.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

__all__ = ["looks_like_an_address", "names_no_file", "without_passwords"]

_ADDRESSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(bolt|neo4j|https?|wss?|[jo]dbc)(\+\w*)?[:@].",  # bolt:/host, neo4j:PASSWORD@host
        r"(bolt|neo4j)(\+\w*)?[\s,;|/](?!.*\.\w+$)",  # neo4j/PASSWORD; a file of that folder has an ending
        r"[^@]*:[^@]*@|[^@]*@[a-z][\w.-]*:\S",  # name:PASSWORD@host, host@name:PASSWORD
        r".*@[\w.-]+:\d{1,5}/?$",  # name.PASSWORD@host:7687, name/PASSWORD@host:7687
        r".*(@(localhost\b|\d+(\.\d+){3}\b|\[|$)|:localhost\b)",  # PASSWORD@localhost, PASSWORD@
        r"[\w.-]*[a-z.][\w.-]+\s?:\d{1,5}([/?#;,&|\s]|$)",  # host:7687, host:7687/name:PASSWORD
        r"([\w.-]*:7(687|474|473)\b|(localhost|\d+(\.\d+){3}|[\w.-]+\.neo4j\.io)([^\w.-]|$))",  # localhost PASSWORD
        r"[a-z][\w-]*(\.[\w-]+)+\.[a-z]+[\s,;|](?!.*\.\w+$)",  # db.example.org PASSWORD
        r".*(?<![a-z])(pass(word|wd|wort|phrase|e)?|pwd?|secret|token|api.?key|cred(ential)?s?|auth(orization)?)\s*[=:]",
        r".*(?<![a-z])(password|passwd|passphrase|bearer|neo4j_auth)\s",  # password PASSWORD
        r"[^.=/\\]*=(?!.*\.\w+$)",  # kennwort=PASSWORD; a file of that name has an ending
        r"-|(cypher-shell|neo4j-admin)\s",  # an option: -p PASSWORD
        r"\[[0-9a-f]*:[0-9a-f:.%]*\]|[0-9a-f:]*::[0-9a-f]*(:|$)",  # [::1]:7687, ::1:7687
    )
)
_AROUND = dict.fromkeys(map(ord, "\"'`\u200b\u200e\u200f\u2060\ufeff"))
_NO_FILE = re.compile(r":memory:$|file:|.*\?\w+=[^/]*$", re.IGNORECASE)
_PASSWORDS = (
    (re.compile(r"\b((?:bolt|neo4j)(?:\+\w*)?:(?=\S)/*)[^\n]*@", re.IGNORECASE), r"\1***@"),
    (re.compile(r"\b((?:bolt|neo4j)(?:\+\w*)?%3A)\S+", re.IGNORECASE), r"\1***"),
    (re.compile(r"((?<![\w.-])[\w.-]++:7687[:/?#@,])(?!policy=)[^\s*]+"), r"\1***"),
    (re.compile(r"([?&](?:pw|key|user(?:name)?)=)[^\s&]+", re.IGNORECASE), r"\1***"),
    (re.compile(r"(\w:/{1,2})[^\s/@:]*:\S*@"), r"\1***@"),
    (re.compile(r"(?<![\w.+-])[\w.+-]++:\S+@(?=[\w.-]+:\d{1,5}\b)"), r"***@"),
    (re.compile(r"(?<!\S)(?!\S*\*\*\*@)\S+@(?=[\w.-]+:\d{1,5}\b)"), r"***@"),
    (
        re.compile(r"((?:pass(?:word|wd|phrase)?|pwd|secret|token|api_?key|auth)\s*=\s*)[^\s&]+", re.IGNORECASE),
        r"\1***",
    ),
)
_MAY_HOLD_ONE = re.compile(r"[@=]|:/|%3A|:7687", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:bolt|neo4j)(?:\+\w*)?:/\S+", re.IGNORECASE)
_PLACE = re.compile(
    r"[\w+]+:/*(?:\[[\da-f:.]*\]|[\w.-]*)(?::\d{1,5}(?!\w))?/?(?:\?policy=[\w-]*)?"  # bolt://host:7687
    r"[^\w/?#@%&=\uff1a\uff20\[]*",  # what a sentence has behind it
    re.IGNORECASE,
)


def looks_like_an_address(place: str) -> bool:
    """Whether somebody meant a server, however it is misspelled. A drive of Windows is no address."""
    plain = _plain(place)
    return "://" in plain or any(form.match(plain) for form in _ADDRESSES)


def _plain(place: str) -> str:
    """Without what people, programs and other alphabets write around an address or in it: quotes, brackets, %3A."""
    for _ in range(3):
        place = unquote(place)
    signs = unicodedata.normalize("NFKC", place).translate(_AROUND)
    return signs.strip().lstrip("({<")


def names_no_file(place: str) -> bool:
    """Whether it is one of SQLite's own ways to name memory, or a file with options: `:memory:`, `file:a?mode=ro`."""
    return _NO_FILE.match(unquote(place).strip()) is not None


def without_passwords(text: str) -> str:
    """The text, with `***` for whatever stands before the `@` of an address, or behind `password=` and the like."""
    if not _MAY_HOLD_ONE.search(text):
        return text
    for form, instead in _PASSWORDS:
        text = form.sub(instead, text)
    return _ADDRESS.sub(_place_alone, text)


def _place_alone(address: re.Match[str]) -> str:
    """An address without what none has behind host and port."""
    place = _PLACE.match(address[0])
    known = place[0] if place else ""
    return address[0] if known == address[0] or "***" in address[0] else f"{known}***"
