// Whom the holders of an office met
// name: met-by-holders
// description: >
//   Everybody whom the holders of an office met while they held it, by words of its title or as
//   that office is called elsewhere. `certain` is true where the
//   sources place every day of these meetings inside the tenure: seen in office on it, or between two known days; it is
//   false where the holder can only have been in office then, and such meetings stand in rows of their own. Nominees do
//   not count. Where a source names the office alone, the holder is empty. `disputed` counts those that another document
//   says were not held. A counterpart is an office where no name is told.
// topic: roles
// parameters:
//   office: {type: [office], example: [Foreign Minister], description: "a title, words of one, or an id"}
//   country: {type: country, default: null, example: CN, description: a code or any usual name}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   office: string
//   country: string
//   holder: string
//   counterpart: string
//   certain: boolean
//   meetings: integer
//   disputed: integer
//   first: date
//   last: date
//   meeting_ids: [string]
//   holder_id: string
//   counterpart_id: string
// instead: [holders-of]

MATCH (r:Role)
WHERE (r.id IN $office OR r.title IN $office)
  AND ($country IS NULL OR toLower(r.country) = toLower($country)
       OR EXISTS { MATCH (r)-[:OF]->(named:Country) WHERE toLower(named.name) = toLower($country) })
CALL (r) {
  MATCH (p:Person)-[h:HOLDS]->(r),
        (p)-[one:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Held)<-[two:PARTICIPANT_IN {part: 'principal'}]-(other:Person|Role)
  WHERE one.side <> two.side
    AND (h.earliest IS NULL OR m.latest IS NULL OR h.earliest <= m.latest)
    AND (h.latest IS NULL OR m.earliest IS NULL OR h.latest >= m.earliest)
    AND NOT (h.since IS NULL AND h.until IS NULL
             AND EXISTS { MATCH (p)-[dated:HOLDS]->(r) WHERE dated.since IS NOT NULL OR dated.until IS NOT NULL })
  WITH p, other, m, h, toString(m.earliest) AS first, toString(m.latest) AS last,
       [seen IN coalesce(h.as_of, []) WHERE seen =~ '[0-9]{4}(-[0-9]{2}){0,2}'] AS seen
  WHERE NOT (coalesce(h.tense, '') = 'former' AND any(former IN seen WHERE former <= left(first, size(former))))
    AND NOT (coalesce(h.tense, '') = 'then'
             AND EXISTS { MATCH (told:Document)
                          WHERE told.id IN h.sources AND told.published =~ '[0-9]{4}.*'
                            AND left(told.published, 10) <= left(first, size(left(told.published, 10))) })
  WITH p, other, m, h, first, last, CASE WHEN h.tense = 'former' THEN [] ELSE seen END AS seen
  WITH p, other, m,
       coalesce(
         any(known IN seen + [coalesce(h.since, '')]
             WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = first AND first = last OR known < left(first, size(known))))
         AND any(known IN seen + [coalesce(h.until, '')]
                 WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = last AND first = last OR known > left(last, size(known)))),
         false) AS sure
  RETURN p AS holder, other AS counterpart, m, max(CASE WHEN sure THEN 1 ELSE 0 END) = 1 AS certain
  UNION
  MATCH (r)-[one:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Held)<-[two:PARTICIPANT_IN {part: 'principal'}]-(other:Person|Role)
  WHERE one.side <> two.side
  RETURN null AS holder, other AS counterpart, m, true AS certain
}
WITH r, holder, counterpart, m, certain
WHERE ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH r, holder, counterpart, m, certain
ORDER BY m.id
WITH r, holder, counterpart, certain,
     collect(m.id) AS meeting_ids,
     sum(CASE WHEN m.disputed THEN 1 ELSE 0 END) AS disputed,
     min(m.earliest) AS first,
     max(m.latest) AS last
RETURN r.title AS office,
       r.country AS country,
       holder.name AS holder,
       counterpart.name AS counterpart,
       certain,
       size(meeting_ids) AS meetings,
       disputed,
       first,
       last,
       meeting_ids,
       holder.id AS holder_id,
       counterpart.id AS counterpart_id
ORDER BY office, country, holder, certain DESC, meetings DESC, counterpart, counterpart_id, r.id, holder_id
