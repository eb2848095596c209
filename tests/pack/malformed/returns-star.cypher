// A title
// name: returns-star
// description: What it answers.
// topic: malformed
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   counterpart: string
//   meetings: integer

MATCH (a:Person)-[m:MET]-(b:Person)
WHERE $person IN [a.id, a.name]
RETURN *
ORDER BY meetings DESC, counterpart
