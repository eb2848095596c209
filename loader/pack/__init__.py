"""Saved queries: one `.cypher` file each, with a header that declares its parameters and its columns.

`find_pack()` gives the queries that came with whomet, and those of one's own folders. `bind` makes typed
parameters of what a person typed. `check_rows` compares what a store gave with what the header declares.
"""

from loader.pack.binding import bind
from loader.pack.folders import pack_folder
from loader.pack.model import Pack, Parameter, SavedQuery
from loader.pack.reading import find_pack, load_pack, read_query
from loader.pack.starting import start_query
from loader.pack.types import COLUMN_TYPES, PARAMETER_TYPES, check_rows

__all__ = [
    "COLUMN_TYPES",
    "PARAMETER_TYPES",
    "Pack",
    "Parameter",
    "SavedQuery",
    "bind",
    "check_rows",
    "find_pack",
    "load_pack",
    "pack_folder",
    "read_query",
    "start_query",
]
