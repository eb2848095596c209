// Who has held an office, one after another
// name: holders-of
// description: >
//   The holders of an office over time, by words of its title or as that office is called elsewhere, with
//   nominees told apart. A tenure without dates counts with one of the same person that has some and agrees with it.
// topic: roles
// parameters:
//   office: {type: [office], example: [Foreign Minister], description: "a title, words of one, or an id"}
//   country: {type: country, default: null, example: CN, description: a code or any usual name}
// returns:
//   office: string
//   country: string
//   holder: string
//   tense: string
//   since: string
//   until: string
//   seen_on: [string]
//   nominated: boolean
//   relationship_id: string
// instead: [nominees]

MATCH (p:Person)-[h:HOLDS|NOMINATED_TO]->(r:Role)
WHERE (r.id IN $office OR r.title IN $office)
  AND NOT (type(h) = 'HOLDS' AND h.since IS NULL AND h.until IS NULL AND EXISTS {
    MATCH (p)-[dated:HOLDS]->(r)
    WHERE (dated.since IS NOT NULL OR dated.until IS NOT NULL)
      AND coalesce(h.tense, dated.tense, '') = coalesce(dated.tense, '')
      AND all(day IN coalesce(h.as_of, [])
              WHERE day =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                AND (dated.earliest IS NULL OR day >= left(toString(dated.earliest), size(day)))
                AND (dated.latest IS NULL OR day <= left(toString(dated.latest), size(day))))
  })
OPTIONAL MATCH (r)-[:OF]->(c:Country)
WITH p, h, r, coalesce(c.name, r.country) AS country,
     COLLECT {
       MATCH (p)-[same:HOLDS|NOMINATED_TO]->(r)
       WHERE (same = h OR type(h) = 'HOLDS' AND type(same) = 'HOLDS' AND same.since IS NULL AND same.until IS NULL
                   AND coalesce(same.tense, h.tense, '') = coalesce(h.tense, '')
                   AND all(day IN coalesce(same.as_of, [])
                           WHERE day =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                             AND (h.earliest IS NULL OR day >= left(toString(h.earliest), size(day)))
                             AND (h.latest IS NULL OR day <= left(toString(h.latest), size(day)))))
       UNWIND coalesce(same.as_of, []) AS day
       RETURN DISTINCT day ORDER BY day
     } AS seen_on
WHERE $country IS NULL OR toLower(country) = toLower($country) OR toLower(r.country) = toLower($country)
RETURN r.title AS office,
       country,
       p.name AS holder,
       h.tense AS tense,
       h.since AS since,
       h.until AS until,
       seen_on,
       type(h) = 'NOMINATED_TO' AS nominated,
       h.id AS relationship_id
ORDER BY office, country, coalesce(toString(h.earliest), seen_on[0], toString(h.latest)), holder, relationship_id
