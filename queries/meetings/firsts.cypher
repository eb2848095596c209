// What is called a first
// name: firsts
// description: >
//   Claims that a meeting, trip or other thing was the first of its kind, in a number of years or at
//   all, with who says so.
// topic: meetings
// returns:
//   subject: string
//   claim: string
//   number: float
//   unit: string
//   scope: string
//   attributed_to: string
//   document: string
//   subject_id: string
//   claim_id: string

MATCH (c:Claim)-[:ABOUT]->(x)
WHERE c.property = 'first' AND x.id = c.subject
RETURN x.name AS subject,
       c.value AS claim,
       toFloat(c.number) AS number,
       c.unit AS unit,
       c.scope AS scope,
       c.attributed_to AS attributed_to,
       c.document AS document,
       x.id AS subject_id,
       c.id AS claim_id
ORDER BY subject_id, claim_id
