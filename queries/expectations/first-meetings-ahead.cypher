// Who may meet without an earlier meeting on record
// name: first-meetings-ahead
// description: >
//   Pairs of principals of different sides in meetings that are only expected, who are not known to have
//   met before. That it would be their first meeting is not said by that.
// topic: expectations
// returns:
//   person: string
//   counterpart: string
//   status: string
//   dated: string
//   meeting: string
//   meeting_id: string

MATCH (a:Person)-[one:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Expected)<-[two:PARTICIPANT_IN {part: 'principal'}]-(b:Person)
WHERE a.id < b.id
  AND one.side <> two.side
  AND NOT EXISTS { (a)-[:MET]-(b) }
RETURN a.name AS person,
       b.name AS counterpart,
       m.status AS status,
       m.edtf AS dated,
       m.name AS meeting,
       m.id AS meeting_id
ORDER BY coalesce(m.earliest, m.latest), meeting_id, a.id, b.id
