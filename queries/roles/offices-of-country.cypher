// The offices of a country and their holders
// name: offices-of-country
// description: >
//   Every office of a country that the documents name, with everybody who holds or held it; a holder
//   called former in brackets.
// topic: roles
// parameters:
//   country: {type: string, example: CN, description: ISO code or name}
// returns:
//   office: string
//   organisation: string
//   holders: [string]
//   role_id: string

MATCH (r:Role)-[:OF]->(c:Country)
WHERE c.id = toUpper($country) OR toLower(c.name) = toLower($country)
RETURN r.title AS office,
       r.organisation AS organisation,
       COLLECT {
         MATCH (p:Person)-[h:HOLDS]->(r)
         RETURN DISTINCT p.name + CASE WHEN h.tense = 'former' THEN ' (former)' ELSE '' END AS name ORDER BY name
       } AS holders,
       r.id AS role_id
ORDER BY office, organisation, role_id
