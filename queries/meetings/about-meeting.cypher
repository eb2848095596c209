// Everything about one meeting
// name: about-meeting
// description: >
//   One row with a meeting's status, date and how it is known, place, occasion, principals, others
//   present, issues with their strength, claims with their scope and who says so, and the documents that report it. `whomet evidence`
//   shows the passages behind the id.
// topic: meetings
// parameters:
//   meeting: {type: meeting, example: blinken-qin-2023-06-18, description: "its id or name, or words of who met, where and when"}
// returns:
//   meeting: string
//   status: string
//   dated: string
//   date_basis: string
//   mode: string
//   place: string
//   event: string
//   trip: string
//   principals: [string]
//   others: [string]
//   issues: [string]
//   claims: [string]
//   documents: [string]
//   disputed: boolean
//   meeting_id: string

MATCH (m:Meeting)
WHERE m.id = $meeting OR $meeting IN m.ids
OPTIONAL MATCH (m)-[:AT]->(place:Place)
OPTIONAL MATCH (m)-[:ON_SIDELINES_OF]->(event:Event)
OPTIONAL MATCH (m)-[:PART_OF]->(trip:Trip)
RETURN m.name AS meeting,
       m.status AS status,
       m.edtf AS dated,
       m.date_basis AS date_basis,
       m.mode AS mode,
       place.name AS place,
       event.name AS event,
       trip.name AS trip,
       COLLECT {
         MATCH (who:Person|Role)-[in:PARTICIPANT_IN {part: 'principal'}]->(m)
         RETURN who.name + coalesce(' (' + in.side + ')', '') AS name ORDER BY in.side, name
       } AS principals,
       COLLECT {
         MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(m)
         WHERE in.part <> 'principal'
         RETURN who.name + ' (' + coalesce(in.side + ', ', '') + in.part + ')' AS name ORDER BY name
       } AS others,
       COLLECT {
         MATCH (m)-[on:DISCUSSED|MAY_CONCERN]->(i:Issue)
         RETURN i.name + ' (' + on.strength + ')' AS name ORDER BY name
       } AS issues,
       COLLECT {
         MATCH (c:Claim)-[:ABOUT]->(m)
         RETURN c.property + ': ' + c.value + coalesce(', corrected to ' + c.corrected_to, '')
                + CASE WHEN c.scope IS NULL AND c.attributed_to IS NULL THEN ''
                       ELSE ' (' + coalesce(c.scope + coalesce('; ' + c.attributed_to, ''), c.attributed_to) + ')' END
                + ' [' + c.document + ']' AS name ORDER BY name, c.id
       } AS claims,
       COLLECT { MATCH (d:Document)-[:REPORTS]->(m) RETURN DISTINCT d.id AS id ORDER BY id } AS documents,
       m.disputed AS disputed,
       m.id AS meeting_id
ORDER BY meeting_id
