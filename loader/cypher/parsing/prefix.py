"""What may stand before a query: by which version of Cypher it is read, and how a server should run it.

prefix  [CYPHER [5 | 25] [option = value]...]
"""

from __future__ import annotations

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.grammar import Parser
from loader.errors import likely

__all__ = ["version"]

_VERSIONS: dict[str, s.Language] = {"5": "5", "25": "25"}

_OPTIONS = {
    "PLANNER": ("COST", "DP", "IDP"),
    "RUNTIME": ("INTERPRETED", "LEGACY", "PARALLEL", "PIPELINED", "SLOTTED"),
    "REPLAN": ("FORCE", "SKIP"),
    "EXPRESSIONENGINE": ("COMPILED", "INTERPRETED", "ONLY_WHEN_HOT"),
    "OPERATORENGINE": ("COMPILED", "INTERPRETED"),
    "UPDATESTRATEGY": ("EAGER",),
    "INTERPRETEDPIPESFALLBACK": ("ALL", "DISABLED", "WHITELISTED_PLANS_ONLY"),
    "CONNECTCOMPONENTSPLANNER": ("GREEDY", "IDP"),
    "EAGERANALYZER": ("IR", "LP"),
    "PLANVAREXPANDINTO": ("MINIMUM_COST", "SINGLE_ROW"),
    "PARALLELRUNTIMESUPPORT": ("ALL", "DISABLED"),
    "INFERSCHEMAPARTS": ("MOST_SELECTIVE_LABEL", "OFF"),
    "STATEFULSHORTESTPLANNINGMODE": ("ALL_IF_POSSIBLE", "CARDINALITY_HEURISTIC", "INTO_ONLY"),
}
"""What a server takes, beside `default`; here none of it has an effect."""


def version(p: Parser) -> None:
    """Read the prefix, if there is one; the language of the parser is then that of the text."""
    if not p.accept("CYPHER"):
        return
    if p.next.kind in ("integer", "float"):
        if p.next.value not in _VERSIONS:
            p.fail("There are CYPHER 5 and CYPHER 25")
        p.language = _VERSIONS[p.advance().value]
    while p.sees_name() and p.peek().upper == "=":
        _option(p)


def _option(p: Parser) -> None:
    name = p.next.upper
    if name not in _OPTIONS:
        p.fail(f"CYPHER has no option `{p.next.value}` here", remedy=likely(name.lower(), map(str.lower, _OPTIONS)))
    p.advance()
    p.expect("=")
    if p.next.upper not in (*_OPTIONS[name], "DEFAULT"):
        p.unexpected(" or ".join((*_OPTIONS[name], "DEFAULT")).lower())
    p.advance()
