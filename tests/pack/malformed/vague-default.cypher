// A title
// name: vague-default
// description: What it answers.
// topic: malformed
// parameters:
//   person: {type: date, default: 2022-11}
// returns:
//   counterpart: string
//   meetings: integer

MATCH (a:Person)-[m:MET]-(b:Person)
WHERE $person IN [a.id, a.name]
RETURN b.name AS counterpart, count(DISTINCT m.meeting) AS meetings
ORDER BY meetings DESC, counterpart
