// In person, by phone or by video, year by year
// name: contacts-by-mode
// description: >
//   Meetings that were held, counted by year and mode. The year is empty where the date does not fix it.
// topic: meetings
// parameters:
//   since: {type: date, default: null, edge: first, example: 2021-01-20, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-06-30, description: leave out what surely began later}
// returns:
//   year: integer
//   mode: string
//   meetings: integer
//   meeting_ids: [string]

MATCH (m:Meeting&Held)
WHERE ($since IS NULL OR m.latest IS NULL OR m.latest >= $since)
  AND ($until IS NULL OR m.earliest IS NULL OR m.earliest <= $until)
WITH CASE WHEN m.earliest.year = m.latest.year THEN m.earliest.year END AS year,
     coalesce(m.mode, 'unknown') AS mode, m
ORDER BY m.id
RETURN year,
       mode,
       count(m) AS meetings,
       collect(m.id) AS meeting_ids
ORDER BY year, mode
