// Draw which documents report what
// name: reports-drawn
// description: >
//   Documents and the meetings and trips that they report, with the status each gives on the line.
// topic: sources
// returns:
//   path: path
// draws: true

MATCH path = (d:Document)-[r:REPORTS]->(x:Meeting|Trip)
RETURN path
ORDER BY d.id, x.id, r.id
