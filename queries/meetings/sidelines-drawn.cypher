// Draw a summit and the meetings beside it
// name: sidelines-drawn
// description: >
//   An event with the meetings on its sidelines and who took part. Meetings that were not held carry the
//   label Expected or NotHeld.
// topic: meetings
// parameters:
//   event: {type: [event], example: [G20 summit 2022], description: "a name, words of one such as G20, or an id; several with commas"}
// returns:
//   path: path
// draws: true

MATCH path = (who:Person|Role)-[:PARTICIPANT_IN]->(m:Meeting)-[:ON_SIDELINES_OF]->(e:Event)
WHERE e.id IN $event OR e.name IN $event
RETURN path
ORDER BY m.earliest, m.latest, m.id, who.id, e.id
