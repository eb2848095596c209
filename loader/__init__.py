"""whomet: a diplomatic meeting graph in Neo4j or networkx. Documentation writes `import loader as whomet`.

What is public stands in `__all__`. It is imported when it is first asked for, because a store, its driver and
networkx take longer to import than many a command runs.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from loader import presenter as _presenter

if TYPE_CHECKING:
    from loader.api import Graph, open_graph
    from loader.assistants import serve_mcp
    from loader.conversion import ConversionReport
    from loader.diagnosis import Check
    from loader.drawing import Picture
    from loader.errors import (
        CypherArgumentError,
        CypherArithmeticError,
        CypherError,
        CypherExecutionError,
        CypherLimitExceeded,
        CypherParameterMissing,
        CypherSemanticError,
        CypherSyntaxError,
        CypherTypeError,
        CypherUnsupported,
        ExtractionError,
        LoadStopped,
        NotAllowed,
        PackError,
        RecordsError,
        Refused,
        ServiceError,
        StoreError,
        StoreLocked,
        StoreUnreadable,
        TooLarge,
        UsageError,
        WhometError,
    )
    from loader.extraction import Outcome
    from loader.extraction.api import extract
    from loader.extraction.reviewing import Review, review
    from loader.extraction.run import Extraction
    from loader.extraction.scoring import Score, score
    from loader.functions import (
        Checked,
        Link,
        browser_link,
        bulk,
        check,
        convert,
        convert_file,
        doctor,
        export,
        find_evidence,
        guess_map,
        load,
        new_query,
        rebuild,
        seeds,
        serve_candidates,
        template,
    )
    from loader.graph import Node, Path, Relationship
    from loader.identity.resolve import Suggestion
    from loader.loading import Report
    from loader.pack import Pack, Parameter, SavedQuery, find_pack
    from loader.pack.describing import describe
    from loader.prompting import Session
    from loader.proofs import Proof
    from loader.reconciliation import Asked, Candidate, Reconciled, Taken
    from loader.records import Evidence, Record, canonical_json, json_schema, parse
    from loader.records.reading import Fault
    from loader.result import Result
    from loader.stores.base import Kept, Rebuilt, Removal, Stats
    from loader.tables import Conversion

__version__ = "0.1.0"

__all__ = [
    "Asked",
    "Candidate",
    "Check",
    "Checked",
    "Conversion",
    "ConversionReport",
    "CypherArgumentError",
    "CypherArithmeticError",
    "CypherError",
    "CypherExecutionError",
    "CypherLimitExceeded",
    "CypherParameterMissing",
    "CypherSemanticError",
    "CypherSyntaxError",
    "CypherTypeError",
    "CypherUnsupported",
    "Evidence",
    "Extraction",
    "ExtractionError",
    "Fault",
    "Graph",
    "Kept",
    "Link",
    "LoadStopped",
    "Node",
    "NotAllowed",
    "Outcome",
    "Pack",
    "PackError",
    "Parameter",
    "Path",
    "Picture",
    "Proof",
    "Rebuilt",
    "Reconciled",
    "Record",
    "RecordsError",
    "Refused",
    "Relationship",
    "Removal",
    "Report",
    "Result",
    "Review",
    "SavedQuery",
    "Score",
    "ServiceError",
    "Session",
    "Stats",
    "StoreError",
    "StoreLocked",
    "StoreUnreadable",
    "Suggestion",
    "Taken",
    "TooLarge",
    "UsageError",
    "WhometError",
    "__version__",
    "browser_link",
    "bulk",
    "canonical_json",
    "check",
    "convert",
    "convert_file",
    "describe",
    "doctor",
    "export",
    "extract",
    "find_evidence",
    "find_pack",
    "guess_map",
    "json_schema",
    "load",
    "new_query",
    "open_graph",
    "parse",
    "rebuild",
    "review",
    "score",
    "seeds",
    "serve_candidates",
    "serve_mcp",
    "template",
]

_ROOMS = {
    "loader.api": "Graph open_graph",
    "loader.assistants": "serve_mcp",
    "loader.conversion": "ConversionReport",
    "loader.diagnosis": "Check",
    "loader.drawing": "Picture",
    "loader.errors": (
        "CypherArgumentError CypherArithmeticError CypherError CypherExecutionError CypherLimitExceeded "
        "CypherParameterMissing CypherSemanticError CypherSyntaxError CypherTypeError CypherUnsupported "
        "ExtractionError LoadStopped NotAllowed PackError RecordsError Refused ServiceError StoreError "
        "StoreLocked StoreUnreadable TooLarge UsageError WhometError"
    ),
    "loader.extraction": "Outcome",
    "loader.extraction.api": "extract",
    "loader.extraction.reviewing": "Review review",
    "loader.extraction.run": "Extraction",
    "loader.extraction.scoring": "Score score",
    "loader.functions": (
        "Checked Link browser_link bulk check convert convert_file doctor export find_evidence guess_map load "
        "new_query rebuild seeds serve_candidates template"
    ),
    "loader.graph": "Node Path Relationship",
    "loader.identity.resolve": "Suggestion",
    "loader.loading": "Report",
    "loader.pack": "Pack Parameter SavedQuery find_pack",
    "loader.pack.describing": "describe",
    "loader.prompting": "Session",
    "loader.proofs": "Proof",
    "loader.reconciliation": "Asked Candidate Reconciled Taken",
    "loader.records": "Evidence Record canonical_json json_schema parse",
    "loader.records.reading": "Fault",
    "loader.result": "Result",
    "loader.stores.base": "Kept Rebuilt Removal Stats",
    "loader.tables": "Conversion",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name == "load_ipython_extension":  # what IPython looks for at `%load_ext loader`
        return importlib.import_module("loader.notebook").load_ipython_extension
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_ROOM_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)


def _presentation() -> _presenter.Presenter[Any]:
    return importlib.import_module("loader.presentation")


_presenter.present_with(_presentation)
