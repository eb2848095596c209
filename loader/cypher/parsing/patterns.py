"""Patterns: nodes, relationships, paths, and what selects among paths.

path         [name =] [selector] whole | selector ( name = whole [WHERE condition] )
whole        element... | ( whole [WHERE condition] )
selector     SHORTEST k | SHORTEST [k] GROUPS | ALL SHORTEST | ANY [SHORTEST | k]
node         ( [name] [:labels] [{properties} | $parameter] [WHERE condition] )
relationship <-[ [name] [:types] [*least..most] [{properties}] [WHERE condition] ]-> [quantifier]
quantified   ( whole [WHERE condition] ) quantifier
quantifier   + | * | {n} | {least,most}
labels       A:B | A&B | A|B | !A | % | (labels) | $(names) | $all(names) | $any(names)
"""

from __future__ import annotations

from typing import Literal

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.expressions import ExpressionParser

__all__ = ["PatternParser"]

MOST_ELEMENTS = 400
"""The most nodes and relationships in one path pattern. (A CREATE in tests may well have more patterns.)"""

MOST_PATTERNS = 1_000
"""The most patterns in one clause."""


class PatternParser(ExpressionParser):
    """Reads patterns."""

    _computes_labels = False
    _label_marks: frozenset[str] = frozenset()

    def patterns(self) -> tuple[s.PathPattern, ...]:
        """Path patterns with commas between them."""
        found = [self.path_pattern()]
        while self.accept(","):
            if len(found) > MOST_PATTERNS:
                self.fail(f"A clause has more than {MOST_PATTERNS} patterns", "TooLarge")
            found.append(self.path_pattern())
        return tuple(found)

    def path_pattern(self) -> s.PathPattern:
        at = self.next.at
        variable = None
        if self.sees_name() and self.peek().upper == "=":
            variable = self.name("a path")
            self.expect("=")
        if self.next.upper in ("SHORTESTPATH", "ALLSHORTESTPATHS") and self.peek().upper == "(":
            return self.shortest_path(variable)
        selector = self._selector()
        if selector is not None and variable is None and self._is_named_within():
            self.expect("(")
            variable = self.name("a path")
            self.expect("=")
            elements, where = self._rest_of_brackets()
            return s.PathPattern(variable, elements, selector=selector, where=where, named_within=True, at=at)
        elements, where = self._whole_path()
        return s.PathPattern(variable, elements, selector=selector, where=where, at=at)

    def _is_named_within(self) -> bool:
        """Whether brackets hold the name of a path: `ANY SHORTEST (p = (a)-->+(b))`."""
        return self.sees("(") and self.peek().kind in ("name", "quoted") and self.peek(2).upper == "="

    def _whole_path(self) -> tuple[tuple[s.PatternElement, ...], s.Expression | None]:
        """The elements of a path, and the conditions within the brackets around it, if there are any."""
        with self.deeper():
            if not self._is_bracketed():
                return self._elements(), None
            self.expect("(")
            return self._rest_of_brackets()

    def _rest_of_brackets(self) -> tuple[tuple[s.PatternElement, ...], s.Expression | None]:
        elements, inner = self._whole_path()
        where = self.expression() if self.accept("WHERE") else None
        self.expect(")")
        if inner is not None and where is not None:
            where = s.Logical("AND", (inner, where), at=where.at)
        return elements, where or inner

    def _is_bracketed(self) -> bool:
        """Whether brackets stand around a whole path, with nothing behind them that would make it a part of one."""
        after = self.after_partner() if self.sees("(", "(") else None
        return after is not None and self.peek(after).upper not in ("+", "*", "{", "(", "-", "<")

    def shortest_path(self, variable: str | None) -> s.PathPattern:
        at = self.next.at
        shortest: Literal["one", "all"] = "one" if self.advance().upper == "SHORTESTPATH" else "all"
        self.expect("(")
        elements = self._elements()
        self.expect(")")
        return s.PathPattern(variable, elements, shortest, at=at)

    def _selector(self) -> s.Selector | None:
        if self.accept("ALL", "SHORTEST"):
            self._paths_word()
            return s.Selector("all shortest")
        if self.accept("ANY", "SHORTEST"):
            self._paths_word()
            return s.Selector("shortest")
        if self.accept("ANY"):
            some = self._count() or 1
            self._paths_word()
            return s.Selector("any", some)
        if self.sees("ALL") and self.peek().upper in ("PATH", "PATHS", "("):
            self.advance()
            self._paths_word()
            return None
        if not self.accept("SHORTEST"):
            return None
        count = self._count()
        self._paths_word()
        if self.accept("GROUP") or self.accept("GROUPS"):
            return s.Selector("groups", count or 1)
        if count is None:
            self.unexpected("a number, GROUP or GROUPS")
        return s.Selector("shortest", count)

    def _count(self) -> int | None:
        if self.next.kind != "integer":
            return None
        count = self._whole()
        if count == 0:
            self.fail("The number of paths must be at least 1")
        return count

    def _paths_word(self) -> None:
        if not self.accept("PATH"):
            self.accept("PATHS")

    def _elements(self) -> tuple[s.PatternElement, ...]:
        elements: list[s.PatternElement] = []
        while True:
            if len(elements) > MOST_ELEMENTS:
                self.fail(f"A path pattern has more than {MOST_ELEMENTS} parts", "TooLarge")
            elements.append(self._quantified() if self.sees("(", "(") else self._node())
            if self.next.upper in ("-", "<"):
                elements.append(self._relationship())
                if not self.sees("("):
                    self.unexpected("a node")
            elif not self.sees("("):
                return tuple(elements)
            elif isinstance(elements[-1], s.NodePattern) and not self.sees("(", "("):
                self.unexpected("a relationship")

    def _node(self) -> s.NodePattern:
        token = self.expect("(")
        variable = self.name("a node") if self._is_named() else None
        labels = self._colon_labels()
        if labels is not None and "|:" in self._label_marks:
            self.fail("`|:` joins no labels: write `|`", "InvalidLabelExpression")
        properties = self._properties()
        where = self.expression() if self.accept("WHERE") else None
        self.expect(")")
        return s.NodePattern(variable, labels, properties, where, at=token.at)

    def _is_named(self) -> bool:
        """Whether a node or relationship begins with its variable, which may well be called `is` or `where`."""
        word, follows, then = self.next.upper, self.peek().upper, self.peek(2).upper
        if word not in ("IS", "WHERE") or follows in (")", "]", ":", "*"):
            return self.sees_name()
        if follows == "{":
            after = self.after_partner(1)
            return word == "IS" or (after is not None and self.peek(after).upper in (")", "]", "WHERE"))
        if word == "WHERE":
            return follows in ("IS", "WHERE") and then not in (")", "]", ".", "=")
        return follows in ("IS", "WHERE") and then not in (")", "]", "&", "|", "WHERE")

    def _quantified(self) -> s.QuantifiedPattern:
        token = self.expect("(")
        elements, where = self._rest_of_brackets()
        repeat = self._quantifier_suffix()
        if repeat is None:
            self.unexpected("a quantifier such as {1,3}, + or *")
        return s.QuantifiedPattern(elements, where, repeat, at=token.at)

    def _relationship(self) -> s.RelationshipPattern:
        at = self.next.at
        left = self.accept("<")
        self.expect("-")
        variable, types, length, properties, where = None, None, None, None, None
        if self.accept("["):
            variable = self.name("a relationship") if self._is_named() else None
            types = self._colon_labels()
            marks = self._label_marks if types is not None else frozenset()
            length = self._length() if self.accept("*") else None
            properties = self._properties()
            if ":" in marks:
                self.fail("A relationship has one type: `:` joins none", "InvalidLabelExpression")
            if "|:" in marks and (variable or length or properties or marks & {"!", "&", "%"}):
                self.fail("`|:` joins types of a bare relationship alone: write `|`", "InvalidLabelExpression")
            where = self.expression() if self.accept("WHERE") else None
            self.expect("]")
        self.expect("-")
        right = self.accept(">")
        direction: s.Direction = "both" if left == right else "in" if left else "out"
        quantifier = self._quantifier_suffix()
        return s.RelationshipPattern(variable, types, properties, where, direction, length, quantifier, at=at)

    def _length(self) -> s.Repeat:
        if self.sees("-"):
            self.fail("A length cannot be negative", "InvalidRelationshipPattern")
        least = self._whole() if self.next.kind == "integer" else None
        if not self.accept(".."):
            return s.Repeat(1, None) if least is None else s.Repeat(least, least)
        if self.sees("-"):
            self.fail("A length cannot be negative", "InvalidRelationshipPattern")
        most = self._whole() if self.next.kind == "integer" else None
        return s.Repeat(1 if least is None else least, most)

    def _quantifier_suffix(self) -> s.Repeat | None:
        if self.accept("+"):
            return s.Repeat(1, None)
        if self.accept("*"):
            return s.Repeat(0, None)
        if not self.accept("{"):
            return None
        least = self._whole() if self.next.kind == "integer" else None
        most = least
        if self.accept(","):
            most = self._whole() if self.next.kind == "integer" else None
        elif least is None:
            self.unexpected("a number")
        self.expect("}")
        if most is not None and (most < (least or 0) or most == 0):
            self.fail("The quantifier allows no number of times", "InvalidQuantifier")
        return s.Repeat(least or 0, most)

    def _whole(self) -> int:
        if self.next.kind != "integer":
            self.unexpected("a whole number")
        number = self._number(1)
        assert isinstance(number, s.Literal) and isinstance(number.value, int)
        return number.value

    def _properties(self) -> s.Expression | None:
        if self.sees("{"):
            return self.map_literal()
        if self.next.kind == "parameter":
            token = self.advance()
            return s.Parameter(token.value, at=token.at)
        return None

    def _colon_labels(self) -> s.LabelExpression | None:
        word = self.next.upper
        if not self.accept(":") and not self.accept("IS"):
            return None
        before, self._bar_ends_labels = self._bar_ends_labels, False
        self._computes_labels = True
        labels = self._marked_labels()
        self._computes_labels = False
        self._bar_ends_labels = before
        if word == "IS" and ":" in self._label_marks:
            self.fail("`:` joins no labels after IS: write `&`", "InvalidLabelExpression")
        return labels

    def label_expression(self) -> s.LabelExpression:
        outer, labels = self._label_marks, self._marked_labels()
        if "|:" in self._label_marks:
            self.fail("`|:` joins no labels: write `|`", "InvalidLabelExpression")
        self._label_marks = outer
        return labels

    def _marked_labels(self) -> s.LabelExpression:
        """Labels or types; `_label_marks` are then the signs that join them."""
        self._label_marks = frozenset()
        labels = self._label_any()
        if ":" in self._label_marks and self._label_marks & {"|", "|:", "&", "!", "%"}:
            self.fail("`:` between labels goes with no other sign: write `&`", "InvalidLabelExpression")
        return labels

    def _mark(self, sign: str) -> None:
        self._label_marks |= {sign}

    def _label_any(self) -> s.LabelExpression:
        with self.deeper():
            options = [self._label_all()]
            while self._another_label() and self.accept("|"):
                self._mark("|:" if self.accept(":") else "|")
                options.append(self._label_all())
            return options[0] if len(options) == 1 else s.LabelAny(tuple(options))

    def _another_label(self) -> bool:
        """Whether a `|` that comes next joins labels: before a comprehension's `|` it does if another follows."""
        return not self._bar_ends_labels or self.peek(2).upper == "|"

    def _label_all(self) -> s.LabelExpression:
        operands = [self._label()]
        while self.next.upper in ("&", ":"):
            self._mark(self.advance().upper)
            operands.append(self._label())
        return operands[0] if len(operands) == 1 else s.LabelAll(tuple(operands))

    def _label(self) -> s.LabelExpression:
        if self.accept("!"):
            self._mark("!")
            with self.deeper():
                return s.LabelNot(self._label())
        if self.accept("%"):
            self._mark("%")
            return s.LabelWildcard()
        if self.accept("("):
            before, self._bar_ends_labels = self._bar_ends_labels, False
            inner = self._label_any()
            self._bar_ends_labels = before
            self.expect(")")
            return inner
        if self._computes_labels and (self.sees("$") or self.next.kind == "parameter"):
            return self._computed_label()
        return s.LabelName(self.name("a label or type"))

    def _computed_label(self) -> s.LabelExpression:
        """`$(names)`, `$all(names)` or `$any(names)`; `$all` looks like a parameter."""
        token = self.advance()
        word = token.value if token.kind == "parameter" else self.advance().value if self.next.kind == "name" else "all"
        if word.upper() not in ("ALL", "ANY"):
            self.unexpected("a label or type")
        self.expect("(")
        before, self._computes_labels = self._computes_labels, False
        marks = self._label_marks
        with self.deeper():
            names = self.expression()
        self._computes_labels, self._label_marks = before, marks
        self.expect(")")
        return s.LabelComputed(names, word.upper() == "ANY")
