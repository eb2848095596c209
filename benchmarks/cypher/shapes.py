"""Shapes picked to hurt: queries whose cost explodes if they are answered as they are written."""

from __future__ import annotations

PARAMETERS = {"person": "person-420", "since": 2018}

SHAPES = {
    "ends of variable length, distinct": """
        MATCH (p:Person {id: $person})-[:MET*1..6]-(q) RETURN count(DISTINCT q) AS n""",
    "ends, unbounded": "MATCH (p:Person {id: $person})-[:MET|PARTICIPANT_IN*]-(q) RETURN count(DISTINCT q) AS n",
    "ends of a quantified pattern": """
        MATCH (p:Person {id: $person}) ((a)-[:MET]->(b))+ (q) RETURN count(DISTINCT q) AS n""",
    "existence of a way": """
        MATCH (p:Person) WHERE EXISTS { (p)-[:MET*1..4]-(:Person {id: $person}) } RETURN count(*) AS n""",
    "shortestPath, 15 by 15": """
        MATCH (a:Person), (b:Person) WHERE a.id <> b.id AND a.country IN ['C01'] AND b.country IN ['C02']
        MATCH p = shortestPath((a)-[:MET*]-(b)) RETURN sum(length(p)) AS n""",
    "SHORTEST 2 GROUPS": """
        MATCH (a:Person {id: $person}), (b:Person {id: 'person-871'})
        MATCH p = SHORTEST 2 GROUPS (a)-[:MET]-+(b) RETURN count(*) AS n, max(length(p)) AS most""",
    "x IN list": """
        WITH range(1, 10000) AS ids UNWIND range(1, 10000) AS x WITH x, ids WHERE x IN ids RETURN count(*) AS n""",
    "list difference": """
        WITH range(1, 10000) AS a, range(5000, 15000) AS b RETURN size([x IN a WHERE NOT x IN b]) AS n""",
    "first 20 of all": "MATCH ()-[r:MET]->() RETURN r.date AS date, r.meeting AS id ORDER BY date DESC, id LIMIT 20",
    "pairs at a meeting": """
        MATCH (a:Person)-[:PARTICIPANT_IN]->(m:Meeting)<-[:PARTICIPANT_IN]-(b:Person) WHERE a.id < b.id
        RETURN a.id AS one, b.id AS other, count(*) AS n ORDER BY n DESC, one, other LIMIT 20""",
    "triangles": """
        MATCH (a:Person)-[:MET]->(b:Person)-[:MET]->(c:Person)-[:MET]->(a) RETURN count(*) AS n""",
    "COUNT {} per person": """
        MATCH (p:Person) RETURN p.id AS id, COUNT { (p)-[:MET]-() } AS n ORDER BY n DESC, id LIMIT 20""",
    "pattern list per person": """
        MATCH (p:Person) RETURN p.id AS id, size([(p)-[:MET]-(q) | q.id]) AS n ORDER BY n DESC, id LIMIT 20""",
    "relationships by type": "MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS n ORDER BY type",
    "date arithmetic": """
        MATCH ()-[r:MET]->() WITH r.date + duration({months: 1}) AS later
        RETURN later.year AS year, count(*) AS n ORDER BY year""",
    "last meeting of each person": """
        MATCH (p:Person) CALL (p) {
          MATCH (p)-[:PARTICIPANT_IN]->(m:Meeting) RETURN m ORDER BY m.date DESC, m.id LIMIT 1
        } RETURN p.id AS id, m.id AS meeting ORDER BY id LIMIT 20""",
    "text without index": "MATCH (p:Person) WHERE p.name CONTAINS 'haili' RETURN count(*) AS n",
    "three in all ways": """
        MATCH (a:Issue), (b:Issue), (c:Issue) RETURN count(*) AS n""",
    "by country and year": """
        MATCH (p:Person)-[r:MET]-() RETURN p.country AS country, r.year AS year, count(*) AS n
        ORDER BY n DESC, country, year LIMIT 20""",
    "distinct pairs of countries": """
        MATCH (a:Person)-[:MET]->(b:Person) WITH DISTINCT a.country AS one, b.country AS other RETURN count(*) AS n""",
    "walks, counted": "MATCH (p:Person {id: $person})-[:MET*1..3]->(q:Person) RETURN count(*) AS n",
    "quantified pattern, counted": """
        MATCH (p:Person {id: $person}) ((a)-[r:MET]->(b) WHERE r.year >= $since - 8){1,3} (q) RETURN count(*) AS n""",
    "paths by length": """
        MATCH p = (:Person {id: $person})-[:MET*1..2]-(:Person)
        RETURN length(p) AS length, count(*) AS n ORDER BY length""",
    "walks in the order of time": """
        MATCH p = (:Person {id: $person})-[:MET*1..2]-()
        WHERE all(i IN range(0, size(relationships(p)) - 2)
                  WHERE relationships(p)[i].date <= relationships(p)[i + 1].date)
        RETURN count(*) AS n""",
    "friends who never met": """
        MATCH (a:Person {id: $person})-[:MET]-(b:Person)-[:MET]-(c:Person)
        WHERE a <> c AND NOT EXISTS { (a)-[:MET]-(c) }
        RETURN c.id AS id, count(DISTINCT b) AS n ORDER BY n DESC, id LIMIT 20""",
    "three steps between two": """
        MATCH (:Person {id: $person})-[:MET]-(a)-[:MET]-(b)-[:MET]-(:Person {id: 'person-871'}) RETURN count(*) AS n""",
}
"""Every one has a total order or one row."""
