// Draw who discussed an issue
// name: met-about-drawn
// description: >
//   An issue with the meetings that were held and discussed it, and who took part.
// topic: issues
// parameters:
//   issue: {type: string, example: Taiwan}
// returns:
//   path: path
// draws: true

MATCH path = (i:Issue)<-[:DISCUSSED]-(m:Meeting&Held)<-[:PARTICIPANT_IN]-(who:Person|Role)
WHERE toLower(i.name) CONTAINS toLower($issue) OR i.id = $issue
RETURN path
ORDER BY m.earliest, m.latest, m.id, i.id, who.id
