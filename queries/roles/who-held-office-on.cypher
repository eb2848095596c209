// Who held an office on a day
// name: who-held-office-on
// description: >
//   Everybody who can have held an office on a day, by words of its title or as that office is called elsewhere.
//   `certain` is true where the sources place the day inside the tenure: seen in office on it, or between two known days. A former
//   holder counts only before the days on which a source calls the person former, a holder of "then" only
//   before that source was published. A tenure without dates does not count beside one of the same person
//   that has some. Nominees do not count.
// topic: roles
// parameters:
//   office: {type: [office], example: [Foreign Minister], description: "a title, words of one, or an id"}
//   day: {type: date, example: 2023-06-18}
//   country: {type: country, default: null, example: CN, description: a code or any usual name}
// returns:
//   holder: string
//   office: string
//   organisation: string
//   country: string
//   certain: boolean
//   tense: string
//   since: string
//   until: string
//   seen_on: [string]
//   relationship_id: string

MATCH (p:Person)-[h:HOLDS]->(r:Role)
WHERE (r.id IN $office OR r.title IN $office)
  AND (h.earliest IS NULL OR h.earliest <= $day)
  AND (h.latest IS NULL OR h.latest >= $day)
OPTIONAL MATCH (r)-[:OF]->(c:Country)
WITH p, h, r, coalesce(c.name, r.country) AS country, toString($day) AS day,
     [seen IN coalesce(h.as_of, []) WHERE seen =~ '[0-9]{4}(-[0-9]{2}){0,2}'] AS seen
WHERE ($country IS NULL OR toLower(country) = toLower($country) OR toLower(r.country) = toLower($country))
  AND NOT (h.since IS NULL AND h.until IS NULL
           AND EXISTS { MATCH (p)-[dated:HOLDS]->(r) WHERE dated.since IS NOT NULL OR dated.until IS NOT NULL })
  AND NOT (coalesce(h.tense, '') = 'then'
           AND EXISTS { MATCH (told:Document)
                        WHERE told.id IN h.sources AND told.published =~ '[0-9]{4}.*'
                          AND left(told.published, 10) <= left(day, size(left(told.published, 10))) })
  AND NOT (coalesce(h.tense, '') = 'former' AND any(former IN seen WHERE former <= left(day, size(former))))
WITH p, h, r, country, day, CASE WHEN h.tense = 'former' THEN [] ELSE seen END AS seen
RETURN p.name AS holder,
       r.title AS office,
       r.organisation AS organisation,
       country,
       any(known IN seen + [coalesce(h.since, '')]
           WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = day OR known < left(day, size(known))))
         AND any(known IN seen + [coalesce(h.until, '')]
                 WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = day OR known > left(day, size(known)))) AS certain,
       h.tense AS tense,
       h.since AS since,
       h.until AS until,
       coalesce(h.as_of, []) AS seen_on,
       h.id AS relationship_id
ORDER BY certain DESC, size(office), office, country, holder, relationship_id
