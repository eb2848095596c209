"""How often each clause and function occurred."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from loader.cypher import temporal
from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions import FUNCTIONS

LEAST = 50
"""How often everything must occur in ten thousand queries."""

_UNDEFINED = {"rand", "randomuuid", "timestamp"}
_NEWER = {"sinh", "cosh", "tanh"}  # unknown to 5.26
_CLOCKS = (".realtime", ".statement", ".transaction")
_SPECIAL = {
    "startNode",
    "endNode",
    "exists",
    "reduce",
    "any",
    "all",
    "none",
    "single",
    "count",
    "sum",
    "avg",
    "min",
    "max",
}
_SPECIAL |= {"collect", "stDev", "stDevP", "percentileCont", "percentileDisc", "shortestPath", "allShortestPaths"}


def _of_both_versions() -> Iterator[str]:
    """The functions that Cypher 5 has too: the random queries are of Cypher 5. The forms of trim() go by a name that no
    query can call."""
    return (name for name, function in FUNCTIONS.items() if not function.only_25 and HIDDEN not in name)


CALLED = sorted(
    {
        name
        for name in (*_of_both_versions(), *temporal.FUNCTIONS, *(each.lower() for each in _SPECIAL))
        if not name.endswith(_CLOCKS)
    }
    - _UNDEFINED
    - _NEWER
)
"""Every function in lower case, less those whose value nobody can foretell."""

FORMS = {
    "MATCH": r"(?<!OPTIONAL )\bMATCH\b",
    "OPTIONAL MATCH": r"\bOPTIONAL MATCH\b",
    "WHERE": r"\bWHERE\b",
    "WITH": r"(?<!STARTS )(?<!ENDS )\bWITH\b",
    "WITH *": r"\bWITH \*",
    "RETURN *": r"\bRETURN (DISTINCT )?\*",
    "UNWIND": r"\bUNWIND\b",
    "ORDER BY": r"\bORDER BY\b",
    "SKIP": r"\b(SKIP|OFFSET)\b",
    "LIMIT": r"\bLIMIT\b",
    "DISTINCT rows": r"\b(RETURN|WITH) DISTINCT\b",
    "DISTINCT aggregation": r"\(DISTINCT\b",
    "count(*)": r"\bcount\(\*\)",
    "UNION": r"\bUNION (?!ALL)",
    "UNION ALL": r"\bUNION ALL\b",
    "CALL (x) {}": r"(?<!OPTIONAL )\bCALL \(",
    "OPTIONAL CALL": r"\bOPTIONAL CALL\b",
    "CALL { WITH }": r"\bCALL \{ WITH\b",
    "EXISTS {}": r"\bEXISTS \{",
    "COUNT {}": r"\bCOUNT \{",
    "COLLECT {}": r"\bCOLLECT \{",
    "CASE WHEN": r"\bCASE WHEN\b",
    "CASE x WHEN": r"\bCASE (?!WHEN)",
    "list comprehension": r"\[\w+ IN ",
    "pattern comprehension": r"\[\(\w+\)<?-",
    "pattern predicate": r"\bWHERE (NOT )?\(\w+\)<?-\[",
    "map projection": r"\w+ \{\.",
    "label expression": r"\((\w+)?:[^ ){]*[|&!%]",
    "inline WHERE": r"\(\w+(:[^ )]*)? WHERE|\[\w+(:[^ \]]*)? WHERE",
    "properties in a pattern": r"\((\w+)?[^ (){}]* ?\{\w+:",
    "named path": r"\bp\d+ = ",
    "several types": r"\[(\w+)?:\w+\|",
    "variable length": r"\[[^\]\[ ]*\*",
    "quantified relationship": r"\]-[>]?[+*{]",
    "quantified path": r"\)[+{*]\{?[\d,]+\}",
    "SHORTEST": r"\b(ANY|SHORTEST)\b",
    "ALL SHORTEST": r"\bALL SHORTEST\b",
    "=~": r"=~",
    "STARTS WITH": r"\bSTARTS WITH\b",
    "ENDS WITH": r"\bENDS WITH\b",
    "CONTAINS": r"\bCONTAINS\b",
    "IN": r"\bIN\b",
    "IS NULL": r"\bIS NULL\b",
    "IS NOT NULL": r"\bIS NOT NULL\b",
    "IS :: type": r"\bIS (NOT )?(::|TYPED)",
    "IS NORMALIZED": r"\bNORMALIZED\b",
    "AND": r"\bAND\b",
    "OR": r"\bOR\b",
    "XOR": r"\bXOR\b",
    "NOT": r"\bNOT\b",
    "||": r"\|\|",
    "^": r"\^",
    "%": r" % ",
    "parameter": r"\$\w",
    "slice": r"\.\.",
}
_FORMS = {name: re.compile(pattern) for name, pattern in FORMS.items()}
_CALL = re.compile(r"([A-Za-z][A-Za-z0-9._]*)\(")
_STRING = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"")


class Coverage:
    """Counts occurrences by the text of the queries, not by what the generator believes that it made."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.forms: Counter[str] = Counter()

    def add(self, text: str) -> None:
        bare = _STRING.sub("''", text)
        self.calls.update(name.lower() for name in _CALL.findall(bare))
        for name, pattern in _FORMS.items():
            self.forms[name] += len(pattern.findall(bare))

    def rare(self, least: int) -> dict[str, int]:
        """What occurred less often than that."""
        counts = {f"{name}()": self.calls[name] for name in CALLED} | {name: self.forms[name] for name in FORMS}
        return {name: number for name, number in counts.items() if number < least}

    def lines(self) -> list[str]:
        calls = [f"{name}() {self.calls[name]}" for name in CALLED]
        return [
            "Clauses and forms:",
            *_wrapped([f"{name} {self.forms[name]}" for name in FORMS]),
            "Functions:",
            *_wrapped(calls),
        ]


def _wrapped(items: list[str], width: int = 118) -> list[str]:
    lines = [""]
    for item in items:
        if len(lines[-1]) + len(item) > width:
            lines.append("")
        lines[-1] += ("  " if lines[-1] == "" else ", ") + item
    return lines
