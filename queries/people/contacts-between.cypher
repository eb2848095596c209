// Every contact of two persons
// name: contacts-between
// description: >
//   Each meeting that was held in which both were principals of different sides, with its date as exact
//   as the sources have it, its kind (talks, a handshake), mode, place, summit and issues. `certain` says whether it surely lies
//   between since and until, and is empty where neither is given.
// topic: people
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   other: {type: person, example: "Antony Blinken"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   dated: string
//   certain: boolean
//   meeting: string
//   kind: string
//   mode: string
//   place: string
//   event: string
//   issues: [string]
//   disputed: boolean
//   meeting_id: string
// nearby: [expected-between]
// instead: [meetings-timeline, chain-between]

MATCH (p:Person)-[met:MET]-(o:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND (o.id = $other OR o.name = $other OR $other IN o.aliases)
  AND ($since IS NULL OR met.latest IS NULL OR met.latest >= $since)
  AND ($until IS NULL OR met.earliest IS NULL OR met.earliest <= $until)
MATCH (m:Meeting {id: met.meeting})
OPTIONAL MATCH (m)-[:AT]->(place:Place)
OPTIONAL MATCH (m)-[:ON_SIDELINES_OF]->(event:Event)
RETURN m.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR met.earliest >= $since) AND ($until IS NULL OR met.latest <= $until), false) END AS certain,
       m.name AS meeting,
       m.kind AS kind,
       m.mode AS mode,
       place.name AS place,
       event.name AS event,
       COLLECT { MATCH (m)-[:DISCUSSED]->(i:Issue) RETURN i.name ORDER BY i.name, i.id } AS issues,
       m.disputed AS disputed,
       m.id AS meeting_id
ORDER BY m.earliest, m.latest, meeting_id, p.id, o.id
