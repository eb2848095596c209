// Issues that are written about but never discussed
// name: issues-never-discussed
// description: >
//   Issues that documents mention, yet no meeting that was held is reported to have discussed:
//   background, agendas, demands.
// topic: issues
// returns:
//   issue: string
//   documents: integer
//   may_concern: integer
//   statements: integer
//   issue_id: string

MATCH (i:Issue)
WHERE NOT EXISTS { (:Meeting)-[:DISCUSSED]->(i) }
RETURN i.name AS issue,
       COUNT { (:Document)-[:MENTIONS]->(i) } AS documents,
       COUNT { (:Meeting)-[:MAY_CONCERN]->(i) } AS may_concern,
       COUNT { (:Statement)-[:ABOUT]->(i) } AS statements,
       i.id AS issue_id
ORDER BY documents DESC, issue, issue_id
