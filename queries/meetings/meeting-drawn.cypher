// Draw one meeting with all that belongs to it
// name: meeting-drawn
// description: >
//   A meeting with its participants, place, summit, trip, issues and the documents that report it.
// topic: meetings
// parameters:
//   meeting: {type: meeting, example: blinken-qin-2023-06-18, description: "its id or name, or words of who met, where and when"}
// returns:
//   path: path
// draws: true

MATCH path = (m:Meeting)-[step:PARTICIPANT_IN|AT|ON_SIDELINES_OF|PART_OF|DISCUSSED|MAY_CONCERN|REPORTS]-(beside)
WHERE m.id = $meeting OR $meeting IN m.ids
RETURN path
ORDER BY m.id, step.id
