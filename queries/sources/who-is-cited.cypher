// On whose word claims and statements rest
// name: who-is-cited
// description: >
//   Who is named as the source of claims, or as the one through whom a statement is known, by how many, in
//   which documents, and what they are cited for, in words; an empty name is the document itself. Corrections
//   are not counted, nor statements
//   that a document reports without saying through whom.
// topic: sources
// returns:
//   attributed_to: string
//   claims: integer
//   statements: integer
//   said: [string]
//   documents: [string]
//   claim_ids: [string]
//   statement_ids: [string]

CALL () {
  MATCH (c:Claim)
  WHERE c.corrected IS NULL
  RETURN c.attributed_to AS attributed_to, c.document AS document, c.id AS claim_id, null AS statement_id,
         c.property + ': ' + c.value AS said
  UNION ALL
  MATCH (d:Document)-[:MENTIONS]->(s:Statement)
  OPTIONAL MATCH (s)-[via:REPORTED_BY]->(who:Person|Role)
  WHERE d.id IN via.sources
  WITH d, s, coalesce(who.name, s.reported_by) AS attributed_to
  WHERE attributed_to IS NOT NULL
  RETURN attributed_to, d.id AS document, null AS claim_id, s.id AS statement_id, s.name AS said
}
WITH *
ORDER BY claim_id, statement_id, document
WITH attributed_to, collect(claim_id) AS claim_ids, collect(DISTINCT statement_id) AS statement_ids,
     collect(DISTINCT said) AS sayings, collect(DISTINCT document) AS ids
RETURN attributed_to,
       size(claim_ids) AS claims,
       size(statement_ids) AS statements,
       COLLECT { UNWIND sayings AS saying RETURN saying ORDER BY saying } AS said,
       COLLECT { UNWIND ids AS id MATCH (d:Document {id: id}) RETURN d.title AS title ORDER BY title, id } AS documents,
       claim_ids,
       statement_ids
ORDER BY claims DESC, statements DESC, attributed_to
