"use strict";
(() => {
  // Half of a surrogate pair can be in no address.
  const whole = (key, value) => typeof value === "string" ? value.replace(/\p{Cs}/gu, "\ufffd") : value;
  const data = JSON.parse(document.getElementById("data").textContent, whole);
  const byId = (list) => new Map(list.map((item) => [item.id, item]));
  const persons = byId(data.persons), meetings = byId(data.meetings), documents = byId(data.documents);
  const view = document.getElementById("view"), network = document.getElementById("network");
  const SVG = "http://www.w3.org/2000/svg";

  // Every text of a record reaches the page here, as a text node or as the value of a harmless attribute.
  const make = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
  const draw = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
  const fill = (element, attributes, children) => {
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    for (const child of children.flat()) if (child !== null && child !== undefined) element.append(child);
    return element;
  };
  const link = (kind, item, text) => make("a", { href: `#${kind}/${encodeURIComponent(item.id)}` }, text || item.name);
  const cut = (text, most) => { const all = Array.from(text); return all.length > most ? all.slice(0, most - 1).join("") + "…" : text; };
  const said = (value) => Array.isArray(value) ? value.join("; ") : String(value);
  const list = (items, attributes) => make("ul", attributes, items.map((item) => make("li", null, item)));
  const section = (title, content) => content ? [make("h3", null, title), content] : [];
  const words = { NotHeld: "not held", Expected: "expected", Held: "held" };

  const badge = (meeting) => [
    make("span", { class: `badge ${meeting.class}` }, meeting.status || words[meeting.class] || "unknown"),
    meeting.disputed ? make("span", { class: "badge disputed" }, "disputed") : null,
  ];
  const when = (meeting) => meeting.edtf || (meeting.first || meeting.last ? `${meeting.first || ".."}/${meeting.last || ".."}` : "no date");
  const nameOf = (id) => documents.has(id) ? documents.get(id).name : id;

  // One line for each source, its ranges in the order of the text.
  const ranges = (evidence) => {
    if (!evidence.length) return null;
    const sources = new Map();
    for (const place of evidence) {
      const [source, range] = place.split("#char=");
      const [start, end] = (range || "").split(",").map(Number);
      sources.set(source, [...(sources.get(source) || []), [start, end]]);
    }
    return list([...sources].map(([source, found]) => {
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      return [link("document", { id: source, name: nameOf(source) }), make("span", { class: "range" }, ` characters ${found.map(([start, end]) => `${start}–${end}`).join(", ")}`)];
    }));
  };

  const timeline = (found) => !found.length ? null : make("ol", { class: "timeline" }, found.map((meeting) =>
    make("li", { class: meeting.class }, make("span", { class: "when" }, when(meeting)), link("meeting", meeting), badge(meeting))));

  const meetingsOf = (person) => data.meetings.filter((meeting) => meeting.actors.some((actor) => actor.id === person.id));

  // The person in the middle, all who share a meeting around it; dashed where no such meeting was held.
  const surroundings = (person, found) => {
    const others = new Map();
    for (const meeting of found) for (const actor of meeting.actors) {
      if (actor.id === person.id || !persons.has(actor.id)) continue;
      const other = others.get(actor.id) || { id: actor.id, name: actor.name, held: 0, all: 0 };
      other.all += 1;
      if (meeting.class === "Held") other.held += 1;
      others.set(actor.id, other);
    }
    const ordered = [...others.values()].sort((a, b) => b.held - a.held || b.all - a.all || (a.id < b.id ? -1 : 1));
    if (!ordered.length) return null;
    const shown = ordered.slice(0, 24), rows = Math.ceil(shown.length / 2), height = Math.max(rows * 34 + 40, 120);
    const svg = draw("svg", { viewBox: `0 0 760 ${height}`, width: 760, role: "img", "aria-label": `Who took part in meetings with ${person.name}: the table below says the same` });
    const places = shown.map((_, index) => [index % 2 ? 560 : 200, 34 + Math.floor(index / 2) * 34 + (rows * 34 - Math.ceil((shown.length - index % 2) / 2) * 34) / 2]);
    shown.forEach((other, index) => svg.append(draw("line", {
      x1: 380, y1: height / 2, x2: places[index][0], y2: places[index][1], stroke: "#7b8794",
      "stroke-width": Math.min(1.5 * Math.max(other.held, 1), 9), ...(other.held ? {} : { "stroke-dasharray": "5 4" }),
    })));
    shown.forEach((other, index) => {
      const [x, y] = places[index], left = x < 380;
      svg.append(draw("circle", { cx: x, cy: y, r: 8, fill: "#0072b2" }),
        draw("text", { x: left ? x - 14 : x + 14, y: y + 5, "text-anchor": left ? "end" : "start", "font-size": 14 }, cut(other.name, 22)));
    });
    const shownName = cut(person.name, 24);
    svg.append(draw("circle", { cx: 380, cy: height / 2, r: 14, fill: "#0b5394" }),
      draw("text", { x: 380, y: height / 2 - 20, "text-anchor": "middle", "font-size": 15, "font-weight": "bold", stroke: "#fff", "stroke-width": 4, "paint-order": "stroke" }, shownName));
    const rest = ordered.length - shown.length;
    const table = make("table", null,
      make("thead", null, make("tr", null, ["Person", "Together in meetings held", "... in all, not held and expected ones too"].map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", null, ordered.map((other) => make("tr", null, make("td", null, link("person", other)), make("td", null, String(other.held)), make("td", null, String(other.all))))));
    return [svg, make("p", { class: "meta" }, `A thicker line: more meetings held. Dashed: none was held.${rest ? ` Not drawn: ${rest} more.` : ""}`), table];
  };

  const showPerson = (person) => {
    const found = meetingsOf(person);
    const offices = person.offices.map((office) => {
      const span = office.since || office.until ? ` (${office.since || ".."} to ${office.until || ".."})` : "";
      return `${office.title}${office.type === "NOMINATED_TO" ? ", nominated" : ""}${office.tense ? `, ${office.tense}` : ""}${span}`;
    });
    return [person.name,
      make("p", { class: "meta" }, [person.country, ...(person.aliases || [])].filter(Boolean).join(" · ")),
      section("Offices", offices.length ? list(offices) : null),
      section("Timeline", timeline(found) || make("p", null, "In no meeting or trip.")),
      section("Network", surroundings(person, found)),
      section("Where this person is named", ranges(person.evidence))];
  };

  const sources = (meeting) => {
    const fields = [...new Set(meeting.reports.flatMap((report) => Object.keys(report.said)))];
    if (!fields.length) return null;
    const row = (field) => {
      const values = meeting.reports.map((report) => field in report.said ? said(report.said[field]) : "");
      const stated = new Set(values.filter(Boolean));
      return make("tr", stated.size > 1 ? { class: "differs" } : null, make("th", { scope: "row" }, field.replaceAll("_", " "), stated.size > 1 ? " (differs)" : ""),
        values.map((value) => make("td", null, value)));
    };
    const heads = meeting.reports.map((report) => make("th", { scope: "col" }, link("document", { id: report.document, name: nameOf(report.document) })));
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "What each source says" },
      make("table", null, make("thead", null, make("tr", null, make("th", { scope: "col" }, "field"), heads)), make("tbody", null, fields.map(row))));
  };

  const claims = (meeting) => !meeting.claims.length ? null : list(meeting.claims.map((claim) => [
    make("strong", null, String(claim.property).replaceAll("_", " ")), `: ${claim.value}${claim.unit && !claim.value.endsWith(claim.unit) ? ` ${claim.unit}` : ""}`,
    claim.scope ? ` (${claim.scope})` : "", claim.attributed_to ? `, says ${claim.attributed_to}` : "",
    claim.corrected_to ? `, corrected to ${claim.corrected_to}` : "", ranges(claim.evidence) || list([nameOf(claim.document)])]));

  const showMeeting = (meeting) => [meeting.name,
    make("p", null, meeting.what, badge(meeting), ` ${when(meeting)}`, meeting.date_as_written ? `, written “${meeting.date_as_written}”` : "", meeting.mode ? `, ${meeting.mode.replaceAll("_", " ")}` : ""),
    meeting.class === "Held" ? null : make("p", { class: "meta" }, meeting.class === "Expected" ? "This has not been reported as held." : "This was not held."),
    section("Who", meeting.actors.length ? list(meeting.actors.map((actor) => [persons.has(actor.id) ? link("person", actor) : actor.name, [actor.part, actor.side].filter(Boolean).map((text) => `, ${text}`).join("")])) : null),
    section("Where", meeting.where.length ? list(meeting.where.map(([how, name]) => `${how}: ${name}`)) : null),
    section("Issues", meeting.issues.length ? list(meeting.issues.map(([name, strength]) => strength ? `${name} (${strength})` : name)) : null),
    section("What each source says", sources(meeting)),
    section("Claims", claims(meeting)),
    section("What proves it", ranges([...new Set([...meeting.evidence, ...meeting.reports.flatMap((report) => report.evidence)])].sort()))];

  const showDocument = (source) => [source.name,
    list(["id", "publisher", "published", "url", "sha256"].filter((key) => source[key]).map((key) => `${key}: ${source[key]}`)),
    section("Meetings and trips that it reports", timeline(data.meetings.filter((meeting) => meeting.reports.some((report) => report.document === source.id))))];

  const showAll = () => ["All meetings and trips", timeline(data.meetings) || make("p", null, "There are none."),
    section("Sources", data.documents.length ? list(data.documents.map((source) => link("document", source))) : null)];

  const pages = { person: [persons, showPerson], meeting: [meetings, showMeeting], document: [documents, showDocument] };
  const wanted = () => {
    const [kind, id] = location.hash.slice(1).split("/");
    const [items, show] = Object.hasOwn(pages, kind) ? pages[kind] : [];
    let item;
    try { item = items && items.get(decodeURIComponent(id || "")); } catch { item = undefined; }
    return item ? { content: show(item), person: kind === "person" ? item.id : null } : { content: showAll(), person: null };
  };

  let first = true;
  const route = () => {
    if (location.hash === "#main") return;
    const { content, person } = wanted();
    const [title, ...parts] = content;
    const heading = make("h2", { tabindex: "-1" }, title || "(no name)");
    view.replaceChildren(heading, ...parts.flat(3).filter((part) => part !== null && part !== undefined));
    network.hidden = location.hash.length > 1;
    document.title = `${cut(title, 80)} – who met whom`;
    for (const anchor of document.querySelectorAll("#persons a")) anchor.dataset.id === person ? anchor.setAttribute("aria-current", "page") : anchor.removeAttribute("aria-current");
    if (!first) { heading.focus(); window.scrollTo(0, 0); }
    first = false;
  };

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const haystack = new Map(data.persons.map((person) => [person.id, plain([person.name, person.id, ...(person.aliases || [])].join(" "))]));
  const search = document.getElementById("search");
  const MOST = 500;
  const filter = () => {
    const parts = plain(search.value).split(/\s+/).filter(Boolean);
    const found = data.persons.filter((person) => parts.every((part) => haystack.get(person.id).includes(part)));
    document.getElementById("persons").replaceChildren(...found.slice(0, MOST).map((person) => {
      const anchor = link("person", person, cut(person.name, 80) || "(no name)");
      anchor.dataset.id = person.id;
      return make("li", null, anchor);
    }));
    document.getElementById("found").textContent = found.length > MOST ? `${found.length} persons, the first ${MOST} listed` : found.length === 1 ? "1 person" : `${found.length} persons`;
  };
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    const anchor = document.querySelector("#persons a");
    if (event.key === "Enter" && anchor) anchor.click();
  });
  window.addEventListener("hashchange", route);
  document.getElementById("counts").textContent = `${data.persons.length} persons, ${data.meetings.length} meetings and trips, ${data.documents.length} sources`;
  filter();
  route();
})();
