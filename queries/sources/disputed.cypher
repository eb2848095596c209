// What one document says was held and another that it was not
// name: disputed
// description: >
//   Meetings and trips of which one document says that they were held, and another that they were
//   refused, denied or cancelled, with every version.
// topic: sources
// returns:
//   what: string
//   name: string
//   shown_as: string
//   document: string
//   says: string
//   id: string

MATCH (x:Meeting|Trip)<-[r:REPORTS]-(d:Document)
WHERE x.disputed
RETURN CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS what,
       x.name AS name,
       x.status AS shown_as,
       d.id AS document,
       r.status AS says,
       x.id AS id
ORDER BY id, document, r.id
