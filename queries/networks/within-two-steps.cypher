// Whom a person can reach through one other
// name: within-two-steps
// description: >
//   Persons whom a person has not met, but a counterpart has, with the counterparts who could introduce
//   them.
// topic: networks
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   reached: string
//   country: string
//   through: [string]
//   person_id: string
// nearby: [only-expected]

MATCH (p:Person)-[:MET]-(via:Person)-[:MET]-(other:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND other <> p
  AND NOT EXISTS { (p)-[:MET]-(other) }
WITH DISTINCT other, via
ORDER BY via.name, via.id
WITH other, collect(via.name) AS through
RETURN other.name AS reached,
       other.country AS country,
       through,
       other.id AS person_id
ORDER BY size(through) DESC, reached, person_id
