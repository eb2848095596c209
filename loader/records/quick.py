"""Whole documents read at once where nothing is wrong with them, several times as fast as record by record.

The models stay the only place where the format is told. Of each a class is made here that msgspec reads, with the same
fields, types, bounds and patterns. The rest is asked of the model: what a text may be, once for each text that is met
often, and the rules between fields. What is not sound at the first look is left to the models.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from inspect import getattr_static
from operator import attrgetter, or_
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from msgspec import NODEFAULT, Meta, MsgspecError, Struct, defstruct, to_builtins
from msgspec.json import Decoder, Encoder
from pydantic import AfterValidator, AllowInfNan, BaseModel, StringConstraints, TypeAdapter
from pydantic.fields import FieldInfo

from loader.records.documents import DocumentRecords, document_of_spellings
from loader.records.model import Evidence, StatedRecord, spelled_alike

__all__ = ["quick_document"]

_LONGEST_LINE = 50_000
"""Bytes. In a shorter line there is not too much of anything."""
_KNOWN_TEXTS = 50_000
_OF_RECORDS = ("id", "document", "references")
"""What a model may reckon from its fields."""
_Getter = Callable[[Any], Sequence[Any]]
_Rule = Callable[[Any], object]


def quick_document(document: str, lines: Sequence[bytes]) -> DocumentRecords | None:
    """The records of a document, of which these are all lines; each must be sound JSON, without a key twice.

    None where something is or may be wrong, or is said twice: then each line has to be looked at closely. What is
    given has the fields of records and is spelled as they are, but is not of their classes."""
    if any(len(line) > _LONGEST_LINE for line in lines):
        return None
    try:
        records = _DECODER.decode(b"[%b]" % b",".join(lines))
        return _settled(document, records) if len(records) == len(lines) else None
    except (MsgspecError, ValueError):
        return None


def _settled(document: str, records: Sequence[Any]) -> DocumentRecords | None:
    """Raises ValueError where a record is not sound by itself; None where records are not sound together."""
    stated = {record.id: record for record in records}
    own = stated.get(document)
    if own is None or own.record != "document" or len(stated) < len(records):
        return None
    spelled: dict[str, StatedRecord] = {}
    for record in records:
        if record.document != document or _reach(record) > own.characters:
            return None
        for _, id_, kinds in record.references():
            if id_ not in stated or stated[id_].record not in kinds:
                return None
        spelled[_spelled(record)] = cast(StatedRecord, record)
    return document_of_spellings(document, spelled)


def _spelled(record: Any) -> str:
    if record.confidence is not None or record.claims:
        numbers = [record.confidence, *(each for claim in record.claims for each in (claim.confidence, claim.number))]
        if not all(number is None or spelled_alike(number) for number in numbers):
            return json.dumps(to_builtins(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _ENCODER.encode(record).decode()


def _reach(part: Any) -> int:
    """Where the furthest evidence in it ends. Raises ValueError for what is not sound in it."""
    look = _LOOKS[type(part)]
    for texts in look.texts:
        texts.check(part)
    for rule in look.rules:
        rule(part)
    reach = 0
    for item in getattr(part, "evidence", ()):
        for rule in _RULES_OF_EVIDENCE:
            rule(item)
        reach = max(reach, item.end)
    for items in look.lists(part):
        for item in items:
            reach = max(reach, _reach(item))
    for item in look.single(part):
        if item is not None:
            reach = max(reach, _reach(item))
    return reach


class _Texts:
    """Fields that hold texts of one type. Of such texts some that are good as they are stand in `_known`."""

    def __init__(self, type_: Any, of: _Getter) -> None:
        self._adapter: TypeAdapter[str] = TypeAdapter(type_)
        self._of = of
        self._known: set[str | None] = {None}

    def check(self, part: Any) -> None:
        """Raises ValueError for a text that the model refuses, or changes."""
        if not self._known.issuperset(texts := self._of(part)):
            self._learn(texts)

    def _learn(self, texts: Sequence[str | None]) -> None:
        if len(self._known) > _KNOWN_TEXTS:
            self._known = {None}
        for text in texts:
            if text is not None and self._adapter.validate_python(text) != text:
                raise ValueError(text)
            self._known.add(text)


class _Look(NamedTuple):
    """What msgspec has not looked at in a record, or in a part of one: texts, what holds between fields, and parts, of
    which evidence is looked at by whoever has it."""

    texts: Sequence[_Texts]
    rules: Sequence[_Rule]
    lists: _Getter
    single: _Getter


_LOOKS: dict[type, _Look] = {}


@cache
def _class_of(model: type[BaseModel]) -> type[Struct]:
    """What msgspec reads in the place of a model."""
    hints = get_type_hints(model, include_extras=True)
    types = {name: hints[name] for name in model.model_fields if name != "record"}
    fields = [(name, _plain(type_), _default(model.model_fields[name])) for name, type_ in types.items()]
    own = {name: getattr_static(model, name) for name in _OF_RECORDS if name not in types and hasattr(model, name)}
    (tag,) = get_args(hints["record"]) if "record" in hints else (None,)
    made = defstruct(
        model.__name__,
        fields,
        namespace={**own, "record": tag},
        tag_field=tag and "record",
        tag=tag,
        kw_only=True,
        omit_defaults=True,
        forbid_unknown_fields=True,
        gc=False,
    )
    _LOOKS[made] = _look(model, types)
    return made


def _default(field: FieldInfo) -> Any:
    return NODEFAULT if field.is_required() else field.default


def _plain(type_: Any) -> Any:
    """The type as msgspec has it. Raises TypeError for what it has no word for."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        return Annotated[arguments[0], Meta(**dict(_bounds(arguments[1:])))]
    if origin in (Union, UnionType):
        return _either(map(_plain, arguments))
    if origin is tuple:
        return tuple[_plain(arguments[0]), ...]  # type: ignore[misc] # a type that is made here
    return _class_of(type_) if _is_model(type_) else type_


def _either(types: Iterable[Any]) -> Any:
    return reduce(or_, types)


def _bounds(marks: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    for mark in marks:
        match mark:
            case FieldInfo():
                yield from _bounds(mark.metadata)
            case Ge():
                yield "ge", mark.ge
            case Le():
                yield "le", mark.le
            case StringConstraints(max_length=longest, pattern=pattern):
                yield "max_length", longest
                yield "pattern", pattern and str(pattern).removesuffix("$") + r"\Z"
            case AfterValidator() | AllowInfNan():  # of that one _Texts asks, and there is no such number in JSON
                pass
            case _:
                raise TypeError(mark)


def _is_model(type_: Any) -> bool:
    return isinstance(type_, type) and issubclass(type_, BaseModel)


def _look(model: type[BaseModel], types: Mapping[str, Any]) -> _Look:
    texts: dict[Any, list[str]] = defaultdict(list)
    lists: list[str] = []
    single: list[str] = []
    listed, rules = [], _rules(model)
    for name, type_ in types.items():
        one, is_list = _one(type_), get_origin(type_) is tuple
        if _is_model(one):
            if one is not Evidence:
                (lists if is_list else single).append(name)
        elif any(isinstance(mark, AfterValidator) for mark in get_args(one)):
            if is_list:
                listed.append(_Texts(one, attrgetter(name)))
            else:
                texts[one].append(name)
        elif get_origin(one) is Annotated and type(default := model.model_fields[name].default) is str:
            rules.append(_as_default(name, default))
    asked = [_Texts(type_, _getter(names)) for type_, names in texts.items()]
    return _Look([*asked, *listed], rules, _getter(lists), _getter(single))


def _rules(model: type[BaseModel]) -> list[_Rule]:
    return [validator.func for validator in model.__pydantic_decorators__.model_validators.values()]


def _getter(names: Sequence[str]) -> _Getter:
    """What gives the values of all fields. (Of one alone, attrgetter gives no tuple.)"""
    if not names:
        return lambda _part: ()
    return attrgetter(*names) if len(names) > 1 else lambda part: (getattr(part, names[0]),)


def _one(type_: Any) -> Any:
    """What a field holds, or a list of which it holds."""
    if get_origin(type_) in (Union, UnionType, tuple):
        return _one(next(part for part in get_args(type_) if part is not NoneType))
    return type_


def _as_default(name: str, default: str) -> _Rule:
    """Makes of a text that equals the default the default itself, which msgspec leaves out."""

    def rule(part: Any) -> None:
        if getattr(part, name) == default:
            setattr(part, name, default)

    return rule


_DECODER = Decoder(list[_either(map(_class_of, get_args(StatedRecord)))])  # type: ignore[misc]
_ENCODER = Encoder(order="sorted")
_RULES_OF_EVIDENCE = _rules(Evidence)
