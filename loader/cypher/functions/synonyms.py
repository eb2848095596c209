"""GQL's names for functions that have another one."""

from __future__ import annotations

from dataclasses import replace

from loader.cypher.functions.registry import FUNCTIONS

__all__ = ["declare_synonyms"]

_NAMES = {
    "path_length": "length",
    "duration_between": "duration.between",
    "local_time": "localtime",
    "local_datetime": "localdatetime",
    "zoned_time": "time",
    "zoned_datetime": "datetime",
    "ceiling": "ceil",
    "ln": "log",
}


def declare_synonyms() -> None:
    """Register them, once all others are."""
    for name, known in _NAMES.items():
        same = FUNCTIONS[known]
        FUNCTIONS[name] = replace(same, name=name, only_25=True)
