// The trips of a person, made or not
// name: trips-of
// description: >
//   Trips with their status, destination, summit and who invited. A trip that is planned, postponed or
//   refused stands beside those that were made; the status tells them apart.
// topic: people
// parameters:
//   person: {type: person, example: "Antony Blinken"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   status: string
//   trip: string
//   destination: string
//   event: string
//   invited_by: string
//   purpose: string
//   trip_id: string
// instead: [meetings-timeline]

MATCH (p:Person)-[:TRAVELLER_IN]->(t:Trip)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND ($since IS NULL OR t.latest IS NULL OR t.latest >= $since)
  AND ($until IS NULL OR t.earliest IS NULL OR t.earliest <= $until)
OPTIONAL MATCH (t)-[:DESTINATION]->(place:Place)
OPTIONAL MATCH (t)-[:TO_ATTEND]->(event:Event)
OPTIONAL MATCH (t)-[:INVITED_BY]->(host:Person|Role)
RETURN t.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR t.earliest >= $since) AND ($until IS NULL OR t.latest <= $until), false) END AS certain,
       t.status AS status,
       t.name AS trip,
       place.name AS destination,
       event.name AS event,
       coalesce(host.name, t.invited_by) AS invited_by,
       t.purpose AS purpose,
       t.id AS trip_id
ORDER BY t.earliest, t.latest, trip_id, p.id
