"""A saved query, its parameters, and the pack that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from loader.errors import PackError
from loader.graph import Value
from loader.pack.meaning import meaning, telling
from loader.suggest import did_you_mean

__all__ = ["NAMED_TYPES", "Edge", "Pack", "Parameter", "SavedQuery", "as_text"]

NAMED_TYPES = (
    "person", "meeting", "issue", "place", "event", "office", "organisation", "country", "document", "thing",
)  # fmt: skip
"""What is named by whoever asks: a name becomes an id. A list of such a type takes all that fit a name."""
Edge = Literal["first", "last"]
"""Which day a month or a year stands for, where one is given for a date."""


def as_text(value: Value) -> str:
    """A value as a person would type it after `-P name=`: a list with commas, null as `null`."""
    if isinstance(value, list):
        return ",".join(as_text(element) for element in value)
    if isinstance(value, bool):
        return str(value).lower()
    return "null" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter.

    `type` is one of `types.PARAMETER_TYPES` or such a type in brackets, `[string]`. `default` counts only
    where `required` is false; it is typed as `bind` would type it, persons excepted (they stay as written).
    `edge` is None where a date must be a whole day.
    """

    name: str
    type: str
    required: bool
    default: Value = None
    example: Value = None
    description: str = ""
    edge: Edge | None = None

    @property
    def nullable(self) -> bool:
        """Whether null may be given: where null is the default."""
        return not self.required and self.default is None

    @property
    def kind(self) -> str | None:
        """The kind of thing that it names, one of `NAMED_TYPES`, or None where it is a value."""
        inner = self.type.strip("[]")
        return inner if inner in NAMED_TYPES else None

    @property
    def sample(self) -> Value:
        """A value that shows what is meant: the example, else the default."""
        return self.default if self.example is None else self.example

    @property
    def sample_text(self) -> str:
        """The sample as a person would type it."""
        return as_text(self.sample)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One `.cypher` file of a pack.

    `text` is the whole file, header included (a store can run it as it is); `line` is the line, from 1, on
    which the statement begins. `nearby` are the names of queries with parameters of the same names, whose rows stand
    close by: what is only expected, beside what was held; those of `instead` are asked where it has no row itself.
    `returns` maps each column to its type, in the order of the
    RETURN.
    """

    name: str
    topic: str
    title: str
    description: str
    parameters: Mapping[str, Parameter] = field(hash=False)
    returns: Mapping[str, str] = field(hash=False)
    draws: bool
    nearby: tuple[str, ...]
    instead: tuple[str, ...]
    text: str = field(repr=False)
    file: Path
    line: int

    @property
    def statement(self) -> str:
        """The Cypher below the header, without the newline at its end."""
        return "\n".join(self.text.split("\n")[self.line - 1 :]).rstrip()


class Pack(Mapping[str, SavedQuery]):
    """Saved queries by name, in the order of topic and name. Those that came with whomet are read when somebody asks
    for them."""

    def __init__(self, queries: Mapping[str, SavedQuery]) -> None:
        """`queries` are in that order."""
        self._queries: Mapping[str, SavedQuery] = queries._queries if isinstance(queries, Pack) else queries

    def __getitem__(self, name: str) -> SavedQuery:
        return self._queries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._queries)

    def __len__(self) -> int:
        return len(self._queries)

    def find(self, name: str) -> SavedQuery:
        """The query of that name. An unknown name is a PackError that says the nearest ones."""
        if name in self._queries:
            return self._queries[name]
        hint = did_you_mean(name, self._queries, most=3) or "`whomet queries` lists them"
        raise PackError(f"there is no saved query {name!r}", remedy=hint)

    def topics(self) -> dict[str, list[SavedQuery]]:
        """The queries under each topic, both in order."""
        found: dict[str, list[SavedQuery]] = {}
        for query in self._queries.values():
            found.setdefault(query.topic, []).append(query)
        return found

    def search(self, words: str) -> list[SavedQuery]:
        """The queries that speak of every one of the words, or of what means nearly the same, in name, topic, title,
        description, parameters or columns, the plainest first; where none does, of the most of them. Without words, all
        in order."""
        wanted = len(telling(words))
        found = [
            (meaning(words, _haystack(query), f"{query.name} {query.title}"), query) for query in self._queries.values()
        ]
        most = max((count for (count, _), _ in found), default=0)
        if not wanted or not most:
            return [] if wanted else list(self._queries.values())
        best = [(plainly, query) for (count, plainly), query in found if count == most]
        return [query for _, query in sorted(best, key=lambda each: -each[0])]


def _haystack(query: SavedQuery) -> str:
    parts = (query.name, query.topic, query.title, query.description, *query.parameters, *query.returns)
    return " ".join(parts).casefold()
