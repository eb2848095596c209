// Who has met whom most often
// name: pairs-by-contact
// description: >
//   Pairs of persons by the number of their meetings that were held, with the first and last possible
//   day.
// topic: people
// parameters:
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   person: string
//   counterpart: string
//   meetings: integer
//   certain: integer
//   first: date
//   last: date
//   meeting_ids: [string]

MATCH (p:Person)-[met:MET]-(o:Person)
WHERE p.id < o.id
  AND ($since IS NULL OR met.latest IS NULL OR met.latest >= $since)
  AND ($until IS NULL OR met.earliest IS NULL OR met.earliest <= $until)
WITH p, o,
     collect(met.meeting) AS held,
     sum(CASE WHEN coalesce(($since IS NULL OR met.earliest >= $since) AND ($until IS NULL OR met.latest <= $until), false)
              THEN 1 ELSE 0 END) AS certain,
     min(met.earliest) AS first,
     max(met.latest) AS last
RETURN p.name AS person,
       o.name AS counterpart,
       size(held) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       first,
       last,
       COLLECT { UNWIND held AS id RETURN id ORDER BY id } AS meeting_ids
ORDER BY meetings DESC, last DESC, person, counterpart, p.id, o.id
LIMIT $top
