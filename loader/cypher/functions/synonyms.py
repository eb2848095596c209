"""GQL's names for functions that have another one."""

from __future__ import annotations

from loader.cypher.functions.registry import FUNCTIONS, function

__all__ = ["declare_synonyms"]

_ONLY_25 = {
    "path_length": "length",
    "duration_between": "duration.between",
    "local_time": "localtime",
    "local_datetime": "localdatetime",
    "zoned_time": "time",
    "zoned_datetime": "datetime",
}
_BOTH = {"ceiling": "ceil", "ln": "log"}


def declare_synonyms() -> None:
    """Register them, once all others are."""
    for name, known in (_ONLY_25 | _BOTH).items():
        same = FUNCTIONS[known]
        takes = [each if place < same.least else f"{each}?" for place, each in enumerate(same.takes)]
        declare = function(
            name, takes=", ".join(takes), gives=same.gives, sees_null=same.sees_null, only_25=name in _ONLY_25
        )
        declare(same.call)
