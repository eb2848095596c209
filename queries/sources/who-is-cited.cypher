// On whose word claims and statements rest
// name: who-is-cited
// description: >
//   Who is named as the source of claims, or as the one through whom a statement is known, by how many, in
//   which documents; an empty name is the document itself. Corrections are not counted, nor statements
//   that a document reports without saying through whom.
// topic: sources
// returns:
//   attributed_to: string
//   claims: integer
//   statements: integer
//   documents: [string]
//   claim_ids: [string]
//   statement_ids: [string]

CALL () {
  MATCH (c:Claim)
  WHERE c.corrected IS NULL
  RETURN c.attributed_to AS attributed_to, c.document AS document, c.id AS claim_id, null AS statement_id
  UNION ALL
  MATCH (d:Document)-[:MENTIONS]->(s:Statement)
  OPTIONAL MATCH (s)-[via:REPORTED_BY]->(who:Person|Role)
  WHERE d.id IN via.sources
  WITH d, s, coalesce(who.name, s.reported_by) AS attributed_to
  WHERE attributed_to IS NOT NULL
  RETURN attributed_to, d.id AS document, null AS claim_id, s.id AS statement_id
}
WITH *
ORDER BY claim_id, statement_id, document
WITH attributed_to, collect(claim_id) AS claim_ids, collect(DISTINCT statement_id) AS statement_ids,
     collect(DISTINCT document) AS ids
RETURN attributed_to,
       size(claim_ids) AS claims,
       size(statement_ids) AS statements,
       COLLECT { UNWIND ids AS id RETURN id ORDER BY id } AS documents,
       claim_ids,
       statement_ids
ORDER BY claims DESC, statements DESC, attributed_to
