// A title
// name: python-object
// description: !!python/object/apply:os.system [ls]
// topic: malformed
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   counterpart: string
//   meetings: integer

MATCH (a:Person)-[m:MET]-(b:Person)
WHERE $person IN [a.id, a.name]
RETURN b.name AS counterpart, count(DISTINCT m.meeting) AS meetings
ORDER BY meetings DESC, counterpart
