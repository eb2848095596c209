// Which countries and organisations a country met most
// name: countries-met
// description: >
//   Sides by the number of meetings that were held with a given one. A person who stands for no country or
//   organisation is none of them.
// topic: roles
// parameters:
//   country: {type: country, example: US, description: a code or any usual name}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   side: string
//   meetings: integer
//   certain: integer
//   first: date
//   last: date
//   meeting_ids: [string]

MATCH (:Person|Role)-[one:PARTICIPANT_IN]->(m:Meeting&Held)<-[two:PARTICIPANT_IN]-(who:Person|Role)
WHERE (toUpper(one.side) = toUpper($country)
       OR EXISTS { MATCH (named:Country {id: one.side}) WHERE toLower(named.name) = toLower($country) })
  AND two.side <> one.side
  AND NOT (who:Person AND two.side IN [who.name] + coalesce(who.aliases, []))
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH DISTINCT two.side AS side, m
ORDER BY m.id
WITH side,
     collect(m.id) AS meeting_ids,
     sum(CASE WHEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false)
              THEN 1 ELSE 0 END) AS certain,
     min(m.earliest) AS first,
     max(m.latest) AS last
RETURN side,
       size(meeting_ids) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       first,
       last,
       meeting_ids
ORDER BY meetings DESC, side
