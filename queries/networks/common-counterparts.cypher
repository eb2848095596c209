// Whom two persons have both met
// name: common-counterparts
// description: >
//   Everybody whom both persons have met in meetings that were held.
// topic: networks
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   other: {type: person, example: "Qin Gang"}
// returns:
//   counterpart: string
//   meetings: integer
//   other_meetings: integer
//   meeting_ids: [string]
//   other_meeting_ids: [string]

MATCH (a:Person)-[one:MET]-(c:Person)-[two:MET]-(b:Person)
WHERE (a.id = $person OR a.name = $person OR $person IN a.aliases)
  AND (b.id = $other OR b.name = $other OR $other IN b.aliases)
  AND a <> b
WITH c, collect(DISTINCT one.meeting) AS ones, collect(DISTINCT two.meeting) AS twos
RETURN c.name AS counterpart,
       size(ones) AS meetings,
       size(twos) AS other_meetings,
       COLLECT { UNWIND ones AS id RETURN id ORDER BY id } AS meeting_ids,
       COLLECT { UNWIND twos AS id RETURN id ORDER BY id } AS other_meeting_ids
ORDER BY meetings + other_meetings DESC, counterpart, c.id
