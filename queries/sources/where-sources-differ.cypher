// Where the sources disagree
// name: where-sources-differ
// description: >
//   Each meeting or trip of which two documents give another status, date, mode, place, summit,
//   destination, participants or issues, and each pair of claims on the same subject and property with
//   another value. `compatible` is true where one date only is less exact than the other. Read the
//   scopes of two claims before calling them a contradiction: they may speak of different parts of a
//   thing.
// topic: sources
// parameters:
//   about: {type: string, default: null, example: blinken-qin-2023-06-18, description: only this id}
// returns:
//   subject: string
//   property: string
//   document: string
//   says: string
//   scope: string
//   other_document: string
//   other_says: string
//   other_scope: string
//   compatible: boolean
//   subject_id: string

CALL () {
  MATCH (one:Document)-[a:REPORTS]->(x:Meeting|Trip)<-[b:REPORTS]-(two:Document)
  WHERE a.id < b.id
  UNWIND [
    ['status', a.status, b.status],
    ['date', a.edtf, b.edtf],
    ['kind', a.kind, b.kind],
    ['mode', a.mode, b.mode],
    ['place', a.place, b.place],
    ['event', a.event, b.event],
    ['destination', a.destination, b.destination],
    ['participants', reduce(all = '', id IN a.participants | all + CASE all WHEN '' THEN '' ELSE ', ' END + id),
                     reduce(all = '', id IN b.participants | all + CASE all WHEN '' THEN '' ELSE ', ' END + id)],
    ['issues', reduce(all = '', id IN a.issues | all + CASE all WHEN '' THEN '' ELSE ', ' END + id),
               reduce(all = '', id IN b.issues | all + CASE all WHEN '' THEN '' ELSE ', ' END + id)]
  ] AS version
  WITH x, one, two, a, b, version
  WHERE version[1] <> version[2]
  RETURN x.name AS subject,
         version[0] AS property,
         one.id AS document,
         version[1] AS says,
         null AS scope,
         two.id AS other_document,
         version[2] AS other_says,
         null AS other_scope,
         version[0] = 'date'
           AND coalesce(a.earliest <= b.latest, true)
           AND coalesce(b.earliest <= a.latest, true) AS compatible,
         x.id AS subject_id,
         a.id + b.id AS pair
  UNION ALL
  MATCH (a:Claim)-[:ABOUT]->(x)<-[:ABOUT]-(b:Claim)
  WHERE a.id < b.id
    AND x.id = a.subject
    AND x.id = b.subject
    AND a.property = b.property
    AND CASE WHEN a.number IS NULL OR b.number IS NULL THEN a.value <> b.value
             ELSE a.number <> b.number OR coalesce(a.unit, '') <> coalesce(b.unit, '') END
  RETURN x.name AS subject,
         a.property AS property,
         a.document AS document,
         a.value AS says,
         a.scope AS scope,
         b.document AS other_document,
         b.value AS other_says,
         b.scope AS other_scope,
         false AS compatible,
         x.id AS subject_id,
         a.id + b.id AS pair
}
WITH *
WHERE $about IS NULL OR subject_id = $about
RETURN subject, property, document, says, scope, other_document, other_says, other_scope, compatible, subject_id
ORDER BY subject_id, property, pair
