// A call, drawn as the host tells it: what is said, the meters, and what can be done now.

import { byId, make, replace, setText, show, whenChanged } from "./draw.js";
import { saidBy } from "./speech.js";

// Milliseconds in which a key or a touch is not meant yet for what has just come: fingers are slower,
// and what comes may lie where they have just been.
const TOUCHED = matchMedia("(pointer: coarse)").matches;
const GUARD = TOUCHED ? 500 : 250;
const KEEPS = new Set(["i", "n", "q", "t", "w", "s", "?"]); // Keys that mean the same while somebody speaks.

const NEAR = 40; // Pixels from the end of the conversation that count as its end.
const BESIDE = new Set(["Learned", "Promised", "Limits"]);

export class CallScreen {
  // `does`: what a call can ask of the page around it.
  constructor(does) {
    this.does = does;
    this.turned = null;
    this.picked = null;
    this.found = null;
    this.guardedAt = 0;
    byId("notes-close").addEventListener("click", () => this.toggleNotes());
    this.atEnd = true;
    const talk = byId("talk");
    talk.addEventListener("scroll", () => {
      // One that has just got lower has not been scrolled: what follows below sees to it.
      if (talk.clientHeight === this.height) this.atEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < NEAR;
    });
    // Replies come and go below it, and it gets lower or higher: the latest words stay in view.
    new ResizeObserver(() => {
      this.height = talk.clientHeight;
      if (this.atEnd) this.toEnd();
    }).observe(talk);
    this.search = make("input", {
      type: "search", autocomplete: "off", spellcheck: "false", maxlength: "200",
      "aria-label": "Look for words", oninput: () => this.look(),
    });
  }

  get labels() {
    return this.does.labels();
  }

  // Shows a call from now on; `news` has what was drawn, its clocks and which call it is.
  take(news) {
    this.taken = (this.taken ?? 0) + 1;
    const other = !this.news || news.called !== this.news.called;
    const before = this.news?.drawn;
    this.news = news;
    if (other) {
      this.turned = this.picked = this.found = null;
      this.search.value = "";
      show(byId("notes"), false);
      this.guard();
    } else if (before.view !== news.drawn.view || rows(before) !== rows(news.drawn)) {
      // A falling meter can close a reply: the rows have moved under somebody's fingers.
      this.guard();
    }
    if (speeches(before) !== speeches(news.drawn)) this.skipped = false;
    if (this.turned && !news.drawn.turns[this.turned]) this.turned = null;
    this.draw();
  }

  guard() {
    this.guardedAt = performance.now();
  }

  get ready() {
    return performance.now() - this.guardedAt >= GUARD;
  }

  get drawn() {
    return this.news.drawn;
  }

  // How far what is being said has got; null where nobody speaks.
  get saying() {
    const { saying } = this.drawn;
    if (!saying || this.skipped) return null;
    const at = saying.gone + this.news.clocks.passed("call");
    return at < saying.whole ? saidBy(saying, at) : null;
  }

  // Shows whether what was done is not answered yet, and may not even have been sent.
  isSlow(waits, unsent) {
    byId("choices").setAttribute("aria-busy", String(waits));
    byId("choices").classList.toggle("slow", waits);
    if (waits && unsent) this.does.notice("It is done as soon as the room is there again. Until then you can choose anew.");
  }

  get ended() {
    return this.drawn.over && !this.saying;
  }

  draw() {
    const { drawn } = this;
    setText(byId("call-heading"), `${drawn.title}: ${drawn.caller}`);
    setText(byId("face"), this.labels.faces[drawn.mood] ?? "");
    byId("face").className = `mood-${drawn.mood}`;
    setText(byId("mood"), `${drawn.caller} · ${drawn.mood}`);
    whenChanged(byId("meters"), drawn.meters, () => byId("meters").replaceChildren(...drawn.meters.map(meter)));
    this.tick();
    this.drawNotes();
  }

  // Draws what time has changed; called several times a second.
  tick() {
    if (!this.news) return;
    const { drawn } = this;
    const saying = this.saying;
    // Without a word being said, nothing that is drawn below changes by itself.
    const still = !saying && !this.spoke && JSON.stringify(this.shownState()) === this.shown;
    if (still) return;
    this.shown = saying ? "" : JSON.stringify(this.shownState());
    if (this.spoke && !saying) this.guard();
    this.spoke = Boolean(saying);
    byId("call").classList.toggle("over", this.ended);
    this.drawTalk(saying);
    this.does.follow(this.news.called, drawn.talk, saying ? saying.lines : null);
    this.drawMessage(Boolean(saying));
    this.drawChoices(saying);
    this.drawActions(Boolean(saying));
  }

  // What decides, beside the news, on what there is to see.
  shownState() {
    return [this.taken, this.turned, this.picked, this.found, this.skipped];
  }

  drawTalk(saying) {
    const talk = byId("talk");
    const passages = this.drawn.talk;
    const shown = !this.drawn.answered ? brief(this.drawn) : saying ? [...passages.slice(0, -1), { ...passages[passages.length - 1], text: saying.text }] : passages;
    whenChanged(talk, [this.news.called, shown], () => {
      const grown = shown.length !== talk.childElementCount;
      for (const [place, passage] of shown.entries()) {
        const before = talk.children[place];
        if (before?.dataset.voice === passage.voice) {
          if (passage.who) setText(before.querySelector(".who"), passage.who);
          setText(before.querySelector(".said"), passage.text);
        } else {
          const drawn = drawPassage(passage);
          if (before) before.replaceWith(drawn);
          else talk.append(drawn);
        }
      }
      while (talk.childElementCount > shown.length) talk.lastElementChild.remove();
      if (this.atEnd || grown) this.toEnd();
    });
  }

  // What was found is read from its beginning; else the latest words are in view.
  toEnd() {
    const talk = byId("talk");
    const last = [...talk.children].filter((each) => each.dataset.voice !== "note").pop();
    // Also the caller's words, once they are all there: from their first line on.
    const whole = last?.dataset.voice === "found" || (last?.dataset.voice === "caller" && !this.spoke);
    const found = whole && last.offsetHeight > talk.clientHeight;
    talk.scrollTop = found ? last.offsetTop - talk.offsetTop : talk.scrollHeight;
    this.atEnd = true;
  }

  get message() {
    const { messages } = this.drawn;
    if (this.drawn.over) return null;
    return messages.find((each) => each.number === this.picked) ?? messages[0] ?? null;
  }

  drawMessage(speaking) {
    const box = byId("message");
    const { message } = this;
    const more = this.drawn.messages.length - 1;
    whenChanged(box, [message, more, speaking], () => {
      show(box, message !== null);
      if (!message) return replace(box, []);
      const [answerKey, answer] = this.labels.actions.attend;
      const [parkKey, park] = this.labels.actions.park;
      const missed = speaking ? ` (you will miss what ${this.drawn.name} is saying)` : "";
      if (message.number !== this.shownMessage) {
        this.shownMessage = message.number;
        this.messageAt = performance.now();
        this.does.say(`A message: ${message.words}`);
      }
      replace(box, [
        make("p", {}, `▸ ${message.words}`, more > 0 ? ` +${more}` : ""),
        make("div", { class: "ways" },
          message.answer ? key(answerKey, answer + missed, () => this.attend()) : null,
          key(parkKey, park, () => this.park()),
          more > 0 ? key("o", "other", () => this.other()) : null),
      ]);
    });
  }

  get panel() {
    if (this.drawn.over) return null;
    // What one waits for leaves time for nothing else; from a hold one can turn to the desk.
    if (this.drawn.panel?.done != null) return this.drawn.panel;
    return this.turned ? this.drawn.turns[this.turned] : this.drawn.panel;
  }

  drawChoices(saying) {
    const box = byId("choices");
    const { drawn, panel } = this;
    const what = !drawn.answered ? ["ringing"] : saying ? ["speaking", drawn.over] : this.ended ? ["over", drawn.practice] : panel
      ? ["panel", panel, this.found, this.turned] : ["replies", drawn.offer, drawn.replies];
    whenChanged(box, [this.news.called, what], () => {
      const typing = document.activeElement === this.search;
      const inside = box.contains(document.activeElement);
      const other = this.offered !== (this.offered = JSON.stringify([what[0], what[1]?.heading ?? what[1], this.turned]));
      replace(box, this.choices(saying, panel));
      // Whoever was at one of the rows before is at no row of these: none is chosen by a slip.
      if (inside && other) box.focus({ preventScroll: true });
      if (typing && box.contains(this.search)) this.search.focus();
    });
  }

  choices(saying, panel) {
    const { drawn } = this;
    if (!drawn.answered) return [this.ringing()];
    if (saying) return [this.waiting()];
    if (this.ended) return [this.afterwards()];
    if (panel) return this.panelRows(panel);
    return [make("ol", { class: "replies", "aria-label": "What you can say" },
      drawn.replies.map((reply, place) => make("li", {}, row(String(place + 1), reply.words, "", () => this.reply(place)))))];
  }

  ringing() {
    return make("div", { class: "waiting" }, make("p", {}, make("bdi", {}, this.drawn.name), " is calling"),
      key("Enter", "answer the call", () => this.pickUp()));
  }

  waiting() {
    const { drawn } = this;
    const [cutKey, cut] = this.labels.actions.interrupt;
    return make("div", { class: "waiting", onclick: (event) => event.target.closest("button") || this.hearOut() },
      make("p", {}, make("bdi", {}, drawn.name), " is speaking"),
      make("div", { class: "ways" },
        key("any key", "read the rest at once", () => this.hearOut()),
        drawn.over ? null : key(cutKey, cut, () => this.cutIn())));
  }

  afterwards() {
    return make("div", { class: "waiting" },
      make("p", {}, "The call is over."),
      key("Enter", this.does.leadsTo(this.drawn), () => this.goOn()));
  }

  panelRows(panel) {
    const { clocks } = this.news;
    const found = panel.search && this.found ? this.found.places : null;
    const rows = found ? found.map((place) => panel.rows[place]).filter(Boolean) : panel.rows;
    const head = make("p", { class: "panel-head" }, clocks.nodes(panel.heading),
      panel.search ? ` ${rows.length} of ${panel.rows.length}` : "");
    const about = panel.search && !rows.length ? this.labels.says.nothing_found : panel.about;
    const bar = panel.done == null ? null : make("progress", { max: "1000", value: String(panel.done), "aria-label": "How far it is" });
    return [
      head,
      panel.search ? this.search : null,
      about ? make("p", { class: "faint" }, clocks.nodes(about)) : null,
      bar,
      make("ul", { class: "replies", "aria-label": clocks.plain(panel.heading) },
        rows.map((each) => make("li", {}, row(each.sign, each.words, each.aside, () => this.pick(each))))),
      this.turned && panel.done == null ? key("Esc", "back", () => this.turn(null)) : null,
    ].filter(Boolean);
  }

  drawActions(speaking) {
    const box = byId("actions");
    const { drawn, labels } = this;
    const turns = speaking || drawn.over ? [] : Object.keys(drawn.turns);
    whenChanged(box, [this.news.called, speaking, drawn.over, turns, Boolean(drawn.acts.listen), this.turned], () => {
      const listen = labels.actions.listen;
      const listens = drawn.acts.listen && !speaking;
      const also = turns.map((turn) => key(...labels.turns[turn], () => this.turn(turn), this.turned === turn));
      if (listens) also.unshift(key(listen[0], turns.length ? "listen" : listen[1], () => this.listen()));
      // What is always there has its place at the bottom, whatever comes and goes beside it.
      replace(box, [
        make("div", { class: "now" }, also),
        make("div", { class: "always" }, key("n", "notes", () => this.toggleNotes()), key("?", "help", () => this.does.help()),
          drawn.over ? null : key("q", "leave", () => this.leave())),
      ]);
    });
  }

  drawNotes() {
    const { drawn, news } = this;
    whenChanged(byId("noted"), [news.called, drawn.notes, drawn.messages], () => {
      const waiting = drawn.messages.map((each) => each.words);
      const notes = [...drawn.notes, ...drawn.known];
      const listed = waiting.length ? [{ heading: "Messages that wait", rows: waiting }, ...notes] : notes;
      byId("noted").replaceChildren(...listed.flatMap((each) => noted(each, news.clocks)));
      // Where there is room, what presses stands beside the conversation all the time.
      const beside = notes.filter(({ heading }) => BESIDE.has(heading));
      byId("side").replaceChildren(...beside.flatMap((each) => noted(each, news.clocks)));
    });
  }

  // What somebody does.

  send(act, { guarded = true } = {}) {
    if (guarded && !this.ready) return;
    this.does.act(this.news, act);
  }

  reply(place) {
    const reply = this.drawn.replies[place];
    if (reply && !this.saying && !this.drawn.over) this.send(reply.act);
  }

  pick(option) {
    if (option.turn) this.turn(option.turn);
    else this.send(option.act);
  }

  hearOut() {
    if (!this.saying || !this.ready) return;
    if (this.drawn.over) {
      // The last words of a call take none of its time.
      this.skipped = true;
      this.tick();
    } else {
      this.send(this.drawn.acts.hear_out);
    }
  }

  cutIn() {
    const act = this.saying && this.drawn.acts.cut_in;
    if (act) this.send(act, { guarded: false });
    else this.does.notice(this.drawn.over ? "The call is over." : this.labels.says.nobody_speaks);
  }

  listen() {
    const { says } = this.labels;
    if (this.saying || this.drawn.over) return;
    this.turned = null;
    if (this.drawn.acts.listen) this.send(this.drawn.acts.listen);
    else this.does.notice(this.drawn.panel ? says.not_now : says.nothing_more);
    this.tick();
  }

  turn(turn) {
    if (this.saying) return;
    if (turn && !this.drawn.turns[turn]) return this.does.notice(this.labels.says.not_now);
    this.turned = turn === this.turned ? null : turn;
    this.found = null;
    this.search.value = "";
    this.tick();
    // On a phone its keyboard would cover what there is to choose.
    if (this.turned && this.panel?.search && !TOUCHED) this.search.focus();
    else if (this.turned) byId("choices").querySelector("button")?.focus();
  }

  async look() {
    const words = this.search.value.trim();
    if (!words) {
      this.found = null;
      return this.tick();
    }
    const places = await this.does.search(words);
    // Something else may have been typed meanwhile.
    if (places && this.search.value.trim() === words) {
      this.found = { words, places };
      // Other rows have come under somebody's fingers.
      this.guard();
      this.tick();
    }
  }

  pickUp() {
    this.send(this.drawn.acts.pick_up, { guarded: false });
  }

  attend() {
    const { message } = this;
    if (!message || performance.now() - this.messageAt < GUARD) return;
    if (message.answer) this.does.act(this.news, message.answer);
    else this.does.notice(this.labels.says.busy);
  }

  park() {
    const { message } = this;
    if (message && performance.now() - this.messageAt >= GUARD) this.does.act(this.news, message.park);
  }

  other() {
    const { messages } = this.drawn;
    const place = messages.indexOf(this.message);
    if (messages.length > 1) this.picked = messages[(place + 1) % messages.length].number;
    this.tick();
  }

  // Opens what is found first for what is typed, once that is known.
  async openFirst() {
    const words = this.search.value.trim();
    if ((this.found?.words ?? "") !== words) await this.look();
    const rows = this.panel?.search ? this.panel.rows : [];
    const first = this.found ? rows[this.found.places[0]] : rows[0];
    if (this.search.value.trim() !== words) return;
    if (first) this.send(first.act, { guarded: false });
    else this.does.notice(this.labels.says.nothing_found);
  }

  toggleNotes() {
    const notes = byId("notes");
    show(notes, notes.hidden);
    if (!notes.hidden) byId("notes-heading").focus();
    else byId("call-heading").focus({ preventScroll: true });
  }

  leave() {
    this.does.leave(this.drawn.hangs_up, () => this.does.act(this.news, this.drawn.acts.put_down));
  }

  goOn() {
    if (this.ended && this.ready) this.does.after(this.news);
  }

  meters() {
    return this.drawn.meters.map((each) => each.said).join(" ");
  }

  // Returns whether a key did something.
  key(event) {
    const { key: pressed } = event;
    const search = event.target === this.search;
    const button = event.target.closest?.("button, summary, a");
    if (pressed === "Escape" && (this.turned || !byId("notes").hidden)) {
      if (this.turned) this.turn(null);
      else this.toggleNotes();
      return true;
    }
    // Those scroll what is read.
    const reads = event.target.closest?.("#talk, #notes");
    if (!reads && (pressed === "ArrowDown" || pressed === "ArrowUp")) return this.move(pressed === "ArrowDown" ? 1 : -1, search);
    if (search) {
      if (pressed === "Enter" && !event.repeat) this.openFirst();
      return pressed === "Enter";
    }
    if (button && (pressed === "Enter" || pressed === " ")) return false;
    if (this.saying && !this.keeps(pressed)) {
      if (!isAnyKey(pressed)) return false;
      if (!event.repeat) this.hearOut();
      return true;
    }
    return this.named(pressed, event.repeat);
  }

  keeps(pressed) {
    const two = this.drawn.messages.length > 1;
    return KEEPS.has(pressed) || (this.message && (pressed === "a" || pressed === "p")) || (two && pressed === "o");
  }

  named(pressed, repeated) {
    const { actions, turns } = this.labels;
    const turn = Object.keys(turns).find((each) => turns[each][0] === pressed);
    if (turn) return this.turn(turn), true;
    const keys = {
      [actions.listen[0]]: () => this.listen(),
      [actions.interrupt[0]]: () => this.cutIn(),
      [actions.attend[0]]: () => this.attend(),
      [actions.park[0]]: () => this.park(),
      o: () => this.other(),
      n: () => this.toggleNotes(),
      s: () => this.does.notice(this.meters()),
      Enter: () => this.enter(),
    };
    if (keys[pressed]) {
      if (!repeated) keys[pressed]();
      return true;
    }
    if (!/^[1-9]$/.test(pressed)) return false;
    if (!repeated) this.number(pressed);
    return true;
  }

  number(pressed) {
    const { panel } = this;
    if (!panel) return this.reply(Number(pressed) - 1);
    const option = panel.rows.find((each) => each.sign === pressed);
    if (option) this.pick(option);
  }

  enter() {
    if (!this.drawn.answered) this.pickUp();
    else if (this.ended) this.goOn();
    else if (this.panel?.done != null) this.pick(this.panel.rows[0]);
    else if (this.ready) this.does.notice(this.labels.says.mark_first);
  }

  move(by, fromSearch) {
    const rows = [...byId("choices").querySelectorAll("button")];
    if (!rows.length) return false;
    const place = rows.indexOf(document.activeElement);
    if (fromSearch && by < 0) return false;
    rows[place < 0 ? (by > 0 ? 0 : rows.length - 1) : (place + by + rows.length) % rows.length].focus();
    return true;
  }
}

// What is known before a call, where its conversation will be.
const brief = (drawn) => drawn.known.map(({ heading, rows: texts }) => ({ voice: "found", who: heading, text: texts.join("\n") }));

const noted = ({ heading, rows: texts }, clocks) => [
  make("h3", {}, heading),
  make("ul", {}, texts.map((each) => make("li", {}, clocks.nodes(each)))),
];

// A key that is pressed to hear the rest, and not to move about the page.
const isAnyKey = (pressed) => pressed.length === 1 || pressed === "Enter" || pressed === "Backspace";

const rows = (drawn) => JSON.stringify([drawn.offer, drawn.replies, drawn.panel?.rows, drawn.over]);

const speeches = (drawn) => drawn?.talk.filter((each) => each.voice === "caller").length;

function key(sign, words, does, pressed) {
  return make("button", { type: "button", "aria-pressed": pressed ? "true" : null, onclick: does },
    make("kbd", { "aria-hidden": "true" }, sign), make("span", {}, words));
}

function row(sign, words, aside, does) {
  return make("button", { type: "button", onclick: does },
    make("kbd", { "aria-hidden": "true", class: /^[1-9]$/.test(sign) ? null : "letter" }, sign),
    make("bdi", { class: "words" }, words),
    aside ? make("span", { class: "faint" }, aside) : null);
}

function drawPassage(passage) {
  return make("div", { class: `passage ${passage.voice}`, "data-voice": passage.voice },
    passage.who ? make("p", { class: "who" }, passage.who) : null,
    make("p", { class: "said", dir: "auto" }, passage.text));
}

function meter(reading) {
  const moved = reading.moved
    ? `${reading.silent ? "…" : ""}${reading.moved > 0 ? "▴" : "▾"}${Math.abs(reading.moved)}` : "";
  const bar = make("div", { class: "full" });
  bar.style.width = `${reading.points}%`;
  return make("div", { class: `meter ${reading.name.toLowerCase()}${reading.points <= 20 ? " low" : ""}` },
    make("p", { class: "unseen" }, reading.said),
    make("div", { class: "reading", "aria-hidden": "true" },
      make("span", { class: "name" }, reading.name), make("span", { class: "word" }, reading.word)),
    make("div", { class: "reading", "aria-hidden": "true" },
      make("b", {}, String(reading.points)), make("div", { class: "bar" }, bar),
      make("span", { class: reading.moved > 0 ? "good" : "bad" }, moved)));
}
