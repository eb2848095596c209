// Offices whose holders have never met their counterparts
// name: counterparts-never-met
// description: >
//   Offices of the same title in two countries, where no holder of one is known to have met a holder of
//   the other in a meeting that was held. It says what the documents hold, not what never happened.
// topic: roles
// parameters:
//   country: {type: country, default: null, example: CN, description: a code or any usual name of one of the two}
// returns:
//   office: string
//   country: string
//   other_country: string
//   holders: [string]
//   other_holders: [string]
//   role_id: string
//   other_role_id: string

MATCH (one:Role)-[:OF]->(here:Country)
MATCH (two:Role)-[:OF]->(there:Country)
WHERE toLower(one.title) = toLower(two.title)
  AND here.id < there.id
  AND ($country IS NULL OR toUpper($country) IN [here.id, there.id]
       OR toLower($country) IN [toLower(here.name), toLower(there.name)])
  AND EXISTS { (:Person)-[:HOLDS]->(one) }
  AND EXISTS { (:Person)-[:HOLDS]->(two) }
  AND NOT EXISTS { (one)<-[:HOLDS]-(:Person)-[:MET]-(:Person)-[:HOLDS]->(two) }
RETURN one.title AS office,
       here.name AS country,
       there.name AS other_country,
       COLLECT { MATCH (p:Person)-[:HOLDS]->(one) RETURN DISTINCT p.name AS name ORDER BY name } AS holders,
       COLLECT { MATCH (p:Person)-[:HOLDS]->(two) RETURN DISTINCT p.name AS name ORDER BY name } AS other_holders,
       one.id AS role_id,
       two.id AS other_role_id
ORDER BY office, country, other_country, role_id, other_role_id
