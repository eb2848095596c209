"use strict";
(() => {
  // Half of a surrogate pair can be in no address; control codes and overrides of direction are shown, not obeyed.
  const unseen = /[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
  const seen = (key, value) => typeof value === "string" ? value.replace(unseen, (one) => `\\u${one.codePointAt(0).toString(16).padStart(4, "0")}`) : value;
  const data = JSON.parse(document.getElementById("data").textContent, seen);
  const byId = (list) => new Map(list.map((item) => [item.id, item]));
  const persons = byId(data.persons), meetings = byId(data.meetings), documents = byId(data.documents), issues = byId(data.issues), countries = byId(data.countries);
  const view = document.getElementById("view");
  const SVG = "http://www.w3.org/2000/svg";

  // Every text of a record reaches the page here, as a text node or as the value of a harmless attribute.
  const make = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
  const draw = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
  const fill = (element, attributes, children) => {
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    for (const child of children.flat(3)) if (child !== null && child !== undefined) element.append(child);
    return element;
  };
  const cut = (text, most) => { const all = Array.from(text); return all.length > most ? all.slice(0, most - 1).join("") + "…" : text; };
  const named = (text) => text && text.trim() ? text : "(no name)";
  const link = (kind, item, text) => make("a", { href: `#${kind}/${encodeURIComponent(item.id)}` }, named(text || item.name));
  const counted = (count, one, many) => `${count} ${count === 1 ? one : many || `${one}s`}`;
  const happenings = (count) => counted(count, "meeting or trip", "meetings and trips");
  const list = (items, attributes) => make("ul", attributes, items.map((item) => make("li", null, item)));
  const section = (title, content) => content ? [make("h3", null, title), content] : [];
  const words = { Held: "held", Expected: "expected", NotHeld: "not held", Unstated: "not stated" };
  const doubt = { Expected: "This has not been reported as held.", NotHeld: "This was not held.", Unstated: "No source says whether this was held." };

  const badge = (meeting) => [" ",
    make("span", { class: `badge ${meeting.class}` }, cut(meeting.status || words[meeting.class] || "unknown", 40)),
    meeting.disputed ? make("span", { class: "badge disputed" }, "disputed") : null,
    meeting.unreviewed ? make("span", { class: "badge Unstated" }, "unreviewed") : null,
  ];
  const side = (code, name) => code && countries.has(code) ? link("country", { id: code, name }) : name;
  const nameOf = (id) => documents.has(id) ? documents.get(id).name : id;

  // EDTF in words, as far as it is a day, month, season or year, or lies between two of them; else as it is.
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const seasons = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };
  const doubts = { "~": "about ", "?": "perhaps ", "%": "perhaps about " };
  const day = (text) => {
    const [whole, year, month, date, doubt] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?([~?%])?$/.exec(text) || [];
    const monthName = month && (months[month - 1] || seasons[month]);
    return !whole || (month && !monthName) ? text : (doubts[doubt] || "") + [date && Number(date), monthName, Number(year)].filter(Boolean).join(" ");
  };
  const span = (text) => {
    const [first, last, more] = text.split("/");
    if (last === undefined || more !== undefined) return day(text);
    const open = (end) => end === "" || end === "..";
    if (open(first)) return open(last) ? text : `until ${day(last)}`;
    return open(last) ? `from ${day(first)}` : `${day(first)} – ${day(last)}`;
  };
  const when = (meeting) => meeting.edtf ? span(meeting.edtf) : meeting.first || meeting.last ? span(`${meeting.first}/${meeting.last}`) : "no date";

  // One entry for each source, its ranges in the order of the text.
  const bySource = (evidence) => {
    const sources = new Map();
    for (const place of evidence) {
      const [source, range] = place.split("#char=");
      sources.set(source, [...(sources.get(source) || []), (range || "").split(",").map(Number)]);
    }
    for (const found of sources.values()) found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return sources;
  };
  const characters = (found) => make("span", { class: "range" }, " characters ", found.map(([start, end], index) => [index ? ", " : null, make("span", null, `${start}–${end}`)]));
  const source = (id) => link("document", { id, name: nameOf(id) });
  const ranges = (evidence) => evidence.length ? list([...bySource(evidence)].map(([id, found]) => [source(id), characters(found)])) : null;

  const inOrder = (found) => make("ol", { class: "timeline" }, found.map((meeting) =>
    make("li", { class: meeting.class }, make("span", { class: "when" }, when(meeting)), make("span", null, link("meeting", meeting), badge(meeting)))));
  // A long one year by year, each made when it is opened.
  const MANY = 100;
  const timeline = (found) => {
    if (!found.length) return null;
    if (found.length <= MANY) return inOrder(found);
    const years = new Map();
    for (const meeting of found) {
      const year = (meeting.first || meeting.last).slice(0, 4) || "no date";
      years.set(year, [...(years.get(year) || []), meeting]);
    }
    return make("div", null, [...years].map(([year, within]) => {
      const details = make("details", null, make("summary", null, make("strong", null, year), ` ${happenings(within.length)}`));
      details.addEventListener("toggle", () => { if (details.childElementCount === 1) details.append(inOrder(within)); });
      return details;
    }));
  };

  const meetingsOf = (person) => data.meetings.filter((meeting) => meeting.actors.some((actor) => actor.id === person.id));
  const together = (person, found) => {
    const others = new Map();
    for (const meeting of found) for (const actor of meeting.actors) {
      if (actor.id === person.id || !persons.has(actor.id)) continue;
      const other = others.get(actor.id) || { id: actor.id, name: actor.name, held: 0, not: 0 };
      other[meeting.class === "Held" ? "held" : "not"] += 1;
      others.set(actor.id, other);
    }
    return [...others.values()].sort((a, b) => b.held - a.held || b.not - a.not || (a.id < b.id ? -1 : 1));
  };

  // The person, and all who share a meeting around it: on both sides, or below each other where there is no room.
  const around = (person, shown) => {
    const narrow = window.matchMedia("(max-width: 46rem)").matches, step = 32;
    const width = narrow ? 340 : 760, rows = narrow ? shown.length : Math.ceil(shown.length / 2), height = rows * step + 64;
    const centre = narrow ? [30, 36] : [width / 2, height / 2 + 8];
    const place = (index) => narrow ? [110, 76 + index * step] : [index % 2 ? width - 210 : 210, height / 2 + 8 + (Math.floor(index / 2) - (rows - 1) / 2) * step];
    const lines = shown.map((other, index) => draw("line", { x1: centre[0], y1: centre[1], x2: place(index)[0], y2: place(index)[1],
      "stroke-width": Math.min(1.5 * Math.max(other.held, 1), 9), ...(other.held ? {} : { "stroke-dasharray": "5 4" }) }));
    const ends = shown.map((other, index) => {
      const [x, y] = place(index), left = x < centre[0];
      return [draw("circle", { cx: x, cy: y, r: 7 }), draw("text", { x: left ? x - 13 : x + 13, y: y + 5, "text-anchor": left ? "end" : "start", "font-size": 14 }, cut(named(other.name), 24))];
    });
    const name = draw("text", narrow ? { x: 50, y: 32, "font-size": 15, "font-weight": "bold" } : { x: centre[0], y: centre[1] - 22, "text-anchor": "middle", "font-size": 15, "font-weight": "bold" }, cut(named(person.name), 30));
    return draw("svg", { class: "around", viewBox: `0 0 ${width} ${height}`, width, role: "img", "aria-label": `Who took part in meetings with ${cut(person.name, 60)}: the table below says the same` },
      lines, ends, draw("circle", { cx: centre[0], cy: centre[1], r: 13 }), name);
  };
  const surroundings = (person, found) => {
    const others = together(person, found), shown = others.slice(0, 24), rest = others.length - shown.length;
    if (!others.length) return null;
    const cell = (count) => make("td", { class: "number" }, String(count));
    const head = make("tr", null, ["Together with", "held", "not held, only expected, or not stated"].map((text) => make("th", { scope: "col" }, text)));
    const table = make("table", null, make("thead", null, head), make("tbody", null,
      others.map((other) => make("tr", null, make("td", null, link("person", other)), cell(other.held), cell(other.not)))));
    return [around(person, shown), make("p", { class: "meta" }, `A thicker line: more meetings held. Dashed: none was held.${rest ? ` Not drawn: ${rest} more.` : ""}`), table];
  };

  const showPerson = (person) => {
    const found = meetingsOf(person);
    const offices = person.offices.map((office) => {
      const time = office.since || office.until ? ` (${span(`${office.since || ".."}/${office.until || ".."}`)})` : "";
      const known = office.as_of && !time ? ` (as of ${office.as_of.map(span).join(", ")})` : "";
      return `${office.title}${office.type === "NOMINATED_TO" ? ", nominated" : ""}${office.tense ? `, ${office.tense}` : ""}${time}${known}`;
    });
    return [person.name,
      make("p", { class: "meta" }, side(person.code, person.country), (person.aliases || []).map((text) => ` · ${text}`)),
      section("Offices", offices.length ? list(offices) : null),
      section("Timeline", timeline(found) || make("p", null, "In no meeting or trip.")),
      section("Network", surroundings(person, found)),
      section("Claims", claims(person, new Map())),
      section("Where this person is named", ranges(person.evidence))];
  };

  // The sources of a meeting by number, as its claims cite them.
  const numbered = (meeting) => {
    const ids = [...meeting.reports, ...meeting.claims].map((part) => part.document);
    return new Map([...new Set([...ids, ...bySource(meeting.evidence).keys()])].map((id, index) => [id, `[${index + 1}]`]));
  };
  const titles = { edtf: "date", date_as_written: "date as written", date_basis: "basis of the date" };
  const title = (field) => titles[field] || field.replaceAll("_", " ");

  const sources = (meeting, numbers) => {
    const reports = meeting.reports, fields = [...new Set(reports.flatMap((report) => Object.keys(report.said)))];
    if (!fields.length) return null;
    const cell = (field, value) => {
      if (!Array.isArray(value)) return field === "edtf" ? span(value) : field === "mode" ? value.replaceAll("_", " ") : value;
      const others = reports.filter((report) => field in report.said && report.said[field] !== value);
      const alone = (item) => others.length && others.every((report) => !report.said[field].includes(item));
      return make("ul", null, value.map((item) => make("li", alone(item) ? { class: "only" } : null, item)));
    };
    const row = (field) => {
      const differ = new Set(reports.filter((report) => field in report.said).map((report) => JSON.stringify(report.said[field]))).size > 1;
      return make("tr", differ && !Array.isArray(reports.find((report) => field in report.said).said[field]) ? { class: "differs" } : null,
        make("th", { scope: "row" }, title(field), differ ? " (differs)" : ""),
        reports.map((report) => make("td", null, field in report.said ? cell(field, report.said[field]) : "")));
    };
    const heads = reports.map((report) => make("th", { scope: "col" }, `${numbers.get(report.document)} `, source(report.document)));
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "What each source says" },
      make("table", null, make("thead", null, make("tr", null, make("th", { scope: "col" }, "field"), heads)), make("tbody", null, fields.map(row))));
  };

  const claims = (meeting, numbers) => {
    const said = (claim) => [
      `${claim.value ?? ""}${claim.unit && /^[\d.,\s]+$/.test(claim.value) ? ` ${claim.unit}` : ""}`,
      claim.scope ? ` (${claim.scope})` : "", claim.attributed_to ? `, says ${claim.attributed_to}` : "",
      claim.corrected_to ? `, corrected to ${claim.corrected_to}` : "", " ",
      link("document", { id: claim.document }, numbers.get(claim.document) || nameOf(claim.document)), [...bySource(claim.evidence).values()].map(characters)];
    const kinds = [...new Set(meeting.claims.map((claim) => claim.property))];
    return kinds.length ? make("ul", { class: "claims" }, kinds.map((kind) => make("li", null,
      make("strong", null, title(String(kind))), list(meeting.claims.filter((claim) => claim.property === kind).map(said))))) : null;
  };

  const proof = (meeting, numbers) => {
    const found = bySource(new Set([...meeting.evidence, ...meeting.reports.flatMap((report) => report.evidence)]));
    return numbers.size ? list([...numbers].map(([id, number]) => [`${number} `, source(id), found.has(id) ? characters(found.get(id)) : null])) : null;
  };

  const facts = (pairs) => make("dl", null, pairs.filter(([, content]) => content && content.length).map(([name, content]) => [make("dt", null, name), make("dd", null, content)]));
  const showMeeting = (meeting) => {
    const numbers = numbered(meeting);
    const actor = (one) => [persons.has(one.id) ? link("person", one) : named(one.name), one.part ? `, ${one.part}` : null, one.side ? [", ", side(one.code, one.side)] : null];
    const place = ([how, name, id]) => [how, meetings.has(id) ? link("meeting", { id, name }) : name];
    return [meeting.name,
      make("p", { class: "meta" }, meeting.what, badge(meeting)),
      doubt[meeting.class] ? make("p", null, doubt[meeting.class]) : null,
      facts([
        ["when", [when(meeting), meeting.date_as_written ? `, written “${meeting.date_as_written}”` : ""]],
        ["how", meeting.mode ? meeting.mode.replaceAll("_", " ") : null],
        ["who", meeting.actors.length ? [list(meeting.actors.map(actor))] : null],
        ...meeting.where.map(place).map(([how, what]) => [how, [what]]),
        ["purpose", meeting.purpose],
        ["issues", meeting.issues.length ? [list(meeting.issues.map(([name, strength, id]) => [link("issue", { id, name }), strength ? make("span", { class: "strength" }, ` (${strength})`) : null]))] : null],
      ]),
      section("What each source says", sources(meeting, numbers)),
      section("Claims", claims(meeting, numbers)),
      section("What proves it", proof(meeting, numbers))];
  };

  // What was discussed stands apart from what only may have come up, or may yet.
  const showIssue = (issue) => {
    const told = (meeting) => meeting.issues.find(([, , id]) => id === issue.id);
    const found = data.meetings.filter(told), raised = (meeting) => meeting.class === "Held" && ["explicit", "outcome"].includes(told(meeting)[1]);
    return [issue.name,
      section("Discussed in", timeline(found.filter(raised)) || make("p", null, "No source says that a meeting that was held discussed it.")),
      section("May concern it, without a source that says it was raised", timeline(found.filter((meeting) => !raised(meeting)))),
      section("Claims", claims(issue, new Map())),
      section("Where it is named", ranges(issue.evidence))];
  };

  const showCountry = (country) => {
    const own = data.persons.filter((person) => person.code === country.id);
    return [country.name,
      section("Persons", own.length ? list(own.map((person) => [link("person", person), person.offices.length ? `, ${[...new Set(person.offices.map((office) => office.title))].join(", ")}` : ""])) : null),
      section("Meetings and trips", timeline(data.meetings.filter((meeting) => meeting.actors.some((one) => one.code === country.id))) || make("p", null, "Its side takes part in none.")),
      section("Claims", claims(country, new Map()))];
  };

  const showDocument = (one) => [one.name,
    facts(["id", "publisher", "published", "url", "sha256"].map((key) => [key, key === "published" && one[key] ? span(one[key]) : one[key]])),
    section("Meetings and trips that it reports", timeline(data.meetings.filter((meeting) => meeting.reports.some((report) => report.document === one.id))) || make("p", null, "None."))];

  const showAll = () => {
    const place = make("div", null), choice = make("select", { id: "status" }, make("option", { value: "" }, "all"),
      Object.keys(words).map((kind) => make("option", { value: kind }, `${words[kind]} (${data.meetings.filter((meeting) => meeting.class === kind).length})`)));
    const show = () => place.replaceChildren(timeline(data.meetings.filter((meeting) => !choice.value || meeting.class === choice.value)) || make("p", null, "There are none."));
    choice.addEventListener("change", show);
    show();
    return ["All meetings and trips", data.meetings.length ? make("div", { class: "choice" }, make("label", { for: "status" }, "Status"), choice) : null, place];
  };

  const pages = { person: [persons, showPerson], meeting: [meetings, showMeeting], issue: [issues, showIssue], country: [countries, showCountry], document: [documents, showDocument] };
  const wanted = () => {
    const [kind, id] = location.hash.slice(1).split("/");
    const [items, show] = Object.hasOwn(pages, kind) ? pages[kind] : [];
    let item;
    try { item = items && items.get(decodeURIComponent(id || "")); } catch { item = undefined; }
    return item ? { content: show(item), item, person: kind === "person" ? item.id : null } : { content: showAll(), person: null };
  };

  let first = true;
  const route = () => {
    if (location.hash === "#main") return;
    const { content, item, person } = wanted();
    const [name, ...parts] = content;
    const heading = make("h2", { tabindex: "-1", dir: "auto" }, named(name));
    view.replaceChildren(heading, ...parts.flat(3).filter((part) => part !== null && part !== undefined));
    for (const id of ["network", "sources"]) document.getElementById(id).hidden = Boolean(item);
    document.title = item ? `${cut(named(name), 80)} – who met whom` : "Who met whom";
    for (const anchor of document.querySelectorAll("#results a")) anchor.dataset.id === person ? anchor.setAttribute("aria-current", "page") : anchor.removeAttribute("aria-current");
    if (!first) { heading.focus(); window.scrollTo(0, 0); }
    first = false;
  };

  // Everything is searched for in the same way: each word typed begins a word of it; of a person's name it is in it.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const worded = (texts) => ` ${plain(texts.filter(Boolean).join(" ")).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const also = (code) => countries.has(code) ? [countries.get(code).name, ...countries.get(code).also] : [];
  const claimsOf = (kind, items) => items.flatMap((item) => (item.claims || []).map((claim) => ({ kind, item, claim })));
  const claimed = ({ item, claim }) => `${item.name}: ${title(String(claim.property))}: ${claim.value ?? ""}`;
  const entry = (kind, item, texts, text) => ({ kind, item, text: text || item.name, own: plain(item.name), words: worded(texts) });
  const everything = [
    ["person", "persons", data.persons.map((one) => ({ ...entry("person", one, [...one.offices.map((office) => office.title), ...also(one.code)]), own: plain([one.name, one.id, ...(one.aliases || [])].join(" ")) }))],
    ["country", "countries and organisations", data.countries.map((one) => entry("country", one, [one.name, ...one.also]))],
    ["issue", "issues", data.issues.map((one) => entry("issue", one, [one.name, one.id]))],
    ["meeting or trip", "meetings and trips", data.meetings.map((one) => entry("meeting", one, [one.name, one.id, one.what, one.status, when(one), one.purpose,
      ...one.actors.flatMap((actor) => [actor.name, ...also(actor.code)]), ...one.where.map(([, name]) => name), ...one.issues.map(([name]) => name)]))],
    ["claim", "claims", [...claimsOf("meeting", data.meetings), ...claimsOf("person", data.persons), ...claimsOf("issue", data.issues), ...claimsOf("country", data.countries)]
      .map((one) => entry(one.kind, one.item, [claimed(one), one.claim.scope, one.claim.qualifier, one.claim.attributed_to], claimed(one)))],
  ];
  const search = document.getElementById("search");
  const MOST = 500, MOST_OF_A_KIND = 50;
  const matching = (parts, entries) => entries
    .filter((one) => parts.every((part) => one.words.includes(` ${part}`) || (one.kind === "person" && one.text === one.item.name && one.own.includes(part))))
    .sort((a, b) => parts.every((part) => b.own.includes(part)) - parts.every((part) => a.own.includes(part)));
  const shownAs = (one) => {
    const anchor = link(one.kind, one.item, cut(one.text, 120));
    if (one.kind === "person" && one.text === one.item.name) anchor.dataset.id = one.item.id;
    return make("li", null, anchor);
  };
  const filter = () => {
    const parts = worded([search.value]).split(" ").filter(Boolean), nothing = search.value.trim() && !parts.length;
    const found = (parts.length || nothing ? everything : everything.slice(0, 1)).map(([one, many, entries]) => [one, many, nothing ? [] : matching(parts, entries)]).filter(([, , entries]) => entries.length);
    const most = parts.length ? MOST_OF_A_KIND : MOST;
    document.getElementById("results").replaceChildren(...found.flatMap(([, many, entries]) => [
      ...(parts.length ? [make("li", { class: "kind" }, many)] : []), ...entries.slice(0, most).map(shownAs)]));
    document.getElementById("found").textContent = found.map(([one, many, entries]) => `${counted(entries.length, one, many)}${entries.length > most ? `, the first ${most} listed` : ""}`).join(", ")
      || (search.value.trim() ? "nothing of that name" : counted(0, "person"));
  };
  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    const anchor = document.querySelector("#results a");
    if (event.key === "Enter" && anchor) anchor.click();
  });
  // The arrows go from the search through what is found and back.
  document.querySelector("nav").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [search, ...document.querySelectorAll("#results a")], next = stops[stops.indexOf(event.target) + step];
    if (step && next) { event.preventDefault(); next.focus(); }
  });
  window.addEventListener("hashchange", route);
  document.getElementById("counts").textContent = `${counted(data.persons.length, "person")}, ${happenings(data.meetings.length)}, ${counted(data.documents.length, "source")}`;
  if (data.documents.length) document.getElementById("sources").append(...section("Sources", list(data.documents.map((one) => link("document", one)))));
  filter();
  route();
})();
