"""What a model is to answer: the shape, as models of pydantic and as the JSON Schema that is sent; and the reading.

A schema that servers keep to has every field required and nullable, no other fields, five levels at most, and no
patterns or bounds: those are ignored or refused by some. Whatever comes back is validated here again.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

__all__ = [
    "MODES",
    "SCHEMA",
    "Answer",
    "NoAnswer",
    "SaidContact",
    "SaidOffice",
    "SaidPerson",
    "SaidTrip",
    "read_answer",
]

Mode = Literal["schema", "json", "prompt"]
MODES: tuple[Mode, ...] = get_args(Mode)
"""How a server is made to answer in JSON: by a schema, by its JSON mode, or by asking."""

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
_OBJECTS_TRIED = 100


class NoAnswer(Exception):
    """A text that is no answer; `str` says why, for the model's next try."""


_T = TypeVar("_T")
_Words = str | None
_Several = Annotated[tuple[_T, ...], BeforeValidator(lambda value: () if value is None else value)]


class _Said(BaseModel):
    """Fields that were not asked for are passed over; one that is missing is as good as null."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class SaidPerson(_Said):
    full_name: _Words = None
    other_words: _Several[str] = ()


class SaidContact(_Said):
    sentence: _Words = None
    trigger: _Words = None
    kind: _Words = None
    status: _Words = None
    one_side: _Several[str] = ()
    other_side: _Several[str] = ()
    place: _Words = None
    issues: _Several[str] = ()


class SaidOffice(_Said):
    sentence: _Words = None
    person: _Words = None
    title: _Words = None


class SaidTrip(_Said):
    sentence: _Words = None
    trigger: _Words = None
    status: _Words = None
    traveller: _Words = None
    destination: _Words = None


class Answer(_Said):
    """All that a model says of some sentences. Words are to be those of the text."""

    persons: _Several[SaidPerson]
    contacts: _Several[SaidContact]
    offices: _Several[SaidOffice] = ()
    trips: _Several[SaidTrip] = ()


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """An object with these fields, each required and nullable; `null` of the object itself is for whoever holds it."""
    fields = {name: _nullable(field.annotation) for name, field in model.model_fields.items()}
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def _nullable(annotation: Any) -> dict[str, Any]:
    item = get_args(annotation)[0]
    if annotation == _Words:
        return {"type": ["string", "null"]}
    items = {"type": "string"} if item is str else _schema(item)
    return {"type": ["array", "null"], "items": items}


SCHEMA: dict[str, Any] = _schema(Answer)


def read_answer(text: str) -> Answer:
    """The answer in a model's text: the first JSON object in it that is one, whatever stands around. Raises
    NoAnswer."""
    text = _THOUGHTS.sub("", text)
    fault = "no JSON object"
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _ in range(_OBJECTS_TRIED):
        if at < 0:
            break
        try:
            value, end = decoder.raw_decode(text, at)
            return Answer.model_validate(value)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            fault = f"the field {'.'.join(map(str, first['loc']))[:80]}: {first['msg'][:100]}"
            at = text.find("{", end)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
    raise NoAnswer(fault)
