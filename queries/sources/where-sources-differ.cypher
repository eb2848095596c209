// Where the sources disagree
// name: where-sources-differ
// description: >
//   Each meeting or trip of which two documents give another status, date, mode, place, summit,
//   destination, purpose, inviter, participants or issues (of lists, what the other document lacks), and each pair of
//   claims on one subject and property with another value, the plainest contradictions first.
//   `compatible` is true where both can be right, as where one date is only less exact or one list
//   longer, false where they cannot, and empty where a reader must judge: read the scopes, two claims
//   may speak of different parts of a thing. Of two claims the surer one comes first.
// topic: sources
// parameters:
//   about: {type: thing, default: null, example: blinken-qin-2023-06-18, description: "id or name; of a person: his or her meetings"}
// returns:
//   subject: string
//   property: string
//   document: string
//   says: string
//   scope: string
//   attributed_to: string
//   other_document: string
//   other_says: string
//   other_scope: string
//   other_attributed_to: string
//   compatible: boolean
//   subject_id: string

CALL () {
  MATCH (one:Document)-[a:REPORTS]->(x:Meeting|Trip)<-[b:REPORTS]-(two:Document)
  WHERE a.id < b.id
  WITH x, one, two, a, b, coalesce(a.participants, []) AS who, coalesce(b.participants, []) AS others,
       coalesce(a.issues, []) AS what, coalesce(b.issues, []) AS others_what
  UNWIND [
    ['status', a.status, b.status,
     CASE WHEN 'unstated' IN [a.status, b.status] THEN true
          WHEN NOT 'held' IN [a.status, b.status] AND x:Expected THEN null ELSE false END],
    ['date', a.edtf, b.edtf,
     coalesce(a.earliest <= b.latest, true) AND coalesce(b.earliest <= a.latest, true)],
    ['mode', a.mode, b.mode, 'unknown' IN [a.mode, b.mode]],
    ['place', a.place, b.place, null],
    ['event', a.event, b.event, null],
    ['destination', a.destination, b.destination, null],
    ['purpose', a.purpose, b.purpose, null],
    ['invited_by', a.invited_by, b.invited_by, null],
    ['participants', substring(reduce(all = '', id IN who | all + CASE WHEN id IN others THEN '' ELSE ', ' + id END), 2),
     substring(reduce(all = '', id IN others | all + CASE WHEN id IN who THEN '' ELSE ', ' + id END), 2),
     all(id IN who WHERE id IN others) OR all(id IN others WHERE id IN who)],
    ['issues', substring(reduce(all = '', i IN what | all + CASE WHEN i IN others_what THEN '' ELSE ', ' + i END), 2),
     substring(reduce(all = '', i IN others_what | all + CASE WHEN i IN what THEN '' ELSE ', ' + i END), 2),
     CASE WHEN none(i IN what WHERE any(j IN others_what WHERE i <> j AND split(i, ': ')[0] = split(j, ': ')[0]))
          THEN true END]
  ] AS version
  WITH x, one, two, a, b, version
  WHERE version[1] <> version[2]
  RETURN x.name AS subject,
         version[0] AS property,
         one.id AS document,
         CASE version[1] WHEN '' THEN 'nothing besides' ELSE version[1] END AS says,
         null AS scope,
         null AS attributed_to,
         two.id AS other_document,
         CASE version[2] WHEN '' THEN 'nothing besides' ELSE version[2] END AS other_says,
         null AS other_scope,
         null AS other_attributed_to,
         version[3] AS compatible,
         x.id AS subject_id,
         1 AS kind,
         a.id + b.id AS pair
  UNION ALL
  MATCH (a:Claim)-[:ABOUT]->(x)<-[:ABOUT]-(b:Claim)
  WHERE (coalesce(a.confidence, 1) > coalesce(b.confidence, 1)
         OR coalesce(a.confidence, 1) = coalesce(b.confidence, 1) AND a.id < b.id)
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
         a.attributed_to AS attributed_to,
         b.document AS other_document,
         b.value AS other_says,
         b.scope AS other_scope,
         b.attributed_to AS other_attributed_to,
         CASE WHEN a.number <> b.number AND a.unit = b.unit AND coalesce(a.scope, '') = coalesce(b.scope, '')
              THEN false END AS compatible,
         x.id AS subject_id,
         CASE WHEN a.number IS NULL OR b.number IS NULL THEN 3 ELSE 2 END AS kind,
         a.id + b.id AS pair
}
WITH *
WHERE $about IS NULL OR subject_id = $about
   OR EXISTS { MATCH (:Person {id: $about})-[:PARTICIPANT_IN|TRAVELLER_IN]->(:Meeting|Trip {id: subject_id}) }
RETURN subject, property, document, says, scope, attributed_to, other_document, other_says, other_scope, other_attributed_to,
       compatible, subject_id
ORDER BY CASE WHEN compatible THEN 3 WHEN compatible IS NULL THEN 2 ELSE 1 END, kind, subject_id, property, pair
