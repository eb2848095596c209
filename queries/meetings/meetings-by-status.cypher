// How many meetings and trips have which status
// name: meetings-by-status
// description: >
//   Meetings and trips counted by status, so that what was held is never mixed with what was only
//   planned, refused or put off.
// topic: meetings
// returns:
//   what: string
//   status: string
//   number: integer
//   ids: [string]

MATCH (x:Meeting|Trip)
WITH CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS what, x
ORDER BY x.id
RETURN what,
       x.status AS status,
       count(x) AS number,
       collect(x.id) AS ids
ORDER BY what, number DESC, status
