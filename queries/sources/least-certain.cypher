// What the records are least sure of
// name: least-certain
// description: >
//   Claims, things that a document mentions, and who holds an office, by the confidence that their extraction states, the
//   lowest first. What states none is left out. Of an office the
//   least confidence counts, and the documents are those that have the person in it.
// topic: sources
// parameters:
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   confidence: float
//   what: string
//   name: string
//   document: string
//   id: string

CALL () {
  MATCH (d:Document)-[seen:MENTIONS]->(x)
  WHERE seen.confidence IS NOT NULL
  RETURN seen.confidence AS confidence,
         head([label IN labels(x) WHERE NOT label IN ['Held', 'Expected', 'NotHeld', 'Unstated', 'Disputed']]) AS what,
         x.name AS name, d.id AS document, x.id AS id
  UNION ALL
  MATCH (c:Claim)
  WHERE c.confidence IS NOT NULL
  RETURN c.confidence AS confidence, 'Claim' AS what, c.name AS name, c.document AS document, c.id AS id
  UNION ALL
  MATCH (p:Person)-[h:HOLDS|NOMINATED_TO]->(r:Role)
  WHERE h.confidence IS NOT NULL
  RETURN h.confidence AS confidence, 'Office' AS what, p.name + ': ' + r.name AS name,
         substring(reduce(all = '', source IN coalesce(h.sources, []) | all + '; ' + source), 2) AS document, h.id AS id
}
RETURN confidence, what, name, document, id
ORDER BY confidence, what, id, document
LIMIT $top
