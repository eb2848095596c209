// Who has held an office, one after another
// name: holders-of
// description: >
//   The holders of an office over time, by words of its title, with nominees told apart.
// topic: roles
// parameters:
//   office: {type: string, example: Foreign Minister, description: words of the title}
//   country: {type: string, default: null, example: CN, description: ISO code or name}
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

MATCH (p:Person)-[h:HOLDS|NOMINATED_TO]->(r:Role)
WHERE toLower(r.title) CONTAINS toLower($office)
OPTIONAL MATCH (r)-[:OF]->(c:Country)
WITH p, h, r, coalesce(c.name, r.country) AS country
WHERE $country IS NULL OR toLower(country) = toLower($country) OR toLower(r.country) = toLower($country)
RETURN r.title AS office,
       country,
       p.name AS holder,
       h.tense AS tense,
       h.since AS since,
       h.until AS until,
       coalesce(h.as_of, []) AS seen_on,
       type(h) = 'NOMINATED_TO' AS nominated,
       h.id AS relationship_id
ORDER BY office, country, coalesce(toString(h.earliest), h.as_of[0], toString(h.latest)), holder, relationship_id
