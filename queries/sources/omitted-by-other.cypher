// What one document tells of a meeting and another leaves out
// name: omitted-by-other
// description: >
//   Of each meeting or trip that two documents report, what one of them says and the other does not: who took part,
//   issues, place, summit, mode, claims and statements. Choose one side’s report with `document` and the other side’s
//   with `other_document`; with a document chosen, meetings and trips that the other does not report at all are rows too. What
//   both say in another way is no omission: where-sources-differ has it. `strength` is that of an issue: explicit,
//   outcome, context or only implied. It is what the records have of the documents.
// topic: sources
// parameters:
//   document: {type: string, default: null, example: report-003, description: "its id, or words of its title or publisher"}
//   other_document: {type: string, default: null, example: report-000, description: "its id, or words of its title or publisher"}
//   about: {type: string, default: null, example: blinken-qin-2023-06-18, description: "the id of a meeting or trip, or words of its name"}
// returns:
//   subject: string
//   property: string
//   says: string
//   strength: string
//   status: string
//   document: string
//   left_out_by: string
//   subject_id: string
//   relationship_id: string

MATCH (one:Document)-[a:REPORTS]->(x:Meeting|Trip)
WHERE ($document IS NULL OR one.id = $document OR toLower(one.title) CONTAINS toLower($document)
       OR toLower(one.publisher) CONTAINS toLower($document))
  AND ($about IS NULL OR x.id = $about OR $about IN x.ids OR toLower(x.name) CONTAINS toLower($about))
CALL (x) {
  MATCH (two:Document)-[:REPORTS]->(x)
  RETURN two
  UNION
  MATCH (two:Document)
  WHERE $document IS NOT NULL
  RETURN two
}
WITH one, a, x, two
WHERE one <> two
  AND ($other_document IS NULL OR two.id = $other_document OR toLower(two.title) CONTAINS toLower($other_document)
       OR toLower(two.publisher) CONTAINS toLower($other_document))
WITH DISTINCT one, two, x, a,
     COLLECT { MATCH (two)-[b:REPORTS]->(x) RETURN b } AS versions
CALL (one, two, x, a, versions) {
  WITH one, two, x, a, versions
  WHERE versions = []
  RETURN CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS property, x.name AS says, null AS strength,
         a.id AS relationship_id
  UNION ALL
  WITH one, two, x, a, versions
  WHERE versions <> []
  UNWIND [['place', coalesce(a.place, a.destination), any(b IN versions WHERE coalesce(b.place, b.destination) IS NOT NULL)],
          ['event', a.event, any(b IN versions WHERE b.event IS NOT NULL)],
          ['mode', CASE a.mode WHEN 'unknown' THEN null ELSE a.mode END,
           any(b IN versions WHERE coalesce(b.mode, 'unknown') <> 'unknown')],
          ['purpose', a.purpose, any(b IN versions WHERE b.purpose IS NOT NULL)],
          ['invited_by', a.invited_by, any(b IN versions WHERE b.invited_by IS NOT NULL)],
          ['date', a.edtf, any(b IN versions WHERE b.edtf IS NOT NULL)]] AS field
  WITH x, a, field
  WHERE field[1] IS NOT NULL AND NOT field[2]
  RETURN field[0] AS property,
         coalesce(head(COLLECT {
           MATCH (x)-[:AT|DESTINATION|ON_SIDELINES_OF|TO_ATTEND|INVITED_BY]->(n)
           WHERE n.id = field[1] OR field[1] IN n.ids
           RETURN n.name ORDER BY n.name
         }), field[1]) AS says,
         null AS strength,
         a.id AS relationship_id
  UNION ALL
  WITH one, two, x, a, versions
  WHERE versions <> []
  UNWIND coalesce(a.participants, []) AS who
  WITH x, a, versions, who, split(who, ' (')[0] AS id
  WHERE none(b IN versions WHERE any(other IN coalesce(b.participants, []) WHERE split(other, ' (')[0] = id))
  RETURN 'participant' AS property,
         coalesce(head(COLLECT {
           MATCH (p:Person|Role)-[:PARTICIPANT_IN|TRAVELLER_IN]->(x)
           WHERE p.id = id OR id IN p.ids
           RETURN p.name ORDER BY p.name
         }), id) + substring(who, size(id)) AS says,
         null AS strength,
         a.id AS relationship_id
  UNION ALL
  WITH one, two, x, a, versions
  WHERE versions <> []
  UNWIND coalesce(a.issues, []) AS issue
  WITH x, a, versions, split(issue, ': ') AS parts
  WHERE none(b IN versions WHERE any(other IN coalesce(b.issues, []) WHERE split(other, ': ')[0] = parts[0]))
  RETURN 'issue' AS property,
         coalesce(head(COLLECT {
           MATCH (x)-[:DISCUSSED|MAY_CONCERN]->(i:Issue)
           WHERE i.id = parts[0] OR parts[0] IN i.ids
           RETURN i.name ORDER BY i.name
         }), parts[0]) AS says,
         parts[1] AS strength,
         a.id AS relationship_id
  UNION ALL
  WITH one, two, x, a, versions
  WHERE versions <> []
  MATCH (c:Claim)-[:ABOUT]->(x)
  WHERE c.corrected IS NULL
  MATCH (c)<-[makes:MAKES]-(one)
  WHERE NOT EXISTS { MATCH (same:Claim)-[:ABOUT]->(x) WHERE same.property = c.property AND EXISTS { (same)<-[:MAKES]-(two) } }
  RETURN 'claim' AS property,
         c.property + ': ' + c.value
           + CASE WHEN c.scope IS NULL AND c.attributed_to IS NULL THEN ''
                  ELSE ' (' + coalesce(c.scope + coalesce('; ' + c.attributed_to, ''), c.attributed_to) + ')' END AS says,
         null AS strength,
         makes.id AS relationship_id
  UNION ALL
  WITH one, two, x, a, versions
  WHERE versions <> []
  MATCH (s:Statement)-[:SAID_AT|ABOUT]->(x)
  MATCH (s)<-[mentions:MENTIONS]-(one)
  WHERE NOT EXISTS { (two)-[:MENTIONS]->(s) }
  RETURN DISTINCT 'statement' AS property, s.name AS says, null AS strength, mentions.id AS relationship_id
}
RETURN x.name AS subject,
       property,
       says,
       strength,
       a.status AS status,
       one.id AS document,
       two.id AS left_out_by,
       x.id AS subject_id,
       relationship_id
ORDER BY document, left_out_by, coalesce(x.earliest, x.latest), subject_id, property, says, relationship_id
