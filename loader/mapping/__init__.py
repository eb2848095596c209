"""Records to graph, by pure functions: a map over documents, then a choice for each thing that they speak of.

`versions_of` says what one document says of each thing; `join` chooses between two versions, in any order and any
grouping; `emit` makes a node and its relationships of what was chosen. Any engine that can group by key can run it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loader.late import late

if TYPE_CHECKING:
    from loader.mapping.choice import Versions, by_thing, choose_anew, graph_key, raw_ids, said_by
    from loader.mapping.documents import versions_of
    from loader.mapping.emission import Drawn, Emitted, draw, emit
    from loader.mapping.units import (
        LISTED_AT_MOST,
        Key,
        Unit,
        from_json,
        join,
        join_all,
        rename,
        teller,
        to_json,
        without,
    )
    from loader.mapping.version import EMISSIONS, VERSION

__all__ = [
    "EMISSIONS",
    "LISTED_AT_MOST",
    "VERSION",
    "Drawn",
    "Emitted",
    "Key",
    "Unit",
    "Versions",
    "by_thing",
    "choose_anew",
    "draw",
    "emit",
    "from_json",
    "graph_key",
    "join",
    "join_all",
    "raw_ids",
    "rename",
    "said_by",
    "teller",
    "to_json",
    "versions_of",
    "without",
]

__getattr__ = late(
    __name__,
    {
        "loader.mapping.choice": "Versions by_thing choose_anew graph_key raw_ids said_by",
        "loader.mapping.documents": "versions_of",
        "loader.mapping.emission": "Drawn Emitted draw emit",
        "loader.mapping.units": "LISTED_AT_MOST Key Unit from_json join join_all rename teller to_json without",
        "loader.mapping.version": "EMISSIONS VERSION",
    },
)
