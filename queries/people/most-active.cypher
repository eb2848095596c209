// Who took part in the most meetings
// name: most-active
// description: >
//   Persons by the number of meetings that were held in which they were principals, with the number of
//   different countries and organisations they met.
// topic: people
// parameters:
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   person: string
//   country: string
//   meetings: integer
//   certain: integer
//   sides_met: integer
//   meeting_ids: [string]

MATCH (p:Person)-[part:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Held)
WHERE ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH p, m, part
ORDER BY m.id
WITH p,
     collect(m) AS held,
     sum(CASE WHEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false)
              THEN 1 ELSE 0 END) AS certain,
     collect(part.side) AS own
RETURN p.name AS person,
       p.country AS country,
       size(held) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       COUNT {
         UNWIND held AS m
         MATCH (:Person|Role)-[opposite:PARTICIPANT_IN]->(m)
         WHERE NOT opposite.side IN own
         RETURN DISTINCT opposite.side
       } AS sides_met,
       [m IN held | m.id] AS meeting_ids
ORDER BY meetings DESC, sides_met DESC, person, p.id
LIMIT $top
