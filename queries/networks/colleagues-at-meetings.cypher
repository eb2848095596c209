// Who sits on the same side
// name: colleagues-at-meetings
// description: >
//   Pairs of persons who took part in the same meetings that were held on the same side, in whatever
//   part.
// topic: networks
// parameters:
//   person: {type: person, default: null, example: "Wang Yi"}
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   person: string
//   colleague: string
//   side: string
//   meetings: integer
//   meeting_ids: [string]

MATCH (a:Person)-[one:PARTICIPANT_IN]->(m:Meeting&Held)<-[two:PARTICIPANT_IN]-(b:Person)
WHERE one.side = two.side
  AND a.id <> b.id
  AND CASE WHEN $person IS NULL THEN a.id < b.id ELSE (a.id = $person OR a.name = $person OR $person IN a.aliases) END
WITH a, b, one.side AS side, m
ORDER BY m.id
WITH a, b, side, collect(m.id) AS meeting_ids
RETURN a.name AS person,
       b.name AS colleague,
       side,
       size(meeting_ids) AS meetings,
       meeting_ids
ORDER BY meetings DESC, person, colleague, a.id, b.id, side
LIMIT $top
