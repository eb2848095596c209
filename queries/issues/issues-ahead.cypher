// What may be discussed in meetings still to come
// name: issues-ahead
// description: >
//   The agenda, stated or implied, of meetings that are only expected: what may come up, not what did.
// topic: issues
// parameters:
//   issue: {type: string, default: null, example: Taiwan, description: words of its name or its id}
// returns:
//   issue: string
//   strength: string
//   meeting: string
//   status: string
//   dated: string
//   participants: [string]
//   meeting_id: string

MATCH (m:Meeting&Expected)-[on:MAY_CONCERN]->(i:Issue)
WHERE $issue IS NULL OR toLower(i.name) CONTAINS toLower($issue) OR i.id = $issue
RETURN i.name AS issue,
       on.strength AS strength,
       m.name AS meeting,
       m.status AS status,
       m.edtf AS dated,
       COLLECT { MATCH (who:Person|Role)-[:PARTICIPANT_IN]->(m) RETURN who.name ORDER BY who.name, who.id } AS participants,
       m.id AS meeting_id
ORDER BY issue, coalesce(m.earliest, m.latest), meeting_id, i.id
