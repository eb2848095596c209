// What each document says of a meeting or trip
// name: what-each-source-says
// description: >
//   Each document's own version of every field of a meeting or trip, before the graph chooses among
//   them, with the passages. The meeting or trip is named by its id, by words of its name, or by the name or
//   surname of a traveller or participant.
// topic: sources
// parameters:
//   about: {type: thing, example: blinken-qin-2023-06-18, description: "an id, a name or words of it, or a person's name"}
// returns:
//   about: string
//   document: string
//   published: string
//   status: string
//   mode: string
//   date: string
//   date_as_written: string
//   date_basis: string
//   place: string
//   event: string
//   purpose: string
//   invited_by: string
//   participants: [string]
//   issues: [string]
//   evidence: [string]
//   relationship_id: string
// instead: [claims-about]

MATCH (d:Document)-[r:REPORTS]->(x:Meeting|Trip)
WHERE x.id = $about OR $about IN x.ids OR toLower(x.name) = toLower($about)
   OR EXISTS { MATCH (who:Person)-[:PARTICIPANT_IN|TRAVELLER_IN]->(x)
               WHERE who.id = $about OR toLower($about) IN [toLower(who.name), toLower(who.family_name)] OR $about IN who.aliases }
RETURN x.name AS about,
       d.title AS document,
       d.published AS published,
       r.status AS status,
       r.mode AS mode,
       r.edtf AS date,
       r.date_as_written AS date_as_written,
       r.date_basis AS date_basis,
       coalesce(r.place, r.destination) AS place,
       r.event AS event,
       r.purpose AS purpose,
       r.invited_by AS invited_by,
       coalesce(r.participants, []) AS participants,
       coalesce(r.issues, []) AS issues,
       r.evidence AS evidence,
       r.id AS relationship_id
ORDER BY x.earliest, x.latest, x.id, d.published, d.id, relationship_id
