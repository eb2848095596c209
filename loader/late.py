"""What is imported no earlier than it is needed, since that takes longer than many a command runs.

A package of ours whose names are seldom all wanted gives each when it is asked for (`late`). The Neo4j driver is put
off whole: a graph in a file needs its dates, times, points and vectors and nothing else of it. A module of it
(`neo4j.time`) can be imported alone; whoever asks the package itself for a name (`neo4j.GraphDatabase`) makes Python
import all of it. The driver imports numpy, pandas and pyarrow where they are installed, in case that somebody gives it
a value of theirs: these are put off, too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

__all__ = ["late", "put_off_driver"]

_READING = RLock()
_OPTIONAL = {"np": "numpy", "pd": "pandas", "pa": "pyarrow", "pa_compute": "pyarrow.compute"}
"""What the driver's module of optional packages holds; None where one is not installed."""
_TABLES = {"_IS_LEAP_YEAR": "_is_leap_year", "_DAYS_IN_YEAR": "_days_in_year", "_DAYS_IN_MONTH": "_days_in_month"}
"""The tables of the driver's dates, each with the function that it is made with, for all these years."""
_YEARS, _MONTHS = (1, 10_000), (1, 13)
_NEEDED_YEARS = (1, 1970, 9999)
"""Of these the driver makes dates while it is read."""


def late(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package: of each module the names, between spaces, that the package gives as its own. No
    module may be called as a name is that the package gives."""
    module_of = {name: module for module, names in modules.items() for name in names.split()}

    def given(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(module_of[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return given


class _Unread(ModuleType):
    """A package that is read when somebody asks it for a name which is none of its modules."""

    def __getattr__(self, name: str) -> Any:
        module = f"{self.__name__}.{name}"
        if name.startswith("__"):
            raise AttributeError(name)
        if find_spec(module):
            return import_module(module)
        with _READING:
            if type(self) is _Unread:
                self.__class__ = ModuleType  # type: ignore[assignment]  # from now on it is a module as any other
                if self.__spec__ is not None and self.__spec__.loader is not None:
                    self.__spec__.loader.exec_module(self)
        return getattr(self, name)


class _Asked(ModuleType):
    """Stands for a package, which is imported when one of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def put_off_driver() -> None:
    """Let the driver, and what it could make use of, be read no earlier than it is needed. Where somebody has imported
    it already nothing is done. Its dates are read at once, without what makes that slow."""
    spec = None if "neo4j" in sys.modules else find_spec("neo4j")
    if spec is None:
        return
    package = module_from_spec(spec)
    package.__class__ = _Unread
    sys.modules["neo4j"] = package
    optional = sys.modules["neo4j._optional_deps"] = ModuleType("neo4j._optional_deps")
    for short, name in _OPTIONAL.items():
        setattr(optional, short, _Asked(name) if find_spec(name.partition(".")[0]) else None)
    package.__dict__["time"] = _times()


def _times() -> ModuleType:
    """The driver's module of dates. As it is, it counts the days of 120,000 months when it is imported; here each month
    is counted when it is asked for. A driver that does not do so is read as it is."""
    asked: list[tuple[int, int]] = []

    def few(first: int, end: int) -> Iterable[int]:
        asked.append((first, end))
        return _NEEDED_YEARS if (first, end) == _YEARS else range(first, end)

    try:
        module = _executed("neo4j.time", {"range": few})
    except KeyError:
        return _executed("neo4j.time", {})
    if asked != [_YEARS] * len(_TABLES) + [_MONTHS] * len(_NEEDED_YEARS) or not module.__dict__.keys() >= {*_TABLES}:
        return _executed("neo4j.time", {})
    del module.__dict__["range"]
    for table, function in _TABLES.items():
        module.__dict__[table] = _Counted(module.__dict__[function])
    return module


def _executed(name: str, names: Mapping[str, Any]) -> ModuleType:
    """A module, read anew, in which these names mean what is given."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    module = module_from_spec(spec)
    module.__dict__.update(names)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


class _Counted(dict[Any, int]):
    """A table by year, or by year and month; an entry is made when it is asked for."""

    def __init__(self, count: Callable[..., int]) -> None:
        super().__init__()
        self._count = count

    def __missing__(self, key: Any) -> int:
        year, *month = key if isinstance(key, tuple) else (key,)
        if year not in range(*_YEARS) or any(each not in range(*_MONTHS) for each in month):
            raise KeyError(key)
        self[key] = found = self._count(*key) if month else self._count(key)
        return found
