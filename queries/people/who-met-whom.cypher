// Who met whom, when and about what
// name: who-met-whom
// description: >-
//   Every pair of persons of different sides who met, once for each meeting, in the order of the meetings' dates, with
//   what was discussed there. A phone or video call counts; `mode` tells. `certain` says whether the meeting surely lies
//   between since and until, and is empty where neither is given. `disputed`: another document says that it was not held.
// topic: people
// parameters:
//   since: {type: date, default: null, edge: first, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, description: leave out what surely began later}
// returns:
//   dated: string
//   person: string
//   counterpart: string
//   mode: string
//   issues: [string]
//   certain: boolean
//   disputed: boolean
//   meeting_id: string
// draws: false

MATCH (one:Person)-[met:MET]->(other:Person)
MATCH (m:Meeting {id: met.meeting})
WHERE ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
RETURN m.edtf AS dated,
       one.name AS person,
       other.name AS counterpart,
       m.mode AS mode,
       COLLECT { MATCH (m)-[:DISCUSSED]->(issue:Issue) RETURN issue.name ORDER BY issue.name, issue.id } AS issues,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false) END AS certain,
       m.disputed AS disputed,
       m.id AS meeting_id
ORDER BY coalesce(m.earliest, m.latest), m.latest, meeting_id, one.id, other.id
