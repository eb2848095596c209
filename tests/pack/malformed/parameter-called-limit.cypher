// A title
// name: parameter-called-limit
// description: What it answers.
// topic: malformed
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   limit: {type: integer, default: 5}
// returns:
//   counterpart: string
//   meetings: integer

MATCH (a:Person)-[m:MET]-(b:Person)
WHERE $person IN [a.id, a.name]
RETURN b.name AS counterpart, count(DISTINCT m.meeting) AS meetings
ORDER BY meetings DESC, counterpart
LIMIT $limit
