// Contacts between two countries, by office and mode
// name: country-contacts
// description: >
//   Who met whom in meetings that were held between two sides, counted by mode and by the offices of each: at which level
//   two countries talk, and how. An office counts where the person is seen in it on that day, or between two days on
//   which it is known; where none is known so, those that the person can have held then stand there, each with a question mark.
// topic: roles
// parameters:
//   country: {type: country, example: US, description: a code or any usual name}
//   other: {type: country, example: CN, description: a code or any usual name}
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   level: [string]
//   other_level: [string]
//   mode: string
//   meetings: integer
//   certain: integer
//   people: [string]
//   meeting_ids: [string]
// nearby: [only-expected, not-held]
// instead: [visits-compared]

MATCH (a:Person)-[one:PARTICIPANT_IN {part: 'principal'}]->(m:Meeting&Held)
WHERE (toUpper(one.side) = toUpper($country)
       OR EXISTS { MATCH (named:Country {id: one.side}) WHERE toLower(named.name) = toLower($country) })
  AND ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
MATCH (a)-[met:MET {meeting: m.id}]-(b:Person)-[two:PARTICIPANT_IN {part: 'principal'}]->(m)
WHERE (toUpper(two.side) = toUpper($other)
       OR EXISTS { MATCH (named:Country {id: two.side}) WHERE toLower(named.name) = toLower($other) })
WITH m, a, b, met, coalesce(m.mode, 'unknown') AS mode, toString(m.date) AS day
WITH m, a, b, mode,
     COLLECT {
         MATCH (a)-[h:HOLDS]->(r:Role)
         WHERE (h.earliest IS NULL OR met.latest IS NULL OR h.earliest <= met.latest)
           AND (h.latest IS NULL OR met.earliest IS NULL OR h.latest >= met.earliest)
           AND coalesce(h.tense, '') <> 'former'
         WITH r.title AS title,
              coalesce(
                any(known IN coalesce(h.as_of, []) + [coalesce(h.since, '')]
                    WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = day OR known < left(day, size(known))))
                AND any(known IN coalesce(h.as_of, []) + [coalesce(h.until, '')]
                        WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = day OR known > left(day, size(known)))),
                false) AS sure
         WITH title, max(CASE WHEN sure THEN 1 ELSE 0 END) AS sure
         WITH collect({title: title, sure: sure}) AS offices
         UNWIND offices AS office
         WITH office, any(each IN offices WHERE each.sure = 1) AS known
         WHERE office.sure = 1 OR NOT known
         RETURN office.title + CASE office.sure WHEN 1 THEN '' ELSE '?' END AS title ORDER BY title
       } AS level,
     COLLECT {
         MATCH (b)-[h:HOLDS]->(r:Role)
         WHERE (h.earliest IS NULL OR met.latest IS NULL OR h.earliest <= met.latest)
           AND (h.latest IS NULL OR met.earliest IS NULL OR h.latest >= met.earliest)
           AND coalesce(h.tense, '') <> 'former'
         WITH r.title AS title,
              coalesce(
                any(known IN coalesce(h.as_of, []) + [coalesce(h.since, '')]
                    WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = day OR known < left(day, size(known))))
                AND any(known IN coalesce(h.as_of, []) + [coalesce(h.until, '')]
                        WHERE known =~ '[0-9]{4}(-[0-9]{2}){0,2}' AND (known = day OR known > left(day, size(known)))),
                false) AS sure
         WITH title, max(CASE WHEN sure THEN 1 ELSE 0 END) AS sure
         WITH collect({title: title, sure: sure}) AS offices
         UNWIND offices AS office
         WITH office, any(each IN offices WHERE each.sure = 1) AS known
         WHERE office.sure = 1 OR NOT known
         RETURN office.title + CASE office.sure WHEN 1 THEN '' ELSE '?' END AS title ORDER BY title
       } AS other_level
ORDER BY m.id, a.id, b.id
WITH level, other_level, mode,
     collect(DISTINCT m) AS held,
     collect(DISTINCT a.name + ' - ' + b.name) AS pairs
RETURN level,
       other_level,
       mode,
       size(held) AS meetings,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN size([m IN held
                       WHERE coalesce(($since IS NULL OR m.earliest >= $since) AND ($until IS NULL OR m.latest <= $until),
                                      false)]) END AS certain,
       COLLECT { UNWIND pairs AS pair RETURN pair ORDER BY pair } AS people,
       [m IN held | m.id] AS meeting_ids
ORDER BY meetings DESC, level, other_level, mode
