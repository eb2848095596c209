// Draw what is only expected
// name: expected-drawn
// description: >
//   Meetings and trips that are only expected, with the people and places. All of them carry the label
//   Expected.
// topic: expectations
// returns:
//   path: path
// draws: true

MATCH path = (x:Meeting|Trip)-[step:PARTICIPANT_IN|TRAVELLER_IN|AT|DESTINATION|ON_SIDELINES_OF|TO_ATTEND]-(beside)
WHERE x:Expected
RETURN path
ORDER BY x.id, step.id
