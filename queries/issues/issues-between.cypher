// What two countries have discussed
// name: issues-between
// description: >
//   Issues of the meetings that were held between two sides, with how often and when. `strength` is `discussed`,
//   or after those `implied`, where a source ties the issue to the meeting and nobody says that it was raised.
// topic: issues
// parameters:
//   country: {type: country, example: US, description: a code or any usual name}
//   other: {type: country, example: CN, description: a code or any usual name}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   issue: string
//   strength: string
//   meetings: integer
//   certain: integer
//   first: date
//   last: date
//   meeting_ids: [string]
// instead: [country-contacts]

MATCH (:Person|Role)-[one:PARTICIPANT_IN]->(m:Meeting&Held)<-[two:PARTICIPANT_IN]-(:Person|Role)
WHERE (toUpper(one.side) = toUpper($country)
       OR EXISTS { MATCH (named:Country {id: one.side}) WHERE toLower(named.name) = toLower($country) })
  AND (toUpper(two.side) = toUpper($other)
       OR EXISTS { MATCH (named:Country {id: two.side}) WHERE toLower(named.name) = toLower($other) })
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH DISTINCT m
ORDER BY m.id
MATCH (m)-[on:DISCUSSED|MAY_CONCERN]->(i:Issue)
WITH i, m, CASE type(on) WHEN 'DISCUSSED' THEN 'discussed' ELSE on.strength END AS strength
ORDER BY m.id
WITH i, strength,
     collect(m.id) AS meeting_ids,
     sum(CASE WHEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false)
              THEN 1 ELSE 0 END) AS certain,
     min(m.earliest) AS first,
     max(m.latest) AS last
RETURN i.name AS issue,
       strength,
       size(meeting_ids) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       first,
       last,
       meeting_ids
ORDER BY strength <> 'discussed', meetings DESC, issue, i.id
