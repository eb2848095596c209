// The offices of a person, as a career
// name: offices-of
// description: >
//   Every office that a person holds, held or is nominated to, in the order of what is known of its
//   dates. `seen_on` lists the days on which a source shows the person in office, `confidence` is the least
//   that a source's extraction states. A tenure without dates counts with one of the same office that has
//   some and agrees with it.
// topic: roles
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   office: string
//   organisation: string
//   country: string
//   tense: string
//   since: string
//   until: string
//   seen_on: [string]
//   nominated: boolean
//   confidence: float
//   relationship_id: string
// instead: [who-is]

MATCH (p:Person)-[h:HOLDS|NOMINATED_TO]->(r:Role)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
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
WITH p, h, r, c,
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
RETURN r.title AS office,
       r.organisation AS organisation,
       coalesce(c.name, r.country) AS country,
       h.tense AS tense,
       h.since AS since,
       h.until AS until,
       seen_on,
       type(h) = 'NOMINATED_TO' AS nominated,
       head(COLLECT {
         MATCH (p)-[same:HOLDS|NOMINATED_TO]->(r)
         WHERE (same = h OR type(h) = 'HOLDS' AND type(same) = 'HOLDS' AND same.since IS NULL AND same.until IS NULL
                     AND coalesce(same.tense, h.tense, '') = coalesce(h.tense, '')
                     AND all(day IN coalesce(same.as_of, [])
                             WHERE day =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                               AND (h.earliest IS NULL OR day >= left(toString(h.earliest), size(day)))
                               AND (h.latest IS NULL OR day <= left(toString(h.latest), size(day)))))
           AND same.confidence IS NOT NULL
         RETURN toFloat(same.confidence) AS confidence ORDER BY confidence
       }) AS confidence,
       h.id AS relationship_id
ORDER BY coalesce(toString(h.earliest), seen_on[0], toString(h.latest)), office, relationship_id
