"""The functions of Cypher, each a plain function over values, and what each takes and gives."""

from __future__ import annotations

from loader.cypher.functions import (
    conversion,
    entities,
    lists,
    maths,
    of_25,
    spatial,
    strings,
    temporal,
    uuids,
    value_type,
    vectors,
)
from loader.cypher.functions.aggregates import AGGREGATES
from loader.cypher.functions.registry import FUNCTIONS, Function
from loader.cypher.functions.synonyms import declare_synonyms

__all__ = [
    "AGGREGATES",
    "FUNCTIONS",
    "Function",
    "conversion",
    "entities",
    "lists",
    "maths",
    "of_25",
    "spatial",
    "strings",
    "temporal",
    "uuids",
    "value_type",
    "vectors",
]

declare_synonyms()
