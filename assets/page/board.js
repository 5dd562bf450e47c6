// The board: it shows a room to everybody who can see it, and can do nothing about it.

import { Clocks, Flow, tickClocks } from "./clocks.js";
import { byId, make, qrCode, replace, setText, show, whenChanged } from "./draw.js";
import { Link } from "./link.js";
import { Places } from "./places.js";
import { filled, firstRows, roomIn } from "./rows.js";
import { Spoken } from "./speech.js";
import { switchTheme, useTheme } from "./theme.js";

const TICK = 200; // Milliseconds between two looks at the clock.
const KEPT = "callcraft.board";
const FACES = ["secret", "only", "lobby", "countdown", "standing", "places"];
const SHOWN_AS = { soon: "only", nobody: "only", waiting: "only" };
const NAME_WIDTH = 11; // Of a name in the lobby, in the width of its letters.
const MOST_TEAMS = 3; // The share of the rows, as its divisor, that teams may take.

const spoken = new Spoken(byId("spoken"));
const state = { link: null, labels: null, news: null, moment: null, phase: "", clocks: null, face: "" };
const flow = new Flow(() => state.link?.state === "connected" && ["running", "countdown"].includes(state.phase));
const places = new Places({ labels: () => state.labels, say: (words) => spoken.say(words), changed: draw });

// The secret: out of the address at once, and kept as long as this window is.

function secretIn(text) {
  try {
    return decodeURIComponent(text.slice(text.indexOf("#") + 1)).trim();
  } catch {
    return "";
  }
}

function keep(token) {
  try {
    if (token) sessionStorage.setItem(KEPT, token);
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Where a browser keeps nothing, it is asked for again after a reload.
  }
}

function kept() {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

function begin() {
  const token = location.hash.length > 1 ? secretIn(location.hash) : "";
  if (location.hash || location.href.endsWith("#")) history.replaceState(null, "", location.pathname);
  if (token) keep(token);
  if (token || kept()) connect(token || kept());
  else askForSecret("");
}

function askForSecret(reason) {
  setText(byId("secret-error"), reason);
  show(byId("secret-error"), Boolean(reason));
  byId("token").setAttribute("aria-invalid", String(Boolean(reason)));
  become("secret");
  byId("token").focus();
  if (reason) spoken.say(reason);
}

byId("secret-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const token = secretIn(byId("token").value);
  if (!token) return askForSecret("Type the board’s secret, or the link that has it.");
  byId("token").value = "";
  keep(token);
  connect(token);
});

function connect(token) {
  state.link?.close();
  Object.assign(state, { labels: null, news: null, moment: null });
  places.reset();
  setText(byId("said"), "Connecting to the room…");
  become("only");
  state.link = new Link("/page/room", { first: () => ({ is: "Enter", token }), hear, see });
}

// What the host says.

function hear(message) {
  if (message.is === "Welcome" && message.who !== "board") {
    state.link.close();
    keep("");
    askForSecret("That is not the secret of a board. callcraft contest board --page prints the link that has it.");
  } else if (message.is === "Welcome") state.labels = message.labels;
  // Not drawn before its clock is here, which follows at once.
  else if (message.is === "BoardNews") state.news = message.drawn;
  else if (message.is === "BoardClock" && state.news) takeMoment(message);
}

function takeMoment({ phase, drawn }) {
  // What has passed has passed at the old pace.
  flow.now();
  state.phase = phase;
  state.moment = drawn;
  state.clocks = new Clocks(drawn.clocks, { call: flow, room: flow }, 1000);
  draw();
}

function see(now) {
  const { link } = state;
  if (now === "over" && link.over.about === "token") {
    keep("");
    return askForSecret(link.over.reason);
  }
  if (now === "over") return sayOnly(link.over.reason);
  const lost = now === "reconnecting" && state.labels ? state.labels.lost : "";
  if (lost && byId("trouble").hidden) spoken.say(lost);
  setText(byId("trouble"), lost);
  show(byId("trouble"), Boolean(lost));
  fit();
}

// What is shown.

function become(face) {
  const shown = SHOWN_AS[face] ?? face;
  for (const each of FACES) show(byId(each), each === shown);
  state.face = face;
  drawKeys();
}

function sayOnly(words) {
  setText(byId("said"), words);
  if (state.face !== "over") spoken.say(words);
  become("only");
  state.face = "over";
}

function draw() {
  const { news, moment } = state;
  if (!news || !moment || state.link.over) return;
  setText(byId("title"), news.title || "Callcraft");
  document.title = news.title ? `${news.title} · Callcraft` : "Callcraft";
  const other = state.face !== moment.face;
  if (other) become(moment.face);
  if (moment.face !== "places") places.reset();
  DRAWN[moment.face]?.();
  if (other) spoken.say(opening());
}

const DRAWN = { lobby: drawLobby, countdown: drawCountdown, standing: drawStanding, places: drawPlaces,
  soon: drawMessage, nobody: drawMessage };

function opening() {
  const { heading, large, told, face } = state.moment;
  if (face === "places") return "";
  return [heading, told?.join(" "), large && state.clocks.plain(large), ...(state.moment.beside ?? []).map(([words]) => words)]
    .filter(Boolean).join(" ");
}

function drawMessage() {
  setText(byId("said"), state.moment.heading);
}

function large(element, text) {
  element.replaceChildren(...state.clocks.nodes(text));
}

function drawCountdown() {
  setText(byId("begins"), state.moment.heading);
  large(byId("seconds"), state.moment.large);
}

function drawLobby() {
  const { join, rows } = state.news;
  whenChanged(byId("how"), join, () => {
    byId("how").replaceChildren(...(join.typed ?? []).map(([before, words]) =>
      make("p", {}, make("span", { class: "faint" }, before), " ", make("bdi", {}, words))), join.ask ? make("p", {}, join.ask) : "");
    setText(byId("wall-code"), join.code ?? "");
    show(byId("wall-code"), Boolean(join.code));
    const { phones } = join;
    byId("phones").replaceChildren(...(phones ? [qrCode(phones.drawn),
      make("p", {}, make("span", { class: "faint" }, phones.told[0]), " ", make("bdi", {}, phones.told[1]))] : []));
    show(byId("phones"), Boolean(phones));
  });
  const [people, size] = state.moment.told;
  whenChanged(byId("lobby-many"), [people, size], () =>
    byId("lobby-many").replaceChildren(people, " ", make("span", { class: "faint" }, size)));
  const names = byId("names");
  const across = Math.max(Math.floor(names.clientWidth / (NAME_WIDTH * parseFloat(getComputedStyle(names).fontSize))), 1);
  const most = across * roomIn(names);
  whenChanged(names, [rows.length, most, rows.slice(-most)], () => {
    const shown = rows.slice(rows.length > most ? 1 - most : 0).reverse();
    const more = rows.length - shown.length;
    names.replaceChildren(...shown.map(([, name]) => make("li", {}, make("bdi", {}, name))),
      more ? make("li", { class: "faint" }, filled(state.labels.more, { more })) : "");
  });
}

function drawStanding() {
  const { news, moment, labels } = state;
  large(byId("left"), moment.large);
  whenChanged(byId("beside"), moment.beside, () => byId("beside").replaceChildren(
    ...moment.beside.map(([words, tone]) => make("p", { class: tone }, make("bdi", {}, words)))));
  const box = byId("rows");
  const room = roomIn(box);
  whenChanged(box, [news.rows, news.teams, room], () => {
    box.replaceChildren();
    let rest = room;
    if (news.teams.length) rest -= firstRows(box, labels.heads.teams, news.teams, labels, Math.max(Math.floor(room / MOST_TEAMS), 3)) + 1;
    firstRows(box, labels.heads.rows, news.rows, labels, Math.max(rest, 3));
  });
}

function drawPlaces() {
  places.take(state.news);
  // First: how many lines they take decides on the room for rows.
  drawKeys();
  const { done, page, of } = places;
  whenChanged(byId("places"), [state.news, done, page, of, roomIn(byId("places"))], () => places.draw());
}

// Keys.

const does = {
  on: () => places.forward(), back: () => places.back(), again: () => places.again(),
  down: () => places.turn(1), up: () => places.turn(-1), theme: switchTheme,
};
const KEYS = { " ": "on", Enter: "on", ArrowRight: "on", ArrowLeft: "back", r: "again",
  PageDown: "down", ArrowDown: "down", PageUp: "up", ArrowUp: "up" };

// Fingers have no keys: each is a button, too.
function drawKeys() {
  const shown = state.face === "places" && places.told;
  show(byId("keys"), Boolean(shown));
  if (!shown) return;
  const { on, back, again, pages } = state.labels.keys;
  const [up, down] = pages[0].split(" ");
  const offered = places.page === null ? [["on", on], ["back", back], ["again", again]] : [["up", [up, back[1]]], ["again", again]];
  if (places.over) offered.push(["down", [down, places.page === null ? pages[1] : on[1]]]);
  whenChanged(byId("keys"), offered, () => replace(byId("keys"), offered.map(([what, [sign, words]]) => make("button",
    { type: "button", onclick: () => does[what]() }, make("kbd", { "aria-hidden": "true" }, sign), make("span", {}, words)))));
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.matches?.("input")) return;
  const what = event.key === "t" ? "theme" : state.face === "places" ? KEYS[event.key] : null;
  // A button that has the focus is pressed by these, and by nothing else.
  if (!what || ([" ", "Enter"].includes(event.key) && event.target.closest?.("button"))) return;
  event.preventDefault();
  does[what]();
});

function fit() {
  if (!state.moment || state.link?.over) return;
  if (places.page !== null) places.page = Math.min(places.page, places.pages() - 1);
  draw();
}

addEventListener("resize", fit);
addEventListener("hashchange", begin);
setInterval(() => {
  flow.now();
  tickClocks(document.body);
  if (state.face === "places") places.look();
}, TICK);

useTheme();
begin();
