"""What is imported no earlier than it is needed, since that takes longer than many a command runs.

A package of ours whose names are seldom all wanted gives each when it is asked for (`late`). The Neo4j driver is put
off whole: a graph in a file needs its dates, times, points and vectors and nothing else of it. A module of it
(`neo4j.time`) can be imported alone; whoever asks the package itself for a name (`neo4j.GraphDatabase`) makes Python
import all of it. The driver imports numpy, pandas and pyarrow where they are installed, in case that somebody gives it
a value of theirs: these are put off, too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

__all__ = ["late", "put_off_driver"]

_READING = RLock()
_OPTIONAL = {"np": "numpy", "pd": "pandas", "pa": "pyarrow", "pa_compute": "pyarrow.compute"}
"""What the driver's module of optional packages holds; None where one is not installed."""


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
    it already nothing is done."""
    spec = None if "neo4j" in sys.modules else find_spec("neo4j")
    if spec is None:
        return
    package = module_from_spec(spec)
    package.__class__ = _Unread
    sys.modules["neo4j"] = package
    optional = sys.modules["neo4j._optional_deps"] = ModuleType("neo4j._optional_deps")
    for short, name in _OPTIONAL.items():
        setattr(optional, short, _Asked(name) if find_spec(name.partition(".")[0]) else None)
