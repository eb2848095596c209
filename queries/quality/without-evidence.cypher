// Relationships without a passage that supports them
// name: without-evidence
// description: >
//   Relationships whose records cite no range of a text, with the documents that say them. There should
//   be none.
// topic: quality
// parameters:
//   top: {type: integer, default: 100, description: rows at most}
// returns:
//   relationship: string
//   start: string
//   end: string
//   sources: [string]
//   relationship_id: string

MATCH (a)-[r:MET|PARTICIPANT_IN|DISCUSSED|MAY_CONCERN|HOLDS|NOMINATED_TO|OF|AT|ON_SIDELINES_OF|PART_OF|TRAVELLER_IN|DESTINATION|TO_ATTEND
             |INVITED_BY|SAID|TO_AUDIENCE|REPORTED_BY|SAID_AT|ABOUT|REPORTS|MAKES|MENTIONS]->(b)
WHERE r.evidence IS NULL OR size(r.evidence) = 0
RETURN type(r) AS relationship,
       a.name AS start,
       b.name AS `end`,
       r.sources AS sources,
       r.id AS relationship_id
ORDER BY relationship, relationship_id
LIMIT $top
