// The offices of a country and their holders
// name: offices-of-country
// description: >
//   Every office of a country that the documents name, with everybody who holds or held it, and in
//   brackets what is known of the time: current, then or former, since, until, and the days on which a
//   source shows the holder in office.
// topic: roles
// parameters:
//   country: {type: country, example: CN, description: a code or any usual name}
// returns:
//   office: string
//   organisation: string
//   holders: [string]
//   role_id: string

MATCH (r:Role)-[:OF]->(c:Country)
WHERE c.id = toUpper($country) OR toLower(c.name) = toLower($country)
RETURN r.title AS office,
       r.organisation AS organisation,
       COLLECT {
         MATCH (p:Person)-[h:HOLDS]->(r)
         WHERE NOT (h.since IS NULL AND h.until IS NULL AND EXISTS {
           MATCH (p)-[dated:HOLDS]->(r)
           WHERE (dated.since IS NOT NULL OR dated.until IS NOT NULL)
             AND coalesce(h.tense, dated.tense, '') = coalesce(dated.tense, '')
             AND all(day IN coalesce(h.as_of, [])
                     WHERE day =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                       AND (dated.earliest IS NULL OR day >= left(toString(dated.earliest), size(day)))
                       AND (dated.latest IS NULL OR day <= left(toString(dated.latest), size(day))))
         })
         WITH p, h, COLLECT {
           MATCH (p)-[same:HOLDS]->(r)
           WHERE (same = h OR same.since IS NULL AND same.until IS NULL
                       AND coalesce(same.tense, h.tense, '') = coalesce(h.tense, '')
                       AND all(day IN coalesce(same.as_of, [])
                               WHERE day =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                                 AND (h.earliest IS NULL OR day >= left(toString(h.earliest), size(day)))
                                 AND (h.latest IS NULL OR day <= left(toString(h.latest), size(day)))))
           UNWIND coalesce(same.as_of, []) AS day
           RETURN DISTINCT day ORDER BY day
         } AS seen
         WITH p, h, reduce(all = '', told IN [h.tense, 'since ' + h.since, 'until ' + h.until] +
                [day IN seen | 'seen ' + day] | all + coalesce(', ' + told, '')) AS told
         RETURN p.name + CASE told WHEN '' THEN '' ELSE ' (' + substring(told, 2) + ')' END AS name ORDER BY name, h.id
       } AS holders,
       r.id AS role_id
ORDER BY office, organisation, role_id
