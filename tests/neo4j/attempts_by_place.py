"""What writes, put wherever a query may hold another one; and what writes, by each language of a server.

Each is a name and a text, as in `attempts`.
"""

from __future__ import annotations

from tests.neo4j.attempts import WRITING

INNER = {
    "create": "CREATE (e:Evil) RETURN e AS x",
    "set": "MATCH (n) SET n.evil = true RETURN n AS x",
    "delete": "MATCH (n) DETACH DELETE n RETURN 1 AS x",
    "merge": "MERGE (e:Evil {id: 'evil'}) ON CREATE SET e.evil = 1 RETURN e AS x",
    "procedure": "CALL db.createLabel('Evil') RETURN 1 AS x",
    "server": "CALL dbms.listConfig() YIELD name RETURN name AS x",
}
"""Each is a whole query that gives `x`."""

_LIST = "[y IN [1] | COLLECT { %s }]"
_TEST = "any(y IN [1] WHERE EXISTS { %s })"
PLACES = {
    "call": "CALL () { %s } RETURN x",
    "call of each row": "MATCH (m) CALL (m) { %s } RETURN x",
    "call in transactions": "MATCH (m) CALL (m) { %s } IN TRANSACTIONS RETURN x",
    "call within a call": "CALL () { CALL () { %s } RETURN x } RETURN x",
    "optional call": "OPTIONAL CALL () { %s } RETURN x",
    "union": "RETURN 1 AS x UNION %s",
    "union all": "%s UNION ALL RETURN 1 AS x",
    "after with": "WITH 1 AS one %s",
    "after unwind": "UNWIND range(1, 3) AS one %s",
    "exists": "MATCH (m) WHERE EXISTS { %s } RETURN m",
    "count": "RETURN COUNT { %s } AS n",
    "collect": "RETURN COLLECT { %s } AS n",
    "list": f"RETURN {_LIST} AS n",
    "filter of a list": "RETURN [y IN [1] WHERE EXISTS { %s } | y] AS n",
    "any": f"RETURN {_TEST} AS n",
    "reduce": "RETURN reduce(a = [], y IN [1] | a + COLLECT { %s }) AS n",
    "case": "RETURN CASE WHEN true THEN COLLECT { %s } END AS n",
    "map": f"MATCH (m) RETURN m {{.name, lines: {_LIST}}} AS n",
    "where": f"MATCH (m) WHERE {_TEST} RETURN m",
    "inner where of a node": f"MATCH (m WHERE {_TEST}) RETURN m",
    "inner where of a relationship": f"MATCH (a)-[r WHERE {_TEST}]->(b) RETURN r",
    "quantified path": f"MATCH (a)(()-[r WHERE {_TEST}]->())+(b) RETURN a",
    "pattern comprehension": f"MATCH (m) RETURN [(m)--(o) | {_LIST}] AS n",
    "order": f"MATCH (m) RETURN m ORDER BY size({_LIST})",
    "limit": "MATCH (m) RETURN m LIMIT size(COLLECT { %s })",
    "skip": "MATCH (m) RETURN m SKIP size(COLLECT { %s })",
    "aggregate": f"MATCH (m) RETURN collect({_LIST}) AS n",
    "index": f"RETURN [1, 2][size({_LIST})] AS n",
    "procedure's argument": f"CALL db.index.fulltext.queryNodes(toString({_LIST}), 'x') YIELD node RETURN node",
    "explain": "EXPLAIN %s",
    "profile": "PROFILE %s",
    "use": "USE neo4j %s",
    "options": "CYPHER runtime=slotted %s",
}
LANGUAGES = ("CYPHER 5", "CYPHER 25")
_BY_25 = {
    "let": f"LET n = {_LIST} RETURN n",
    "filter": f"MATCH (m) FILTER {_TEST} RETURN m",
    "when": "WHEN true THEN { %s } ELSE { RETURN 1 AS x }",
    "else": "WHEN false THEN { RETURN 1 AS x } ELSE { %s }",
    "next": "RETURN 1 AS one NEXT %s",
    "before next": "%s NEXT RETURN x",
}

BY_PLACE = {
    f"{what} in {place}": text.replace("%s", inner) for place, text in PLACES.items() for what, inner in INNER.items()
}
BY_LANGUAGE = {
    **{
        f"{name} by {language}": f"{language} {text}"
        for language in LANGUAGES
        for name, text in WRITING.items()
        if not text.upper().startswith(("CYPHER", "EXPLAIN", "PROFILE"))
    },
    **{
        f"{what} in {place} by CYPHER 25": f"CYPHER 25 {text.replace('%s', inner)}"
        for place, text in _BY_25.items()
        for what, inner in INNER.items()
    },
}
