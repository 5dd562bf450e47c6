// The page of a practice room: it lists the calls, lets one be played, and looks back on it.

import { Acts } from "./acts.js";
import { CallScreen } from "./call.js";
import { Clocks, Flow, tickClocks } from "./clocks.js";
import { DebriefScreen } from "./debrief.js";
import { byId, make, replace, setText, show, whenChanged } from "./draw.js";
import { askWays, heading, listenToKeys, notice, openHelp, showScreen, spoken, trouble } from "./frame.js";
import { Link } from "./link.js";
import { newToken, setting } from "./seats.js";
import { useTheme } from "./theme.js";

const TICK = 100; // Milliseconds between two looks at the clock.
const SCREENS = ["calls", "call", "debrief"];
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const state = { link: null, labels: null, rows: [], news: null, taken: 0, screen: "", looked: false };

// A call waits while its page is not connected.
const flow = new Flow(() => state.link?.state === "connected");

const call = new CallScreen({
  labels: () => state.labels,
  follow: (...told) => spoken.follow(...told),
  say: (text) => spoken.say(text),
  notice, act: (news, what) => acts.act(news, what), search, leave: askToLeave, after: lookBack, help: openHelp,
  leadsTo: () => "see how it went",
});
const debrief = new DebriefScreen({
  ways: [["m", "the calls", () => go("calls")], ["a", "again", () => take(state.news.drawn.listed - 1)]],
  practise, notice,
});
const acts = new Acts({
  send: (news, what) => ask({ is: "PractiseAct", view: news.drawn.view, act: what }),
  newest: () => state.news,
  takeBack: () => state.link.takeBack(),
  slow: (waits) => call.isSlow(waits, state.link?.state !== "connected"),
});

function token() {
  const kept = setting("practice");
  return kept && TOKEN.test(kept) ? kept : setting("practice", newToken());
}

function connect() {
  state.link?.close();
  acts.forget();
  state.looked = false;
  state.link = new Link("/page/room", { first: () => ({ is: "Visit", token: token() }), hear, see });
}

// What the server says.

function see(now) {
  drawTrouble();
  if (now !== "over") return;
  spoken.say(state.link.over.reason);
  go("calls");
}

function hear(message) {
  const kinds = { Welcome: welcome, CallList: callList, PracticeNews: practiceNews };
  kinds[message.is]?.(message);
  drawTrouble();
  drawCalls();
  drawTop();
}

function welcome(message) {
  state.labels = message.labels;
}

function callList(message) {
  state.rows = message.calls;
}

function practiceNews({ drawn }) {
  // Before what it tells: what has passed belongs to what was there.
  flow.now();
  // Where thinking takes no time, only what the caller still says does.
  const most = drawn.timed ? Infinity : drawn.saying ? drawn.saying.whole - drawn.saying.gone : 0;
  const clocks = new Clocks(drawn.clocks, { call: flow, room: flow }, most);
  state.news = { called: `call ${state.taken}`, drawn, clocks };
  // Whoever loads the page anew is back in their call.
  if (state.wanted || (!state.looked && drawn.answered && !drawn.over)) play();
  else if (state.screen === "call") call.take(state.news);
  state.looked = true;
}

async function ask(message) {
  try {
    const answer = await state.link.ask(message);
    if (answer.answered === "refused" && answer.reason) notice(answer.reason);
    return answer;
  } catch {
    return null;
  }
}

// Playing.

async function search(words) {
  const answer = await ask({ is: "Search", words });
  return answer?.places ?? null;
}

const isOpen = () => Boolean(state.news?.drawn.answered && !state.news.drawn.over);

function choose(place) {
  const { news } = state;
  if (!isOpen() || news.drawn.practice) return take(place);
  askWays(`${news.drawn.name} is on the line. If you take a call now, that one is given up and does not count.`, [
    ["s", "Stay with the call that is open.", () => play()],
    ["g", "Give it up, and take the other.", () => take(place)],
  ]);
}

function take(place) {
  return begin({ is: "ChooseCall", level: place, timed: !byId("untimed").checked });
}

function practise(move) {
  const { drawn } = state.news;
  return begin({ is: "Practise", call: drawn.listed - 1, move, again: Boolean(drawn.practice) });
}

async function begin(message) {
  if (state.beginning) return;
  state.beginning = true;
  state.taken += 1;
  const answer = await ask(message);
  state.beginning = false;
  if (answer?.answered !== "accepted") return;
  // Its view comes before the answer, but for a connection that was lost in between.
  if (state.news?.called === `call ${state.taken}`) play();
  else state.wanted = true;
}

function play() {
  const { news } = state;
  state.wanted = false;
  call.take(news);
  // What is known of it stands there until it is answered.
  go("call");
}

async function lookBack() {
  const answer = await ask({ is: "AskPracticeDebrief" });
  if (!answer?.drawn) return go("calls");
  debrief.take(answer.drawn, state.news.drawn.practice);
  go("debrief");
}

function askToLeave(asked, hangUp) {
  const { drawn } = state.news;
  askWays(drawn.timed ? `${asked} The clock runs meanwhile.` : asked, [
    ["s", "Stay on the line.", () => {}],
    ["h", "Hang up now, and see how it went.", hangUp],
    ["m", drawn.practice ? "Leave practice and go back to the calls." : "Leave the call open, and look at the calls.", () => go("calls")],
  ]);
}

// What is shown.

function go(screen) {
  const other = state.screen !== screen;
  state.screen = screen;
  const arrive = showScreen(SCREENS, screen);
  drawCalls();
  drawTop();
  if (other) arrive({ focus: true });
}

function drawCalls() {
  if (state.screen !== "calls") return;
  const over = state.link?.over;
  const { rows, news } = state;
  setText(byId("calls-told"), over ? over.reason : rows.length ? "" : "Looking for the calls…");
  show(byId("calls-told"), Boolean(byId("calls-told").textContent));
  const open = over ? openAgain(over) : news ? openWords(news.drawn) : "";
  setText(byId("calls-open"), open);
  show(byId("calls-open"), Boolean(open));
  show(byId("calls-choice"), !over && rows.length > 0);
  whenChanged(byId("calls-rows"), rows, () => replace(byId("calls-rows"), rows.map(drawRow)));
}

const openAgain = (over) => (over.about === "elsewhere" ? "Go on in this window" : "Try again");

function openWords(drawn) {
  if (drawn.over) return drawn.practice ? `See how your practice went: ${drawn.title}` : `See how it went: ${drawn.title}`;
  if (!drawn.answered) return `Answer the call: ${drawn.title}`;
  return drawn.practice ? `Go on practising: ${drawn.title}` : `Go on with the call: ${drawn.title}`;
}

function drawRow(row, place) {
  return make("li", {}, make("button", { type: "button", onclick: () => choose(place) },
    make("kbd", { "aria-hidden": "true" }, place < 9 ? String(place + 1) : ""),
    make("span", { class: "listed" },
      make("bdi", { class: "lead" }, row.title),
      row.brief ? make("bdi", {}, row.brief) : null,
      make("span", { class: "faint" }, row.sector ? make("bdi", {}, row.sector) : null, row.sector ? " · " : null, row.own))));
}

function open() {
  if (state.link?.over) return connect();
  if (state.news?.drawn.over) return lookBack();
  if (state.news) return play();
}

function drawTop() {
  const playing = state.screen === "call" && state.news ? state.news : null;
  heading(playing ? `${playing.drawn.practice ? "Practice · " : ""}${playing.drawn.title}` : "Callcraft", playing ? asideWords(playing) : "");
  show(byId("help-clock"), Boolean(playing?.drawn.timed));
}

function asideWords({ drawn, clocks }) {
  const waits = state.link?.state !== "connected" && "your call waits";
  return [clocks.plain(drawn.clock), !drawn.timed && "untimed", waits].filter(Boolean).join(" · ");
}

function drawTrouble() {
  const { link } = state;
  // Nobody sees it, and by the time somebody does it is over.
  if (document.visibilityState !== "visible") return;
  let words = "";
  if (link?.state === "connecting" && !link.socket) words = "Nobody answers there yet. It goes on trying.";
  if (link?.state === "reconnecting") words = isOpen() ? "reconnecting; your call waits" : "reconnecting";
  trouble(words);
}

// Keys.

listenToKeys({
  search: call.search,
  ready: () => true,
  quit: () => {
    if (state.screen !== "call") notice("You can close this page: what you come to is kept for this browser.");
    else if (call.drawn.over) call.goOn();
    else call.leave();
  },
  press: (event) => {
    if (state.screen === "call") return call.key(event);
    return state.screen === "debrief" ? debrief.key(event) : pressed(event);
  },
});

function pressed({ key, target }) {
  const rows = [...byId("calls-rows").querySelectorAll("button")];
  if (/^[1-9]$/.test(key) && rows[key - 1]) rows[key - 1].click();
  else if (key === "u") byId("untimed").click();
  else if (key === "ArrowDown" || key === "ArrowUp") moveTo(rows, key === "ArrowDown" ? 1 : -1);
  else if (key === "Enter" && !byId("calls-open").hidden && !target.closest("button, input")) open();
  else return false;
  return true;
}

function moveTo(rows, by) {
  const place = rows.indexOf(document.activeElement);
  const next = place < 0 ? (by > 0 ? 0 : rows.length - 1) : (place + by + rows.length) % rows.length;
  rows[next]?.focus();
}

byId("calls-open").addEventListener("click", open);
byId("untimed").checked = setting("untimed") === "yes";
byId("untimed").addEventListener("change", (event) => setting("untimed", event.target.checked ? "yes" : "no"));
// A phone in a pocket, another tab: the call waits until somebody looks again.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") state.link?.rest();
});
addEventListener("storage", (event) => {
  if (event.key === "callcraft.untimed") byId("untimed").checked = event.newValue === "yes";
});
setInterval(() => {
  if (state.screen === "call") call.tick();
  tickClocks(document.body);
  drawTop();
}, TICK);

useTheme();
go("calls");
connect();
