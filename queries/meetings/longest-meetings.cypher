// The longest talks, as far as anybody states it
// name: longest-meetings
// description: >
//   Claims of how long a meeting took, in hours, longest first, with who says so. Two claims on one
//   meeting can speak of different parts of it: the scope says of which.
// topic: meetings
// parameters:
//   top: {type: integer, default: 25, description: rows at most}
// returns:
//   meeting: string
//   hours: float
//   as_stated: string
//   qualifier: string
//   scope: string
//   attributed_to: string
//   document: string
//   meeting_id: string
//   claim_id: string

MATCH (c:Claim)-[:ABOUT]->(m:Meeting&Held)
WHERE c.property = 'duration' AND c.number IS NOT NULL
WITH m, c,
     CASE WHEN toLower(c.unit) STARTS WITH 'minute' OR toLower(c.unit) = 'min' THEN c.number / 60.0
          WHEN toLower(c.unit) STARTS WITH 'hour' OR toLower(c.unit) = 'h' THEN toFloat(c.number)
          WHEN toLower(c.unit) STARTS WITH 'day' THEN c.number * 24.0 END AS hours
WHERE hours IS NOT NULL
RETURN m.name AS meeting,
       hours,
       c.value AS as_stated,
       c.qualifier AS qualifier,
       c.scope AS scope,
       c.attributed_to AS attributed_to,
       c.document AS document,
       m.id AS meeting_id,
       c.id AS claim_id
ORDER BY hours DESC, meeting_id, claim_id
LIMIT $top
