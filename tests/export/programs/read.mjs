// What graphology and Cytoscape.js have after reading the exports of a folder, as JSON: counts, and some values.
import { readFileSync } from "node:fs";
import cytoscape from "cytoscape";
import graphology from "graphology";
import gexf from "graphology-gexf";

const [folder, node, edge] = process.argv.slice(2);
const text = (name) => readFileSync(`${folder}/${name}`, "utf8");

function counted(names) {
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function ofGraphology(graph, relationship) {
  return {
    nodes: graph.order,
    relationships: graph.size,
    types: counted(graph.mapEdges((_, data) => data[relationship])),
    node: graph.getNodeAttributes(node),
    edge: graph.getEdgeAttributes(edge),
    ends: graph.extremities(edge),
  };
}

const cy = cytoscape({ headless: true, elements: JSON.parse(text("cytoscape.json")).elements });
const made = {
  graphology: ofGraphology(graphology.from(JSON.parse(text("graphology.json"))), "relationship"),
  gexf: ofGraphology(gexf.parse(graphology.MultiDirectedGraph, text("graph.gexf")), "label"),
  cytoscape: {
    nodes: cy.nodes().length,
    relationships: cy.edges().length,
    types: counted(cy.edges().map((one) => one.data("relationship"))),
    node: cy.getElementById(node).data(),
    edge: cy.getElementById(edge).data(),
    held: cy.nodes('.Meeting[status = "held"]').length,
  },
};
console.log(JSON.stringify(made));
