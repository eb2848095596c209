// Participants known only by their office
// name: unnamed-participants
// description: >
//   Offices that take part in a meeting without a person's name, with everybody who can have held them
//   on its date.
// topic: quality
// returns:
//   office: string
//   meeting: string
//   status: string
//   dated: string
//   candidates: [string]
//   meeting_id: string

MATCH (r:Role)-[:PARTICIPANT_IN]->(m:Meeting)
RETURN r.name AS office,
       m.name AS meeting,
       m.status AS status,
       m.edtf AS dated,
       COLLECT {
         MATCH (p:Person)-[h:HOLDS]->(r)
         WHERE (h.earliest IS NULL OR m.latest IS NULL OR h.earliest <= m.latest)
           AND (h.latest IS NULL OR m.earliest IS NULL OR h.latest >= m.earliest)
         RETURN DISTINCT p.name AS name ORDER BY name
       } AS candidates,
       m.id AS meeting_id
ORDER BY office, coalesce(m.earliest, m.latest), meeting_id, r.id
