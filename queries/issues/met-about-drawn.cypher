// Draw who discussed an issue
// name: met-about-drawn
// description: >
//   An issue with the meetings that were held and discussed it, and who took part.
// topic: issues
// parameters:
//   issue: {type: [issue], example: [Taiwan], description: "a name, words of one, or an id; several with commas"}
// returns:
//   path: path
// draws: true

MATCH path = (i:Issue)<-[:DISCUSSED]-(m:Meeting&Held)<-[:PARTICIPANT_IN]-(who:Person|Role)
WHERE i.id IN $issue OR i.name IN $issue
RETURN path
ORDER BY m.earliest, m.latest, m.id, i.id, who.id
