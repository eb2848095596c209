// Meetings that may be one and the same
// name: near-duplicates
// description: >
//   Pairs of meetings with the same principals, whose dates can be the same, and whose mode and place do
//   not differ: candidates for `whomet resolve`. It suggests; a person decides.
// topic: quality
// returns:
//   meeting: string
//   other: string
//   dated: string
//   other_dated: string
//   status: string
//   other_status: string
//   meeting_id: string
//   other_id: string

MATCH (who:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(a:Meeting)
MATCH (who)-[:PARTICIPANT_IN {part: 'principal'}]->(b:Meeting)
WHERE a.id < b.id
  AND coalesce(a.earliest <= b.latest, true)
  AND coalesce(b.earliest <= a.latest, true)
  AND coalesce(a.mode = b.mode, true)
  AND (a.edtf IS NOT NULL OR b.edtf IS NOT NULL)
WITH DISTINCT a, b
WHERE COLLECT { MATCH (p:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(a) RETURN p.id AS id ORDER BY id }
    = COLLECT { MATCH (p:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(b) RETURN p.id AS id ORDER BY id }
  AND NOT EXISTS {
    MATCH (a)-[:AT]->(here:Place)
    MATCH (b)-[:AT]->(there:Place)
    WHERE here.city <> there.city OR here.country <> there.country
  }
RETURN a.name AS meeting,
       b.name AS other,
       a.edtf AS dated,
       b.edtf AS other_dated,
       a.status AS status,
       b.status AS other_status,
       a.id AS meeting_id,
       b.id AS other_id
ORDER BY meeting_id, other_id
