// Who was in the room below the principals
// name: below-principals
// description: >
//   Everybody who attended meetings that were held and was no principal in them, with the offices that they can have held
//   then (with a question mark where no source places the day inside the tenure), their side, and the principals. A host
//   is not listed. That somebody is not here does not say that they were absent.
// topic: meetings
// parameters:
//   person: {type: person, default: null, example: "Qin Gang", description: only meetings of this principal}
//   side: {type: country, default: null, example: CN, description: "only attendees of this side, a code or any usual name"}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   attendee: string
//   side: string
//   offices: [string]
//   meeting: string
//   dated: string
//   certain: boolean
//   principals: [string]
//   disputed: boolean
//   attendee_id: string
//   meeting_id: string
// instead: [meetings-timeline]

MATCH (who:Person|Role)-[in:PARTICIPANT_IN {part: 'attendee'}]->(m:Meeting&Held)
WHERE ($person IS NULL OR EXISTS {
        MATCH (p:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(m)
        WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
      })
  AND ($side IS NULL OR toUpper(in.side) = toUpper($side)
       OR EXISTS { MATCH (named:Country {id: in.side}) WHERE toLower(named.name) = toLower($side) })
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH who, in, m,
     COLLECT {
         MATCH (who)-[h:HOLDS]->(r:Role)
         WHERE (h.earliest IS NULL OR m.latest IS NULL OR h.earliest <= m.latest)
           AND (h.latest IS NULL OR m.earliest IS NULL OR h.latest >= m.earliest)
           AND coalesce(h.tense, '') <> 'former'
         WITH r.title AS title,
              coalesce(
                any(known IN coalesce(h.as_of, []) + [coalesce(h.since, '')]
                    WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                      AND (known = toString(m.date) OR known < left(toString(m.earliest), size(known))))
                AND any(known IN coalesce(h.as_of, []) + [coalesce(h.until, '')]
                        WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}'
                          AND (known = toString(m.date) OR known > left(toString(m.latest), size(known)))),
                false) AS sure
         WITH title, max(CASE WHEN sure THEN 1 ELSE 0 END) AS sure
         RETURN title + CASE sure WHEN 1 THEN '' ELSE '?' END AS title ORDER BY title
       } AS offices
RETURN who.name AS attendee,
       in.side AS side,
       offices,
       m.name AS meeting,
       m.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until), false) END AS certain,
       COLLECT {
         MATCH (first:Person|Role)-[part:PARTICIPANT_IN {part: 'principal'}]->(m)
         RETURN first.name + coalesce(' (' + part.side + ')', '') AS name ORDER BY part.side, name
       } AS principals,
       m.disputed AS disputed,
       who.id AS attendee_id,
       m.id AS meeting_id
ORDER BY coalesce(m.earliest, m.latest), m.latest, meeting_id, side, attendee, attendee_id
