"""A place among the tokens: what every part of the parser stands on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from loader.cypher.limits import check_limits
from loader.cypher.parsing.lexer import Token, fail, tokenize

__all__ = ["DEEPEST", "Cursor"]

DEEPEST = 100
"""How deep expressions, patterns and subqueries may stand within each other."""

_CLOSING = {"(": ")", "[": "]", "{": "}"}


class Cursor:
    """Reads tokens one after the other; `next` is the one to be read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokenize(text)
        self.place = 0
        self.next = self.tokens[0]
        self._depth = 0
        self._partners = _partners(self.tokens)

    def peek(self, ahead: int = 1) -> Token:
        """The token that comes `ahead` of the next one."""
        return self.tokens[min(self.place + ahead, len(self.tokens) - 1)]

    def advance(self) -> Token:
        """Read one token."""
        token = self.next
        if token.kind != "end":
            self.place += 1
            self.next = self.tokens[self.place]
        return token

    def sees(self, *words: str) -> bool:
        """Whether the next tokens are these keywords or symbols."""
        if self.next.upper != words[0]:
            return False
        return all(self.peek(ahead).upper == word for ahead, word in enumerate(words[1:], 1))

    def accept(self, *words: str) -> bool:
        """Read these keywords or symbols if they come next; say whether they did."""
        if not self.sees(*words):
            return False
        for _ in words:
            self.advance()
        return True

    def expect(self, *words: str) -> Token:
        """Read these keywords or symbols, or fail; the first token."""
        first = self.next
        for word in words:
            if self.next.upper != word:
                self.unexpected(f"`{word}`")
            self.advance()
        return first

    def name(self, what: str) -> str:
        """Read a name, quoted or not; `what` says in an error what it would have named."""
        if self.next.kind not in ("name", "quoted"):
            self.unexpected(what)
        if not self.next.value:
            self.fail("A name cannot be empty")
        return self.advance().value

    def sees_name(self) -> bool:
        return self.next.kind in ("name", "quoted")

    def after_partner(self, ahead: int = 0) -> int | None:
        """How far ahead the token is that follows the bracket closing the one at `ahead`."""
        partner = self._partners.get(self.place + ahead)
        return None if partner is None else partner - self.place + 1

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level of nesting, refused beyond DEEPEST."""
        self.enter()
        yield
        self.leave()

    def enter(self) -> None:
        """Begin what `deeper` does."""
        check_limits()
        self._depth += 1
        if self._depth > DEEPEST:
            self.fail(f"The query nests deeper than {DEEPEST} levels", "TooDeep")

    def leave(self) -> None:
        """End what `enter` began."""
        self._depth -= 1

    def fail(self, message: str, kind: str = "UnexpectedSyntax", remedy: str = "") -> NoReturn:
        """Raise a CypherSyntaxError at the next token."""
        fail(self.text, self.next.at, message, kind, remedy)

    def unexpected(self, wanted: str) -> NoReturn:
        found = self.text[self.next.at : self.next.end][:40]
        self.fail(f"Expected {wanted}, found {f'`{found}`' if found else 'the end of the query'}")


def _partners(tokens: list[Token]) -> dict[int, int]:
    """For every opening bracket the place of the bracket that closes it."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.upper in _CLOSING:
            opened.append(place)
        elif token.kind == "symbol" and token.value in ")]}":
            if not opened or _CLOSING[tokens[opened[-1]].upper] != token.value:
                return partners
            partners[opened.pop()] = place
    return partners
