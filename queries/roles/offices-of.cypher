// The offices of a person, as a career
// name: offices-of
// description: >
//   Every office that a person holds, held or is nominated to, in the order of what is known of its
//   dates. `seen_on` lists the days on which a source shows the person in office.
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
//   relationship_id: string

MATCH (p:Person)-[h:HOLDS|NOMINATED_TO]->(r:Role)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
OPTIONAL MATCH (r)-[:OF]->(c:Country)
RETURN r.title AS office,
       r.organisation AS organisation,
       coalesce(c.name, r.country) AS country,
       h.tense AS tense,
       h.since AS since,
       h.until AS until,
       coalesce(h.as_of, []) AS seen_on,
       type(h) = 'NOMINATED_TO' AS nominated,
       h.id AS relationship_id
ORDER BY coalesce(toString(h.earliest), h.as_of[0], toString(h.latest)), office, relationship_id
