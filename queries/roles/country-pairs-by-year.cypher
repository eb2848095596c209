// Contacts of every two countries, year by year, as a table for statistics
// name: country-pairs-by-year
// description: >
//   One row for two sides and a year: meetings that were held, in how many they met in person or spoke by phone or video,
//   what was only expected, and what was refused, denied, cancelled or postponed. A meeting counts in a year that its
//   date fixes; what it does not fix stands in the pair's row without a year, and `possible` counts how many of these
//   held ones can lie in the row's year. A meeting of three sides counts for each two of them;
//   a person who stands for no country or organisation is no side. With `zeros` every pair
//   has a row for each year from the first to the last: no meeting on record, which is not the same as no meeting.
// topic: roles
// parameters:
//   country: {type: country, default: null, example: US, description: "only pairs with this side, a code or any usual name"}
//   other: {type: country, default: null, example: CN, description: "and this one, a code or any usual name"}
//   first_year: {type: integer, default: null, example: 2021}
//   last_year: {type: integer, default: null, example: 2023}
//   zeros: {type: boolean, default: false, description: rows for the years without a meeting too}
// returns:
//   country: string
//   other: string
//   year: integer
//   held: integer
//   possible: integer
//   in_person: integer
//   remote: integer
//   people: integer
//   issues: integer
//   expected: integer
//   not_held: integer
//   unstated: integer
//   disputed: integer
//   documents: integer
//   meeting_ids: [string]

MATCH (p:Person|Role)-[one:PARTICIPANT_IN]->(m:Meeting)<-[two:PARTICIPANT_IN]-(o:Person|Role)
WHERE one.side < two.side
  AND NOT (p:Person AND one.side IN [p.name] + coalesce(p.aliases, []))
  AND NOT (o:Person AND two.side IN [o.name] + coalesce(o.aliases, []))
WITH DISTINCT one.side AS a, two.side AS b, m
WITH a, b, m, [a, b] AS both
WHERE ($country IS NULL OR any(side IN both WHERE toUpper(side) = toUpper($country)
         OR EXISTS { MATCH (named:Country {id: side}) WHERE toLower(named.name) = toLower($country) }))
  AND ($other IS NULL OR any(side IN both WHERE toUpper(side) = toUpper($other)
         OR EXISTS { MATCH (named:Country {id: side}) WHERE toLower(named.name) = toLower($other) }))
WITH a, b, m, CASE WHEN m.earliest.year = m.latest.year THEN m.earliest.year END AS year
ORDER BY m.id
WITH a, b, collect({m: m, year: year}) AS found
WITH collect({a: a, b: b, found: found}) AS pairs
WITH pairs,
     coalesce($first_year, reduce(least = null, p IN pairs | reduce(l = least, f IN p.found |
       CASE WHEN l IS NULL OR f.year < l THEN coalesce(f.year, l) ELSE l END))) AS first,
     coalesce($last_year, reduce(most = null, p IN pairs | reduce(l = most, f IN p.found |
       CASE WHEN l IS NULL OR f.year > l THEN coalesce(f.year, l) ELSE l END))) AS last
UNWIND pairs AS pair
WITH pair, first, last,
     CASE WHEN $zeros AND first IS NOT NULL AND last IS NOT NULL THEN range(first, last)
          ELSE COLLECT { UNWIND pair.found AS f WITH f.year AS year WHERE first <= year <= last RETURN DISTINCT year } END AS years,
     [f IN pair.found
      WHERE f.year IS NULL AND coalesce(f.m.earliest.year <= last, true) AND coalesce(f.m.latest.year >= first, true)] AS vague
UNWIND years + CASE WHEN vague = [] THEN [] ELSE [null] END AS year
WITH pair, year, [f IN vague WHERE f.m:Held] AS vague, [f IN (CASE WHEN year IS NULL THEN vague ELSE pair.found END)
                         WHERE year IS NULL OR f.year = year | f.m] AS meetings
WITH pair, year, vague, meetings, [m IN meetings WHERE m:Held] AS held
RETURN pair.a AS country,
       pair.b AS other,
       year,
       size(held) AS held,
       CASE WHEN year IS NOT NULL
            THEN size([f IN vague
                       WHERE coalesce(f.m.earliest.year <= year, true) AND coalesce(f.m.latest.year >= year, true)]) END AS possible,
       size([m IN held WHERE m.mode = 'in_person']) AS in_person,
       size([m IN held WHERE m.mode IN ['phone', 'virtual']]) AS remote,
       COUNT { UNWIND held AS m MATCH (p:Person)-[in:PARTICIPANT_IN]->(m) WHERE in.side IN [pair.a, pair.b] RETURN DISTINCT p } AS people,
       COUNT { UNWIND held AS m MATCH (m)-[:DISCUSSED]->(i:Issue) RETURN DISTINCT i } AS issues,
       size([m IN meetings WHERE m:Expected]) AS expected,
       size([m IN meetings WHERE m:NotHeld]) AS not_held,
       size([m IN meetings WHERE m:Unstated]) AS unstated,
       size([m IN meetings WHERE m.disputed]) AS disputed,
       COUNT { UNWIND meetings AS m MATCH (d:Document)-[:REPORTS]->(m) RETURN DISTINCT d } AS documents,
       [m IN held | m.id] AS meeting_ids
ORDER BY country, other, year IS NULL, year
