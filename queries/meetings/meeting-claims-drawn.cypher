// Draw one meeting with what is claimed of it
// name: meeting-claims-drawn
// description: >
//   A meeting with its participants, the documents that report it, and every claim on it with the documents that make
//   the claim.
// topic: meetings
// parameters:
//   meeting: {type: meeting, example: blinken-qin-2023-06-18, description: "its id or name, or words of who met, where and when"}
// returns:
//   path: path
//   maker: path
// draws: true

MATCH path = (m:Meeting)-[step:PARTICIPANT_IN|REPORTS|ABOUT]-(beside:Person|Role|Document|Claim)
WHERE m.id = $meeting OR $meeting IN m.ids
OPTIONAL MATCH maker = (beside:Claim)<-[makes:MAKES]-(:Document)
RETURN path, maker
ORDER BY m.id, step.id, makes.id
