// What is claimed of all things under one heading
// name: claims-of-kind
// description: >
//   Claims of one property, such as how talks are characterised, what is expected of them, or for which
//   reason they were called off: of what, by whose word, in which document. An empty `attributed_to` is the
//   document itself. A value with `corrected_to` is a written error.
// topic: sources
// parameters:
//   property: {type: string, example: characterisation, description: "such as duration, expectation, first, reason, timing"}
// returns:
//   subject: string
//   value: string
//   qualifier: string
//   scope: string
//   attributed_to: string
//   corrected_to: string
//   confidence: float
//   document: string
//   subject_id: string
//   claim_id: string

MATCH (c:Claim)-[:ABOUT]->(x)
WHERE toLower(c.property) = toLower($property) AND x.id = c.subject
RETURN x.name AS subject,
       c.value AS value,
       c.qualifier AS qualifier,
       c.scope AS scope,
       c.attributed_to AS attributed_to,
       c.corrected_to AS corrected_to,
       toFloat(c.confidence) AS confidence,
       c.document AS document,
       x.id AS subject_id,
       c.id AS claim_id
ORDER BY subject_id, claim_id
