// Issues not reported as discussed since
// name: issues-dropped
// description: >
//   Issues that two sides discussed in a meeting that was held and surely over before the day, and in no
//   meeting that can have been on or after it, although they have met since. `may_have_come_up_since` lists
//   the meetings on or after the day which a source ties to the issue without saying that it was raised.
//   No row also means that they have not met since.
// topic: issues
// parameters:
//   country: {type: country, example: US, description: a code or any usual name}
//   other: {type: country, example: CN, description: a code or any usual name}
//   day: {type: date, example: 2022-12-01, edge: first}
// returns:
//   issue: string
//   meetings: integer
//   last: date
//   meetings_since: integer
//   meeting_ids: [string]
//   may_have_come_up_since: [string]

MATCH (:Person|Role)-[one:PARTICIPANT_IN]->(m:Meeting&Held)<-[two:PARTICIPANT_IN]-(:Person|Role)
WHERE (toUpper(one.side) = toUpper($country)
       OR EXISTS { MATCH (named:Country {id: one.side}) WHERE toLower(named.name) = toLower($country) })
  AND (toUpper(two.side) = toUpper($other)
       OR EXISTS { MATCH (named:Country {id: two.side}) WHERE toLower(named.name) = toLower($other) })
WITH DISTINCT m
ORDER BY m.id
WITH collect(CASE WHEN m.latest < $day THEN m END) AS before,
     collect(CASE WHEN m.latest < $day THEN null ELSE m END) AS since
WHERE size(since) > 0
UNWIND before AS m
MATCH (m)-[:DISCUSSED]->(i:Issue)
WHERE NOT any(later IN since WHERE EXISTS { (later)-[:DISCUSSED]->(i) })
WITH i, [later IN since WHERE EXISTS { (later)-[:MAY_CONCERN]->(i) } | later.id] AS may_have_come_up_since,
     size(since) AS meetings_since, count(m) AS meetings, max(m.latest) AS last, collect(m.id) AS meeting_ids
RETURN i.name AS issue,
       meetings,
       last,
       meetings_since,
       meeting_ids,
       may_have_come_up_since
ORDER BY last DESC, issue, i.id
