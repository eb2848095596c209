// Draw the shortest chains between two persons
// name: chain-drawn
// description: >
//   Every shortest chain of meetings that were held between two persons, over at most six of them.
// topic: networks
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   other: {type: person, example: "Qin Gang"}
// returns:
//   path: path
// draws: true

MATCH (a:Person)
WHERE (a.id = $person OR a.name = $person OR $person IN a.aliases)
MATCH (b:Person)
WHERE (b.id = $other OR b.name = $other OR $other IN b.aliases)
WITH a, b
WHERE a <> b
MATCH path = allShortestPaths((a)-[:MET*..6]-(b))
RETURN path
ORDER BY [n IN nodes(path) | n.id], [met IN relationships(path) | met.meeting]
