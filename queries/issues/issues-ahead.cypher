// What may be discussed in meetings still to come
// name: issues-ahead
// description: >
//   The agenda, stated or implied, of meetings that are only expected: what may come up, not what did.
// topic: issues
// parameters:
//   issue: {type: [issue], default: null, example: [Taiwan], description: "a name, words of one, or an id; several with commas"}
// returns:
//   issue: string
//   strength: string
//   meeting: string
//   status: string
//   dated: string
//   participants: [string]
//   meeting_id: string

MATCH (m:Meeting&Expected)-[on:MAY_CONCERN]->(i:Issue)
WHERE $issue IS NULL OR i.id IN $issue OR i.name IN $issue
RETURN i.name AS issue,
       on.strength AS strength,
       m.name AS meeting,
       m.status AS status,
       m.edtf AS dated,
       COLLECT { MATCH (who:Person|Role)-[:PARTICIPANT_IN]->(m) RETURN who.name ORDER BY who.name, who.id } AS participants,
       m.id AS meeting_id
ORDER BY issue, coalesce(m.earliest, m.latest), meeting_id, i.id
