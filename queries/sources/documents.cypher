// The documents, and what each contributes
// name: documents
// description: >
//   Every document with its publication as far as it is known, and the number of meetings, trips, claims
//   (corrections apart) and persons that it speaks of; `alone` counts the meetings and trips that no other document reports.
// topic: sources
// returns:
//   document: string
//   publisher: string
//   published: string
//   published_basis: string
//   meetings: integer
//   trips: integer
//   claims: integer
//   people: integer
//   alone: integer
//   document_id: string

MATCH (d:Document)
RETURN d.title AS document,
       d.publisher AS publisher,
       d.published AS published,
       d.published_basis AS published_basis,
       COUNT { MATCH (d)-[:REPORTS]->(m:Meeting) RETURN DISTINCT m } AS meetings,
       COUNT { MATCH (d)-[:REPORTS]->(t:Trip) RETURN DISTINCT t } AS trips,
       COUNT { MATCH (d)-[:MAKES]->(c:Claim) WHERE c.corrected IS NULL } AS claims,
       COUNT { (d)-[:MENTIONS]->(:Person) } AS people,
       COUNT {
         MATCH (d)-[:REPORTS]->(x:Meeting|Trip)
         WHERE NOT EXISTS { MATCH (x)<-[:REPORTS]-(other:Document) WHERE other <> d }
         RETURN DISTINCT x
       } AS alone,
       d.id AS document_id
ORDER BY document_id
