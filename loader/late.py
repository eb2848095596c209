"""What is read no earlier than it is needed, since reading it takes longer than many a command runs.

A package of ours whose names are seldom all wanted gives each when it is asked for (`late`). The Neo4j driver is put
off whole: a graph in a file needs its dates and times and nothing else of it. A module of it (`neo4j.time`) can be
imported alone; whoever asks the package itself for a name (`neo4j.GraphDatabase`) makes Python read all of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

__all__ = ["late", "put_off"]

_READING = RLock()


def late(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a package: of each module the names, between spaces, that the package gives as its own. No
    module may be called as a name is that another module gives."""
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


def put_off(package: str) -> None:
    """Let a package be read no earlier than it is needed. Where it is there already, or not at all, nothing is done."""
    if package in sys.modules:
        return
    spec = find_spec(package)
    if spec is not None:
        module = module_from_spec(spec)
        module.__class__ = _Unread
        sys.modules[package] = module
