// Draw what surrounds a person
// name: person-drawn
// description: >
//   A person with the meetings, trips, offices and statements that are theirs, and who else took part. What was
//   not held is there too: its label says so.
// topic: people
// parameters:
//   person: {type: person, example: "Qin Gang"}
// returns:
//   path: path
//   others: path
// draws: true

MATCH path = (p:Person)-[step:PARTICIPANT_IN|TRAVELLER_IN|HOLDS|NOMINATED_TO|SAID]-(beside)
WHERE p.id = $person OR p.name = $person OR $person IN p.aliases
OPTIONAL MATCH others = (beside:Meeting)<-[also:PARTICIPANT_IN]-(other:Person)
WHERE other.id <> p.id
RETURN path, others
ORDER BY p.id, step.id, also.id
