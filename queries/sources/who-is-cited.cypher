// On whose word the claims rest
// name: who-is-cited
// description: >
//   Who is named as the source of claims, by how many, in how many documents; an empty name is the
//   document itself.
// topic: sources
// returns:
//   attributed_to: string
//   claims: integer
//   documents: [string]
//   claim_ids: [string]

MATCH (c:Claim)
WITH c
ORDER BY c.id
WITH c.attributed_to AS attributed_to, collect(c.id) AS claim_ids, collect(DISTINCT c.document) AS ids
RETURN attributed_to,
       size(claim_ids) AS claims,
       COLLECT { UNWIND ids AS id RETURN id ORDER BY id } AS documents,
       claim_ids
ORDER BY claims DESC, attributed_to
