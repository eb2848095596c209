// Circles around the best connected persons
// name: circles
// description: >
//   A simple rule for communities: everybody follows whoever has the most counterparts among themselves
//   and those whom they have met (ties go to the smaller id), and then whomever that one follows.
// topic: networks
// returns:
//   centre: string
//   members: [string]
//   size: integer
//   centre_id: string

MATCH (p:Person)
WHERE EXISTS { (p)-[:MET]-(:Person) }
WITH p,
     COLLECT {
       MATCH (p)-[:MET*0..1]-(near:Person)
       WITH DISTINCT near, COUNT { MATCH (near)-[:MET]-(met:Person) RETURN DISTINCT met } AS counterparts
       RETURN near ORDER BY counterparts DESC, near.id LIMIT 1
     }[0] AS next
WITH p,
     COLLECT {
       MATCH (next)-[:MET*0..1]-(near:Person)
       WITH DISTINCT near, COUNT { MATCH (near)-[:MET]-(met:Person) RETURN DISTINCT met } AS counterparts
       RETURN near ORDER BY counterparts DESC, near.id LIMIT 1
     }[0] AS centre
ORDER BY p.name, p.id
WITH centre, collect(p.name) AS members
RETURN centre.name AS centre,
       members,
       size(members) AS size,
       centre.id AS centre_id
ORDER BY size DESC, centre_id
