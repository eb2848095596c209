// Where meetings were held most often
// name: places-by-meetings
// description: >
//   Cities by the number of meetings that were held there, with who came.
// topic: meetings
// parameters:
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   city: string
//   country: string
//   meetings: integer
//   certain: integer
//   people: [string]
//   meeting_ids: [string]

MATCH (m:Meeting&Held)-[:AT]->(place:Place)
WHERE ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH coalesce(place.city, place.name) AS city,
     place.country AS country,
     collect(DISTINCT m) AS held,
     count(DISTINCT CASE WHEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false)
                         THEN m END) AS certain
RETURN city,
       country,
       size(held) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       COLLECT {
         UNWIND held AS m
         MATCH (who:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(m)
         RETURN DISTINCT who.name AS name ORDER BY name
       } AS people,
       COLLECT { UNWIND held AS m RETURN m.id AS id ORDER BY id } AS meeting_ids
ORDER BY meetings DESC, city, country
LIMIT $top
