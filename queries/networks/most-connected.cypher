// Who has met the most different people
// name: most-connected
// description: >
//   Persons by the number of different counterparts, and of their countries, in meetings that were held.
// topic: networks
// parameters:
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   person: string
//   country: string
//   counterparts: integer
//   countries: integer
//   meetings: integer
//   person_id: string

MATCH (p:Person)-[met:MET]-(other:Person)
RETURN p.name AS person,
       p.country AS country,
       count(DISTINCT other) AS counterparts,
       count(DISTINCT other.country) AS countries,
       count(DISTINCT met.meeting) AS meetings,
       p.id AS person_id
ORDER BY counterparts DESC, countries DESC, person, person_id
LIMIT $top
