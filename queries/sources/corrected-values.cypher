// Where a document is evidently wrong
// name: corrected-values
// description: >
//   What a document says that is contradicted, kept as it is written beside the corrected value, with
//   the reason.
// topic: sources
// returns:
//   subject: string
//   property: string
//   as_written: string
//   corrected_to: string
//   reason: string
//   document: string
//   subject_id: string
//   claim_id: string

MATCH (c:Claim)-[:ABOUT]->(x)
WHERE c.corrected AND x.id = c.subject
RETURN x.name AS subject,
       c.property AS property,
       c.value AS as_written,
       c.corrected_to AS corrected_to,
       c.reason AS reason,
       c.document AS document,
       x.id AS subject_id,
       c.id AS claim_id
ORDER BY document, subject_id, property, claim_id
