// Which issues come up together
// name: issues-together
// description: >
//   Pairs of issues that were discussed in the same meetings that were held.
// topic: issues
// parameters:
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   issue: string
//   together_with: string
//   meetings: integer
//   meeting_ids: [string]

MATCH (a:Issue)<-[:DISCUSSED]-(m:Meeting&Held)-[:DISCUSSED]->(b:Issue)
WHERE a.id < b.id
WITH a, b, m
ORDER BY m.id
WITH a, b, collect(m.id) AS meeting_ids
RETURN a.name AS issue,
       b.name AS together_with,
       size(meeting_ids) AS meetings,
       meeting_ids
ORDER BY meetings DESC, issue, together_with, a.id, b.id
LIMIT $top
