// Whom a person has met before, but not since a day
// name: not-met-since
// description: >
//   Counterparts whose every meeting with the person was surely over before the day: relations gone
//   quiet. A meeting of uncertain date that can lie after the day keeps the counterpart out.
// topic: people
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   day: {type: date, example: 2023-01-01, edge: first}
// returns:
//   counterpart: string
//   meetings: integer
//   last: date
//   last_meeting_id: string
// nearby: [only-expected]

MATCH (p:Person)-[met:MET]-(other:Person)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
WITH other, met
ORDER BY met.latest DESC, met.meeting
WITH other, collect(met) AS contacts
WHERE all(met IN contacts WHERE met.latest < $day)
RETURN other.name AS counterpart,
       size(contacts) AS meetings,
       contacts[0].latest AS last,
       contacts[0].meeting AS last_meeting_id
ORDER BY last DESC, counterpart, other.id
