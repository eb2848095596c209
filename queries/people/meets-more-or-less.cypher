// Who meets more, or less, than the year before
// name: meets-more-or-less
// description: >
//   Persons by the change in the number of meetings that were held in which they were principals, from the year before
//   to the given one. `meetings` are those that surely lie in the year and `possible` those that can, `before` and
//   `before_possible` likewise. `trend` is more, less or same where that holds however the vague dates fall, and
//   unclear where it does not. It is what the documents report: more reports make more meetings. `disputed` counts
//   those of both years that another document says were not held.
// topic: people
// parameters:
//   year: {type: integer, example: 2023}
//   country: {type: country, default: null, example: US, description: a code or any usual name of the persons' country}
//   top: {type: integer, default: 50, description: rows at most}
// returns:
//   person: string
//   country: string
//   before: integer
//   before_possible: integer
//   meetings: integer
//   possible: integer
//   trend: string
//   disputed: integer
//   meeting_ids: [string]
//   person_id: string

MATCH (p:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Held)
WHERE ($country IS NULL OR toUpper(p.country) = toUpper($country)
       OR EXISTS { MATCH (named:Country {id: p.country}) WHERE toLower(named.name) = toLower($country) })
  AND (m.earliest IS NULL OR m.earliest.year <= $year)
  AND (m.latest IS NULL OR m.latest.year >= $year - 1)
WITH DISTINCT p, m
ORDER BY m.id
WITH p,
     collect(m.id) AS meeting_ids,
     sum(CASE WHEN m.earliest.year = $year - 1 AND m.latest.year = $year - 1 THEN 1 ELSE 0 END) AS before,
     sum(CASE WHEN coalesce(m.earliest.year, $year - 1) <= $year - 1 THEN 1 ELSE 0 END) AS before_possible,
     sum(CASE WHEN m.earliest.year = $year AND m.latest.year = $year THEN 1 ELSE 0 END) AS meetings,
     sum(CASE WHEN coalesce(m.latest.year, $year) >= $year THEN 1 ELSE 0 END) AS possible,
     sum(CASE WHEN m.disputed THEN 1 ELSE 0 END) AS disputed
RETURN p.name AS person,
       p.country AS country,
       before,
       before_possible,
       meetings,
       possible,
       CASE WHEN meetings > before_possible THEN 'more'
            WHEN possible < before THEN 'less'
            WHEN meetings = possible AND before = before_possible AND meetings = before THEN 'same'
            ELSE 'unclear' END AS trend,
       disputed,
       meeting_ids,
       p.id AS person_id
ORDER BY abs(meetings - before) DESC, meetings DESC, person, person_id
LIMIT $top
