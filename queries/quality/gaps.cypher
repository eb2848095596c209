// What the sources do not cover: long stretches without a meeting
// name: gaps
// description: >
//   Stretches of at least so many days between two meetings that were held, one after the other, in which no source
//   surely places another. `possible` are held ones of which the date is so vague that they can lie there, `expected`
//   what was only expected for those days, and `others` counts meetings of other people that are surely on record there:
//   where it is 0, the sources are silent on everybody, and the stretch says more about them than about the persons.
//   The days before the first meeting and after the last are no stretch. Meetings without any date are not placed.
// topic: quality
// parameters:
//   person: {type: person, default: null, example: "Antony Blinken", description: only this person's meetings}
//   country: {type: country, default: null, example: US, description: "only meetings of this side, a code or any usual name"}
//   other: {type: country, default: null, example: CN, description: "and of this one, a code or any usual name"}
//   days: {type: integer, default: 180, description: how long a stretch is at least}
// returns:
//   from: date
//   to: date
//   days: integer
//   after: string
//   before: string
//   possible: [string]
//   expected: [string]
//   others: integer
//   after_id: string
//   before_id: string

MATCH (m:Meeting)
WHERE (m:Held OR m:Expected)
  AND ($person IS NULL OR EXISTS {
        MATCH (p:Person)-[:PARTICIPANT_IN {part: 'principal'}]->(m)
        WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
      })
  AND ($country IS NULL OR EXISTS {
        MATCH (:Person|Role)-[in:PARTICIPANT_IN]->(m)
        WHERE toUpper(in.side) = toUpper($country)
           OR EXISTS { MATCH (named:Country {id: in.side}) WHERE toLower(named.name) = toLower($country) }
      })
  AND ($other IS NULL OR EXISTS {
        MATCH (:Person|Role)-[in:PARTICIPANT_IN]->(m)
        WHERE toUpper(in.side) = toUpper($other)
           OR EXISTS { MATCH (named:Country {id: in.side}) WHERE toLower(named.name) = toLower($other) }
      })
WITH m
ORDER BY m.latest, m.earliest, m.id
WITH collect(m) AS all
WITH all, [m IN all WHERE m:Held AND duration.inDays(m.earliest, m.latest).days < $days] AS placed
UNWIND range(0, size(placed) - 2) AS i
WITH all, placed[i] AS one, placed[i + 1] AS two
WITH all, one, two, duration.inDays(one.latest, two.earliest).days AS days
WHERE days >= $days
RETURN one.latest AS from,
       two.earliest AS to,
       days,
       one.name AS after,
       two.name AS before,
       [m IN all WHERE m:Held AND m <> one AND m <> two AND coalesce(m.earliest < two.earliest, m.latest IS NOT NULL)
                       AND coalesce(m.latest > one.latest, m.earliest IS NOT NULL) | m.id] AS possible,
       [m IN all WHERE m:Expected AND coalesce(m.earliest < two.earliest, m.latest IS NOT NULL)
                       AND coalesce(m.latest > one.latest, m.earliest IS NOT NULL) | m.id] AS expected,
       COUNT { MATCH (m:Meeting&Held) WHERE m.earliest > one.latest AND m.latest < two.earliest } AS others,
       one.id AS after_id,
       two.id AS before_id
ORDER BY days DESC, from, after_id
