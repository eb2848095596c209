// Meetings that may be one and the same
// name: near-duplicates
// description: >
//   Pairs of meetings of the same two or more principals, whose dates can be the same, and whose mode
//   and place do not differ: candidates for `whomet resolve`. It suggests; a person decides.
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

MATCH (m:Meeting)
WITH m, COLLECT {
  MATCH (p:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(m)
  RETURN p.id AS id ORDER BY id
} AS who
WHERE size(who) > 1
WITH who, collect(m) AS same
WHERE size(same) > 1
UNWIND same AS a
UNWIND same AS b
WITH a, b
WHERE a.id < b.id
  AND coalesce(a.earliest <= b.latest, true)
  AND coalesce(b.earliest <= a.latest, true)
  AND coalesce(a.mode = b.mode, true)
  AND (a.edtf IS NOT NULL OR b.edtf IS NOT NULL)
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
