// Meetings without an exact day
// name: vague-meetings
// description: >
//   Meetings whose date is missing or spans more than a day, the vaguest first.
// topic: quality
// returns:
//   meeting: string
//   status: string
//   dated: string
//   days: integer
//   documents: [string]
//   meeting_id: string

MATCH (m:Meeting)
WHERE m.date IS NULL
RETURN m.name AS meeting,
       m.status AS status,
       m.edtf AS dated,
       duration.inDays(m.earliest, m.latest).days + 1 AS days,
       COLLECT { MATCH (d:Document)-[:REPORTS]->(m) RETURN DISTINCT d.id AS id ORDER BY id } AS documents,
       m.id AS meeting_id
ORDER BY days DESC, meeting, meeting_id
