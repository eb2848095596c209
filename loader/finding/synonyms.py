"""Other whole names that people have for events and issues: short forms and words of the same meaning.

For asking only, as all that finds: the graph keeps the name that a document gives, and what was taken for what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from loader.countries import organisations

__all__ = ["event_names", "issue_names"]

_SAME = (
    ("semiconductors", "chips", "microchips"),
    ("semiconductor", "chip", "microchip"),
    ("artificial intelligence", "AI"),
    ("climate change", "global warming"),
    ("ceasefire", "cease-fire", "truce"),
    ("defence", "defense"),
    ("drugs", "narcotics"),
    ("nuclear", "atomic"),
    ("trade", "commerce"),
    ("weapons", "arms"),
)
"""Words of one meaning, not wider or narrower ones: opioids are more than fentanyl."""

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[\s-]+(?:(?:of|the|on|for|and)\s+)*")
_LEAST = 3


def event_names(name: str) -> tuple[str, ...]:
    """The name with an organisation's other names, and with words in capitals cut down to their first letters:
    `UN General Assembly 2022` is `UNGA 2022`."""
    return _others(name, (*_replaced(name, organisations(), 0), *_initials(name)))


def issue_names(name: str) -> tuple[str, ...]:
    """The name with words of the same meaning: `Semiconductors` are `chips`."""
    return _others(name, _replaced(name, _SAME, re.IGNORECASE))


def _others(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(other for other in dict.fromkeys(names) if other != name)


def _replaced(name: str, groups: Iterable[tuple[str, ...]], flags: int) -> Iterator[str]:
    for group in groups:
        for one in group:
            whole = re.compile(rf"\b{re.escape(one)}\b", flags)
            if whole.search(name):
                yield from (whole.sub(other, name) for other in group if other != one)


def _initials(name: str) -> Iterator[str]:
    for run in _runs(list(_WORD.finditer(name)), name):
        short = "".join(word if word.isupper() else word[0] for word in (match[0] for match in run))
        yield f"{name[: run[0].start()]}{short}{name[run[-1].end() :]}"


def _runs(words: list[re.Match[str]], name: str) -> Iterator[list[re.Match[str]]]:
    """At least three words that begin with a capital, with nothing but small words between them."""
    capital = [word for word in words if word[0][0].isupper()]
    run = capital[:1]
    for before, word in pairwise(capital):
        if not _BETWEEN.fullmatch(name, before.end(), word.start()):
            if len(run) >= _LEAST:
                yield run
            run = []
        run.append(word)
    if len(run) >= _LEAST:
        yield run
