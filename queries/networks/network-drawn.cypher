// Draw who met whom
// name: network-drawn
// description: >
//   Everybody who met somebody, with a line for each meeting that was held.
// topic: networks
// parameters:
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   path: path
// draws: true

MATCH path = (a:Person)-[met:MET]-(b:Person)
WHERE a.id < b.id
  AND ($since IS NULL OR met.latest IS NULL OR met.latest >= $since)
  AND ($until IS NULL OR met.earliest IS NULL OR met.earliest <= $until)
RETURN path
ORDER BY met.earliest, met.latest, met.id
