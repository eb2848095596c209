"""Which column of a table says what: a map that a person writes, or that is guessed and then read by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from loader.errors import UsageError
from loader.records import Status

__all__ = ["ColumnMap", "People", "guess", "read_map", "written"]

STATUSES: tuple[str, ...] = get_args(Status)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class People(_Strict):
    """A column of names. `side_column` or `side` says for whom they are there; `separator` what stands between two;
    `id_column` holds an id of the one person in it."""

    column: str
    part: Literal["principal", "attendee", "host"] = "principal"
    side_column: str | None = None
    side: str | None = None
    title_column: str | None = None
    id_column: str | None = None
    separator: str | None = None


class ColumnMap(_Strict):
    """The columns of a table of meetings. Each is named as the table's first row names it."""

    id: str | None = None
    name: str | None = None
    date: str | None = None
    until: str | None = None
    dates: Literal["dmy", "mdy"] | None = None
    status: str | None = None
    all_are: Annotated[str | None, Field(pattern=f"^({'|'.join(STATUSES)})$")] = None
    words: Mapping[str, Annotated[str, Field(pattern=f"^({'|'.join(STATUSES)})$")]] = {}
    kind: str | None = None
    mode: str | None = None
    place: str | None = None
    city: str | None = None
    country: str | None = None
    event: str | None = None
    issues: str | None = None
    participants: tuple[People, ...] = ()
    claims: tuple[str, ...] = ()

    def columns(self) -> list[str]:
        """Every column that the map names."""
        single = [getattr(self, field) for field in FIELDS]
        people = [(p.column, p.side_column, p.title_column, p.id_column) for p in self.participants]
        return [name for name in (*single, *(c for row in people for c in row), *self.claims) if name]


FIELDS = ("id", "name", "date", "until", "status", "kind", "mode", "place", "city", "country", "event", "issues")
"""What a column of a table can be, besides people and claims."""

_GUESSES: Mapping[str, str] = {
    "id": r"(?:meeting|event|record|row|visit)?[ _]?(?:id|ref(?:erence)?|code|no|number|uid|nr)",
    "name": r"(?:meeting|event)?[ _]?(?:name|title|subject|headline)|meeting",
    "date": r"(?:meeting|event|start|visit|begin)?[ _]?(?:date|day|when)|from|start|date[ _](?:from|start)",
    "until": r"(?:end|finish)[ _]?(?:date)?|until|to|date[ _](?:to|end)",
    "status": r"status|state|outcome[ _]status|held",
    "kind": r"kind|type|format|(?:meeting|event)[ _](?:type|kind)|nature",
    "mode": r"mode|channel|medium",
    "place": r"place|location|venue|where",
    "city": r"city|town",
    "country": r"country|(?:meeting|host|venue)[ _]country",
    "event": r"summit|conference|event|occasion|sidelines(?:[ _]of)?",
    "issues": r"issues?|topics?|agenda|purpose|subjects?|about|theme|discussed",
}
_PEOPLE = re.compile(
    r"(?P<who>participants?|attendees?|people|persons?|names?|who|delegation|members?|guests?|visitors?|minister|official"
    r"|(?:person|participant|attendee|leader|name)[ _]?(?:\d|[ab])"
    r"|hosts?|visitees?|counterparts?|met[ _]with|with|organi[sz]ations?|"
    r"interest[ _]representatives?|representatives?)(?:[ _](?:names?|persons?|full[ _]name))?",
    re.IGNORECASE,
)


def guess(header: Sequence[str]) -> ColumnMap:
    """A map that may be right: by the names of the columns alone. What is not understood becomes claims."""
    left = [name for name in header if name.strip()]
    fields: dict[str, Any] = {}
    for field, pattern in _GUESSES.items():
        found = next((name for name in left if re.fullmatch(pattern, _plain(name), re.IGNORECASE)), None)
        if found:
            fields[field] = found
            left.remove(found)
    people = [name for name in left if _PEOPLE.fullmatch(_plain(name))]
    fields["participants"] = tuple(_guessed_people(name, left) for name in people)
    used = {column for who in fields["participants"] for column in (who.column, who.side_column, who.title_column)}
    fields["claims"] = tuple(name for name in left if name not in used)
    return ColumnMap(**fields)


def _guessed_people(column: str, header: Sequence[str]) -> People:
    about = _plain(column)
    side = _beside(about, header, "country|side|state|organi[sz]ation|affiliation|nationality")
    title = _beside(about, header, "title|role|position|office|function")
    part = "host" if about.lower().startswith(("host", "visitee")) else "principal"
    return People(column=column, side_column=side, title_column=title, part=part)


def _beside(about: str, header: Sequence[str], what: str) -> str | None:
    stem = re.sub(r"[ _](?:names?|persons?)$", "", about, flags=re.IGNORECASE).rstrip("s")
    pattern = rf"{re.escape(stem)}s?'?s?[ _](?:{what})"
    return next((name for name in header if re.fullmatch(pattern, _plain(name), re.IGNORECASE)), None)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").split())


def written(map_: ColumnMap, header: Sequence[str]) -> str:
    """The map as YAML that a person can read and mend."""
    found = map_.model_dump(mode="json", exclude_defaults=True)
    text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False)
    note = "all_are: held would say that every row is a meeting that was held; without it and a status, none is"
    columns = ", ".join(header)
    return f"# Which column says what; docs/convert.md explains each line.\n# {note}.\n# The columns: {columns}\n{text}"


def read_map(path: Path) -> ColumnMap:
    """The map in a YAML or JSON file. Raises UsageError with what is wrong in it."""
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        return ColumnMap.model_validate(given if given is not None else {})
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})", remedy="`--guess` writes a map") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: is no YAML: {str(error).splitlines()[0]}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the map"
        raise UsageError(f"{path}: {where}: {fault['msg'].lower()}") from error
    except (RecursionError, ValueError) as error:  # brackets in brackets; a date that no calendar has
        raise UsageError(f"{path}: is no YAML that anybody reads: {error}") from error
