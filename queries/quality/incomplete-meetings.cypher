// Meetings held without mode, place or issue
// name: incomplete-meetings
// description: >
//   Meetings that were held and lack what a reader would want to know, the emptiest first.
// topic: quality
// returns:
//   meeting: string
//   dated: string
//   lacks: [string]
//   meeting_id: string

MATCH (m:Meeting&Held)
WITH m,
     CASE WHEN m.mode IS NULL THEN ['mode'] ELSE [] END
     + CASE WHEN m.mode = 'in_person' AND NOT EXISTS { (m)-[:AT]->(:Place) } THEN ['place'] ELSE [] END
     + CASE WHEN NOT EXISTS { (m)-[:DISCUSSED]->(:Issue) } THEN ['issues'] ELSE [] END AS lacks
WHERE size(lacks) > 0
RETURN m.name AS meeting,
       m.edtf AS dated,
       lacks,
       m.id AS meeting_id
ORDER BY size(lacks) DESC, meeting_id
