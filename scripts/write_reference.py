"""Writes what the documentation takes from the code: docs/reference/ and the picture of the graph model.

    python scripts/write_reference.py

tests/docs/test_reference.py fails where they are not what the code says.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import typer

import loader as whomet
from loader import errors
from loader.cli import app
from loader.exports import FORMATS
from loader.schema import LABELS, RELATIONSHIPS

sys.path.insert(0, str(Path(__file__).resolve().parent))
from model_picture import model_picture

DOCS = Path(__file__).resolve().parent.parent / "docs"
EXIT_CODES = (
    ("0", "done"),
    ("1", "some records were quarantined, or a check failed"),
    ("2", "wrong usage"),
    ("3", "no connection, not allowed, or the output cannot be written"),
    ("4", "stopped midway, run again to go on"),
    ("130", "interrupted"),
)
MADE = "<!-- Made from the code by scripts/write_reference.py: change it there. -->"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    cells = [list(head), *map(list, rows)]
    cells.insert(1, ["---"] * len(cells[0]))
    for row in cells:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def commands() -> Iterator[str]:
    """The reference of the command line."""
    yield from (MADE, "", "# The command line", "")
    yield from ("`whomet COMMAND --help` says the same.", "", *table(["exit code", "means"], EXIT_CODES), "")
    group = typer.main.get_command(app)
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        yield from command_lines(name, command)
    yield from ("## What `export` writes", "")
    yield from table(["name", "what it is"], ([f"`{name}`", form.says] for name, form in FORMATS.items()))


def command_lines(name: str, command: Any) -> Iterator[str]:
    context = command.context_class(command, info_name=f"whomet {name}")
    pieces = [piece for piece in command.collect_usage_pieces(context) if piece]
    yield from (f"## whomet {name}", "", *paragraphs(command.help or ""), "")
    yield from ("```text", " ".join(["whomet", name, *pieces]), "```", "")
    records = [
        (written.split()[0] if parameter.param_type_name == "argument" else written, said)
        for parameter in command.params
        for written, said in filter(None, [parameter.get_help_record(context)])
    ]
    if records:
        yield from table(["", ""], ([spelt(written), meant(said)] for written, said in records))
        yield ""


def paragraphs(text: str) -> list[str]:
    return inspect.cleandoc(text).splitlines()


def spelt(record: str) -> str:
    """An option as it is typed: what stands for its value in capitals."""
    return f"`{re.sub(r'<(.+?)>', lambda found: VALUES.get(found[1], found[1].upper()), record)}`"


VALUES = {
    "str": "TEXT",
    "path": "PATH",
    "list[Path]": "PATH",
    "list[str]": "TEXT",
    "int range": "NUMBER",
    "float range": "NUMBER",
    "int": "NUMBER",
    "float": "NUMBER",
}


def meant(said: str) -> str:
    """What its help says, with the default and the variable as sentences."""
    said = re.sub(r" *\[default: (.+?)\]", r" Default: `\1`.", said)
    said = re.sub(r" *\[env var: (.+?)\]", r" Variable: `\1`.", said)
    return re.sub(r"\s+", " ", said).strip()


def python() -> Iterator[str]:
    """The reference of the Python interface."""
    yield from (MADE, "", "# The Python interface", "")
    yield "`import loader as whomet`, or `import whomet`: these names are all that is public. What begins with `_`, or"
    yield from ("stands in a module and not here, may change at any time.", "")
    public = {name: getattr(whomet, name) for name in sorted(whomet.__all__) if name != "__version__"}
    kinds = {name: value for name, value in public.items() if inspect.isclass(value)}
    faults = {name for name, value in kinds.items() if issubclass(value, Exception)}
    yield from ("## Functions", "")
    for name, value in public.items():
        if inspect.isfunction(value):
            yield from function_lines(name, value)
    yield from ("## Classes", "")
    for name in sorted(kinds.keys() - faults, key=lambda name: (name != "Graph", name)):
        yield from class_lines(name, kinds[name])
    others = public.keys() - kinds.keys() - {name for name, value in public.items() if inspect.isfunction(value)}
    for name in sorted(others):
        yield from (f"### {name}", "", "A type: any of the models of records ([records.md](../records.md)).", "")
    yield from ("## Errors", "", "Each has `message`, `remedy` and `exit_code`; `str(error)` is both texts.", "")
    yield from ("```text", *(errors.__doc__ or "").strip().splitlines()[2:], "```")


def function_lines(name: str, value: object, of: str = "", level: str = "###") -> Iterator[str]:
    shown = re.sub(r"\bself, ?|\bself\b", "", str(inspect.signature(value)), count=1)  # type: ignore[arg-type]
    shown = re.sub(r"<function (\w+)[^>]*>", r"\1", shown.replace("'", ""))
    yield from (f"{level} {of}{name}", "", "```python", *folded(f"{of.lower()}{name}{shown}"), "```", "")
    yield from (*paragraphs(inspect.getdoc(value) or ""), "")


def folded(signature: str) -> list[str]:
    """On one line where there is room, else a parameter a line."""
    if len(signature) <= 100:
        return [signature]
    name, _, rest = signature.partition("(")
    inner, _, back = rest.rpartition(")")
    parts, depth, begun = [], 0, ""
    for character in inner:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and depth == 0:
            parts.append(begun.strip())
            begun = ""
        else:
            begun += character
    return [f"{name}(", *(f"    {part}," for part in [*parts, begun.strip()] if part), f"){back}"]


def class_lines(name: str, kind: type) -> Iterator[str]:
    yield from (f"### {name}", "", *paragraphs(inspect.getdoc(kind) or ""), "")
    fields = [field for field in getattr(kind, "__dataclass_fields__", {}) if not field.startswith("_")]
    fields = fields or list(getattr(kind, "model_fields", {}))
    if fields:
        yield from ("Fields: " + ", ".join(f"`{field}`" for field in fields) + ".", "")
    for method, value in sorted(vars(kind).items()):
        if method.startswith("_") or not inspect.getdoc(value) or method in fields:
            continue
        if inspect.isfunction(value):
            yield from function_lines(method, value, of=f"{name}.", level="####")
        elif isinstance(value, property):
            yield from (f"#### {name}.{method}", "", *paragraphs(inspect.getdoc(value) or ""), "")


def graph_model() -> Iterator[str]:
    """Labels and types with their properties."""
    yield from (MADE, "", "# The graph model", "", "![The graph model](../pictures/model.svg)", "", "## Labels", "")
    yield from table(
        ["label", "properties"],
        ([f"`{label}`", listed(schema.properties)] for label, schema in LABELS.items()),
    )
    yield from ("", "## Relationship types", "")
    yield from table(
        ["type", "from, to", "properties"],
        (
            [f"`{type_}`", ", ".join(f"{start} → {end}" for start, end in schema.pairs), listed(schema.properties)]
            for type_, schema in RELATIONSHIPS.items()
        ),
    )


def listed(properties: Iterable[str]) -> str:
    kinds = dict(properties)  # type: ignore[call-overload]
    return ", ".join(name if kind == "string" else f"{name} ({kind})" for name, kind in kinds.items())


def made() -> dict[Path, str]:
    """Every file that is made, with its text."""
    pages = {"commands": commands(), "python": python(), "graph": graph_model()}
    texts = {DOCS / "reference" / f"{name}.md": "\n".join(lines).rstrip() + "\n" for name, lines in pages.items()}
    return {**texts, DOCS / "pictures" / "model.svg": model_picture()}


if __name__ == "__main__":
    for path, text in made().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
