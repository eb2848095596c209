// Draw a summit and the meetings beside it
// name: sidelines-drawn
// description: >
//   An event with the meetings on its sidelines and who took part. Meetings that were not held carry the
//   label Expected or NotHeld.
// topic: meetings
// parameters:
//   event: {type: string, example: G20}
// returns:
//   path: path
// draws: true

MATCH path = (who:Person|Role)-[:PARTICIPANT_IN]->(m:Meeting)-[:ON_SIDELINES_OF]->(e:Event)
WHERE toLower(e.name) CONTAINS toLower($event) OR e.id = $event
RETURN path
ORDER BY m.earliest, m.latest, m.id, who.id, e.id
