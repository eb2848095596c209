// Who connects people that have not met each other
// name: brokers
// description: >
//   Persons by the number of pairs of their counterparts from different countries that have not met each
//   other.
// topic: networks
// parameters:
//   limit: {type: integer, default: 25, description: rows at most}
// returns:
//   person: string
//   pairs: integer
//   counterparts: [string]
//   person_id: string

MATCH (a:Person)-[:MET]-(broker:Person)-[:MET]-(b:Person)
WHERE a.id < b.id
  AND a.country <> b.country
  AND NOT EXISTS { (a)-[:MET]-(b) }
WITH DISTINCT broker, a, b
WITH broker, count(*) AS pairs, collect(a.name) + collect(b.name) AS names
RETURN broker.name AS person,
       pairs,
       COLLECT { UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS counterparts,
       broker.id AS person_id
ORDER BY pairs DESC, person, person_id
LIMIT $limit
