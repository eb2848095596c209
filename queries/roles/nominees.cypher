// Who is nominated to an office
// name: nominees
// description: >
//   Nominations, which are never counted as holding the office.
// topic: roles
// parameters:
//   office: {type: [office], default: null, example: [Foreign Minister], description: "a title, words of one, or an id"}
// returns:
//   person: string
//   office: string
//   country: string
//   seen_on: [string]
//   relationship_id: string

MATCH (p:Person)-[n:NOMINATED_TO]->(r:Role)
WHERE $office IS NULL OR r.id IN $office OR r.title IN $office
RETURN p.name AS person,
       r.title AS office,
       r.country AS country,
       coalesce(n.as_of, []) AS seen_on,
       n.id AS relationship_id
ORDER BY person, office, relationship_id
