// Persons of whom no office is known
// name: people-without-office
// description: >
//   Persons that no document gives an office, or to whom nobody recorded it.
// topic: quality
// returns:
//   person: string
//   country: string
//   meetings: integer
//   documents: [string]
//   person_id: string

MATCH (p:Person)
WHERE NOT EXISTS { (p)-[:HOLDS|NOMINATED_TO]->(:Role) }
RETURN p.name AS person,
       p.country AS country,
       COUNT { (p)-[:PARTICIPANT_IN]->(:Meeting) } AS meetings,
       COLLECT { MATCH (d:Document)-[:MENTIONS]->(p) RETURN d.id AS id ORDER BY id } AS documents,
       p.id AS person_id
ORDER BY person, person_id
