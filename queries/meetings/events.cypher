// Summits and conferences, and who is to attend
// name: events
// description: >
//   Every event with its date and place, the trips made or planned to attend it, each with its status, and
//   the meetings on its sidelines, each with its status. Nobody attended because a trip is only expected.
// topic: meetings
// parameters:
//   since: {type: date, default: null, edge: first, example: 2023-06-19, description: leave out what was surely over before}
//   until: {type: date, default: null, edge: last, example: 2023-12-31, description: leave out what surely began later}
// returns:
//   event: string
//   dated: string
//   certain: boolean
//   place: string
//   attending: [string]
//   meetings: [string]
//   event_id: string

MATCH (e:Event)
WHERE ($since IS NULL OR e.latest IS NULL OR e.latest >= $since)
  AND ($until IS NULL OR e.earliest IS NULL OR e.earliest <= $until)
OPTIONAL MATCH (e)-[:AT]->(place:Place)
RETURN e.name AS event,
       e.edtf AS dated,
       CASE WHEN $since IS NOT NULL OR $until IS NOT NULL
            THEN coalesce(($since IS NULL OR e.earliest >= $since) AND ($until IS NULL OR e.latest <= $until), false) END AS certain,
       place.name AS place,
       COLLECT {
         MATCH (who:Person)-[:TRAVELLER_IN]->(t:Trip)-[:TO_ATTEND]->(e)
         RETURN who.name + ' (' + coalesce(t.status, 'unknown') + CASE WHEN t.disputed THEN ', disputed)' ELSE ')' END AS name
         ORDER BY name, who.id, t.id
       } AS attending,
       COLLECT {
         MATCH (m:Meeting)-[:ON_SIDELINES_OF]->(e)
         RETURN m.name + ' (' + coalesce(m.status, 'unknown') + CASE WHEN m.disputed THEN ', disputed)' ELSE ')' END AS name
         ORDER BY name, m.id
       } AS meetings,
       e.id AS event_id
ORDER BY coalesce(e.earliest, e.latest), e.latest, event_id
