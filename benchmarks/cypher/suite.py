"""The queries: what people ask of a graph of meetings. Every one has a total order or one row."""

from __future__ import annotations

PARAMETERS = {"person": "person-420", "other": "person-871", "country": "C07", "issue": "issue-5", "since": 2018}

QUERIES = {
    "person by id": "MATCH (p:Person {id: $person}) RETURN p.name AS name, p.country AS country",
    "last meetings of a person": """
        MATCH (p:Person {id: $person})-[:PARTICIPANT_IN]->(m:Meeting)
        RETURN m.id AS id, m.date AS date, m.status AS status ORDER BY date DESC, id LIMIT 20""",
    "who met": """
        MATCH (p:Person {id: $person})-[r:MET]-(q:Person) WHERE r.year >= $since
        RETURN q.name AS name, count(*) AS meetings, max(r.date) AS last ORDER BY meetings DESC, name""",
    "issues of a person": """
        MATCH (p:Person {id: $person})-[:PARTICIPANT_IN]->(m:Meeting)-[:DISCUSSED]->(i:Issue)
        RETURN i.name AS issue, count(DISTINCT m) AS meetings ORDER BY meetings DESC, issue LIMIT 15""",
    "two hops": """
        MATCH (p:Person {id: $person})-[:MET]-(q:Person)-[:MET]-(r:Person) WHERE r.id <> p.id
        RETURN r.country AS country, count(*) AS ways ORDER BY ways DESC, country LIMIT 10""",
    "three hops": "MATCH (p:Person {id: $person})-[:MET]-(q)-[:MET]-(r)-[:MET]-(s) RETURN count(*) AS paths",
    "common acquaintances": """
        MATCH (a:Person {id: $person})-[:MET]-(q:Person)-[:MET]-(b:Person {id: $other})
        RETURN DISTINCT q.id AS id, q.name AS name ORDER BY id""",
    "meetings by country": """
        MATCH (p:Person)-[:PARTICIPANT_IN]->(m:Meeting)
        RETURN p.country AS country, count(DISTINCT m) AS meetings ORDER BY meetings DESC, country""",
    "busiest persons": """
        MATCH (p:Person)-[r:MET]-(q:Person) WITH p, count(r) AS met, count(DISTINCT q) AS others
        RETURN p.name AS name, met, others ORDER BY met DESC, name LIMIT 10""",
    "shortest path": """
        MATCH (a:Person {id: $person}), (b:Person {id: $other})
        MATCH p = shortestPath((a)-[:MET*..6]-(b)) RETURN length(p) AS hops""",
    "meetings by status since": """
        MATCH (m:Meeting) WHERE m.year >= $since RETURN m.status AS status, count(*) AS meetings ORDER BY status""",
    "expected meetings, if any": """
        MATCH (p:Person) WHERE p.country = $country
        OPTIONAL MATCH (p)-[:PARTICIPANT_IN]->(m:Meeting {status: 'expected'})
        RETURN p.id AS id, count(m) AS expected ORDER BY expected DESC, id""",
    "never met anybody of a country": """
        MATCH (p:Person) WHERE NOT EXISTS { MATCH (p)-[:MET]-(:Person {country: $country}) }
        RETURN count(*) AS persons""",
    "pairs on an issue": """
        MATCH (i:Issue {id: $issue})<-[:DISCUSSED]-(m:Meeting)<-[:PARTICIPANT_IN]-(p:Person),
              (m)<-[:PARTICIPANT_IN]-(q:Person) WHERE p.id < q.id
        RETURN p.id AS one, q.id AS other, count(*) AS meetings ORDER BY meetings DESC, one, other LIMIT 20""",
    "reach within two": """
        MATCH (p:Person {id: $person})-[:MET*1..2]-(q:Person) RETURN count(DISTINCT q) AS reached""",
    "names that contain": """
        MATCH (p:Person) WHERE toLower(p.name) CONTAINS 'haili' RETURN p.id AS id, p.name AS name ORDER BY id""",
}
