// Whom a person has met, how often and about what
// name: who-met
// description: |
//   Everybody whom a person has met in meetings that were held, with the number of them, the first and the last
//   known day, and the issues that were discussed. A date filter keeps what can lie in the range; `certain` counts
//   the meetings that surely do.
// topic: people
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   since: {type: date, default: null, edge: first, description: no meeting that was surely before this day}
//   until: {type: date, default: null, edge: last, description: no meeting that was surely after this day}
// returns:
//   counterpart: string
//   meetings: integer
//   certain: integer
//   first: date
//   last: date
//   issues: [string]
//   meeting_ids: [string]

MATCH (p:Person)-[met:MET]-(other:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND ($since IS NULL OR met.latest IS NULL OR met.latest >= $since)
  AND ($until IS NULL OR met.earliest IS NULL OR met.earliest <= $until)
MATCH (m:Meeting {id: met.meeting})
OPTIONAL MATCH (m)-[:DISCUSSED]->(i:Issue)
WITH other, met, m, i
ORDER BY i.name, i.id
WITH other, met, m, collect(DISTINCT i.name) AS names
ORDER BY m.id
WITH other,
     collect(m.id) AS meeting_ids,
     sum(CASE WHEN ($since IS NULL OR met.earliest >= $since) AND ($until IS NULL OR met.latest <= $until)
              THEN 1 ELSE 0 END) AS certain,
     min(met.earliest) AS first,
     max(met.latest) AS last,
     collect(names) AS lists
UNWIND CASE WHEN all(names IN lists WHERE names = []) THEN [[null]] ELSE lists END AS names
UNWIND CASE WHEN names = [] THEN [null] ELSE names END AS name
WITH other, meeting_ids, certain, first, last, name
ORDER BY name
RETURN other.name AS counterpart,
       size(meeting_ids) AS meetings,
       certain,
       first,
       last,
       collect(DISTINCT name) AS issues,
       meeting_ids
ORDER BY meetings DESC, last DESC, counterpart, other.id
