// Meetings and trips that are only expected
// name: only-expected
// description: >
//   What is agreed, planned, expected, possible, hoped for, proposed or invited, and not reported as
//   held, each with its status: the firmest first. Nothing here counts as a meeting.
// topic: expectations
// parameters:
//   person: {type: person, default: null, example: "Wang Yi"}
//   country: {type: country, default: null, example: US, description: "only what concerns this side, a code or any usual name"}
//   other: {type: country, default: null, example: CN, description: "only meetings, and trips to it, of this side too"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   status: string
//   what: string
//   name: string
//   people: [string]
//   dated: string
//   place: string
//   event: string
//   may_concern: [string]
//   id: string
// nearby: [not-held]
// instead: [meetings-timeline]

OPTIONAL MATCH (one:Country) WHERE toLower(one.name) = toLower($country)
OPTIONAL MATCH (two:Country) WHERE toLower(two.name) = toLower($other)
WITH coalesce(one.id, $country) AS country, coalesce(two.id, $other) AS other
LIMIT 1
MATCH (x:Meeting|Trip)
WHERE x:Expected
  AND ($person IS NULL OR EXISTS {
    MATCH (p:Person)-[:PARTICIPANT_IN|TRAVELLER_IN]->(x)
    WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  })
  AND (country IS NULL
       OR EXISTS { MATCH (:Person|Role)-[in:PARTICIPANT_IN]->(x) WHERE toUpper(in.side) = toUpper(country) }
       OR EXISTS { MATCH (p:Person)-[:TRAVELLER_IN]->(x) WHERE toUpper(p.country) = toUpper(country) }
       OR EXISTS { MATCH (x)-[:DESTINATION]->(place:Place) WHERE toUpper(place.country) = toUpper(country) })
  AND (other IS NULL
       OR EXISTS { MATCH (:Person|Role)-[in:PARTICIPANT_IN]->(x) WHERE toUpper(in.side) = toUpper(other) }
       OR EXISTS { MATCH (p:Person)-[:TRAVELLER_IN]->(x) WHERE toUpper(p.country) = toUpper(other) }
       OR EXISTS { MATCH (x)-[:DESTINATION]->(place:Place) WHERE toUpper(place.country) = toUpper(other) })
  AND ($since IS NULL OR x.latest IS NULL OR x.latest >= $since)
  AND ($until IS NULL OR x.earliest IS NULL OR x.earliest <= $until)
RETURN x.status AS status,
       CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS what,
       x.name AS name,
       CASE WHEN x:Meeting
            THEN COLLECT { MATCH (who:Person|Role)-[:PARTICIPANT_IN]->(x) RETURN who.name ORDER BY who.name, who.id }
            ELSE COLLECT { MATCH (who:Person)-[:TRAVELLER_IN]->(x) RETURN who.name ORDER BY who.name, who.id } END AS people,
       x.edtf AS dated,
       head(COLLECT { MATCH (x)-[:AT|DESTINATION]->(place:Place) RETURN place.name ORDER BY place.name, place.id }) AS place,
       head(COLLECT { MATCH (x)-[:ON_SIDELINES_OF|TO_ATTEND]->(event:Event) RETURN event.name ORDER BY event.name, event.id }) AS event,
       COLLECT { MATCH (x)-[:MAY_CONCERN]->(i:Issue) RETURN i.name ORDER BY i.name, i.id } AS may_concern,
       x.id AS id
ORDER BY CASE x.status WHEN 'agreed' THEN 1 WHEN 'planned' THEN 2 WHEN 'expected' THEN 3 WHEN 'invited' THEN 4
                       WHEN 'proposed' THEN 5 WHEN 'hoped' THEN 6 ELSE 7 END,
         coalesce(x.earliest, x.latest), what, id
