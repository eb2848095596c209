// Meetings from which nobody can be said to have met
// name: one-sided-meetings
// description: >
//   Meetings with fewer than two sides among their principals: a side is missing, or only an office is
//   known.
// topic: quality
// returns:
//   meeting: string
//   status: string
//   dated: string
//   sides: [string]
//   participants: [string]
//   meeting_id: string

MATCH (m:Meeting)
WITH m, COLLECT {
  MATCH (:Person|Role)-[in:PARTICIPANT_IN {part: 'principal'}]->(m)
  WHERE in.side IS NOT NULL
  RETURN DISTINCT in.side AS side ORDER BY side
} AS sides
WHERE size(sides) < 2
RETURN m.name AS meeting,
       m.status AS status,
       m.edtf AS dated,
       sides,
       COLLECT { MATCH (who:Person|Role)-[:PARTICIPANT_IN]->(m) RETURN who.name ORDER BY who.name, who.id } AS participants,
       m.id AS meeting_id
ORDER BY meeting, meeting_id
