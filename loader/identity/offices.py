"""Whether two titles name the same kind of office: for asking only, nothing in the graph is made one.

A title is the set of its telling words: order and small words go (Minister of Defence, Defence Minister), spellings
are made one (defense, councilor, spokeswoman). An office can be asked for under its own words, and, where its head is
called otherwise in its country, as the minister that it is: whoever asks for the foreign ministers also wants the
Secretary of State of the United States; whoever asks for the Secretary of State wants no foreign ministers. Words of
rank always count: a deputy minister is no minister.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from loader.identity.names import words_of

__all__ = ["Office", "is_anybody", "office_key", "office_keys", "offices", "other_titles"]

_LISTS = tomllib.loads((files("loader.identity") / "offices.toml").read_text(encoding="utf-8"))
_SMALL = frozenset(_LISTS["small"].split())
_ONE: Mapping[str, str] = {word: one for one, words in _LISTS["one"].items() for word in words.split()}
_DOMAINS = frozenset(_LISTS["domains"].split())
_ELSEWHERE: Mapping[str, Mapping[str, str]] = _LISTS["elsewhere"]

_ANYBODY = frozenset(_LISTS["anybody"].split())
_CALLED: Mapping[str, str] = _LISTS["called"]

Key = frozenset[str]
Office = tuple[str, Key]
"""The code of a country, empty where there is none, and a title as its telling words."""


def office_key(title: str) -> Key:
    """The telling words of a title as somebody writes it."""
    words = [_ONE.get(word, word) for word in words_of(title.replace("'s ", " ").replace("’s ", " "))]
    telling = frozenset(word for word in words if word not in _SMALL)
    if "minister" in telling and telling & _DOMAINS:
        telling -= {"affairs", "state"} if "secretary" in telling else {"affairs"}
    return telling


def office_keys(title: str, country: str | None) -> frozenset[Key]:
    """All under which an office is found: its own words, and those of the minister that it is in its country."""
    own = office_key(title)
    keys = {own}
    elsewhere = {office_key(one): other for one, other in _ELSEWHERE.get(country or "", {}).items()}
    if own in elsewhere:
        keys.add(office_key(elsewhere[own]))
    if "secretary" in own and own & _DOMAINS:
        keys.add((own - {"secretary", "state"}) | {"minister"})
    return frozenset(keys)


def offices(title: str, country: str | None) -> frozenset[Office]:
    """An office under all its keys."""
    return frozenset((country or "", key) for key in office_keys(title, country))


def is_anybody(title: str) -> bool:
    """Whether the words name no office, but whoever holds one: `officials`."""
    words = words_of(title)
    return bool(words) and all(word in _ANYBODY for word in words)


def other_titles(title: str) -> set[Key]:
    """The keys of what news call otherwise than any country does: a defence chief is a defence minister."""
    key = office_key(title)
    titles = next((others for called, others in _CALLED.items() if office_key(called) == key), "")
    return {office_key(each) for each in titles.split(" | ") if each}
