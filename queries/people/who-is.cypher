// What the graph knows of a person
// name: who-is
// description: >
//   One row: other names, country, offices, and how many meetings, expectations, trips and statements
//   there are, and in how many documents.
// topic: people
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   name: string
//   also_called: [string]
//   country: string
//   offices: [string]
//   met: integer
//   expected: integer
//   trips: integer
//   statements: integer
//   documents: integer
//   person_id: string

MATCH (p:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
RETURN p.name AS name,
       coalesce(p.aliases, []) AS also_called,
       p.country AS country,
       COLLECT { MATCH (p)-[:HOLDS]->(r:Role) RETURN DISTINCT r.name AS office ORDER BY office } AS offices,
       COUNT { (p)-[:PARTICIPANT_IN]->(:Meeting&Held) } AS met,
       COUNT { (p)-[:PARTICIPANT_IN]->(:Meeting&Expected) } AS expected,
       COUNT { (p)-[:TRAVELLER_IN]->(:Trip) } AS trips,
       COUNT { (p)-[:SAID]->(:Statement) } AS statements,
       COUNT { (:Document)-[:MENTIONS]->(p) } AS documents,
       p.id AS person_id
ORDER BY name, person_id
