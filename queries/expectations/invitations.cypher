// Who invited whom, and whether it came about
// name: invitations
// description: >
//   Trips that somebody invited to, whatever their status, and the trips of the same person to the same
//   place or country that were made and not surely before.
// topic: expectations
// returns:
//   invited: string
//   invited_by: string
//   status: string
//   trip: string
//   dated: string
//   destination: string
//   made_since: [string]
//   trip_id: string

MATCH (p:Person)-[:TRAVELLER_IN]->(t:Trip)
WHERE t.status = 'invited' OR t.invited_by IS NOT NULL OR EXISTS { (t)-[:INVITED_BY]->(:Person|Role) }
OPTIONAL MATCH (t)-[:INVITED_BY]->(host:Person|Role)
OPTIONAL MATCH (t)-[:DESTINATION]->(place:Place)
RETURN p.name AS invited,
       coalesce(host.name, t.invited_by) AS invited_by,
       t.status AS status,
       t.name AS trip,
       t.edtf AS dated,
       place.name AS destination,
       COLLECT {
         MATCH (p)-[:TRAVELLER_IN]->(made:Trip&Held)-[:DESTINATION]->(reached:Place)
         WHERE made <> t
           AND (reached = place OR reached.country = place.country)
           AND coalesce(made.latest >= t.earliest, true)
         RETURN made.id AS id ORDER BY id
       } AS made_since,
       t.id AS trip_id
ORDER BY invited, trip_id, p.id
