"""The tree that the parser makes of a query.

Every expression has `at`, its offset in the text, which does not count when two trees are compared:
`n.name` is equal to `n.name` wherever each stands. Names follow openCypher's grammar.
"""

from __future__ import annotations

from typing import Literal as Choice
from typing import TypeAlias

from loader.cypher.ast.parts import Hint, Placed, Repeat, Tree
from loader.cypher.types import CypherType


class Expression(Placed, frozen=True):
    """Base of all expressions."""


class Literal(Expression, frozen=True):
    """null, a boolean, a number or a string; `kind` keeps 1, 1.0 and true apart."""

    kind: str
    value: bool | int | float | str | None


class Parameter(Expression, frozen=True):
    name: str


class Variable(Expression, frozen=True):
    name: str


class ListLiteral(Expression, frozen=True):
    items: tuple[Expression, ...]


class MapLiteral(Expression, frozen=True):
    items: tuple[tuple[str, Expression], ...]


class Property(Expression, frozen=True):
    subject: Expression
    key: str


class Index(Expression, frozen=True):
    subject: Expression
    index: Expression


class Slice(Expression, frozen=True):
    subject: Expression
    start: Expression | None
    end: Expression | None


class Not(Expression, frozen=True):
    operand: Expression


class Sign(Expression, frozen=True):
    """A leading `-` or `+`."""

    operator: Choice["+", "-"]
    operand: Expression


class Logical(Expression, frozen=True):
    """A chain of one operator over two operands or more."""

    operator: Choice["AND", "OR", "XOR"]
    operands: tuple[Expression, ...]


class Comparison(Expression, frozen=True):
    """`a < b <= c`, which means `a < b AND b <= c`."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


class Arithmetic(Expression, frozen=True):
    """A chain of operators of one rank, taken from left to right."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


class StringTest(Expression, frozen=True):
    operator: Choice["STARTS WITH", "ENDS WITH", "CONTAINS", "=~"]
    left: Expression
    right: Expression


class In(Expression, frozen=True):
    item: Expression
    source: Expression


class IsNull(Expression, frozen=True):
    operand: Expression
    negated: bool


class IsTyped(Expression, frozen=True):
    """`operand IS [NOT] :: type`."""

    operand: Expression
    type: CypherType
    negated: bool


class IsNormalized(Expression, frozen=True):
    operand: Expression
    form: str
    negated: bool


class HasLabels(Expression, frozen=True):
    """`n:Label` as a predicate over a node or a relationship."""

    subject: Expression
    labels: LabelExpression


class FunctionCall(Expression, frozen=True):
    """`name` is in lower case, with its namespace; `written` is as in the text."""

    name: str
    arguments: tuple[Expression, ...]
    distinct: bool
    written: str


class CountStar(Expression, frozen=True):
    pass


class Case(Expression, frozen=True):
    """`tests` hold the values or conditions of one WHEN; an `Operand` stands for the subject."""

    subject: Expression | None
    alternatives: tuple[tuple[tuple[Expression, ...], Expression], ...]
    default: Expression | None


class Operand(Expression, frozen=True):
    """The subject of the CASE around it, in `WHEN > 3`."""


class ListComprehension(Expression, frozen=True):
    variable: str
    source: Expression
    where: Expression | None
    projection: Expression | None


class Quantifier(Expression, frozen=True):
    kind: Choice["all", "any", "none", "single"]
    variable: str
    source: Expression
    where: Expression


class Reduce(Expression, frozen=True):
    accumulator: str
    initial: Expression
    variable: str
    source: Expression
    body: Expression


class AllReduce(Expression, frozen=True):
    """`allReduce(total = initial, variable IN list | total's next, condition)`."""

    accumulator: str
    initial: Expression
    variable: str
    source: Expression
    body: Expression
    condition: Expression


class MapProjection(Expression, frozen=True):
    """`n {.name, .*, other, key: value}`: `entries` has (key, expression), and `every` stands for `.*`."""

    subject: Expression
    entries: tuple[tuple[str, Expression], ...]
    every: bool


class PatternComprehension(Expression, frozen=True):
    pattern: PathPattern
    where: Expression | None
    projection: Expression


class PatternExpression(Expression, frozen=True):
    """A pattern as a predicate: is there such a path?"""

    pattern: PathPattern


class ShortestPathExpression(Expression, frozen=True):
    """`shortestPath(...)` as a value (a path) or `allShortestPaths(...)` (a list of paths)."""

    pattern: PathPattern


class Subquery(Expression, frozen=True):
    """EXISTS {}, COUNT {} or COLLECT {}."""

    kind: Choice["EXISTS", "COUNT", "COLLECT"]
    query: RegularQuery


# Labels and types


class LabelName(Tree, frozen=True):
    name: str


class LabelWildcard(Tree, frozen=True):
    """`%`: any label at all."""


class LabelComputed(Tree, frozen=True):
    """`$(names)`: all labels of a list, or the one of a string; with `some` any of them will do."""

    names: Expression
    some: bool


class LabelNot(Tree, frozen=True):
    operand: LabelExpression


class LabelAll(Tree, frozen=True):
    operands: tuple[LabelExpression, ...]


class LabelAny(Tree, frozen=True):
    operands: tuple[LabelExpression, ...]


LabelExpression: TypeAlias = LabelName | LabelWildcard | LabelComputed | LabelNot | LabelAll | LabelAny

# Patterns

Direction: TypeAlias = Choice["out", "in", "both"]


class NodePattern(Placed, frozen=True):
    variable: str | None
    labels: LabelExpression | None
    properties: Expression | None
    where: Expression | None


class RelationshipPattern(Placed, frozen=True):
    """`length` is set for `-[*1..3]-`, `quantifier` for `-[]-{1,3}`, neither for a single relationship."""

    variable: str | None
    types: LabelExpression | None
    properties: Expression | None
    where: Expression | None
    direction: Direction
    length: Repeat | None
    quantifier: Repeat | None


class QuantifiedPattern(Placed, frozen=True):
    """`((a)-[r]->(b) WHERE ...){1,3}`: a path pattern repeated, its variables becoming lists."""

    elements: tuple[PatternElement, ...]
    where: Expression | None
    repeat: Repeat


PatternElement: TypeAlias = NodePattern | RelationshipPattern | QuantifiedPattern


PathMode: TypeAlias = Choice["WALK", "TRAIL", "ACYCLIC"]


class Selector(Tree, frozen=True):
    """Which of the matching paths between two nodes: `SHORTEST k`, `ALL SHORTEST`, `ANY k`, `SHORTEST k
    GROUPS`.
    """

    kind: Choice["any", "shortest", "all shortest", "groups"]
    count: int | Parameter = 1


class PathPattern(Placed, frozen=True):
    """`shortest` is set for the functions shortestPath ("one") and allShortestPaths ("all").

    `where` is the condition within brackets around the whole path: a selector selects among what passes it. It knows
    the path by the name `within` the brackets alone. One that `walks` may meet a relationship again; `mode` is what the
    text says of that.
    """

    variable: str | None
    elements: tuple[PatternElement, ...]
    shortest: Choice["one", "all"] | None = None
    selector: Selector | None = None
    where: Expression | None = None
    within: str | None = None
    mode: PathMode | None = None
    walks: bool = False


# Clauses


class Clause(Placed, frozen=True):
    """Base of all clauses."""


class Match(Clause, frozen=True):
    """`repeatable` lets it meet a relationship more than once (REPEATABLE ELEMENTS); None if the text does not say."""

    patterns: tuple[PathPattern, ...]
    where: Expression | None
    optional: bool
    hints: tuple[Hint, ...] = ()
    repeatable: bool | None = None


class Unwind(Clause, frozen=True):
    source: Expression
    variable: str


class Item(Tree, frozen=True):
    """`expression AS name`; `aliased` is False where the name is the expression's own text."""

    expression: Expression
    name: str
    aliased: bool


class SortItem(Tree, frozen=True):
    expression: Expression
    descending: bool


class Projection(Clause, frozen=True):
    """WITH or RETURN; `group` has the keys of GROUP BY, or that it is ALL. ORDER BY, SKIP or LIMIT that stand alone are
    a `WITH *`."""

    keyword: Choice["WITH", "RETURN"]
    distinct: bool
    star: bool
    items: tuple[Item, ...]
    order: tuple[SortItem, ...]
    skip: Expression | None
    limit: Expression | None
    where: Expression | None
    group: tuple[Expression, ...] | Choice["all"] | None = None


class Filter(Clause, frozen=True):
    condition: Expression


class Let(Clause, frozen=True):
    items: tuple[tuple[str, Expression], ...]


class Call(Clause, frozen=True):
    """`CALL (imports) { query }`; `imports` is None for the older form that imports with a leading WITH.

    After a `branch` of WHEN nothing is left but its columns.
    """

    query: RegularQuery
    imports: tuple[Variable, ...] | None
    star: bool
    optional: bool
    branch: bool = False


class Procedure(Clause, frozen=True):
    """`CALL name() YIELD column AS variable, ... WHERE condition`, or what SHOW lists; `name` is one of procedures.py.

    `columns` pairs the place of each column that is wanted with its variable.
    """

    name: str
    columns: tuple[tuple[int, str], ...]
    where: Expression | None


class Finish(Clause, frozen=True):
    """The last clause of a query that returns nothing."""


class Create(Clause, frozen=True):
    """CREATE is read, so that it can be refused by name (and so that tests can describe a graph with it)."""

    patterns: tuple[PathPattern, ...]


class SingleQuery(Tree, frozen=True):
    clauses: tuple[Clause, ...]

    @property
    def finishes(self) -> bool:
        """Whether it ends with FINISH, or with a CALL {} that does, and returns nothing."""
        last = self.clauses[-1]
        return isinstance(last, Finish) or (isinstance(last, Call) and last.query.finishes)


class RegularQuery(Placed, frozen=True):
    """One query, or several joined by UNION; `distinct` is False for UNION ALL."""

    parts: tuple[SingleQuery, ...]
    distinct: bool

    @property
    def finishes(self) -> bool:
        """Whether it returns nothing."""
        return self.parts[0].finishes


Language: TypeAlias = Choice["5", "25"]


class Statement(Tree, frozen=True):
    """A whole text: `mode` is the prefix EXPLAIN or PROFILE, `language` the version of Cypher that it is read by."""

    mode: Choice["EXPLAIN", "PROFILE"] | None
    query: RegularQuery
    language: Language = "5"
