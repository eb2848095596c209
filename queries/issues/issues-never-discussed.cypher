// Issues that no meeting is reported to have discussed
// name: issues-never-discussed
// description: >
//   Issues that documents mention, yet no meeting that was held is reported to have discussed:
//   background, agendas, demands. `may_have_come_up` lists the meetings that were held which a source
//   ties to the issue without saying that it was raised.
// topic: issues
// parameters:
//   issue: {type: [issue], default: null, example: [Semiconductors], description: only these issues}
// returns:
//   issue: string
//   documents: integer
//   may_concern: integer
//   may_have_come_up: [string]
//   statements: integer
//   issue_id: string

MATCH (i:Issue)
WHERE NOT EXISTS { (:Meeting)-[:DISCUSSED]->(i) }
  AND ($issue IS NULL OR i.id IN $issue OR i.name IN $issue)
RETURN i.name AS issue,
       COUNT { (:Document)-[:MENTIONS]->(i) } AS documents,
       COUNT { (:Meeting)-[:MAY_CONCERN]->(i) } AS may_concern,
       COLLECT { MATCH (m:Meeting&Held)-[:MAY_CONCERN]->(i) RETURN DISTINCT m.id AS id ORDER BY id } AS may_have_come_up,
       COUNT { (:Statement)-[:ABOUT]->(i) } AS statements,
       i.id AS issue_id
ORDER BY documents DESC, issue, issue_id
