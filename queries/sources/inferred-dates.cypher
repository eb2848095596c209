// Dates that were worked out, not stated
// name: inferred-dates
// description: >
//   Meetings and trips whose date was corrected, inferred, or counted from words such as Sunday, with
//   the words as they are written.
// topic: sources
// parameters:
//   basis: {type: [string], default: [corrected, inferred, relative], description: "also: heading, explicit"}
// returns:
//   what: string
//   name: string
//   dated: string
//   date_as_written: string
//   date_basis: string
//   id: string

MATCH (x:Meeting|Trip)
WHERE x.date_basis IN $basis
RETURN CASE WHEN x:Meeting THEN 'meeting' ELSE 'trip' END AS what,
       x.name AS name,
       x.edtf AS dated,
       x.date_as_written AS date_as_written,
       x.date_basis AS date_basis,
       x.id AS id
ORDER BY date_basis, what, coalesce(x.earliest, x.latest), id
