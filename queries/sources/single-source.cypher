// What rests on one document only
// name: single-source
// description: >
//   Meetings and trips that a single document reports: look for a second before relying on them.
// topic: sources
// parameters:
//   status: {type: [string], default: [held, ongoing]}
// returns:
//   what: string
//   name: string
//   status: string
//   dated: string
//   document: string
//   id: string

MATCH (x:Meeting|Trip)
WHERE x.status IN $status
  AND COUNT { MATCH (d:Document)-[:REPORTS]->(x) RETURN DISTINCT d } = 1
RETURN CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS what,
       x.name AS name,
       x.status AS status,
       x.edtf AS dated,
       head(COLLECT { MATCH (d:Document)-[:REPORTS]->(x) RETURN d.id AS id ORDER BY id }) AS document,
       x.id AS id
ORDER BY what, coalesce(x.earliest, x.latest), id
