// What nobody says was held or not
// name: status-unstated
// description: >
//   Meetings and trips of which no document says whether they took place, as of many tables, calendars
//   and extracted graphs. Nothing here counts as a meeting, nor as one that failed.
// topic: expectations
// parameters:
//   person: {type: person, default: null, example: "Wang Yi"}
// returns:
//   what: string
//   name: string
//   people: [string]
//   dated: string
//   documents: [string]
//   id: string

MATCH (x:Meeting|Trip)
WHERE x:Unstated
  AND ($person IS NULL OR EXISTS {
    MATCH (p:Person)-[:PARTICIPANT_IN|TRAVELLER_IN]->(x)
    WHERE (p.id = $person OR p.name = $person OR $person IN p.aliases)
  })
RETURN CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS what,
       x.name AS name,
       CASE WHEN x:Meeting
            THEN COLLECT { MATCH (who:Person|Role)-[:PARTICIPANT_IN]->(x) RETURN who.name ORDER BY who.name, who.id }
            ELSE COLLECT { MATCH (who:Person)-[:TRAVELLER_IN]->(x) RETURN who.name ORDER BY who.name, who.id } END AS people,
       x.edtf AS dated,
       COLLECT { MATCH (d:Document)-[:REPORTS]->(x) RETURN DISTINCT d.id AS id ORDER BY id } AS documents,
       x.id AS id
ORDER BY coalesce(x.earliest, x.latest), what, id
