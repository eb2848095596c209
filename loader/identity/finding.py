"""Which thing is meant by what somebody typed: one way for persons, meetings, issues, places and all else.

For asking only: nothing here merges anything. The first step that fits anything decides: the id; the name as written;
the same in any case, with or without accents; other names; for a person the same words in another order, the surname,
and each of these without a title before it; the same office under another title; all the words within a name, then
within what else is known of a thing; for a person the name in another spelling. What is only spelt nearly so is named
and never taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loader.countries import beside_title
from loader.errors import UsageError
from loader.identity.names import compare, is_title, untitled, words_of
from loader.identity.offices import Office, is_anybody, office_key, other_titles
from loader.suggest import nearest

__all__ = ["Found", "Index", "Thing", "listed", "telling"]

_SHOWN = 10
_NEAR = 70.0
_LONG = 4
_SMALL = frozenset(("a", "an", "and", "at", "between", "by", "for", "from", "in", "of", "on", "the", "to", "with"))


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be meant. `id` is what a question is asked with; `also` are other whole names and ids of it, `parts`
    names that are only part of it (surnames), `offices` those that it is or holds, `about` words of what it has to do
    with, `told` what tells it apart, and `covers` the ids of what it holds (a city its places)."""

    kind: str
    id: str
    name: str
    ids: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    offices: frozenset[Office] = frozenset()
    about: str = ""
    told: str = ""
    covers: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.name} ({self.id}{': ' if self.told else ''}{self.told})"


@dataclass(frozen=True, slots=True)
class Found:
    """The things that fit, by which step, and those beside them that hold the same words."""

    things: tuple[Thing, ...]
    step: str = "none"
    others: tuple[Thing, ...] = ()


_Step = tuple[str, Callable[[], Iterable[str]]]


class Index:
    """Things of one kind (or of all: then `kind` is `thing`), to be found by any name.

    `surnames` gives more parts of names, as pairs of an id and a text, for those who find nothing without them.
    """

    def __init__(
        self, kind: str, things: Iterable[Thing], surnames: Callable[[], Iterable[tuple[str, str]]] = tuple
    ) -> None:
        self.kind = kind
        self._things = {thing.id: thing for thing in things}
        self._surnames = surnames
        self._ids: dict[str, str] = {}
        self._names: dict[str, set[str]] = defaultdict(set)
        self._folded: dict[str, set[str]] = defaultdict(set)
        self._also: dict[str, set[str]] = defaultdict(set)
        self._unordered: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._words: dict[str, set[str]] = {}
        for thing in self._things.values():
            self._add(thing)

    def _add(self, thing: Thing) -> None:
        self._ids |= {id_.casefold(): thing.id for id_ in (thing.id, *thing.ids)}
        self._names[thing.name.casefold()].add(thing.id)
        self._folded[_joined(thing.name)].add(thing.id)
        own = sorted(words_of(thing.name))
        for name in thing.also:
            if sorted(words_of(name)) != own:
                self._also[_joined(name)].add(thing.id)
        if thing.kind == "person":
            for name in (thing.name, *thing.also):
                self._unordered[tuple(sorted(words_of(name)))].add(thing.id)
        for part in thing.parts:
            self._parts[_joined(part)].add(thing.id)
        self._words[thing.id] = {word for name in (thing.name, *thing.also) for word in words_of(name)}

    def __len__(self) -> int:
        return len(self._things)

    def names(self) -> Iterator[tuple[str, str]]:
        """Every thing's name and id, by name; for completion."""
        return iter(sorted((thing.name, thing.id) for thing in self._things.values()))

    def find(self, text: str) -> str:
        """The id of the one thing that is meant. Raises UsageError, with candidates, where it is none or several."""
        return self.one(text).things[0].id

    def one(self, text: str) -> Found:
        """What is meant, if it is one thing: that holds all others that fit, or fits alone. Raises UsageError, with
        candidates, where it is none or several."""
        found = self.several(text)
        things = found.things
        if len(things) == 1:
            return found
        widest = max(things, key=lambda thing: len(thing.covers))
        if all(thing.covers and thing.covers <= widest.covers for thing in things):
            return Found((widest,), found.step)
        raise UsageError(f"{text.strip()!r} could be {listed(things)}", remedy="give the full name or the id")

    def several(self, text: str) -> Found:
        """All things that fit at the first step that fits any. Raises UsageError, with the nearest, where none does."""
        found = self.look(text)
        if not found.things:
            raise UsageError(self.none(text))
        return found

    def all(self, text: str) -> Found:
        """Whatever fits a name: what `several` gives, and behind it all others in whose names the words are; of an id
        as it stands only what has it; of an office those of its title."""
        found = self.look(text)
        if found.things and text.strip() in (found.things[0].id, *found.things[0].ids):
            return Found(found.things[:1], "id")
        if self.kind == "office":  # the same office of others, too; a deputy's is another one
            same = {thing.id for thing in found.things} | self._in_office(text.strip())
            others = tuple(thing for thing in found.others if thing.id not in same)
            return Found(self._sorted(same), found.step, others) if found.things else found
        return Found((*found.things, *found.others), found.step)

    def look(self, text: str) -> Found:
        """All things that fit at the first step that fits any, by name; none where none does."""
        asked = text.strip()
        words = words_of(asked)
        for step, ids in self._steps(asked, words):
            fitting = set(ids())
            if self.kind == "thing":  # what is told of comes before who tells of it
                fitting = {id_ for id_ in fitting if self._things[id_].kind not in ("document", "statement")} or fitting
            if fitting:
                return Found(self._sorted(fitting), step, self._beside(fitting, words, step))
        return Found(())

    def _steps(self, asked: str, words: list[str]) -> Iterator[_Step]:
        joined, plain = "".join(words), untitled(words)
        by_id = [id_] if (id_ := self._ids.get(asked.casefold())) else []
        if self.kind != "place":  # a city's id is its name, and a country can have the same
            yield "id", lambda: by_id
        yield "name", lambda: {*by_id, *self._names.get(asked.casefold(), ())}
        if not words:
            return
        yield "folded", lambda: self._folded.get(joined, ())
        if self.kind != "person":
            yield "office", lambda: self._in_office(asked)
        yield "alias", lambda: self._also.get(joined, ())
        yield "order", lambda: self._unordered.get(tuple(sorted(words)), ())
        yield "surname", lambda: self._parts.get(joined, ())
        if self.kind in ("person", "thing") and plain != words:
            yield "order", lambda: self._unordered.get(tuple(sorted(plain)), ())
            yield "surname", lambda: self._parts.get("".join(plain), ())
        yield "surname", lambda: self._more_parts({joined, "".join(plain)})
        if self.kind in ("person", "thing"):
            yield "title", lambda: self._titled(asked)
            yield "holder", lambda: self._in_office(asked)
        yield "partial", lambda: self._within(words)
        yield "about", lambda: self._about(words)
        yield "spelling", lambda: self._spelt(words)

    def _in_office(self, asked: str) -> set[str]:
        """The offices of this title, or those who hold them: of the country that stands beside it, if one does. A title
        that nothing bears is asked for as what it is called elsewhere; officials are all of a country."""
        return self._of_title(*beside_title(asked))

    def _of_title(self, codes: Sequence[str], title: str) -> set[str]:
        if codes and is_anybody(title):
            return {id_ for id_, thing in self._things.items() if any(code in codes for code, _ in thing.offices)}
        for keys in ({office_key(title)}, other_titles(title)):
            wanted = {(code, key) for code in codes for key in keys}
            found = {
                id_
                for id_, thing in self._things.items()
                if (thing.offices & wanted if codes else any(key in keys for _, key in thing.offices))
            }
            if found:
                return found
        return set()

    def _titled(self, asked: str) -> set[str]:
        """Persons whose name stands at the end, behind words of a title: `Secretary of State Antony Blinken`. Of
        several of one surname those who hold the office."""
        codes, text = beside_title(asked)
        words = words_of(text)
        for start in range(len(words)):
            title, name = words[:start], words[start:]
            found = self._unordered.get(tuple(sorted(name))) or self._parts.get("".join(name), set())
            if found and (is_title(title) or (not title and len(name) < len(words_of(asked)))):
                return found & self._of_title(codes, " ".join(title)) or found
        return set()

    def _more_parts(self, joined: set[str]) -> Iterator[str]:
        return (id_ for id_, text in self._surnames() if id_ in self._things and _joined(text) in joined)

    def _within(self, words: Sequence[str]) -> Iterator[str]:
        """Those in whose names all the words are: whole ones in a person's, else beginnings of words too."""
        told = telling(words)
        for id_, known in self._words.items():
            if _holds(known, told, whole=self._things[id_].kind == "person"):
                yield id_

    def _about(self, words: Sequence[str]) -> Iterator[str]:
        """Those that have these words among all that is known of them; or in the middle of a word of their name."""
        told, joined = telling(words), "".join(words)
        for id_, thing in self._things.items():
            known = self._words[id_] | set(words_of(thing.about))
            if thing.kind == "person":
                continue
            if thing.about and _holds(known, told, whole=False):
                yield id_
            if len(words) == 1 and len(joined) >= _LONG and joined in _joined(thing.name):
                yield id_

    def _spelt(self, words: Sequence[str]) -> Iterator[str]:
        name = " ".join(words)
        return (id_ for id_, thing in self._things.items() if thing.kind == "person" and compare(name, thing.name))

    def _beside(self, fitting: set[str], words: Sequence[str], step: str) -> tuple[Thing, ...]:
        """Of a name that was given whole: others that hold it too. Of persons only those who are called exactly so."""
        if step not in ("id", "name", "folded", "alias", "office"):
            return ()
        joined = "".join(words)
        same = self._folded.get(joined, set()) | self._also.get(joined, set())
        wider = {id_ for id_ in self._within(words) if self._things[id_].kind not in ("person", "place")}
        return self._sorted((same | wider) - fitting)

    def _sorted(self, ids: Iterable[str]) -> tuple[Thing, ...]:
        return tuple(sorted((self._things[id_] for id_ in ids), key=lambda thing: (thing.name, thing.id)))

    def none(self, text: str) -> str:
        """What is to be said where nothing is called so: the nearest of this kind, if any is near."""
        asked = text.strip()
        near = self._without_country(asked) or self._near(words_of(asked))
        nobody = "nobody" if self.kind == "person" else "nothing" if self.kind == "thing" else f"no {self.kind}"
        if near:
            return f"{nobody} in the graph is called {asked!r}; did you mean {listed(near)}?"
        if not self._things:
            return f"there is no {self.kind} in the graph"
        how = ", as name, alias, id or surname" if self.kind == "person" else ""
        return f"{nobody} in the graph is called {asked!r}{how}"

    def _near(self, words: Sequence[str]) -> tuple[Thing, ...]:
        """The things with a name that is spelt nearly so; else with a part of one."""
        joined = "".join(words)
        for known in (self._merged(self._folded, self._also), self._merged(self._parts, self._by_word())):
            found = nearest(joined, known, most=3, near=_NEAR) if joined else []
            if found:
                return self._sorted(set().union(*(known[name] for name in found)))
        return ()

    def _without_country(self, asked: str) -> tuple[Thing, ...]:
        """Those of whose office the graph does not say of which country it is, where one was asked for."""
        codes, title = beside_title(asked)
        return self._sorted(self._of_title(("",), title)) if codes else ()

    def _merged(self, *parts: Mapping[str, set[str]]) -> dict[str, set[str]]:
        known: dict[str, set[str]] = defaultdict(set)
        for names in parts:
            for name, ids in names.items():
                known[name] |= ids
        return known

    def _by_word(self) -> dict[str, set[str]]:
        """Of what is no person, by each word of a name."""
        known: dict[str, set[str]] = defaultdict(set)
        for id_, own in self._words.items():
            for word in own if self._things[id_].kind != "person" else ():
                known[word].add(id_)
        return known


def listed(things: Sequence[Thing]) -> str:
    """The things by name, id and what tells them apart; of many the first."""
    more = len(things) - _SHOWN
    return ", ".join(map(str, things[:_SHOWN])) + (f" and {more} more" if more > 0 else "")


def _joined(text: str) -> str:
    return "".join(words_of(text))


def telling(words: Sequence[str]) -> list[str]:
    """The words without small ones, where others are left."""
    return [word for word in words if word not in _SMALL] or list(words)


def _holds(known: set[str], words: Sequence[str], *, whole: bool) -> bool:
    """Whether each of the words is known; where not `whole`, as the beginning of a longer one too, but no number."""
    return all(
        word in known or (not whole and not word.isdigit() and any(each.startswith(word) for each in known))
        for word in words
    )
