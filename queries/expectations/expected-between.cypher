// What was not held between two persons, or not yet
// name: expected-between
// description: >
//   Contacts of two persons, as principals, that are agreed, planned, expected, invited, proposed, hoped or possible, that were
//   postponed, cancelled, refused or denied, or of which no status is stated. None of them is a meeting that was held.
// topic: expectations
// parameters:
//   person: {type: person, example: "Antony Blinken"}
//   other: {type: person, example: "Xi Jinping"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   status: string
//   name: string
//   dated: string
//   certain: boolean
//   place: string
//   event: string
//   may_concern: [string]
//   disputed: boolean
//   meeting_id: string
// instead: [contacts-between]

MATCH (p:Person)-[one:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&!Held)<-[two:PARTICIPANT_IN {part: 'principal'}]-(o:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND (o.id = $other OR o.name = $other OR $other IN o.aliases)
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
OPTIONAL MATCH (m)-[:AT]->(place:Place)
OPTIONAL MATCH (m)-[:ON_SIDELINES_OF]->(event:Event)
RETURN m.status AS status,
       m.name AS name,
       m.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false) END AS certain,
       place.name AS place,
       event.name AS event,
       COLLECT { MATCH (m)-[:MAY_CONCERN]->(i:Issue) RETURN i.name ORDER BY i.name, i.id } AS may_concern,
       m.disputed AS disputed,
       m.id AS meeting_id
ORDER BY coalesce(m.earliest, m.latest), m.latest, meeting_id, p.id, o.id
