// What meetings agreed on
// name: outcomes
// description: >
//   What came out of meetings that were held, as far as a document calls it an outcome, with the documents
//   that speak of it and their passages. What was only discussed is in issues-most-discussed.
// topic: issues
// parameters:
//   person: {type: person, default: null, example: "Antony Blinken", description: only meetings in which this person took part}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   disputed: boolean
//   meeting: string
//   participants: [string]
//   outcome: string
//   sources: [string]
//   evidence: [string]
//   meeting_id: string
//   relationship_id: string
// instead: [meetings-timeline]

MATCH (m:Meeting&Held)-[came:DISCUSSED {strength: 'outcome'}]->(i:Issue)
WHERE ($person IS NULL OR EXISTS {
         MATCH (p:Person)-[:PARTICIPANT_IN]->(m)
         WHERE p.id = $person OR p.name = $person OR $person IN p.aliases
       })
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
RETURN m.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false) END AS certain,
       m.disputed AS disputed,
       m.name AS meeting,
       COLLECT {
         MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(m)
         RETURN who.name + CASE in.part WHEN 'principal' THEN '' ELSE ' (' + in.part + ')' END AS name ORDER BY name, who.id
       } AS participants,
       i.name AS outcome,
       came.sources AS sources,
       came.evidence AS evidence,
       m.id AS meeting_id,
       came.id AS relationship_id
ORDER BY coalesce(m.earliest, m.latest), m.latest, meeting_id, i.id
