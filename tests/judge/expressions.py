"""Random expressions of a wanted type."""

from __future__ import annotations

from collections.abc import Callable

from tests.judge.catalogue import LITERALS, POOLS
from tests.judge.choices import Choices
from tests.judge.graphs import NODE_KEYS, PARAMETERS, REL_KEYS
from tests.judge.scope import Scope
from tests.judge.templates import LINES, TEMPLATES, Template

ENTITIES = ("node", "rel", "path")
SCALARS = ("int", "str", "float", "bool", "date", "datetime", "localdatetime", "time", "localtime", "duration", "any")
LISTED = ("int", "str", "float", "any")
WRONG_PERCENT = 1
_SHOWN = {"num": "any", "known": "any", "plain": "float", "coll": "bag", "[bool]": "[any]", "[date]": "[any]"}


class Expressions:
    """Makes expressions over a scope.

    While `safe`, what may fail for some values is left out: the order in which conditions are tried, and whether they
    are, is nobody's promise. Nor is the order of rows, so a query has one such place at most, and then it is `risked`.
    `subqueries` make patterns within an expression and are given by whoever makes patterns.
    """

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.safe = True
        self.risked = False
        self.subqueries: dict[str, Callable[[Scope, int], str]] = {}

    def make(self, kind: str, scope: Scope, depth: int = 2) -> str:
        """An expression of that type, in brackets where it needs them."""
        choices = self.choices
        if not self.safe and not self.risked and choices.chance(WRONG_PERCENT):
            self.risked = True
            return self._wrong(scope, depth)
        if depth <= 0 or choices.chance(15):
            return self._leaf(kind, scope)
        special = self._special(kind, scope, depth)
        if special and choices.chance(20):
            return choices.pick(special)()
        templates = [each for each in TEMPLATES.get(kind, []) if self._possible(each, scope)]
        if not templates:
            return self._leaf(kind, scope)
        return self._filled(choices.pick(templates), scope, depth)

    def _wrong(self, scope: Scope, depth: int) -> str:
        """Some other type."""
        kinds = ("int", "str", "bool", "[int]", "map", "date", "float", "duration")
        return self.make(self.choices.pick(kinds), scope, depth - 1)

    def any_kind(self) -> str:
        choices = self.choices
        return choices.weighted([(6, choices.pick(SCALARS)), (2, f"[{choices.pick(LISTED)}]"), (1, "map"), (1, "bag")])

    def spotlight(self, scope: Scope) -> tuple[str, str]:
        """A type, and an expression of it that begins with any line of the catalogue, all of them equally likely."""
        kind, template = self.choices.pick(LINES)
        if not self._has_entities(template, scope) or (template.risky and self.risked):
            return "int", self.make("int", scope, 1)
        safe, self.safe = self.safe, self.safe and not template.risky
        made = self._filled(template, scope, 2)
        self.safe = safe
        return _SHOWN.get(kind, kind), made

    def _possible(self, template: Template, scope: Scope) -> bool:
        if template.risky and (self.safe or self.risked):
            return False
        return self._has_entities(template, scope)

    @staticmethod
    def _has_entities(template: Template, scope: Scope) -> bool:
        """Whether there is a node, relationship or path for every hole that wants one."""
        needed = {hole.rstrip("=") for hole in template.holes if hole.rstrip("=") in ENTITIES}
        return all(scope.of(kind) for kind in needed)

    def _filled(self, template: Template, scope: Scope, depth: int) -> str:
        made = []
        self.risked = self.risked or template.risky
        for place, piece in enumerate(template.pieces):
            if place % 2 == 0:
                made.append(piece)
            elif piece in POOLS:
                made.append(self.choices.pick(POOLS[piece]))
            elif piece.endswith("="):
                made.append(self.choices.pick(scope.of(piece[:-1])))
            elif piece.endswith("!"):
                made.append(f"coalesce({self.make(piece[:-1], scope, depth - 1)}, {LITERALS[piece[:-1]][0]})")
            elif piece == "bool":
                made.append(self._condition(scope, depth - 1))
            else:
                made.append(self.make(piece, scope, depth - 1))
        text = "".join(made)
        return text if _is_closed(text) else f"({text})"

    def _condition(self, scope: Scope, depth: int) -> str:
        """A boolean that may be left out by its neighbours, so it must not fail."""
        safe, self.safe = self.safe, True
        made = self.make("bool", scope, depth)
        self.safe = safe
        return made

    def _leaf(self, kind: str, scope: Scope) -> str:
        choices = self.choices
        options: list[tuple[int, list[str]]] = []
        if kind in LITERALS:
            options.append((3, list(LITERALS[kind])))
        if named := scope.of(kind):
            options.append((6, named))
        if properties := self._properties(kind, scope):
            options.append((5, properties))
        if given := [f"${name}" for name, own in PARAMETERS.items() if own == kind]:
            options.append((1, given))
        if kind not in ENTITIES:
            options.append((1, ["null"]))
        if kind in ("any", "known", "num", "coll", "plain", "bag") or kind.startswith("["):
            return self._stand_in(kind, scope, options)
        return choices.pick(choices.weighted(options)) if options else "null"

    def _stand_in(self, kind: str, scope: Scope, options: list[tuple[int, list[str]]]) -> str:
        """Types without literals of their own."""
        choices = self.choices
        if len(options) > 1 and choices.chance(60):
            return choices.pick(choices.weighted(options))
        other = {
            "any": ("int", "str", "float", "bool", "date"),
            "known": ("int", "str", "date"),
            "num": ("int", "float"),
            "coll": ("[int]", "[str]"),
        }
        if kind in other:
            return self._leaf(choices.pick(other[kind]), scope)
        if kind == "plain":
            return choices.pick(("2.25", "-100.125", "0.001", "1e10"))
        if kind == "bag":
            return self._leaf("[str]", scope)
        if kind in LITERALS:
            return choices.pick(LITERALS[kind])
        return f"[{self._leaf(kind[1:-1], scope)}]"

    def _properties(self, kind: str, scope: Scope) -> list[str]:
        found = []
        for entity, keys in (("node", NODE_KEYS), ("rel", REL_KEYS)):
            wanted = [key for key, (own, _) in keys.items() if own == kind]
            found += [f"{name}.{key}" for name in scope.of(entity) for key in wanted]
        return found

    def _special(self, kind: str, scope: Scope, depth: int) -> list[Callable[[], str]]:
        """What brings variables of its own."""
        found: list[Callable[[], str]] = []
        if kind.startswith("[") and kind[1:-1] in (*LISTED, "bool", "date"):
            found.append(lambda: self._comprehension(kind[1:-1], scope, depth))
        if kind == "bool":
            found.append(lambda: self._quantifier(scope, depth))
        if kind in ("int", "float", "str"):
            found.append(lambda: self._reduce(kind, scope, depth))
        for own, subquery in self.subqueries.items():
            if own == kind:
                found.append(lambda subquery=subquery: subquery(scope, depth - 1))
        return found

    def _element(self, scope: Scope, depth: int) -> tuple[str, str, Scope]:
        """A variable, the list that it comes from, and a scope that has it."""
        choices = self.choices
        kinds = list(LISTED)
        kinds += [kind for kind in ("node", "rel") if scope.of(f"[{kind}]") or scope.of("path")]
        kind = choices.pick(kinds)
        source = self.make(f"[{kind}]", scope, depth - 1)
        inner = scope.inner()
        return inner.add("x", kind), source, inner

    def _comprehension(self, kind: str, scope: Scope, depth: int) -> str:
        if self.choices.chance(30):
            inner = scope.inner()
            source = self.make(f"[{kind}]", scope, depth - 1)
            name = inner.add("x", kind)
            return f"[{name} IN {source} WHERE {self._condition(inner, depth - 1)}]"
        name, source, inner = self._element(scope, depth)
        where = f" WHERE {self._condition(inner, depth - 1)}" if self.choices.chance(40) else ""
        return f"[{name} IN {source}{where} | {self.make(kind, inner, depth - 1)}]"

    def _quantifier(self, scope: Scope, depth: int) -> str:
        name, source, inner = self._element(scope, depth)
        quantifier = self.choices.pick(("any", "all", "none", "single"))
        return f"{quantifier}({name} IN {source} WHERE {self._condition(inner, depth - 1)})"

    def _reduce(self, kind: str, scope: Scope, depth: int) -> str:
        choices = self.choices
        name, source, inner = self._element(scope, depth)
        total = scope.fresh("t")
        start = choices.pick(LITERALS[kind])
        step = self.make(kind, inner, min(depth - 1, 1))
        operator = "+" if kind == "str" else choices.pick(("+", "-"))
        return f"reduce({total} = {start}, {name} IN {source} | {total} {operator} {step})"


def _is_closed(text: str) -> bool:
    """Whether the text is a single call, name or bracket, so that whatever stands beside it leaves it whole."""
    depth = 0
    for place, character in enumerate(text):
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth -= 1
            if depth == 0 and place < len(text) - 1:
                return False
        elif depth == 0 and not (character.isalnum() or character in "._$"):
            return False
    return True
