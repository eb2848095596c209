"""Random queries: clauses one after the other, and what is known about the rows that they give."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loader.cypher.ast.nodes import Language
from tests.judge.catalogue import POOLS
from tests.judge.choices import Choices
from tests.judge.expressions import Expressions
from tests.judge.patterns import Patterns
from tests.judge.scope import Scope

UNORDERABLE = ("bag", "map", "path", "[node]", "[rel]", "node", "rel")
"""Types that no total order is asked of: maps and lists without order, and what is ordered by internal ids."""

AGGREGATES = tuple(
    """
    int: count(*)
    int: count(«any»)
    int: count(«node»)
    int: count(DISTINCT «any»)
    int: sum(«int»)
    float: sum(«float»)
    float: avg(«int»)
    float: avg(«float»)
    int: min(«int»)
    int: max(«int»)
    str: min(«str»)
    str: max(«str»)
    any: min(«known»)
    any: max(«known»)
    date: max(«date»)
    duration: min(«duration»)
    duration: sum(«duration»)
    duration: avg(«duration»)
    float: stDev(«num»)
    float: stDevP(«num»)
    float: percentileCont(«float», «part»)
    int: percentileDisc(«int», «part»)
    bag: collect(«any»)
    bag: collect(DISTINCT «any»)
    bag: collect(«node»)
    bag: collect(DISTINCT «int»)
    bag: collect(«map»)
    int: sum(DISTINCT «int»)
    float: avg(DISTINCT «int»)
    int: size(collect(«str»))
    int: count(*) + count(«str»)
    bool: count(«int») > 1
    int: coalesce(sum(«int»), 0) + 1
    [int]: [count(*), max(«int»)]
    map: {c: count(*), m: min(«int»)}
    bool: any(v IN collect(«int») WHERE v > 1)
    float: percentileDisc(«float», «part»)
    float: sum(«int») * 1.0 / count(*)
    float: max(«float») - avg(«float»)
    int: size([x IN collect(«int») WHERE x > 1])
    int: reduce(t = 0, x IN collect(«int») | t + x)
    int: duration.between(min(«date»), max(«date»)).days
    date: max(«date») + «duration»
    str: CASE WHEN count(*) > 1 THEN 'many' ELSE 'one' END
    bool: max(«int») > avg(«int»)
    map: {days: max(«date»), least: {n: min(«int»), x: sum(«float»)}}
    any: coalesce(max(«known»), count(*))
    """.strip().splitlines()
)


NEWER = tuple(
    """
    vector_distance(vector(«vec», 3, «coordinates»), vector(«vec», 3, FLOAT), «metric»)
    vector_norm(vector(«vec», 3, «coordinates»), EUCLIDEAN)
    vector_norm(vector(«vec», 3, FLOAT32), MANHATTAN)
    toIntegerList(vector(«vec», 3, «coordinates»))
    valueType(vector(«vec», 3, «coordinates»))
    vector(«vec», 3, «coordinates») IS :: VECTOR<FLOAT32>(3)
    vector.similarity.cosine(vector(«vec», 3, FLOAT32), «vec»)
    size(vector(«vec», 3, FLOAT))
    toString(uuid(«int», «int»))
    uuid.mostSignificantBits(uuid(«int», «int»))
    uuid(«int», «int») = uuid(«int», «int»)
    coll.sort(«[any]»)
    coll.max(«[any]»)
    coll.distinct(«[any]»)
    coll.indexOf(«[int]», «int»)
    coll.flatten([«[int]», «[str]»])
    coll.insert(«[int]», 0, «str»)
    string.indexOf(«str», «str»)
    string.join(«[str]», «str»)
    string.regexReplace(«str», «regex», 'x')
    cardinality(«[int]»)
    format(«date», 'EEE d MMMM yyyy')
    format(«datetime», 'yyyy-MM-dd HH:mm:ss VV')
    toInteger(«str»)
    toFloat(«str»)
    sinh(«small»)
    coth(«small»)
    allReduce(t = 0, x IN «[int]» | t + x, t < 5)
    """.strip().splitlines()
)
"""Expressions of Cypher 25 alone."""


@dataclass(slots=True)
class Column:
    name: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query, the columns whose lists have no order, and the columns by which its rows are sorted, if they are."""

    text: str
    bags: frozenset[str]
    sorted_by: tuple[str, ...]


class Queries:
    """Makes whole queries out of one source of choices; without `pages` the same ones, but for ORDER BY, SKIP and
    LIMIT of their projections."""

    def __init__(self, choices: Choices, *, pages: bool = True) -> None:
        self.choices = choices
        self._pages = pages
        self.expressions = Expressions(choices)
        self.patterns = Patterns(choices, self.expressions)
        self._clauses_of_25 = False
        self._within = False  # braces, where every column needs a name

    def by_language(self, language: Language | None) -> Query:
        """A query with the prefix of a language, if there is one; half of those of 25 have forms that 5 lacks."""
        self._clauses_of_25 = language == "25" and self.choices.chance(50)
        self._within = language == "25" and self.choices.chance(50)
        if self._clauses_of_25 and self.choices.chance(30):
            query = self.choices.pick((self._next, self._when))()
        else:
            query = self.query()
        if language is None:
            return query
        if self._within:
            query = self._newer(query)
        return replace(query, text=f"CYPHER {language} {query.text}")

    def _next(self) -> Query:
        """Two queries, of which the second reads the rows of the first."""
        kinds = [self._comparable_kind() for _ in range(self.choices.between(1, 3))]
        first = self._branch(Scope(), kinds)
        scope = Scope({f"c{place}": kind for place, kind in enumerate(kinds)})
        text, after = self._reading(scope, self.choices.between(0, 2))
        returned, columns, keys = self._return(after)
        bags = frozenset(column.name for column in columns if column.kind == "bag")
        return Query(f"{first} NEXT {text} {returned}".replace("  ", " "), bags, keys)

    def _when(self) -> Query:
        """One of several queries, by a condition on each row that there is before."""
        choices = self.choices
        kinds = [self._comparable_kind() for _ in range(choices.between(1, 2))]
        source = f"UNWIND range(0, {choices.between(0, 2)}) AS first RETURN first NEXT"
        scope = Scope({"first": "int"})
        tests = [self.patterns.condition(scope) for _ in range(choices.between(1, 2))]
        parts = [f"WHEN {test} THEN {{ {self._branch(scope, kinds)} }}" for test in tests]
        last = f" ELSE {{ {self._branch(scope, kinds)} }}" if choices.chance(60) else ""
        return Query(f"{source} {' '.join(parts)}{last}", frozenset(), ())

    def _newer(self, query: Query) -> Query:
        """The query within clauses of Cypher 25."""
        text, number = query.text, self.choices.between(0, 3)
        match self.choices.below(5):
            case 0:
                shown = ", ".join(
                    f"{self._filled(self.choices.pick(NEWER), Scope())} AS n{place}" for place in range(2)
                )
                return Query(
                    f"{{ {text} }} NEXT RETURN count(*) AS counted NEXT RETURN counted, {shown}", frozenset(), ()
                )
            case 1:
                return Query(f"{text} NEXT FILTER true RETURN count(*) AS counted", frozenset(), ())
            case 2:
                return replace(query, text=f"LET first = {number} FILTER first < 3 {text}")
            case 3 if "*" not in text:  # Neo4j gives the columns of * in a branch in an order of its own
                return replace(query, text=f"RETURN {number} AS first NEXT WHEN first > 0 THEN {{ {text} }}")
        return replace(query, text=f"FOR first IN range(1, {number}) {text}")

    def query(self) -> Query:
        choices = self.choices
        scope = Scope()
        if choices.chance(8):
            return self._union(scope)
        text, after = self._reading(scope, choices.weighted([(4, 1), (3, 2), (2, 3), (1, 0)]))
        returned, columns, keys = self._return(after)
        bags = frozenset(column.name for column in columns if column.kind == "bag")
        return Query(f"{text} {returned}".strip(), bags, keys)

    def _union(self, scope: Scope) -> Query:
        choices = self.choices
        width = choices.between(1, 3)
        kinds = [self._comparable_kind() for _ in range(width)]
        word = choices.pick((" UNION ", " UNION ALL ", " UNION DISTINCT "))
        parts = [self._branch(scope, kinds) for _ in range(choices.between(2, 3))]
        return Query(word.join(parts), frozenset(), ())

    def _branch(self, scope: Scope, kinds: list[str]) -> str:
        """A query with columns c0, c1 and so on of these types."""
        text, after = self._reading(scope.inner(), self.choices.between(0, 1))
        items = [f"{self.expressions.make(kind, after)} AS c{place}" for place, kind in enumerate(kinds)]
        return f"{text} RETURN {self.choices.pick(('', 'DISTINCT '))}{', '.join(items)}".strip()

    def _reading(self, scope: Scope, clauses: int) -> tuple[str, Scope]:
        """So many clauses, and the scope after them."""
        parts = []
        for place in range(clauses):
            makers = [(10 if place == 0 else 4, self._match), (3, self._unwind), (2, self._shortest)]
            if place:
                makers += [
                    (4, self._optional),
                    (3, self._with),
                    (2, self._aggregate),
                    (2, self._call),
                    (1, self._collect),
                ]
            if self._clauses_of_25:
                makers += [(2, self._let), (2, self._filter), (2, self._for)]
            text, scope = self.choices.weighted(makers)(scope)
            parts.append(text)
        return " ".join(parts), scope

    def _match(self, scope: Scope) -> tuple[str, Scope]:
        return self.patterns.match(scope, optional=False)

    def _optional(self, scope: Scope) -> tuple[str, Scope]:
        return self.patterns.match(scope, optional=True)

    def _shortest(self, scope: Scope) -> tuple[str, Scope]:
        return self.patterns.shortest(scope)

    def _unwind(self, scope: Scope) -> tuple[str, Scope]:
        kind = self.choices.pick(("int", "str", "any", "float"))
        source = self._risky(f"[{kind}]", scope)
        after = scope.inner()
        return f"UNWIND {source} AS {after.add('u', kind)}", after

    def _for(self, scope: Scope) -> tuple[str, Scope]:
        kind = self.choices.pick(("int", "str", "any", "float"))
        source = self._risky(f"[{kind}]", scope)
        after = scope.inner()
        return f"FOR {after.add('u', kind)} IN {source}", after

    def _let(self, scope: Scope) -> tuple[str, Scope]:
        """Names for one or two values, neither of which sees the other."""
        items = self._items(scope, self.choices.between(1, 2))
        after = scope.inner({**scope.variables, **{each.name: each.kind for each in items}})
        return "LET " + ", ".join(f"{each.name} = {each.text}" for each in items), after

    def _filter(self, scope: Scope) -> tuple[str, Scope]:
        return f"FILTER {self.choices.pick(('', 'WHERE '))}{self.patterns.condition(scope)}", scope.inner()

    def _risky(self, kind: str, scope: Scope) -> str:
        """An expression that may fail: it stands where every row must evaluate it."""
        self.expressions.safe = not self.choices.chance(40)
        made = self.expressions.make(kind, scope, self.choices.between(1, 3))
        self.expressions.safe = True
        return made

    def _with(self, scope: Scope) -> tuple[str, Scope]:
        choices = self.choices
        if choices.chance(15):
            after = scope.inner()
            text = "WITH *"
            items = [Column(name, kind, name) for name, kind in scope.variables.items()]
            if not items or choices.chance(60):
                kind = self.expressions.any_kind()
                made = self._risky(kind, scope)
                name = after.add("v", kind)
                text += f", {made} AS {name}"
                items.append(Column(name, kind, made))
        else:
            after = scope.inner({})
            kept = choices.some(list(scope.variables), 70)
            items = [Column(name, scope.variables[name], name) for name in kept]
            items += self._hiding(scope, kept, self._items(scope, choices.between(0 if kept else 1, 2)))
            after.variables = {column.name: column.kind for column in items}
            distinct = choices.pick(("", "", "DISTINCT "))
            if any(column.kind == "bag" for column in items):
                distinct = ""
            text = f"WITH {distinct}{self._listed(items)}"
        text += self._page(items)[0]
        if choices.chance(25):
            text += f" WHERE {self.patterns.condition(after)}"
        return text, after

    def _items(self, scope: Scope, number: int) -> list[Column]:
        found = []
        for _ in range(number):
            kind, made = self._item(scope)
            found.append(Column(scope.fresh("v"), kind, made))
        return found

    def _hiding(self, scope: Scope, kept: list[str], items: list[Column]) -> list[Column]:
        """The items, the first perhaps under a name that hides a variable which it may use itself."""
        hidden = [name for name in scope.variables if name not in kept]
        if not items or not hidden or not self.choices.chance(15):
            return items
        return [replace(items[0], name=self.choices.pick(hidden)), *items[1:]]

    def _comparable_kind(self) -> str:
        """A type whose values tell by themselves whether they are equal: no list in an order of its own."""
        kind = self.expressions.any_kind()
        return "int" if kind == "bag" else kind

    def _item(self, scope: Scope) -> tuple[str, str]:
        """An expression and its type: of any type, or any line of the catalogue, so that each has its turn."""
        if self.choices.chance(60):
            return self.expressions.spotlight(scope)
        kind = self.expressions.any_kind()
        return kind, self._risky(kind, scope)

    @staticmethod
    def _listed(columns: list[Column]) -> str:
        return ", ".join(each.text if each.name == each.text else f"{each.text} AS {each.name}" for each in columns)

    def _page(self, columns: list[Column]) -> tuple[str, tuple[str, ...]]:
        """ORDER BY, SKIP and LIMIT, and the columns by which the rows are sorted.

        SKIP and LIMIT come only with an order in which rows that tie are equal. What may fail is not sorted by: Neo4j
        may sort a part of the rows before it knows that another part is empty.
        """
        choices = self.choices
        if not choices.chance(30) or self.expressions.risked:
            return "", ()
        total = choices.chance(50)
        keys = self._total_order(columns) if total else None
        if keys is None:
            keys, total = [each.name for each in columns if each.kind not in UNORDERABLE][:2], False
        if not keys:
            return "", ()
        if choices.chance(15) and not self.expressions.risked:
            texts = {each.name: each.text for each in columns}
            keys = [texts.get(key, key) for key in keys]
        words = ("", "", " DESC", " ASC", " DESCENDING", " ASCENDING")
        text = " ORDER BY " + ", ".join(key + choices.pick(words) for key in keys)
        if total:
            text += f" {choices.pick(('SKIP', 'OFFSET'))} {choices.between(0, 3)}" if choices.chance(40) else ""
            text += (
                f" LIMIT {choices.pick(('1', '2', '3', '5', '10', '1 + 1', '$int * $int', '0'))}"
                if choices.chance(60)
                else ""
            )
        if not self._pages:
            return "", ()
        names = {column.name for column in columns}
        return text, tuple(keys) if names.issuperset(keys) else ()

    @staticmethod
    def _total_order(columns: list[Column]) -> list[str] | None:
        keys = []
        for column in columns:
            if column.kind in ("node", "rel"):
                keys.append(f"{column.name}.uid")
            elif column.kind in (*UNORDERABLE, "any", "[any]"):  # which may hold a node
                return None
            else:
                keys.append(column.name)
        return keys

    def _aggregated(self, scope: Scope) -> list[Column]:
        """Grouping keys and at least one aggregate."""
        choices = self.choices
        nodes = scope.of("node")
        columns: list[Column] = []
        if choices.chance(65):
            columns = [each for each in self._items(scope, 1) if each.kind != "bag"]
        if nodes and choices.chance(30):
            name = choices.pick(nodes)
            columns.append(Column(name, "node", name))
        for _ in range(choices.between(1, 2)):
            kind, template = choices.pick(AGGREGATES).strip().split(": ", 1)
            columns.append(Column(scope.fresh("a"), kind, self._filled(template, scope)))
        known = scope.inner({each.name: "node" for each in columns if each.text == each.name})
        if known.variables and choices.chance(40):
            beside = self.expressions.make("int", known, 2)
            columns.append(Column(scope.fresh("a"), "int", f"{beside} + count(*)"))
        return columns

    def _filled(self, template: str, scope: Scope) -> str:
        pieces = template.replace("»", "«").split("«")
        for place in range(1, len(pieces), 2):
            kind = pieces[place]
            made = self.choices.pick(POOLS[kind]) if kind in POOLS else self.expressions.make(kind, scope, 1)
            pieces[place] = made
        return "".join(pieces)

    def _aggregate(self, scope: Scope) -> tuple[str, Scope]:
        columns = self._aggregated(scope)
        after = scope.inner({column.name: column.kind for column in columns})
        text = f"WITH {self._listed(columns)}{self._page(columns)[0]}"
        if self.choices.chance(20):
            text += f" WHERE {self.patterns.condition(after)}"
        return text, after

    def _collect(self, scope: Scope) -> tuple[str, Scope]:
        """Rows into a list in a defined order, or into one and out of it again."""
        choices = self.choices
        kind = choices.pick(("int", "str", "date"))
        made = self.expressions.make(kind, scope, 1)
        name = scope.fresh("v")
        if choices.chance(50):
            after = scope.inner({})
            text = f"WITH {made} AS {name} ORDER BY {name}{choices.pick(('', ' DESC'))}"
            return f"{text} WITH collect({name}) AS {after.add('v', f'[{kind}]')}", after
        after = scope.inner({})
        whole = after.add("v", "bag")
        return f"WITH collect({made}) AS {whole} UNWIND {whole} AS {after.add('v', kind)}", after

    def _call(self, scope: Scope) -> tuple[str, Scope]:
        choices = self.choices
        given = choices.some(list(scope.variables), 60)
        imported = {name: scope.variables[name] for name in given}
        number = choices.between(1, 2)
        parts, kinds = [], []
        names = [scope.fresh("c") for _ in range(number)]
        for place in range(1 + choices.chance(20)):
            part, own = self._call_part(scope.inner(imported), names, kinds if place else None)
            parts.append(part)
            kinds = own
        body = (" UNION ALL " if "bag" in kinds else choices.pick((" UNION ", " UNION ALL "))).join(parts)
        after = scope.inner()
        after.variables |= dict(zip(names, kinds, strict=True))
        word = choices.pick(("CALL", "CALL", "OPTIONAL CALL"))
        if len(given) == len(scope.variables) > 0 and choices.chance(40):
            return f"{word} (*) {{ {body} }}", after
        if given and "bag" not in kinds and choices.chance(35):
            opening = f"WITH {', '.join(given)} "
            return f"CALL {{ {opening}{(' UNION ' + opening).join(parts)} }}", after
        return f"{word} ({', '.join(given)}) {{ {body} }}", after

    def _call_part(self, scope: Scope, names: list[str], kinds: list[str] | None) -> tuple[str, list[str]]:
        choices = self.choices
        text, inner = self._reading(scope, choices.between(0, 2) or 1)
        if kinds is None and choices.chance(30):
            columns = [
                Column(name, kind, self._filled(template, inner))
                for name in names
                for kind, template in [choices.pick(AGGREGATES).strip().split(": ", 1)]
            ]
        else:
            wanted = kinds or [self.expressions.any_kind() for _ in names]
            columns = [
                Column(name, kind, self.expressions.make(kind if kind != "bag" else "[int]", inner, 1))
                for name, kind in zip(names, wanted, strict=True)
            ]
        page = self._page(columns)[0]
        returned = ", ".join(f"{each.text} AS {each.name}" for each in columns)
        distinct = choices.pick(("", "", "DISTINCT "))
        if any(column.kind == "bag" for column in columns):
            distinct = ""
        return f"{text} RETURN {distinct}{returned}{page}", [each.kind for each in columns]

    def _return(self, scope: Scope) -> tuple[str, list[Column], tuple[str, ...]]:
        choices = self.choices
        distinct = choices.pick(("", "", "", "DISTINCT "))
        if scope.variables and choices.chance(6):
            columns = [Column(name, kind, name) for name, kind in scope.variables.items()]
            text = "*"
        else:
            columns = self._aggregated(scope) if choices.chance(25) else self._plain(scope)
            text = self._returned(columns)
        if any(column.kind == "bag" for column in columns):
            distinct = ""
        page, keys = self._page(columns)
        return f"RETURN {distinct}{text}{page}", columns, keys

    def _plain(self, scope: Scope) -> list[Column]:
        choices = self.choices
        kept = choices.some(list(scope.variables), 30)[:3]
        return [Column(name, scope.variables[name], name) for name in kept] + self._items(scope, choices.between(1, 3))

    def _returned(self, columns: list[Column]) -> str:
        """The columns, some of them without a name of their own."""
        parts = []
        for each in columns:
            if each.name == each.text:
                parts.append(each.text)
            elif (
                not self._within
                and self.choices.chance(15)
                and " {." not in each.text
                and each.text not in [one.name for one in columns]
            ):
                parts.append(each.text)
                each.name = each.text
            else:
                parts.append(f"{each.text} AS {each.name}")
        return ", ".join(parts)
