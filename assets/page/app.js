// The page: it joins, shows what the host tells, and sends what somebody does.

import { Acts } from "./acts.js";
import { CallScreen } from "./call.js";
import { Clocks, Flow, tickClocks } from "./clocks.js";
import { DebriefScreen } from "./debrief.js";
import { byId, setText, show } from "./draw.js";
import { askWays, heading, listenToKeys, notice, openHelp, showScreen, spoken, trouble } from "./frame.js";
import { Link } from "./link.js";
import { RoomScreen } from "./room.js";
import { codeInAddress, forgetLast, forgetSeat, keepSeat, lastCode, newToken, seatFor } from "./seats.js";

const TICK = 100; // Milliseconds between two looks at the clock.
const SCREENS = ["join", "room", "call", "debrief"];

const counting = () => Boolean(state.link && !state.link.hostGone);
const flows = {
  call: new Flow(() => counting() && state.phase === "running", () => 1000 / state.share),
  room: new Flow(() => counting() && (state.phase === "running" || state.phase === "countdown")),
  practice: new Flow(() => counting(), () => 1000 / state.share),
};

// What is known of a room, before anything is.
const nothing = () => ({
  welcomed: false, phase: "lobby", share: 1000, call: 0, callCount: 0, room: null, roomClocks: null, practice: null,
  practising: 0, debriefed: null, rows: null, fetching: false, playing: null, wanted: false, invitation: null,
});

const state = {
  link: null, seat: null, labels: null, release: null, connections: 0, screen: "join",
  calls: new Map(), debriefs: new Map(), shown: new Set(), ...nothing(),
};

const call = new CallScreen({
  labels: () => state.labels,
  follow: (...told) => spoken.follow(...told),
  say: (text) => spoken.say(text),
  notice, act: (news, what) => acts.act(news, what), search, leave: askToLeave, after, help: openHelp,
  leadsTo: (drawn) => (drawn.practice ? "see how it went" : "back to the room"),
});
const room = new RoomScreen({ enter, lookBack, comeBack, joinOther, backToPractice, say: (text) => spoken.say(text) });
const debrief = new DebriefScreen({ ways: [["m", "room", () => go("room")]], practise, notice });
const acts = new Acts({
  send,
  newest: (news) => (news.practice ? state.practice : state.calls.get(news.number)),
  takeBack: () => state.link.takeBack(),
  slow: (waits) => call.isSlow(waits, state.link?.state !== "connected"),
});

// Joining.

// What is known of a seat at a code leads straight to it; else there is the form.
export function begin() {
  const code = codeInAddress() || lastCode();
  byId("code").value = code;
  const seat = code && seatFor(code);
  if (seat) {
    byId("name").value = seat.typed ?? seat.name ?? "";
    connect(seat);
  } else {
    byId("join-button").disabled = false;
    (code ? byId("name") : byId("code")).focus();
  }
}

// Joins by what stands in the form.
export function join() {
  const [code, name, team] = ["code", "name", "team"].map((field) => byId(field).value.trim());
  if (!code) return refused("Type the code of the room as it stands on the wall.", "code");
  if (!name) return refused("Type the name that the others will see.", "name");
  const known = seatFor(code);
  // Another name asks for another seat, as when two people share a phone. The facilitator may have
  // given this one another.
  const own = known && [known.name, known.typed].includes(name);
  connect({ code, name, typed: name, team, token: own ? known.token : newToken() });
}

function connect(seat) {
  state.link?.close();
  Object.assign(state, nothing(), { seat, connections: state.connections + 1 });
  acts.forget();
  spoken.forget();
  state.calls.clear();
  state.debriefs.clear();
  state.shown.clear();
  byId("join-button").disabled = true;
  show(byId("join-error"), false);
  for (const field of ["code", "name", "team"]) byId(field).removeAttribute("aria-invalid");
  state.link = new Link("/page/room", {
    first: () => state.welcomed
      ? { is: "Enter", token: seat.token }
      : { is: "Join", code: seat.code, name: seat.name, token: seat.token, team: seat.team ?? "" },
    hear, see,
  });
}

function refused(reason, about) {
  byId("join-button").disabled = false;
  if (about === "team") byId("team-field").open = true;
  setText(byId("join-error"), reason);
  show(byId("join-error"), true);
  for (const field of ["code", "name", "team"]) byId(field).setAttribute("aria-invalid", String(field === about));
  go("join");
  (byId(about) ?? byId("code")).focus();
  byId("join-error").scrollIntoView({ block: "center" });
  spoken.say(reason);
}

function comeBack() {
  connect(state.seat);
}

function joinOther() {
  state.link?.close();
  history.replaceState(null, "", location.pathname);
  forgetLast();
  byId("code").value = byId("team").value = "";
  byId("join-button").disabled = false;
  go("join");
  byId("code").focus();
}

// What the host says.

function see(now) {
  const { link } = state;
  // What has passed has passed as it stood before.
  for (const flow of Object.values(flows)) flow.now();
  if (now === "over" && link.over) {
    if (!state.welcomed) {
      if (link.over.about === "token" && state.seat) forgetSeat(state.seat.code);
      return refused(link.over.reason, link.over.about);
    }
    if (link.over.about === "token") forgetSeat(state.seat.code);
    spoken.say(link.over.reason);
    go("room");
  }
  drawTrouble();
}

function hear(message) {
  const kinds = { Welcome: welcome, RoomNews: roomNews, CallNews: callNews, PracticeNews: practiceNews };
  if (message.notices?.length) notice(message.notices.join(" "));
  kinds[message.is]?.(message);
  drawTrouble();
  look();
}

function welcome(message) {
  // A host of another release than the page: the page is there in its release, too.
  state.release ??= message.release;
  if (state.release !== message.release) return location.reload();
  state.labels = message.labels;
  const first = !state.welcomed;
  state.welcomed = true;
  byId("join-button").disabled = false;
  state.seat = { ...state.seat, name: message.name };
  keepSeat(state.seat);
  // So that a reload, or a bookmark, finds this room again.
  if (codeInAddress() !== state.seat.code) history.replaceState(null, "", `#${encodeURIComponent(state.seat.code)}`);
  if (message.room !== undefined) takeRoom(message.room);
  if (first && state.screen === "join") go("room");
}

function clocksOf(drawn, flow) {
  return new Clocks(drawn.clocks, { call: flow, room: flows.room });
}

function roomNews(message) {
  // Before anything that it tells: what has passed has passed at the old pace.
  for (const flow of Object.values(flows)) flow.now();
  Object.assign(state, { phase: message.phase, share: message.share, call: message.call, callCount: message.calls });
  if ("invitation" in message) state.invitation = message.invitation;
  takeRoom(message.room);
  if (message.phase === "closed") fetchDebriefs();
}

function takeRoom(drawn) {
  if (!drawn) return;
  state.room = drawn;
  state.roomClocks = clocksOf(drawn, flows.call);
}

function callNews(message) {
  // What has stayed the same is not told again.
  const { title, name, caller, known, turns } = state.calls.get(message.call)?.drawn ?? {};
  const drawn = { title, name, caller, known, turns, ...message.drawn };
  const news = { called: `call ${message.call} ${state.connections}`, number: message.call, drawn, clocks: clocksOf(drawn, flows.call) };
  state.calls.set(message.call, news);
  if ("room" in message) takeRoom(message.room);
  if (state.playing === news.called) call.take(news);
}

function practiceNews(message) {
  const { drawn } = message;
  const number = drawn.listed - 1;
  state.practice = { called: `practice ${number} ${drawn.practice}`, number, practice: true, drawn, clocks: clocksOf(drawn, flows.practice) };
  if (state.wanted || state.playing?.startsWith("practice")) play(state.practice);
}

async function fetchDebriefs() {
  if (state.fetching) return;
  state.fetching = true;
  const rows = [];
  for (let number = 0; number < state.callCount; number++) {
    const answer = await ask({ is: "AskDebrief", call: number }, { quiet: true });
    if (!answer) {
      state.fetching = false;
      return;
    }
    if (answer.drawn) {
      state.debriefs.set(number, answer.drawn);
      rows.push({ call: number, words: answer.drawn.row });
    }
  }
  state.rows = rows;
  drawRoom();
}

async function ask(message, { quiet = false } = {}) {
  try {
    const answer = await state.link.ask(message);
    if (answer.answered === "refused" && answer.reason && !quiet) notice(answer.reason);
    return answer;
  } catch {
    return null;
  }
}

// Playing.

function send(news, what) {
  return ask(news.practice
    ? { is: "PractiseAct", view: news.drawn.view, act: what }
    : { is: "DoAct", call: news.number, view: news.drawn.view, act: what });
}

async function search(words) {
  const answer = await ask({ is: "Search", words });
  return answer?.places ?? null;
}

function play(news) {
  state.playing = news.called;
  state.wanted = false;
  if (news.practice) state.debriefed = { number: news.number, practice: news.drawn.practice };
  if (news.number != null && !news.practice) state.shown.add(news.number);
  call.take(news);
  go("call");
  if (!news.drawn.answered) acts.act(news, news.drawn.acts.pick_up);
}

function enter() {
  const news = state.calls.get(state.call);
  if (!news || !state.room?.enter || !room.ready) return;
  if (news.drawn.over) ask({ is: "NextCall", call: state.call + 1 });
  else play(news);
}

function backToPractice() {
  if (state.practice) play(state.practice);
}

async function after(news) {
  if (!news.practice) return go("room");
  const answer = await ask({ is: "AskPracticeDebrief" });
  if (answer?.drawn) showDebrief(answer.drawn, news.number, news.drawn.practice);
  else go("room");
}

function lookBack(number) {
  const told = state.debriefs.get(number);
  if (told) showDebrief(told, number, "");
}

function showDebrief(told, number, practice) {
  state.debriefed = { number, practice };
  debrief.take(told, practice);
  go("debrief");
}

async function practise(move) {
  const { number, practice } = state.debriefed;
  state.practising = number;
  state.practice = null;
  const answer = await ask({ is: "Practise", call: number, move, again: Boolean(practice) });
  if (answer?.answered !== "accepted") return;
  // Its view comes before the answer, but for a connection that was lost in between.
  if (state.practice) play(state.practice);
  else state.wanted = true;
}

function askToLeave(asked, hangUp) {
  const practice = state.playing?.startsWith("practice");
  const last = state.call + 1 >= state.callCount;
  askWays(`${asked} The clock runs meanwhile.`, [
    ["s", "Stay on the line.", () => {}],
    ["h", practice ? "Hang up now, and see how it went." : last ? "Hang up now." : "Hang up now, and take the next call.", hangUp],
    ["m", practice ? "Leave practice and go back to the room." : "Leave the call open, and look at the room.", () => go("room")],
  ]);
}

// What is shown.

function go(screen) {
  const other = state.screen !== screen;
  state.screen = screen;
  if (screen !== "call") state.playing = null;
  const arrive = showScreen(SCREENS, screen);
  if (screen === "room") drawRoom();
  drawTop();
  if (other) arrive({ focus: screen !== "join" });
}

// Does what comes by itself: a call that is open is gone back to, a room that closes ends it.
function look() {
  const open = state.calls.get(state.call);
  const isOpen = open?.drawn.answered && !open.drawn.over;
  if (state.screen === "room" && state.phase === "running" && isOpen && !state.shown.has(state.call)) return play(open);
  if (state.screen === "call" && state.phase === "closed" && !state.playing?.startsWith("practice")) {
    const { closed, open_call: counts } = state.labels.says;
    notice(call.drawn.over ? closed : `${closed} ${counts}`);
    return go("room");
  }
  if (state.screen === "room") drawRoom();
  drawTop();
}

function drawRoom() {
  room.invite(state.phase === "lobby" && !state.link?.over ? state.invitation : null);
  room.show(state.room, state.roomClocks, state.rows, {
    over: state.welcomed ? (state.link?.over ?? null) : null,
    practice: Boolean(state.practice && !state.practice.drawn.over),
    seen: state.screen === "room",
  });
}

function drawTop() {
  const playing = state.screen === "call" ? call.news : null;
  const title = playing ? `${playing.practice ? "Practice · " : ""}${playing.drawn.title}` : state.room?.title || "Callcraft";
  heading(title, asideWords(playing));
}

function asideWords(playing) {
  const left = state.room?.left ? state.roomClocks.plain(state.room.left) : "";
  if (!playing) return [state.welcomed && state.seat?.name, left && `${left} left`].filter(Boolean).join(" · ");
  const own = state.phase === "paused" ? "paused" : playing.clocks.plain(playing.drawn.clock);
  return [own, left && `room ${left}`].filter(Boolean).join(" · ");
}

function drawTrouble() {
  const { link } = state;
  let words = "";
  if (link?.state === "connecting" && !link.socket) words = "Nobody answers there yet. It goes on trying.";
  if (link?.state === "reconnecting") {
    // Whether it is the host that is gone or the way to it, only the host can tell.
    const waits = link.hostGone ? "; your call waits" : navigator.onLine ? "; your call may go on" : "; your call goes on";
    words = `reconnecting${state.phase === "running" ? waits : ""}`;
  }
  trouble(words);
}

byId("room-help").addEventListener("click", openHelp);

// Keys.

listenToKeys({
  search: call.search,
  ready: () => state.screen !== "join",
  quit: () => {
    if (state.screen !== "call") notice("You can close this page: your seat stays yours in this browser.");
    else if (call.drawn.over) call.goOn();
    else call.leave();
  },
  press: (event) => {
    if (state.screen === "call") return call.key(event);
    if (state.screen === "room") return room.key(event, state.rows);
    return debrief.key(event);
  },
});

addEventListener("hashchange", () => {
  const code = codeInAddress();
  if (!code || (code === state.seat?.code && !state.link?.over)) return;
  state.link?.close();
  state.seat = null;
  go("join");
  begin();
});

setInterval(() => {
  if (state.screen === "call") call.tick();
  tickClocks(document.body);
  drawTop();
}, TICK);

go("join");
