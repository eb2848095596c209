"""Who is meant by a name that somebody typed.

For asking only: a question may name somebody loosely, and is refused where that fits several. Nothing here merges
two persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from loader.errors import UsageError
from loader.identity.names import compare, untitled, words_of
from loader.suggest import nearest

__all__ = ["PersonIndex", "PersonLike"]

_CANDIDATES_SHOWN = 10
_NEAR = 70.0


class PersonLike(Protocol):
    """What the index needs of a person. `ids` are all ids of a merged person, its own among them or not."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def family_name(self) -> str | None: ...
    @property
    def given_name(self) -> str | None: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def ids(self) -> Sequence[str]: ...


class PersonIndex:
    """Finds a person by id, name, full alias or surname, whatever case, accents, hyphens or name order.

    The first of these steps that fits anybody decides: the id; the name or an alias as written; the same words in
    another order; the surname; the same without a title before it (President Biden). A step that fits several persons
    refuses the question and names them.
    """

    def __init__(self, people: Iterable[PersonLike]) -> None:
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._written: dict[str, set[str]] = defaultdict(set)
        self._unordered: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        for person in people:
            self._add(person)

    def _add(self, person: PersonLike) -> None:
        self._names[person.id] = person.name
        for id_ in (person.id, *person.ids):
            self._ids[id_.casefold()] = person.id
        for words in filter(None, map(words_of, (person.name, *person.aliases))):
            self._written["".join(words)].add(person.id)
            self._unordered[tuple(sorted(words))].add(person.id)
        composed = words_of(f"{person.given_name or ''} {person.family_name or ''}")
        if person.given_name and person.family_name and composed:
            self._unordered[tuple(sorted(composed))].add(person.id)
        surname = "".join(words_of(person.family_name or ""))
        if surname:
            self._surnames[surname].add(person.id)

    def find(self, text: str) -> str:
        """The id of the person who is meant. Raises UsageError, with candidates, where it is nobody or several."""
        asked = text.strip()
        if asked.casefold() in self._ids:
            return self._ids[asked.casefold()]
        words = words_of(asked)
        found = self._called(words) or self._called(untitled(words))
        if len(found) == 1:
            return next(iter(found))
        raise UsageError(self._several(asked, found) if found else self._nobody(asked, words))

    def _called(self, words: Sequence[str]) -> set[str]:
        written = "".join(words)
        steps = (self._written.get(written), self._unordered.get(tuple(sorted(words))), self._surnames.get(written))
        return next((step for step in steps if step), set())

    def names(self) -> Iterator[tuple[str, str]]:
        """Every person's name and id, by name; for completion."""
        return iter(sorted((name, id_) for id_, name in self._names.items()))

    def _several(self, asked: str, found: Iterable[str]) -> str:
        return f"{asked!r} could be {self._listed(found)}; give the full name or the id"

    def _nobody(self, asked: str, words: Sequence[str]) -> str:
        near = self._near(words)
        if near:
            return f"nobody in the graph is called {asked!r}; did you mean {self._listed(near)}?"
        return f"nobody in the graph is called {asked!r}, as name, alias, id or surname"

    def _near(self, words: Sequence[str]) -> set[str]:
        """Persons whose name can be this one in another spelling; else those with all these words among their names;
        else those whose name is spelt nearly so."""
        alike = {id_ for id_, name in self._names.items() if compare(" ".join(words), name)}
        if alike:
            return alike
        wanted = set(words)
        within = [ids for names, ids in self._unordered.items() if wanted and wanted <= set(names)]
        for known in (self._written, self._surnames):
            near = [] if within else nearest("".join(words), known, most=3, near=_NEAR)
            within += [known[key] for key in near]
        return set().union(*within)

    def _listed(self, ids: Iterable[str]) -> str:
        labels = sorted(f"{self._names[id_]} ({id_})" for id_ in ids)
        more = len(labels) - _CANDIDATES_SHOWN
        return ", ".join(labels[:_CANDIDATES_SHOWN]) + (f" and {more} more" if more > 0 else "")
