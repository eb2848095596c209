"""Random patterns, and the expressions that hold one."""

from __future__ import annotations

from tests.judge.choices import Choices
from tests.judge.expressions import Expressions
from tests.judge.graphs import NODE_KEYS, RARE, REL_KEYS
from tests.judge.scope import Scope

NODE_LABELS = (":A", ":B", ":A|B", ":C", ":A|B|C", ":A&B", ":!A", ":%", ":!%", ":(A|B)&!C", ":A|!B", ":Missing")
TYPES = ("", ":R", ":S", ":R|S", ":R|S|T", ":!R", "", ":R|S", ":%", ":T")
PLAIN_TYPES = ("", ":R", ":S", ":R|S", ":T")
LENGTHS = ("*1..2", "*2", "*0..1", "*..2", "*0..2", "*1", "*2..3")
QUANTIFIERS = ("{1,2}", "{2}", "{0,1}", "{,2}", "{0,2}", "{1}", "{1,3}")


class Patterns:
    """Makes patterns whose new variables are put into a scope beside the one that they may refer to."""

    def __init__(self, choices: Choices, expressions: Expressions) -> None:
        self.choices = choices
        self.expressions = expressions
        self.functions = choices.chance(65)  # shortestPath() or the words ANY and SHORTEST; never both in one query
        self.quantified = False  # within a MATCH that quantifies there is no `*`
        self.optional = False  # there 5.26 may count no row instead of 0 (docs/cypher.md)
        expressions.subqueries = {"bool": self._exists, "int": self._count, "bag": self._collected}

    def match(self, scope: Scope, *, optional: bool) -> tuple[str, Scope]:
        """MATCH with its WHERE, and the scope after it."""
        choices = self.choices
        after = scope.inner()
        outer = self.quantified, self.optional
        self.quantified, self.optional = choices.chance(25), optional
        least = 1 if optional else 0  # Neo4j forgets the WHERE of an optional node that is known
        number = 1 + choices.chance(18)
        paths = [self.path(scope, after, quantified=self.quantified, least=least) for _ in range(number)]
        text = ("OPTIONAL MATCH " if optional else "MATCH ") + ", ".join(paths)
        if choices.chance(40):
            text += f" WHERE {self.condition(after)}"
        self.quantified, self.optional = outer
        return text, after

    def condition(self, scope: Scope) -> str:
        """What can stand behind WHERE: mostly one that leaves some rows."""
        choices = self.choices
        made = self.expressions.make("bool", scope, choices.between(1, 2))
        bound = scope.of("node")
        if bound and choices.chance(15):
            negation = choices.pick(("", "NOT "))
            pattern = self._small(scope, choices.pick(bound), named=False)
            return (
                f"{negation}{pattern}"
                if choices.chance(50)
                else f"{negation}{pattern} {choices.pick(('AND', 'OR'))} {made}"
            )
        if choices.chance(40):
            return f"{made} OR {self.expressions.make('bool', scope, 1)}"
        return f"NOT {made}" if choices.chance(15) else made

    def path(self, scope: Scope, after: Scope, *, quantified: bool = False, least: int = 0, steps: int = 3) -> str:
        """One path. It may refer to the variables of `scope`; `after` gets its own."""
        choices = self.choices
        pieces = [self._node(scope, after)]
        number = choices.weighted([(4, 1), (3, 0), (2, 2), (1, 3)]) if steps > 2 else choices.between(1, 2)
        for _ in range(max(number, least)):
            pieces.append(self._step(scope, after, quantified=quantified))
            pieces.append(self._node(scope, after))
        text = "".join(pieces)
        named = choices.chance(25)
        if number > 0 and choices.chance(6):
            where = f" WHERE {self.expressions.make('bool', after, 1)}" if choices.chance(70) else ""
            text = f"({text}{where})"
        return f"{after.add('p', 'path')} = {text}" if named else text

    def _node(self, scope: Scope, after: Scope) -> str:
        choices = self.choices
        own = after.inner()
        bound = after.of("node")
        if bound and choices.chance(30):
            name = choices.pick(bound)
        elif choices.chance(75):
            name = after.add("n", "node")
        else:
            name = ""
        labels = choices.pick(NODE_LABELS) if choices.chance(30) else ""
        inside = f"{name}{labels}" + self._properties(scope, NODE_KEYS)
        if name and name not in own.variables and choices.chance(10):
            inside += f" WHERE {self._inline(scope, name, 'node')}"
        return f"({inside.strip()})"

    def _inline(self, scope: Scope, name: str, kind: str) -> str:
        inner = scope.inner({**scope.variables, name: kind})
        return self.expressions.make("bool", inner, 1)

    def _properties(self, scope: Scope, keys: dict[str, tuple[str, list[object]]]) -> str:
        if not self.choices.chance(4):
            return ""
        key = self.choices.pick(list(keys))
        return f" {{{key}: {self.expressions.make(keys[key][0], scope, 0)}}}"

    def _step(self, scope: Scope, after: Scope, *, quantified: bool) -> str:
        choices = self.choices
        left, right = choices.pick((("-", "-"), ("-", "->"), ("<-", "-")))
        if choices.chance(20):
            return (
                self._group(scope, after)
                if quantified and choices.chance(60)
                else self._long(after, left, right, quantified)
            )
        if choices.chance(8):
            return f"{left}{right}"
        bound = [name for name in scope.of("rel") if name in after.variables]
        if bound and choices.chance(4):
            return f"-[{choices.pick(bound)}]->"  # without its direction Neo4j finds more than there is
        name = after.add("r", "rel") if choices.chance(50) else ""
        inside = name + choices.pick(TYPES) + self._properties(scope, REL_KEYS)
        if name and choices.chance(8):
            inside += f" WHERE {self._inline(scope, name, 'rel')}"
        return f"{left}[{inside.strip()}]{right}"

    def _long(self, after: Scope, left: str, right: str, quantified: bool) -> str:
        """A walk of several relationships of one kind."""
        choices = self.choices
        name = after.add("w", "[rel]") if choices.chance(50) else ""
        if choices.chance(12):
            kind, endless = f":{RARE}", True
        else:
            kind, endless = choices.pick(PLAIN_TYPES), False
        if quantified:
            how = choices.pick(("+", "*")) if endless else choices.pick(QUANTIFIERS)
            return f"{left}[{name}{kind}]{right}{how}"
        return f"{left}[{name}{kind}{'*' if endless else choices.pick(LENGTHS)}]{right}"

    def _group(self, scope: Scope, after: Scope) -> str:
        """A quantified path pattern; its variables become lists."""
        choices = self.choices
        inner = scope.inner()
        start, step, end = inner.add("g", "node"), inner.add("h", "rel"), inner.add("g", "node")
        left, right = choices.pick((("-", "-"), ("-", "->"), ("<-", "-")))
        labels = choices.pick((":A", ":B", ":!C")) if choices.chance(20) else ""
        text = f"({start}){left}[{step}{choices.pick(PLAIN_TYPES)}]{right}({end}{labels})"
        lists = {start: "[node]", step: "[rel]", end: "[node]"}
        if choices.chance(25):
            other, last = inner.add("h", "rel"), inner.add("g", "node")
            text += f"-[{other}]->({last})"
            lists |= {other: "[rel]", last: "[node]"}
        if choices.chance(30):
            outer = {name: kind for name, kind in after.variables.items() if kind in ("node", "rel")}
            text += f" WHERE {self.expressions.make('bool', inner.inner({**outer, **inner.variables}), 1)}"
        after.variables |= lists
        return f" ({text}){choices.pick(QUANTIFIERS)} "

    def _small(self, scope: Scope, start: str, *, named: bool) -> str:
        """A path from a node that is bound; its other nodes and relationships have names only where `named`."""
        choices = self.choices
        left, right = choices.pick((("-", "-"), ("-", "->"), ("<-", "-")))
        step = scope.add("r", "rel") if named and choices.chance(50) else ""
        length = choices.pick(("*1..2", "*2")) if choices.chance(10) and not step and not self.quantified else ""
        others = scope.of("node")
        unnamed = choices.pick(others) if others and choices.chance(20) else ""
        end = scope.add("n", "node") if named else unnamed
        labels = choices.pick((":A", ":B", ":!C")) if choices.chance(25) else ""
        return f"({start}){left}[{step}{choices.pick(PLAIN_TYPES)}{length}]{right}({end}{labels})"

    def _body(self, scope: Scope) -> tuple[str, Scope]:
        """What stands within EXISTS {} and COUNT {}, mostly without RETURN."""
        choices = self.choices
        inner = scope.inner()
        bound = scope.of("node")
        if bound and choices.chance(70):
            pattern = self._small(inner, choices.pick(bound), named=True)
        else:
            pattern = self.path(scope, inner, quantified=self.quantified, steps=1)
        where = f" WHERE {self.expressions.make('bool', inner, 1)}" if choices.chance(40) else ""
        if choices.chance(15):
            pattern += f", {self._node(scope, inner)}"
        return f"{choices.pick(('', 'MATCH '))}{pattern}{where}", inner

    def _whole(self, scope: Scope) -> str:
        """A body that is a query with clauses after its MATCH."""
        choices = self.choices
        body, inner = self._body(scope)
        text = f"MATCH {body.removeprefix('MATCH ')}"
        first = self.expressions.make("int", inner, 1)
        match choices.below(5):
            case 0:
                return f"{text} RETURN DISTINCT {first} AS y"
            case 1:
                return f"{text} WITH {first} AS y, count(*) AS z WHERE z > 1 RETURN y"
            case 2:
                most = choices.between(1, 2)
                return f"{text} RETURN {first} AS y ORDER BY y{choices.pick(('', ' DESC'))} LIMIT {most}"
            case 3:
                return f"{text} RETURN {first} AS y {choices.pick(('UNION', 'UNION ALL'))} RETURN 1 AS y"
        return f"UNWIND [1, 2] AS z {text} WITH DISTINCT {first} AS y, z WHERE y > z RETURN y + z AS y"

    def _exists(self, scope: Scope, _: int) -> str:
        if scope.of("node") and self.choices.chance(15):
            return f"exists({self._small(scope, self.choices.pick(scope.of('node')), named=False)})"
        return f"EXISTS {{ {self._whole(scope) if self.choices.chance(25) else self._body(scope)[0]} }}"

    def _count(self, scope: Scope, depth: int) -> str:
        if self.optional or self.choices.chance(20):
            return f"size({self._collected(scope, depth)})"
        return f"COUNT {{ {self._whole(scope) if self.choices.chance(25) else self._body(scope)[0]} }}"

    def _collected(self, scope: Scope, depth: int) -> str:
        """A list whose order is not defined. In an optional match its size must not look like a count to Neo4j."""
        made = self._list_of_matches(scope, depth)
        name = scope.fresh("x")
        return f"[{name} IN {made} | {name}]" if self.optional else made

    def _list_of_matches(self, scope: Scope, depth: int) -> str:
        choices = self.choices
        bound = scope.of("node")
        if bound and choices.chance(75):
            inner = scope.inner()
            pattern = self._small(inner, choices.pick(bound), named=True)
            where = f" WHERE {self.expressions.make('bool', inner, 1)}" if choices.chance(30) else ""
            return f"[{pattern}{where} | {self._value(inner, depth)}]"
        if choices.chance(30):
            return f"COLLECT {{ {self._whole(scope)} }}"
        body, inner = self._body(scope)
        return f"COLLECT {{ MATCH {body.removeprefix('MATCH ')} RETURN {self._value(inner, depth)} AS y }}"

    def _value(self, scope: Scope, depth: int) -> str:
        return self.expressions.make(self.choices.pick(("int", "str", "any", "node", "float")), scope, max(depth, 0))

    def shortest(self, scope: Scope) -> tuple[str, Scope]:
        """Clauses with a shortest path between two different nodes, and the scope after them.

        Where the choice among several paths is free, only the length of the path goes into the scope.
        """
        choices = self.choices
        after = scope.inner()
        first, last, path = after.add("n", "node"), after.add("n", "node"), after.fresh("p")
        ends = f"MATCH ({first}), ({last}{choices.pick(('', ':A', ':B'))}) WHERE {first}.uid <> {last}.uid"
        left, right = choices.pick((("-", "-"), ("-", "->"), ("<-", "-")))
        kind = choices.pick(PLAIN_TYPES)
        if not self.functions:
            selector, free = choices.pick(
                (("ALL SHORTEST", False), ("SHORTEST 1 GROUPS", False), ("SHORTEST 2 GROUPS", False), ("ANY", None),
                 ("ANY SHORTEST", True), ("SHORTEST 1", True), ("SHORTEST 2", True), ("ANY 1", None),
                 ("ALL SHORTEST", False))
            )  # fmt: skip
            where = choices.pick((":R", ":S", ":T")) if selector in ("ANY", "ANY 1", "SHORTEST 2 GROUPS") else kind
            pattern = f"{selector} ({first}){left}[{where}]{right}{choices.pick(('+', '{1,3}', '*'))}({last})"
        else:
            every = choices.chance(50)
            free = not every
            length = choices.pick(("*", "*..3", "*1..2", "*..2"))
            function = "allShortestPaths" if every else "shortestPath"
            pattern = f"{function}(({first}){left}[{kind}{length}]{right}({last}))"
        optional = choices.pick(("", "OPTIONAL "))
        if not self.functions and choices.chance(30):
            opening, _, rest = pattern.partition("(")
            pattern = f"{opening}(({rest} WHERE {first}.uid < {last}.uid)"
        text = f"{ends} {optional}MATCH {path} = {pattern}"
        forgets = self.functions and optional  # what was known before, in 5.26 (docs/cypher.md)
        if free is not None and "*]" not in pattern and not forgets and choices.chance(25):
            text += f" WHERE {self._on_path(path)}"
        return self._named_path(text, after, path, free)

    def _on_path(self, path: str) -> str:
        """A condition that is the same for all paths of one length, so that any of them may be chosen."""
        return self.choices.pick((f"length({path}) > 1", f"length({path}) < 3", f"size(nodes({path})) > 1"))

    def _named_path(self, text: str, after: Scope, path: str, free: bool | None) -> tuple[str, Scope]:
        if free is False:
            after.variables[path] = "path"
            return text, after
        keep = ", ".join(after.variables)
        length = after.add("l", "int" if free else "bool")
        value = f"length({path})" if free else f"{path} IS NULL"
        return f"{text} WITH {keep + ', ' if keep else ''}{value} AS {length}", after
