// Who said what about an issue
// name: said-about
// description: >
//   Statements about an issue, and who reported them.
// topic: issues
// parameters:
//   issue: {type: [issue], example: [Taiwan], description: "a name, words of one, or an id; several with commas"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   issue: string
//   speaker: string
//   statement: string
//   audience: [string]
//   meeting: string
//   reported_by: string
//   statement_id: string
// nearby: [met-about]

MATCH (s:Statement)-[:ABOUT]->(i:Issue)
WHERE (i.id IN $issue OR i.name IN $issue)
  AND ($since IS NULL OR s.latest IS NULL OR s.latest >= $since)
  AND ($until IS NULL OR s.earliest IS NULL OR s.earliest <= $until)
OPTIONAL MATCH (s)-[:SAID_AT]->(m:Meeting)
RETURN s.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR s.earliest >= $since) AND ($until IS NULL OR s.latest <= $until), false) END AS certain,
       i.name AS issue,
       coalesce(
         head(COLLECT { MATCH (who:Person|Role)-[:SAID]->(s) RETURN who.name ORDER BY who.name, who.id }),
         s.speaker
       ) AS speaker,
       s.name AS statement,
       COLLECT { MATCH (s)-[:TO_AUDIENCE]->(who:Person|Role) RETURN who.name ORDER BY who.name, who.id }
         + coalesce(s.audience, []) AS audience,
       m.name AS meeting,
       coalesce(
         head(COLLECT { MATCH (s)-[:REPORTED_BY]->(who:Person|Role) RETURN who.name ORDER BY who.name, who.id }),
         s.reported_by
       ) AS reported_by,
       s.id AS statement_id
ORDER BY s.earliest, s.latest, statement_id, i.id
