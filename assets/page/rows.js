// Rows that are read across a room: as many as there is room for, each with its place.

import { make } from "./draw.js";

const LEAST = 3; // Rows at the least: a window too low for them is scrolled.

// How many rows there is room for in an element. They are 1.6 of its letters high.
export function roomIn(element) {
  const { paddingTop, paddingBottom } = getComputedStyle(element);
  const height = element.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
  return Math.max(Math.floor(height / rowIn(element)), LEAST);
}

export const rowIn = (element) => 1.6 * parseFloat(getComputedStyle(element).fontSize);

export const filled = (words, numbers) => words.replace(/\{(\w+)\}/g, (all, name) => numbers[name] ?? all);

// `heads` stand above names, teams, points and calls; `marked` are the rows shown last.
export function table(heads, rows, { podium = 0, marked = [], hidden = false } = {}) {
  const teams = heads[2] && rows.some(([, , team]) => team);
  const body = rows.map((row) => {
    const first = marked.includes(row) || (row[0] && parseInt(row[0], 10) <= podium);
    return line("td", row, teams, `${first ? "first" : ""}${marked.includes(row) ? " marked" : ""}`);
  });
  const unseen = (words) => words && make("span", { class: "unseen" }, words);
  const named = hidden ? heads.map(unseen) : [unseen(heads[0]), ...heads.slice(1)];
  const head = make("thead", { class: hidden ? "low" : null }, line("th", named, teams, ""));
  return make("table", { class: teams ? "teams" : "" }, head, make("tbody", {}, body));
}

function line(tag, [place, name, team, points, more], teams, kind) {
  const cell = (its, words) => make(words || tag === "td" ? tag : "td", { class: its, scope: tag === "th" && words ? "col" : null },
    its === "name" || its === "team" ? make("bdi", {}, words) : words);
  const cells = [["place", place], ["name", name], ...(teams ? [["team", team]] : []), ["points", points], ["more", more]];
  return make("tr", { class: kind.trim() || null }, cells.map(([its, words]) => cell(its, words)));
}

// The first rows in so much room, and how many more there are.
export function firstRows(element, heads, rows, labels, room) {
  const most = room - 1;
  const shown = rows.length <= most ? rows : rows.slice(0, Math.max(most - 1, 1));
  const drawn = table(heads, shown, { podium: labels.podium });
  if (rows.length * 2 <= most) drawn.classList.add("roomy");
  const more = rows.length - shown.length;
  element.append(drawn, more ? make("p", { class: "rest faint" }, filled(labels.more, { more })) : "");
  return (drawn.classList.contains("roomy") ? 2 * shown.length : shown.length) + 1;
}
