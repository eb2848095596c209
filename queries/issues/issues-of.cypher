// What a person discusses, and with whom
// name: issues-of
// description: >
//   The issues of the meetings that were held in which a person was a principal, with the counterparts
//   of another side. `strength` is `discussed`, or after those `implied`, where a source ties the issue to the
//   meeting and nobody says that it was raised.
// topic: issues
// parameters:
//   person: {type: person, example: "Wang Yi"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   issue: string
//   strength: string
//   meetings: integer
//   certain: integer
//   counterparts: [string]
//   meeting_ids: [string]
// nearby: [only-expected]
// instead: [said-by]

MATCH (p:Person)-[own:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Held)-[on:DISCUSSED|MAY_CONCERN]->(i:Issue)
WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH p, i, m, CASE type(on) WHEN 'DISCUSSED' THEN 'discussed' ELSE on.strength END AS strength
ORDER BY m.id
WITH p, i, strength,
     collect(m.id) AS meeting_ids,
     sum(CASE WHEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false)
              THEN 1 ELSE 0 END) AS certain
RETURN i.name AS issue,
       strength,
       size(meeting_ids) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL THEN certain END AS certain,
       COLLECT {
         MATCH (p)-[met:MET]-(other:Person)
         WHERE met.meeting IN meeting_ids
         RETURN DISTINCT other.name AS name ORDER BY name
       } AS counterparts,
       meeting_ids
ORDER BY strength <> 'discussed', meetings DESC, issue, i.id, p.id
