// Trips that were put off and made later
// name: held-after-all
// description: >
//   Trips that were postponed, cancelled or refused, beside a trip of the same person to the same place
//   or country that was made and not surely before.
// topic: meetings
// returns:
//   person: string
//   planned: string
//   planned_for: string
//   status: string
//   made: string
//   made_on: string
//   planned_id: string
//   made_id: string

MATCH (p:Person)-[:TRAVELLER_IN]->(before:Trip&NotHeld)-[:DESTINATION]->(there:Place)
MATCH (p)-[:TRAVELLER_IN]->(after:Trip&Held)-[:DESTINATION]->(reached:Place)
WHERE (there = reached OR there.country = reached.country)
  AND coalesce(after.latest >= before.earliest, true)
RETURN p.name AS person,
       before.name AS planned,
       before.edtf AS planned_for,
       before.status AS status,
       after.name AS made,
       after.edtf AS made_on,
       before.id AS planned_id,
       after.id AS made_id
ORDER BY before.earliest, planned_id, after.earliest, made_id
