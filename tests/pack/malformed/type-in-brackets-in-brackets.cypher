// A title
// name: type-in-brackets-in-brackets
// description: What it answers.
// topic: malformed
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   counterpart: string
//   meetings: [[strings]]

MATCH (a:Person)-[m:MET]-(b:Person)
WHERE $person IN [a.id, a.name]
RETURN b.name AS counterpart, count(DISTINCT m.meeting) AS meetings
ORDER BY meetings DESC, counterpart
