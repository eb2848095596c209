// A title
// name: key-that-is-a-list
// description: What it answers.
// topic: malformed
// ? [a, b]
// : c
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   counterpart: string
//   meetings: integer

MATCH (a:Person)-[m:MET]-(b:Person)
WHERE $person IN [a.id, a.name]
RETURN b.name AS counterpart, count(DISTINCT m.meeting) AS meetings
ORDER BY meetings DESC, counterpart
