// Draw whom a person has met
// name: who-met-drawn
// description: >
//   The meetings of a person that were held, with the others who took part as principals. What is only
//   expected is not drawn.
// topic: people
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   path: path
// draws: true

MATCH path = (p:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Held)<-[:PARTICIPANT_IN {part: 'principal'}]-(other:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
RETURN path
ORDER BY m.earliest, m.latest, m.id, other.id, p.id
