// Trips to a country or city, made or not
// name: trips-to
// description: >
//   Trips of any status to a place whose name, city, region or country (code or name) is the given one.
// topic: meetings
// parameters:
//   place: {type: place, example: China}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   status: string
//   traveller: string
//   trip: string
//   destination: string
//   event: string
//   trip_id: string
// nearby: [meetings-at]

MATCH (t:Trip)-[:DESTINATION]->(place:Place)
WHERE (toLower($place) IN [toLower(place.name), toLower(place.city), toLower(place.region), toLower(place.country)]
       OR place.id = $place
       OR EXISTS { MATCH (named:Country {id: place.country}) WHERE toLower(named.name) = toLower($place) })
  AND ($since IS NULL OR t.latest IS NULL OR t.latest >= $since)
  AND ($until IS NULL OR t.earliest IS NULL OR t.earliest <= $until)
MATCH (p:Person)-[:TRAVELLER_IN]->(t)
OPTIONAL MATCH (t)-[:TO_ATTEND]->(event:Event)
RETURN t.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR t.earliest >= $since) AND ($until IS NULL OR t.latest <= $until), false) END AS certain,
       t.status AS status,
       p.name AS traveller,
       t.name AS trip,
       place.name AS destination,
       event.name AS event,
       t.id AS trip_id
ORDER BY coalesce(t.earliest, t.latest), t.latest, trip_id, p.id
