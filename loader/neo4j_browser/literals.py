"""Values as Cypher writes them."""

from __future__ import annotations

from loader.graph import Date, Value

__all__ = ["literal"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(value: Value) -> str:
    """The value of a saved query's parameter as Cypher text of one line, valid wherever an expression is."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value) if value >= 0 else f"({value})"
        case str():
            return '"' + "".join(map(_character, value)) + '"'
        case Date():
            return f'date("{value.iso_format()}")'
        case list():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            raise TypeError(f"no parameter has a value like {type(value).__name__}")


def _character(character: str) -> str:
    """Semicolons, too, are escaped: programs that take a file apart at them do not all know strings."""
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character == ";" or not (character.isprintable() or character in "\u200c\u200d"):
        units = character.encode("utf-16-be").hex()
        return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
    return character
