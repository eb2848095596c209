// What was expected by a day and is not reported as held
// name: overdue
// description: >
//   Meetings and trips that are only expected although the last day on which they could have been lies
//   before the given one: reports to look for.
// topic: expectations
// parameters:
//   day: {type: date, example: 2024-01-01, edge: first}
// returns:
//   last_possible: date
//   what: string
//   status: string
//   name: string
//   people: [string]
//   id: string

MATCH (x:Meeting|Trip)
WHERE x:Expected AND x.latest < $day
RETURN x.latest AS last_possible,
       CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS what,
       x.status AS status,
       x.name AS name,
       CASE WHEN x:Meeting
            THEN COLLECT { MATCH (who:Person|Role)-[:PARTICIPANT_IN]->(x) RETURN who.name ORDER BY who.name, who.id }
            ELSE COLLECT { MATCH (who:Person)-[:TRAVELLER_IN]->(x) RETURN who.name ORDER BY who.name, who.id } END AS people,
       x.id AS id
ORDER BY last_possible, what, id
