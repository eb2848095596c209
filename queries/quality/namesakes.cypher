// Persons who share a name
// name: namesakes
// description: >
//   Pairs of persons with a name or full alias in common: one person under two ids, or two whom a
//   question must tell apart.
// topic: quality
// returns:
//   name: string
//   country: string
//   other_country: string
//   person_id: string
//   other_id: string

MATCH (p:Person)
UNWIND [p.name] + coalesce(p.aliases, []) AS name
WITH DISTINCT toLower(name) AS name, p
ORDER BY p.id
WITH name, collect(p) AS people
WHERE size(people) > 1
UNWIND people AS a
UNWIND people AS b
WITH name, a, b
WHERE a.id < b.id
RETURN name,
       a.country AS country,
       b.country AS other_country,
       a.id AS person_id,
       b.id AS other_id
ORDER BY name, person_id, other_id
