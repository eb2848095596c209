// What is claimed about somebody or something
// name: claims-about
// description: >
//   Every claim on a person, meeting, trip or other thing, by its id or any name: figures, ranks,
//   firsts and reasons, with who said so and in which document; of a person also the claims on the meetings and trips that
//   the person has a part in, and those whose value is that name or the name of that person.
//   A value with `corrected_to` is a written error.
//   `confidence` is what the extraction states.
// topic: sources
// parameters:
//   about: {type: thing, example: blinken-qin-2023-06-18, description: "an id, a name of whatever has one, or words of it"}
// returns:
//   subject: string
//   property: string
//   value: string
//   number: float
//   unit: string
//   qualifier: string
//   scope: string
//   attributed_to: string
//   corrected_to: string
//   confidence: float
//   document: string
//   claim_id: string
// instead: [what-each-source-says]

MATCH (c:Claim)-[:ABOUT]->(x)
WHERE x.id = $about OR toLower(x.name) = toLower($about) OR toLower(c.value) = toLower($about)
   OR EXISTS { MATCH (who:Person)-[:PARTICIPANT_IN|TRAVELLER_IN]->(x)
               WHERE who.id = $about OR toLower(who.name) = toLower($about) OR $about IN who.aliases }
   OR EXISTS { MATCH (named:Person {id: $about}) WHERE toLower(named.name) = toLower(c.value) }
RETURN x.name AS subject,
       c.property AS property,
       c.value AS value,
       toFloat(c.number) AS number,
       c.unit AS unit,
       c.qualifier AS qualifier,
       c.scope AS scope,
       c.attributed_to AS attributed_to,
       c.corrected_to AS corrected_to,
       toFloat(c.confidence) AS confidence,
       c.document AS document,
       c.id AS claim_id
ORDER BY x.id, property, claim_id
