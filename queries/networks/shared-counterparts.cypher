// Persons of one country who meet the same people
// name: shared-counterparts
// description: >
//   Pairs of persons of the same country by the number of persons whom both have met: who works on the
//   same relations.
// topic: networks
// parameters:
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   person: string
//   colleague: string
//   country: string
//   shared: integer
//   counterparts: [string]
//   person_id: string
//   colleague_id: string

MATCH (a:Person)-[:MET]-(c:Person)-[:MET]-(b:Person)
WHERE a.id < b.id AND a.country = b.country
WITH DISTINCT a, b, c
ORDER BY c.name, c.id
WITH a, b, collect(c.name) AS counterparts
RETURN a.name AS person,
       b.name AS colleague,
       a.country AS country,
       size(counterparts) AS shared,
       counterparts,
       a.id AS person_id,
       b.id AS colleague_id
ORDER BY shared DESC, person, colleague, person_id, colleague_id
LIMIT $top
