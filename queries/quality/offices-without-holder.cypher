// Offices of which no holder is known
// name: offices-without-holder
// description: >
//   Roles that documents name without anybody recorded as holding them.
// topic: quality
// returns:
//   office: string
//   country: string
//   meetings: integer
//   role_id: string

MATCH (r:Role)
WHERE NOT EXISTS { (:Person)-[:HOLDS]->(r) }
RETURN r.title AS office,
       r.country AS country,
       COUNT { (r)-[:PARTICIPANT_IN]->(:Meeting) } AS meetings,
       r.id AS role_id
ORDER BY office, country, role_id
