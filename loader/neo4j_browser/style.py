"""The style of the graph for Neo4j Browser, in the language that it calls GraSS."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loader.palette import LINES, NODES, OTHER_LINE, OTHER_NODE, LineLook, NodeLook

__all__ = ["style"]


def style() -> str:
    """Colours, sizes and captions by label and type. Of two labels of a node Browser takes what the later one says."""
    rules = {"node": _node(OTHER_NODE) | {"font-size": "10px"}}
    rules |= {f"node.{label}": _node(look) for label, look in NODES.items()}
    rules["relationship"] = _line(OTHER_LINE) | {"font-size": "8px", "padding": "3px", "text-color-internal": "#FFFFFF"}
    rules |= {f"relationship.{type_}": _line(look) for type_, look in LINES.items()}
    return "".join(_written(rules))


def _node(look: NodeLook) -> dict[str, str]:
    return {
        **({"diameter": f"{look.size}px"} if look.size else {}),
        "color": look.colour,
        "border-color": look.border,
        **({"border-width": f"{look.width}px"} if look.width else {}),
        "text-color-internal": look.ink,
        **({"caption": f'"{look.caption}"'} if look.caption else {}),
    }


def _line(look: LineLook) -> dict[str, str]:
    return {
        "color": look.colour,
        "shaft-width": f"{look.width}px",
        **({"text-color-external": look.ink} if look.ink else {}),
        "caption": f'"{look.caption}"',
    }


def _written(rules: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for of, properties in rules.items():
        lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
        yield f"{of} {{\n{lines}}}\n"
