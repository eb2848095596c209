// A title
// name: no-statement
// description: What it answers.
// topic: malformed
// parameters:
//   person: {type: person, example: "Wang Yi"}
// returns:
//   counterpart: string
//   meetings: integer

