// The shortest chains of meetings between two persons
// name: chain-between
// description: >
//   Through whom two persons are connected by meetings that were held, over at most six of them: every
//   shortest chain, with one meeting for each step.
// topic: networks
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   other: {type: person, example: "Qin Gang"}
// returns:
//   steps: integer
//   chain: [string]
//   meeting_ids: [string]
// nearby: [expected-between]

MATCH (a:Person)
WHERE (a.id = $person OR a.name = $person OR $person IN a.aliases)
MATCH (b:Person)
WHERE (b.id = $other OR b.name = $other OR $other IN b.aliases)
WITH a, b
WHERE a <> b
MATCH path = allShortestPaths((a)-[:MET*..6]-(b))
WITH [n IN nodes(path) | n.id] AS ids,
     [n IN nodes(path) | n.name] AS chain,
     [met IN relationships(path) | met.meeting] AS meetings
ORDER BY ids, meetings
WITH ids, chain, collect(meetings) AS ways
RETURN size(chain) - 1 AS steps,
       chain,
       ways[0] AS meeting_ids
ORDER BY chain, ids
