// Meetings on the sidelines of a summit
// name: sidelines-of
// description: >
//   Meetings of any status on the sidelines of an event.
// topic: meetings
// parameters:
//   event: {type: [event], example: [G20 summit 2022], description: "a name, words of one such as G20, or an id; several with commas"}
// returns:
//   event: string
//   dated: string
//   status: string
//   meeting: string
//   participants: [string]
//   issues: [string]
//   place: string
//   meeting_id: string

MATCH (m:Meeting)-[:ON_SIDELINES_OF]->(e:Event)
WHERE e.id IN $event OR e.name IN $event
OPTIONAL MATCH (m)-[:AT]->(place:Place)
RETURN e.name AS event,
       m.edtf AS dated,
       m.status AS status,
       m.name AS meeting,
       COLLECT {
         MATCH (who:Person|Role)-[in:PARTICIPANT_IN]->(m)
         RETURN who.name + CASE in.part WHEN 'principal' THEN '' ELSE ' (' + in.part + ')' END AS name ORDER BY name, who.id
       } AS participants,
       COLLECT { MATCH (m)-[:DISCUSSED]->(i:Issue) RETURN i.name ORDER BY i.name, i.id } AS issues,
       place.name AS place,
       m.id AS meeting_id
ORDER BY coalesce(m.earliest, m.latest), m.latest, meeting_id
