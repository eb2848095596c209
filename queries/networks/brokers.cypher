// Who alone connects others
// name: brokers
// description: >
//   Persons by the number of pairs of their counterparts who have neither met each other nor have any
//   other counterpart in common: without this person they would be further apart.
// topic: networks
// parameters:
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   person: string
//   pairs: integer
//   counterparts: [string]
//   person_id: string

MATCH (a:Person)-[:MET]-(broker:Person)-[:MET]-(b:Person)
WHERE a.id < b.id
WITH DISTINCT broker, a, b
WHERE NOT EXISTS { (a)-[:MET]-(b) }
  AND NOT EXISTS { MATCH (a)-[:MET]-(other:Person)-[:MET]-(b) WHERE other <> broker }
WITH broker, count(*) AS pairs, collect(a.name) + collect(b.name) AS names
RETURN broker.name AS person,
       pairs,
       COLLECT { UNWIND names AS name RETURN DISTINCT name ORDER BY name } AS counterparts,
       broker.id AS person_id
ORDER BY pairs DESC, person, person_id
LIMIT $top
