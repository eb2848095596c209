// What a person said, to whom and about what
// name: said-by
// description: >
//   Statements of a person, with the audience, the occasion, what they were about, and who reported
//   them.
// topic: people
// parameters:
//   person: {type: person, example: "Qin Gang"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   statement: string
//   audience: [string]
//   meeting: string
//   about: [string]
//   reported_by: string
//   statement_id: string
// instead: [issues-of]

MATCH (p:Person)-[:SAID]->(s:Statement)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND ($since IS NULL OR s.latest IS NULL OR s.latest >= $since)
  AND ($until IS NULL OR s.earliest IS NULL OR s.earliest <= $until)
OPTIONAL MATCH (s)-[:SAID_AT]->(m:Meeting)
RETURN s.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR s.earliest >= $since) AND ($until IS NULL OR s.latest <= $until), false) END AS certain,
       s.name AS statement,
       COLLECT { MATCH (s)-[:TO_AUDIENCE]->(who:Person|Role) RETURN who.name ORDER BY who.name, who.id }
         + coalesce(s.audience, []) AS audience,
       m.name AS meeting,
       COLLECT { MATCH (s)-[:ABOUT]->(what) RETURN what.name ORDER BY what.name, what.id } AS about,
       coalesce(
         head(COLLECT { MATCH (s)-[:REPORTED_BY]->(who:Person|Role) RETURN who.name ORDER BY who.name, who.id }),
         s.reported_by
       ) AS reported_by,
       s.id AS statement_id
ORDER BY s.earliest, s.latest, statement_id, p.id
