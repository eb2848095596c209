// Draw the offices of a country and who holds them
// name: offices-drawn
// description: >
//   The offices of a country with everybody who holds, held or is nominated to them.
// topic: roles
// parameters:
//   country: {type: country, example: CN, description: a code or any usual name}
// returns:
//   path: path
// draws: true

MATCH path = (p:Person)-[h:HOLDS|NOMINATED_TO]->(r:Role)-[:OF]->(c:Country)
WHERE c.id = toUpper($country) OR toLower(c.name) = toLower($country)
RETURN path
ORDER BY r.id, p.id, h.id
