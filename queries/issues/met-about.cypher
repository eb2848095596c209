// Who discussed an issue, and when
// name: met-about
// description: >
//   Meetings that were held in which an issue was discussed. Those for which a source only implies it come after the others, with
//   the strength `implied`: nobody says that it was raised. Background that only the reporter adds does not count.
// topic: issues
// parameters:
//   issue: {type: [issue], example: [Taiwan], description: "a name, words of one, or an id; several with commas"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   issue: string
//   strength: string
//   meeting: string
//   participants: [string]
//   place: string
//   meeting_id: string
// nearby: [issues-ahead, said-about]
// instead: [issues-never-discussed]

MATCH (m:Meeting&Held)-[on:DISCUSSED|MAY_CONCERN]->(i:Issue)
WHERE (i.id IN $issue OR i.name IN $issue)
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
OPTIONAL MATCH (m)-[:AT]->(place:Place)
RETURN m.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false) END AS certain,
       i.name AS issue,
       on.strength AS strength,
       m.name AS meeting,
       COLLECT {
         MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(m)
         RETURN who.name + CASE in.part WHEN 'principal' THEN '' ELSE ' (' + in.part + ')' END AS name ORDER BY name, who.id
       } AS participants,
       place.name AS place,
       m.id AS meeting_id
ORDER BY strength = 'implied', coalesce(m.earliest, m.latest), m.latest, meeting_id, i.id
