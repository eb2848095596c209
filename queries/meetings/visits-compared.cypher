// Visits from one country to another, and the other way round
// name: visits-compared
// description: >
//   Trips from a country to another and back, counted by direction and status, so that what was made is never mixed with
//   what was only expected or did not come about. A traveller is of the country that the graph knows of the person, else
//   of an office of theirs. Meetings in person at a place in the other country that belong to no trip on record stand in
//   rows of their own, by `what`: somebody came, and no source tells of the journey. `certain` counts what surely lies
//   between since and until; it is empty where neither is given.
// topic: meetings
// parameters:
//   country: {type: country, example: US, description: a code or any usual name}
//   other: {type: country, example: CN, description: a code or any usual name}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-12-31, description: leave out what surely began later}
// returns:
//   visitors: string
//   hosts: string
//   what: string
//   status: string
//   visits: integer
//   certain: integer
//   disputed: integer
//   people: [string]
//   first: date
//   last: date
//   ids: [string]
// instead: [country-contacts]

MATCH (named:Country)
WHERE toUpper(named.id) IN [toUpper($country), toUpper($other)] OR toLower(named.name) IN [toLower($country), toLower($other)]
WITH collect(named.id) AS both
UNWIND both AS visitors
UNWIND both AS hosts
WITH visitors, hosts
WHERE visitors <> hosts
CALL (visitors, hosts) {
  MATCH (p:Person)-[:TRAVELLER_IN]->(x:Trip)-[:DESTINATION]->(:Place {country: hosts})
  WHERE p.country = visitors
     OR p.country IS NULL AND EXISTS { MATCH (p)-[:HOLDS]->(r:Role) WHERE r.country = visitors }
  RETURN 'trip' AS what, x, p.name AS name
  UNION
  MATCH (p:Person|Role)-[in:PARTICIPANT_IN]->(x:Meeting)-[:AT]->(:Place {country: hosts})
  WHERE in.side = visitors AND x.mode = 'in_person'
    AND NOT EXISTS { MATCH (x)-[:PART_OF]->(:Trip)-[:DESTINATION]->(:Place {country: hosts}) }
  RETURN 'meeting without a trip on record' AS what, x, p.name AS name
}
WITH visitors, hosts, what, x, name
WHERE ($since IS NULL OR x.latest IS NULL OR x.latest >= $since)
  AND ($until IS NULL OR x.earliest IS NULL OR x.earliest <= $until)
WITH visitors, hosts, what, x, collect(DISTINCT name) AS names
ORDER BY x.id
WITH visitors, hosts, what, x.status AS status,
     collect(x) AS found,
     reduce(all = [], each IN collect(names) | all + each) AS names
RETURN visitors,
       hosts,
       what,
       status,
       size(found) AS visits,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN size([x IN found
                       WHERE coalesce(($since IS NULL OR x.earliest >= $since) AND ($until IS NULL OR x.latest <= $until),
                                      false)]) END AS certain,
       size([x IN found WHERE x.disputed]) AS disputed,
       COLLECT { UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS people,
       head(COLLECT { UNWIND found AS x WITH x.earliest AS day WHERE day IS NOT NULL RETURN day ORDER BY day }) AS first,
       head(COLLECT { UNWIND found AS x WITH x.latest AS day WHERE day IS NOT NULL RETURN day ORDER BY day DESC }) AS last,
       [x IN found | x.id] AS ids
ORDER BY NOT (toUpper(visitors) = toUpper($country)
              OR EXISTS { MATCH (c:Country {id: visitors}) WHERE toLower(c.name) = toLower($country) }),
         visitors, what DESC, status
