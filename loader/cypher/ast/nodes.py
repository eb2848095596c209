"""The tree that the parser makes of a query.

Every expression has `at`, its offset in the text, which does not count when two trees are compared:
`n.name` is equal to `n.name` wherever each stands. Names follow openCypher's grammar.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal as Choice
from typing import TypeAlias

from loader.cypher.ast.parts import At, Hint, Repeat
from loader.cypher.types import CypherType


@dataclass(frozen=True, slots=True)
class Expression:
    """Base of all expressions."""

    at: At = field(compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """null, a boolean, a number or a string; `kind` keeps 1, 1.0 and true apart."""

    kind: str
    value: bool | int | float | str | None


@dataclass(frozen=True, slots=True)
class Parameter(Expression):
    name: str


@dataclass(frozen=True, slots=True)
class Variable(Expression):
    name: str


@dataclass(frozen=True, slots=True)
class ListLiteral(Expression):
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class MapLiteral(Expression):
    items: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Property(Expression):
    subject: Expression
    key: str


@dataclass(frozen=True, slots=True)
class Index(Expression):
    subject: Expression
    index: Expression


@dataclass(frozen=True, slots=True)
class Slice(Expression):
    subject: Expression
    start: Expression | None
    end: Expression | None


@dataclass(frozen=True, slots=True)
class Not(Expression):
    operand: Expression


@dataclass(frozen=True, slots=True)
class Sign(Expression):
    """A leading `-` or `+`."""

    operator: Choice["+", "-"]
    operand: Expression


@dataclass(frozen=True, slots=True)
class Logical(Expression):
    """A chain of one operator over two operands or more."""

    operator: Choice["AND", "OR", "XOR"]
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison(Expression):
    """`a < b <= c`, which means `a < b AND b <= c`."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Arithmetic(Expression):
    """A chain of operators of one rank, taken from left to right."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class StringTest(Expression):
    operator: Choice["STARTS WITH", "ENDS WITH", "CONTAINS", "=~"]
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class In(Expression):
    item: Expression
    source: Expression


@dataclass(frozen=True, slots=True)
class IsNull(Expression):
    operand: Expression
    negated: bool


@dataclass(frozen=True, slots=True)
class IsTyped(Expression):
    """`operand IS [NOT] :: type`."""

    operand: Expression
    type: CypherType
    negated: bool


@dataclass(frozen=True, slots=True)
class IsNormalized(Expression):
    operand: Expression
    form: str
    negated: bool


@dataclass(frozen=True, slots=True)
class HasLabels(Expression):
    """`n:Label` as a predicate over a node or a relationship."""

    subject: Expression
    labels: LabelExpression


@dataclass(frozen=True, slots=True)
class FunctionCall(Expression):
    """`name` is in lower case, with its namespace; `written` is as in the text."""

    name: str
    arguments: tuple[Expression, ...]
    distinct: bool
    written: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class CountStar(Expression):
    pass


@dataclass(frozen=True, slots=True)
class Case(Expression):
    """`tests` hold the values or conditions of one WHEN; an `Operand` stands for the subject."""

    subject: Expression | None
    alternatives: tuple[tuple[tuple[Expression, ...], Expression], ...]
    default: Expression | None


@dataclass(frozen=True, slots=True)
class Operand(Expression):
    """The subject of the CASE around it, in `WHEN > 3`."""


@dataclass(frozen=True, slots=True)
class ListComprehension(Expression):
    variable: str
    source: Expression
    where: Expression | None
    projection: Expression | None


@dataclass(frozen=True, slots=True)
class Quantifier(Expression):
    kind: Choice["all", "any", "none", "single"]
    variable: str
    source: Expression
    where: Expression


@dataclass(frozen=True, slots=True)
class Reduce(Expression):
    accumulator: str
    initial: Expression
    variable: str
    source: Expression
    body: Expression


@dataclass(frozen=True, slots=True)
class AllReduce(Expression):
    """`allReduce(total = initial, variable IN list | total's next, condition)`."""

    accumulator: str
    initial: Expression
    variable: str
    source: Expression
    body: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class MapProjection(Expression):
    """`n {.name, .*, other, key: value}`: `entries` has (key, expression), and `every` stands for `.*`."""

    subject: Expression
    entries: tuple[tuple[str, Expression], ...]
    every: bool


@dataclass(frozen=True, slots=True)
class PatternComprehension(Expression):
    pattern: PathPattern
    where: Expression | None
    projection: Expression


@dataclass(frozen=True, slots=True)
class PatternExpression(Expression):
    """A pattern as a predicate: is there such a path?"""

    pattern: PathPattern


@dataclass(frozen=True, slots=True)
class ShortestPathExpression(Expression):
    """`shortestPath(...)` as a value (a path) or `allShortestPaths(...)` (a list of paths)."""

    pattern: PathPattern


@dataclass(frozen=True, slots=True)
class Subquery(Expression):
    """EXISTS {}, COUNT {} or COLLECT {}."""

    kind: Choice["EXISTS", "COUNT", "COLLECT"]
    query: RegularQuery


# Labels and types


@dataclass(frozen=True, slots=True)
class LabelName:
    name: str


@dataclass(frozen=True, slots=True)
class LabelWildcard:
    """`%`: any label at all."""


@dataclass(frozen=True, slots=True)
class LabelComputed:
    """`$(names)`: all labels of a list, or the one of a string; with `some` any of them will do."""

    names: Expression
    some: bool


@dataclass(frozen=True, slots=True)
class LabelNot:
    operand: LabelExpression


@dataclass(frozen=True, slots=True)
class LabelAll:
    operands: tuple[LabelExpression, ...]


@dataclass(frozen=True, slots=True)
class LabelAny:
    operands: tuple[LabelExpression, ...]


LabelExpression: TypeAlias = LabelName | LabelWildcard | LabelComputed | LabelNot | LabelAll | LabelAny

# Patterns

Direction: TypeAlias = Choice["out", "in", "both"]


@dataclass(frozen=True, slots=True)
class NodePattern:
    variable: str | None
    labels: LabelExpression | None
    properties: Expression | None
    where: Expression | None
    at: At = field(compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class RelationshipPattern:
    """`length` is set for `-[*1..3]-`, `quantifier` for `-[]-{1,3}`, neither for a single relationship."""

    variable: str | None
    types: LabelExpression | None
    properties: Expression | None
    where: Expression | None
    direction: Direction
    length: Repeat | None
    quantifier: Repeat | None
    at: At = field(compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class QuantifiedPattern:
    """`((a)-[r]->(b) WHERE ...){1,3}`: a path pattern repeated, its variables becoming lists."""

    elements: tuple[PatternElement, ...]
    where: Expression | None
    repeat: Repeat
    at: At = field(compare=False, kw_only=True)


PatternElement: TypeAlias = NodePattern | RelationshipPattern | QuantifiedPattern


PathMode: TypeAlias = Choice["WALK", "TRAIL", "ACYCLIC"]


@dataclass(frozen=True, slots=True)
class Selector:
    """Which of the matching paths between two nodes: `SHORTEST k`, `ALL SHORTEST`, `ANY k`, `SHORTEST k
    GROUPS`.
    """

    kind: Choice["any", "shortest", "all shortest", "groups"]
    count: int | Parameter = 1


@dataclass(frozen=True, slots=True)
class PathPattern:
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
    at: At = field(compare=False, kw_only=True)


# Clauses


@dataclass(frozen=True, slots=True)
class Clause:
    """Base of all clauses."""

    at: At = field(compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Match(Clause):
    """`repeatable` lets it meet a relationship more than once (REPEATABLE ELEMENTS); None if the text does not say."""

    patterns: tuple[PathPattern, ...]
    where: Expression | None
    optional: bool
    hints: tuple[Hint, ...] = ()
    repeatable: bool | None = None


@dataclass(frozen=True, slots=True)
class Unwind(Clause):
    source: Expression
    variable: str


@dataclass(frozen=True, slots=True)
class Item:
    """`expression AS name`; `aliased` is False where the name is the expression's own text."""

    expression: Expression
    name: str
    aliased: bool


@dataclass(frozen=True, slots=True)
class SortItem:
    expression: Expression
    descending: bool


@dataclass(frozen=True, slots=True)
class Projection(Clause):
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


@dataclass(frozen=True, slots=True)
class Filter(Clause):
    condition: Expression


@dataclass(frozen=True, slots=True)
class Let(Clause):
    items: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Call(Clause):
    """`CALL (imports) { query }`; `imports` is None for the older form that imports with a leading WITH.

    After a `branch` of WHEN nothing is left but its columns.
    """

    query: RegularQuery
    imports: tuple[Variable, ...] | None
    star: bool
    optional: bool
    branch: bool = False


@dataclass(frozen=True, slots=True)
class Procedure(Clause):
    """`CALL name() YIELD column AS variable, ... WHERE condition`, or what SHOW lists; `name` is one of procedures.py.

    `columns` pairs the place of each column that is wanted with its variable.
    """

    name: str
    columns: tuple[tuple[int, str], ...]
    where: Expression | None


@dataclass(frozen=True, slots=True)
class Finish(Clause):
    """The last clause of a query that returns nothing."""


@dataclass(frozen=True, slots=True)
class Create(Clause):
    """CREATE is read, so that it can be refused by name (and so that tests can describe a graph with it)."""

    patterns: tuple[PathPattern, ...]


@dataclass(frozen=True, slots=True)
class SingleQuery:
    clauses: tuple[Clause, ...]

    @property
    def finishes(self) -> bool:
        """Whether it ends with FINISH, or with a CALL {} that does, and returns nothing."""
        last = self.clauses[-1]
        return isinstance(last, Finish) or (isinstance(last, Call) and last.query.finishes)


@dataclass(frozen=True, slots=True)
class RegularQuery:
    """One query, or several joined by UNION; `distinct` is False for UNION ALL."""

    parts: tuple[SingleQuery, ...]
    distinct: bool
    at: At = field(compare=False, kw_only=True)

    @property
    def finishes(self) -> bool:
        """Whether it returns nothing."""
        return self.parts[0].finishes


Language: TypeAlias = Choice["5", "25"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A whole text: `mode` is the prefix EXPLAIN or PROFILE, `language` the version of Cypher that it is read by."""

    mode: Choice["EXPLAIN", "PROFILE"] | None
    query: RegularQuery
    language: Language = "5"
