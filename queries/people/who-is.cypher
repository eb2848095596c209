// What the graph knows of a person
// name: who-is
// description: >
//   One row: other names, country, offices with what is known of their time. `met` counts the meetings that `who-met`
//   counts, as a principal of one side with another; `attended` all that were held and that the person took part in, in any part;
//   then what is only expected, trips and statements, and in how many documents the person is named.
// topic: people
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   name: string
//   also_called: [string]
//   country: string
//   offices: [string]
//   met: integer
//   attended: integer
//   expected: integer
//   trips: integer
//   statements: integer
//   documents: integer
//   person_id: string

MATCH (p:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
RETURN p.name AS name,
       coalesce(p.aliases, []) AS also_called,
       p.country AS country,
       COLLECT {
         MATCH (p)-[h:HOLDS]->(r:Role)
         WHERE NOT (h.since IS NULL AND h.until IS NULL AND EXISTS {
           MATCH (p)-[dated:HOLDS]->(r)
           WHERE (dated.since IS NOT NULL OR dated.until IS NOT NULL)
             AND coalesce(h.tense, dated.tense, '') = coalesce(dated.tense, '')
             AND all(day IN coalesce(h.as_of, [])
                     WHERE day =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                       AND (dated.earliest IS NULL OR day >= left(toString(dated.earliest), size(day)))
                       AND (dated.latest IS NULL OR day <= left(toString(dated.latest), size(day))))
         })
         WITH r, h, COLLECT {
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
         WITH r, h, reduce(all = '', told IN [h.tense, 'since ' + h.since, 'until ' + h.until] +
                [day IN seen | 'seen ' + day] | all + coalesce(', ' + told, '')) AS told
         RETURN r.name + CASE told WHEN '' THEN '' ELSE ': ' + substring(told, 2) END AS office ORDER BY office, h.id
       } AS offices,
       COUNT { MATCH (p)-[met:MET]-(:Person) RETURN DISTINCT met.meeting } AS met,
       COUNT { (p)-[:PARTICIPANT_IN]->(:Meeting&Held) } AS attended,
       COUNT { (p)-[:PARTICIPANT_IN]->(:Meeting&Expected) } AS expected,
       COUNT { (p)-[:TRAVELLER_IN]->(:Trip) } AS trips,
       COUNT { (p)-[:SAID]->(:Statement) } AS statements,
       COUNT { (:Document)-[:MENTIONS]->(p) } AS documents,
       p.id AS person_id
ORDER BY name, person_id
