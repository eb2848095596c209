// Meetings in a city, country or place
// name: meetings-at
// description: >
//   Meetings of any status at a place whose name, city, region or country (code or name) is the given
//   one.
// topic: meetings
// parameters:
//   place: {type: place, example: Beijing}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   status: string
//   meeting: string
//   participants: [string]
//   place: string
//   city: string
//   country: string
//   meeting_id: string
// nearby: [trips-to]

MATCH (m:Meeting)-[:AT]->(place:Place)
WHERE (toLower($place) IN [toLower(place.name), toLower(place.city), toLower(place.region), toLower(place.country)]
       OR place.id = $place
       OR EXISTS { MATCH (named:Country {id: place.country}) WHERE toLower(named.name) = toLower($place) })
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
RETURN m.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false) END AS certain,
       m.status AS status,
       m.name AS meeting,
       COLLECT {
         MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(m)
         RETURN who.name + CASE in.part WHEN 'principal' THEN '' ELSE ' (' + in.part + ')' END AS name ORDER BY name, who.id
       } AS participants,
       place.name AS place,
       place.city AS city,
       place.country AS country,
       m.id AS meeting_id
ORDER BY coalesce(m.earliest, m.latest), m.latest, meeting_id
