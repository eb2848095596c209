// How often an issue came up, year by year
// name: issues-by-year
// description: >
//   Meetings that were held and discussed an issue, counted by year. The year is empty where the date
//   does not fix it. Without an issue, all of them.
// topic: issues
// parameters:
//   issue: {type: [issue], default: null, example: [Taiwan], description: "a name, words of one, or an id; several with commas"}
// returns:
//   issue: string
//   year: integer
//   meetings: integer
//   meeting_ids: [string]

MATCH (m:Meeting&Held)-[:DISCUSSED]->(i:Issue)
WHERE $issue IS NULL OR i.id IN $issue OR i.name IN $issue
WITH i, m, CASE WHEN m.earliest.year = m.latest.year THEN m.earliest.year END AS year
ORDER BY m.id
WITH i, year, collect(m.id) AS meeting_ids
RETURN i.name AS issue,
       year,
       size(meeting_ids) AS meetings,
       meeting_ids
ORDER BY issue, i.id, year
