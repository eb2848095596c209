// Whom a person has met, how often and about what
// name: who-met
// description: >
//   Everybody whom a person has met, each a principal of another side, in meetings that were held: how
//   many, the first and the last possible day, and the issues that were discussed. Phone and video count
//   unless a mode is given. `certain` counts the meetings that surely lie between since and until, where
//   `meetings` counts those that can; it is empty where neither is given. `disputed` counts those
//   that another document says were not held.
// topic: people
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
//   mode: {type: string, default: null, example: in_person, description: "in_person, phone or virtual"}
// returns:
//   counterpart: string
//   meetings: integer
//   certain: integer
//   disputed: integer
//   first: date
//   last: date
//   issues: [string]
//   meeting_ids: [string]
// nearby: [only-expected, not-held]
// instead: [meetings-timeline, trips-of]

MATCH (p:Person)-[met:MET]-(other:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND ($since IS NULL OR met.latest IS NULL OR met.latest >= $since)
  AND ($until IS NULL OR met.earliest IS NULL OR met.earliest <= $until)
  AND ($mode IS NULL OR met.mode = $mode)
WITH other,
     collect(met.meeting) AS held,
     sum(CASE WHEN coalesce(($since IS NULL OR met.earliest >= $since) AND ($until IS NULL OR met.latest <= $until), false)
              THEN 1 ELSE 0 END) AS certain,
     sum(CASE WHEN met.disputed THEN 1 ELSE 0 END) AS disputed,
     min(met.earliest) AS first,
     max(met.latest) AS last
RETURN other.name AS counterpart,
       size(held) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       disputed,
       first,
       last,
       COLLECT {
         UNWIND held AS id
         MATCH (:Meeting {id: id})-[:DISCUSSED]->(i:Issue)
         RETURN DISTINCT i.name AS issue ORDER BY issue
       } AS issues,
       COLLECT { UNWIND held AS id RETURN id ORDER BY id } AS meeting_ids
ORDER BY meetings DESC, last DESC, counterpart, other.id
