"""The header of a saved query: a title, then YAML behind `// ` up to the first blank line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from loader.pack.model import Edge, Parameter
from loader.pack.types import COLUMN_TYPES, PARAMETER_TYPES, element_type
from loader.pack.values import read_value
from loader.pack.yamltext import FaultError, Keys, read_yaml
from loader.suggest import did_you_mean

__all__ = ["Header", "read_header"]


def _type_name(value: Any) -> Any:
    """YAML reads `[string]` as a list of one; the type is meant."""
    if isinstance(value, list) and len(value) == 1:
        return f"[{_type_name(value[0])}]"
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
TypeName = Annotated[str, BeforeValidator(_type_name)]
QueryName = Annotated[Text, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _ParameterHeader(_Strict):
    type: TypeName
    default: Any = None
    example: Any = None
    description: Text | None = None
    edge: Edge | None = None


class _QueryHeader(_Strict):
    name: QueryName
    description: Text
    topic: Annotated[Text, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    parameters: dict[str, _ParameterHeader] = {}
    returns: Annotated[dict[str, TypeName], Field(min_length=1)]
    draws: bool = False
    nearby: list[QueryName] = []
    instead: list[QueryName] = []


@dataclass(frozen=True, slots=True)
class Header:
    """A header that is right in itself. `body_line` is the line of the file on which the statement begins."""

    title: str
    name: str
    topic: str
    description: str
    parameters: Mapping[str, Parameter]
    returns: Mapping[str, str]
    draws: bool
    nearby: tuple[str, ...]
    instead: tuple[str, ...]
    body_line: int
    lines: Mapping[Keys, int]

    def line(self, *keys: str) -> int:
        """The line of a field, or of the nearest field around it."""
        return _line_of(self.lines, keys)


def read_header(text: str) -> Header:
    """Read the header of a file's text. Raises an ExceptionGroup of FaultErrors, or a single FaultError."""
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if not line.strip()), len(lines))
    title = _title(lines)
    raw, places = read_yaml("\n".join(_bare(lines[1:end])), 2)
    try:
        model = _QueryHeader.model_validate(raw)
    except ValidationError as error:
        raise ExceptionGroup("header", [_fault(detail, places) for detail in error.errors()]) from None
    parameters, faults = _parameters(model.parameters, places)
    faults += [_type_fault(name, kind, places) for name, kind in model.returns.items() if not _known(kind)]
    if faults:
        raise ExceptionGroup("header", faults)
    body = next((i for i in range(end, len(lines)) if lines[i].strip()), end)
    return Header(
        title, model.name, model.topic, " ".join(model.description.split()), parameters, model.returns,
        model.draws, tuple(model.nearby), tuple(model.instead), body + 1, places,
    )  # fmt: skip


def _title(lines: Sequence[str]) -> str:
    title = lines[0].removeprefix("//").strip()
    if not lines[0].startswith("// ") or not title:
        raise FaultError(1, "title", "the first line is the title; write it behind `// `")
    if title.split(":")[0] in _QueryHeader.model_fields:
        raise FaultError(1, "title", "the first line is the title, not a key; put one above it")
    return title


_TAKEN = ("limit", "seconds", "reviewed_only")


def _bare(lines: Sequence[str]) -> list[str]:
    """Header lines without their `// `."""
    for number, line in enumerate(lines, start=2):
        if not line.startswith("//"):
            raise FaultError(number, "", "a header line begins with `// `; a blank line ends the header")
    return [line[2:].removeprefix(" ") for line in lines]


def _parameters(
    models: Mapping[str, _ParameterHeader], places: Mapping[Keys, int]
) -> tuple[dict[str, Parameter], list[FaultError]]:
    found: dict[str, Parameter] = {}
    faults: list[FaultError] = []
    for name, model in models.items():
        try:
            found[name] = _parameter(name, model)
        except ValueError as error:
            keys = ("parameters", name, *error.args[1:])
            faults.append(FaultError(_line_of(places, keys), ".".join(keys), error.args[0]))
    return found, faults


def _parameter(name: str, model: _ParameterHeader) -> Parameter:
    """The parameter. Raises ValueError with the message and the key at fault."""
    if name in _TAKEN:
        raise ValueError(f"`graph.run(..., {name}=...)` means something else; give it another name, such as top")
    base = element_type(model.type) or model.type
    if base not in PARAMETER_TYPES:
        raise ValueError(_unknown_type(model.type, PARAMETER_TYPES), "type")
    if model.edge is not None and base != "date":
        raise ValueError("only a date has an edge; remove it", "edge")
    given = model.model_fields_set
    if "default" not in given and model.example is None:
        raise ValueError("a parameter without default needs an example; add one")
    return Parameter(
        name, model.type, "default" not in given, _typed(model, "default"), _typed(model, "example"),
        model.description or "", model.edge,
    )  # fmt: skip


def _typed(model: _ParameterHeader, key: str) -> Any:
    value = getattr(model, key)
    if value is None:
        return None
    try:
        return read_value(value, model.type, model.edge)
    except ValueError as error:
        raise ValueError(str(error), key) from error


def _known(kind: str) -> bool:
    inner = element_type(kind)
    return _known(inner) if inner is not None else kind in COLUMN_TYPES


def _type_fault(name: str, kind: str, places: Mapping[Keys, int]) -> FaultError:
    keys = ("returns", name)
    return FaultError(_line_of(places, keys), ".".join(keys), _unknown_type(kind, COLUMN_TYPES))


def _unknown_type(kind: str, known: Sequence[str]) -> str:
    return f"there is no type {kind}; use {', '.join(known)}, or a list of one such as [{known[0]}]"


def _fault(detail: ErrorDetails, places: Mapping[Keys, int]) -> FaultError:
    keys = tuple(str(key) for key in detail["loc"])
    return FaultError(_line_of(places, keys), ".".join(keys), _message(detail, keys))


def _message(detail: ErrorDetails, keys: Keys) -> str:
    match detail["type"]:
        case "missing":
            return f"is missing; add `// {'  ' * (len(keys) - 1)}{keys[-1]}: ...`"
        case "extra_forbidden":
            known = list(_ParameterHeader.model_fields if len(keys) > 1 else _QueryHeader.model_fields)
            return "no such key; " + (did_you_mean(keys[-1], known) or f"known are {', '.join(known)}")
        case "string_pattern_mismatch":
            return f"expected small letters, digits and single hyphens, not {detail['input']!r}"
        case "string_too_short":
            return "is empty; write it in one sentence"
        case "too_short":
            return "declares no column; add each column of the RETURN with its type"
        case "bool_type":
            return f"expected true or false, not {detail['input']!r}"
        case _:
            return f"{detail['msg'][:1].lower()}{detail['msg'][1:]}, found {detail['input']!r}"


def _line_of(places: Mapping[Keys, int], keys: Keys) -> int:
    while keys and keys not in places:
        keys = keys[:-1]
    return places.get(keys, 2) if keys else 2
