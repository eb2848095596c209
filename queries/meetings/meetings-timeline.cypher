// Meetings in the order of their dates
// name: meetings-timeline
// description: >
//   Meetings of the given statuses, by default those that were held, from the first to the last; where a
//   date is vague, by its first possible day. Of a person all in which they were, as a principal or not.
//   `certain` says whether a meeting surely lies between since and until, and is empty where neither is
//   given. `kind` tells talks from a handshake.
// topic: meetings
// parameters:
//   person: {type: person, default: null, example: "Hua Chunying", description: only meetings in which this person was}
//   other: {type: person, default: null, example: "Antony Blinken", description: and this one too}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
//   status: {type: [string], default: [held, ongoing], description: which status a meeting may have}
// returns:
//   dated: string
//   certain: boolean
//   status: string
//   disputed: boolean
//   kind: string
//   meeting: string
//   participants: [string]
//   mode: string
//   place: string
//   event: string
//   meeting_id: string

MATCH (m:Meeting)
WHERE m.status IN $status
  AND ($person IS NULL OR EXISTS {
        MATCH (p:Person)-[:PARTICIPANT_IN]->(m)
        WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
      })
  AND ($other IS NULL OR EXISTS {
        MATCH (o:Person)-[:PARTICIPANT_IN]->(m)
        WHERE (o.id = $other OR o.name = $other OR $other IN o.aliases)
      })
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
OPTIONAL MATCH (m)-[:AT]->(place:Place)
OPTIONAL MATCH (m)-[:ON_SIDELINES_OF]->(event:Event)
RETURN m.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false) END AS certain,
       m.status AS status,
       m.disputed AS disputed,
       m.kind AS kind,
       m.name AS meeting,
       COLLECT {
         MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(m)
         RETURN who.name + CASE in.part WHEN 'principal' THEN '' ELSE ' (' + in.part + ')' END AS name ORDER BY name, who.id
       } AS participants,
       m.mode AS mode,
       place.name AS place,
       event.name AS event,
       m.id AS meeting_id
ORDER BY coalesce(m.earliest, m.latest), m.latest, meeting_id
