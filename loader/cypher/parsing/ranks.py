"""How tightly operators bind, and where a keyword is a name."""

from __future__ import annotations

from loader.cypher.parsing.cursor import Cursor

__all__ = ["AND", "COMPARISON", "OR", "PREDICATE", "RANKS", "SUM", "is_name"]

OR, XOR, AND, COMPARISON, PREDICATE, SUM, PRODUCT, POWER = range(1, 9)
RANKS = {
    "OR": OR,
    "XOR": XOR,
    "AND": AND,
    **dict.fromkeys(("=", "<>", "<", "<=", ">", ">="), COMPARISON),
    **dict.fromkeys(("=~", "IN", "STARTS", "ENDS", "CONTAINS", "IS", "::"), PREDICATE),
    **dict.fromkeys(("+", "-", "||"), SUM),
    **dict.fromkeys(("*", "/", "%"), PRODUCT),
    "^": POWER,
}
_JOINING = ("OR", "XOR", "AND")
_BEHIND_NAMES = (".", ",", ":", ")", "]", "}", "|", "AS", "THEN", "ELSE", "END", "WHERE", "RETURN", "ORDER")


def is_name(p: Cursor) -> bool:
    """Whether the keyword that comes next is a name here: nothing follows it that could begin a value.

    A sign could, and so could words such as IN and IS, which may be names themselves.
    """
    follows = p.peek()
    operates = RANKS.get(follows.upper, SUM) != SUM and (follows.kind == "symbol" or follows.upper in _JOINING)
    return follows.kind == "end" or follows.upper in _BEHIND_NAMES or operates
