// Which issues were discussed most
// name: issues-most-discussed
// description: >
//   Issues by the number of meetings that were held and discussed them, with how many reached an outcome
//   on them, and the first and last possible day.
// topic: issues
// parameters:
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   issue: string
//   meetings: integer
//   certain: integer
//   outcomes: integer
//   first: date
//   last: date
//   meeting_ids: [string]

MATCH (m:Meeting&Held)-[on:DISCUSSED]->(i:Issue)
WHERE ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH i, m, on
ORDER BY m.id
WITH i,
     collect(m.id) AS meeting_ids,
     sum(CASE WHEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false)
              THEN 1 ELSE 0 END) AS certain,
     sum(CASE WHEN on.strength = 'outcome' THEN 1 ELSE 0 END) AS outcomes,
     min(m.earliest) AS first,
     max(m.latest) AS last
RETURN i.name AS issue,
       size(meeting_ids) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       outcomes,
       first,
       last,
       meeting_ids
ORDER BY meetings DESC, last DESC, issue, i.id
LIMIT $top
