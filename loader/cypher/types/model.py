"""The types of Cypher: what a value is, what an expression may be, what a function takes and gives.

Besides Neo4j's own types there are some that only the checks before a query runs know: NUMBER, an INTEGER or a FLOAT;
VALUE, any value of which nothing more can be said (nothing that asks for a certain type takes it, other than ANY, of
which every type may still turn out); MIXED, a number of which nothing more can be said, taken as little; SAME, what an
aggregate is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from operator import itemgetter

from loader.cypher.limits import watched
from loader.cypher.types.names import CLASSES, NAMES, brief_name, exact_name, type_name
from loader.graph import Value

__all__ = [
    "ANY",
    "BOOLEAN",
    "FLOAT",
    "INTEGER",
    "LIST",
    "MAP",
    "MIXED",
    "NODE",
    "NULL",
    "NUMBER",
    "PATH",
    "RELATIONSHIP",
    "SAME",
    "STRING",
    "VALUE",
    "CypherType",
    "any_of",
    "list_of",
    "map_of",
    "named",
    "union",
]

_UNION = "ANY OF"


@dataclass(frozen=True, slots=True)
class CypherType:
    """A type: one of a name, a LIST of what is `inner` (None: of anything), a MAP of whose keys `fields` are known, or
    a union of `options`.

    A union is named ANY OF, or bears a name of its own where it is declared by that name.
    """

    name: str
    nullable: bool = True
    inner: CypherType | None = None
    options: tuple[CypherType, ...] = ()
    fields: tuple[tuple[str, CypherType], ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.name, self.nullable, self.inner, self.options, self.fields)))

    def __hash__(self) -> int:
        """Made once: types nest, and every cache of what is known of them asks for it."""
        return self._hash

    def __str__(self) -> str:
        """As Neo4j writes it: `LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL`."""
        if self.options:
            return " | ".join(map(str, self.options))
        name = f"LIST<{self.inner}>" if self.inner else self.name
        return name if self.nullable or self.name in ("NULL", "NOTHING") else f"{name} NOT NULL"

    @property
    def brief(self) -> str:
        """Its text in messages about what is known before a query runs: `LIST<LOCALDATETIME>`, `STRING|NUMBER`."""
        if self.name == _UNION:
            return "|".join(each.brief for each in self.parts)
        return f"LIST<{self.inner.brief}>" if self.inner else brief_name(self.name).upper()

    @property
    def is_list(self) -> bool:
        """Whether it is a single type, and that of a list."""
        return self.name == "LIST"

    @property
    def is_unknown(self) -> bool:
        """Whether any type may still turn out: null too stands for a value of any type."""
        return self.name in ("ANY", "NULL")

    @property
    def element(self) -> CypherType:
        """What its elements are, where it is a list that says so."""
        return self.inner or ANY

    @property
    def parts(self) -> tuple[CypherType, ...]:
        """The types that `|` joins in its text."""
        return self.options if self.name == _UNION else (self,)

    @property
    def members(self) -> tuple[CypherType, ...]:
        """The single types that it stands for."""
        return _members(self) if self.options else (self,)

    @property
    def singles(self) -> tuple[CypherType, ...]:
        """The single types that it stands for, down to the elements of lists."""
        return tuple(
            each
            for one in self.members
            for each in ([list_of(inner) for inner in one.inner.singles] if one.inner else [one.plain])
        )

    @property
    def plain(self) -> CypherType:
        """The type without what is known of a map's keys."""
        return MAP if self.fields else self

    @property
    def null_allowed(self) -> bool | None:
        """Whether null is of the type; None for a type that leaves it to the others of a union."""
        if self.options:
            return self.options[0].null_allowed
        return None if self.name == "NOTHING" else self.nullable

    def within(self, wide: CypherType) -> bool:
        """Whether every value of this type is of the wide one too."""
        return all(any(one._is_within(other) for other in wide.members) for one in self.members)

    def _is_within(self, wide: CypherType) -> bool:
        if self.name == "NOTHING":
            return True
        if self.nullable and not wide.null_allowed:
            return False
        if self.name != wide.name:
            return self.name == "NULL"
        return wide.inner is None or (self.inner is not None and self.inner.within(wide.inner))

    def may_be(self, wanted: CypherType) -> bool:
        """Whether a value of it can turn out, or become, what is wanted."""
        return _may_be(self, wanted)

    def classes(self) -> frozenset[type]:
        """Classes of which every value is of the type; there may be other values that are."""
        return _known_classes(self) if self.options else _classes(self)

    def test(self) -> Callable[[Value], bool]:
        """A test whether a value is of the type; null is of every type that is not declared NOT NULL."""
        test = _test(self)
        if self.options or self.name == "NOTHING":
            return test
        nullable = self.nullable
        return lambda value: nullable if value is None else test(value)


def _test(type_: CypherType) -> Callable[[Value], bool]:
    classes = _classes(type_)
    if classes:
        return lambda value: value.__class__ in classes
    if type_.options:
        plain = _known_classes(type_)
        tests = [each.test() for each in type_.options if not (each.nullable and _classes(each))]
        return lambda value: value.__class__ in plain or any(test(value) for test in tests)
    if type_.inner is not None:
        inner = type_.inner.test()
        return lambda value: isinstance(value, list) and all(map(inner, watched(value)))
    if type_.name in ("ANY", "VALUE"):
        return lambda value: True
    if type_.name == "PROPERTY VALUE":
        return _is_property
    if type_.name.startswith("VECTOR"):
        kind, _, size = type_.name.removeprefix("VECTOR").partition("(")
        return lambda value: _is_vector(exact_name(value), kind, size)
    return lambda value: type_name(value) == type_.name


def _is_vector(name: str, kind: str, size: str) -> bool:
    """Whether the exact name of a type is that of a vector with such coordinates, and of that size, if one is given."""
    return name.startswith(f"VECTOR{kind or '<'}") and (not size or name.endswith(f"({size}"))


def _classes(type_: CypherType) -> frozenset[type]:
    """The classes of its values, where nothing else need be known of them."""
    if type_.options:
        found = [_classes(each) if each.nullable else frozenset() for each in type_.options]
        return frozenset((type(None),)).union(*found) if all(found) else frozenset()
    if type_.name == "NUMBER":
        return frozenset(CLASSES["INTEGER"] + CLASSES["FLOAT"])
    return frozenset(() if type_.inner else CLASSES.get(type_.name, ()))


def _known_classes(type_: CypherType) -> frozenset[type]:
    """Of several types the classes for which `_classes` has an answer, and that of null where one takes it."""
    found = [_classes(each) for each in type_.options if each.nullable and _classes(each)]
    return frozenset((type(None),) if found else ()).union(*found)


_NOT_STORED = frozenset(("MAP", "NODE", "RELATIONSHIP", "PATH"))


def _is_property(value: Value) -> bool:
    """Whether a property can hold it; a list only of values of one type, where numbers are one, without null."""
    if not isinstance(value, list):
        return type_name(value) not in _NOT_STORED
    kinds = {"NUMBER" if each.__class__ in (int, float) else type_name(each) for each in value}
    return len(kinds) <= 1 and not kinds & {"NULL", "LIST", *_NOT_STORED}


@cache
def _members(type_: CypherType) -> tuple[CypherType, ...]:
    return tuple(dict.fromkeys(one for each in type_.options for one in each.members))


@cache
def _may_be(type_: CypherType, wanted: CypherType) -> bool:
    allowed = {each.plain for each in wanted.members}
    names = {each.name for each in allowed}
    lists = [each.element for each in wanted.members if each.is_list]
    return "ANY" in names or any(
        one.plain in allowed or _becomes(one, names) or (one.is_list and any(map(one.element.may_be, lists)))
        for one in type_.members
    )


def _becomes(one: CypherType, names: set[str]) -> bool:
    if one.is_unknown:
        return True
    match one.name:
        case "NUMBER":
            return bool(names & {"INTEGER", "FLOAT"})
        case "INTEGER":
            return bool(names & {"NUMBER", "FLOAT"})
        case "FLOAT":
            return "NUMBER" in names
        case _:
            return False


ANY = CypherType("ANY")
BOOLEAN = CypherType("BOOLEAN")
FLOAT = CypherType("FLOAT")
INTEGER = CypherType("INTEGER")
LIST = CypherType("LIST")
MAP = CypherType("MAP")
MIXED = CypherType("MIXED")
NODE = CypherType("NODE")
NULL = CypherType("NULL")
NUMBER = CypherType("NUMBER")
PATH = CypherType("PATH")
RELATIONSHIP = CypherType("RELATIONSHIP")
SAME = CypherType("SAME")
STRING = CypherType("STRING")
VALUE = CypherType("VALUE")


@cache
def list_of(inner: CypherType) -> CypherType:
    """The type of a list of such values."""
    return CypherType("LIST", inner=inner)


def map_of(fields: Iterable[tuple[str, CypherType]]) -> CypherType:
    """The type of a map that is written out; of a key that stands twice the last one counts."""
    return _map_of(tuple(sorted(dict(fields).items(), key=itemgetter(0))))


@lru_cache(maxsize=1000)
def _map_of(fields: tuple[tuple[str, CypherType], ...]) -> CypherType:
    """One object for equal ones: what nests is then told apart by what it is made of, not to the bottom."""
    return CypherType("MAP", fields=fields)


def any_of(options: Iterable[CypherType]) -> CypherType:
    """The type of what is of one of these types; of one alone, that type."""
    found = tuple(dict.fromkeys(options))
    return found[0] if len(found) == 1 else CypherType(_UNION, options=found)


def union(types: Iterable[CypherType]) -> CypherType:
    """The single types of all of these as one; ANY where one of them is, or where there are none."""
    found = tuple(dict.fromkeys(one for type_ in types for one in type_.members))
    return any_of(found) if found and not any(one.name == "ANY" for one in found) else ANY


@cache
def named(text: str) -> CypherType:
    """The type that a declaration names, in letters of any size: `list<any>|string`, `localtime`, `temporal`."""
    parts: list[CypherType] = []
    depth = start = 0
    for place, character in enumerate(f"{text}|"):
        depth += (character == "<") - (character == ">")
        if character == "|" and depth == 0:
            parts.append(_one(text[start:place].upper()))
            start = place + 1
    return any_of(parts)


def _one(name: str) -> CypherType:
    if name.startswith("LIST<"):
        return list_of(named(name[5:-1]))
    if name in _GROUPS:
        return replace(named(_GROUPS[name]), name=name)
    return CypherType(_DECLARED[name])


_OTHERS = ("ANY", "VALUE", "NUMBER", "MIXED", "SAME")
_DECLARED = {brief_name(name).upper(): name for name in NAMES} | {name: name for name in _OTHERS}
_TEMPORAL = "date|time|localtime|localdatetime|datetime|duration"
_LISTED = f"boolean|mixed|integer|float|string|point|{_TEMPORAL}"
_GROUPS = {
    "TEMPORAL": _TEMPORAL,
    "STORED": f"boolean|number|string|point|vector|{_TEMPORAL}|"
    + "|".join(f"list<{each}>" for each in _LISTED.split("|")),
}
"""Names for types that often go together; `stored` is what a property of a node or relationship can be."""
