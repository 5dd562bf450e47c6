// The places of a room that is closed, one after another from the back, and everybody page by page.

import { byId, make, show } from "./draw.js";
import { filled, firstRows, roomIn, rowIn, table } from "./rows.js";

const MOST_NAMES = 4; // Names on one place of the podium.

export class Places {
  // `labels` are the host's words; `say` reads something out.
  constructor({ labels, say, changed }) {
    Object.assign(this, { labels, say, changed });
    this.reset();
  }

  reset() {
    this.told = null;
    this.begin(false);
  }

  // From the first place on: of teams, where there are any, or of players.
  begin(players) {
    Object.assign(this, { players, done: null, page: null, byHand: false });
  }

  // Somebody may have been given another name meanwhile: how far it has come stays.
  take(told) {
    this.told = told;
    this.tell(0);
  }

  get of() {
    return this.told.reveal.teams && !this.players ? "teams" : "rows";
  }

  get reveal() {
    return this.told.reveal[this.of];
  }

  get over() {
    return this.done > this.reveal.steps.length;
  }

  tell(by, least = 0) {
    const { steps, first } = this.reveal;
    const before = this.done;
    const now = before ?? first;
    this.done = Math.min(Math.max(now + by, least, first), steps.length + 1);
    if (before !== this.done) {
      this.shownAt = performance.now();
      if (this.done > (before ?? 0)) this.read();
    }
  }

  // Shows the next one where it is time.
  look() {
    if (!this.told || this.over || this.byHand || this.page !== null) return;
    if (performance.now() - this.shownAt >= this.labels().step) this.go(1);
  }

  go(by) {
    if (!this.told || this.page !== null) return;
    this.tell(by);
    this.changed();
  }

  forward() {
    this.byHand = false;
    if (!this.told.reveal.teams || !this.over) return this.go(1);
    // Behind the podium of teams come the players.
    if (!this.players && this.page === null) this.again(true);
  }

  back() {
    this.byHand = true;
    this.go(-1);
  }

  again(players = false) {
    this.begin(players);
    this.tell(0);
    this.changed();
  }

  // Before the first page stands the podium.
  turn(by) {
    if (!this.over) return;
    const page = (this.page ?? -1) + by;
    this.page = page < 0 ? null : Math.min(page, this.pages() - 1);
    this.changed();
  }

  pages() {
    return Math.max(Math.ceil(this.told.rows.length / this.perPage()), 1);
  }

  perPage() {
    return roomIn(byId("places")) - 2;
  }

  read() {
    const { steps } = this.reveal;
    const step = steps[this.done - 1];
    if (step) this.say(`${step.place}. ${this.group(step).map(([, name]) => name).join(", ")}, ${step.points}`);
  }

  group({ from, to }) {
    return this.told[this.of].slice(from, to);
  }

  draw() {
    const [newest, shown] = [byId("newest"), byId("shown")];
    newest.replaceChildren();
    shown.replaceChildren();
    show(newest, this.page === null && this.done > 0);
    show(shown, this.page !== null || !this.over);
    newest.className = this.over ? "podium" : "";
    if (this.page !== null) this.drawPage(shown);
    else if (this.over) newest.append(...this.podium());
    else if (!this.done) firstRows(shown, this.heads, this.field(), this.labels(), roomIn(shown));
    else this.drawLast(newest, shown);
  }

  get heads() {
    return this.labels().heads[this.of];
  }

  field() {
    return this.told[this.of].slice(this.reveal.steps[0].to);
  }

  podium() {
    const groups = this.reveal.steps.filter(({ place }) => place <= this.labels().podium).reverse();
    const shared = groups.some(({ from, to }) => to - from > 1);
    return groups.map((step) => this.block(step, shared));
  }

  block(step, shared) {
    const group = this.group(step);
    const names = group.length > MOST_NAMES ? group.slice(0, MOST_NAMES - 1) : group;
    const more = group.length - names.length;
    return make("div", { class: `block${shared ? " shared" : ""}` },
      make("p", { class: "number" }, String(step.place)),
      make("div", { class: "who" }, names.map(([, name]) => make("p", { class: "name" }, make("bdi", {}, name))),
        more ? make("p", {}, filled(this.labels().more, { more })) : "",
        make("p", { class: "earned" }, step.points)));
  }

  drawLast(newest, shown) {
    const { steps } = this.reveal;
    const last = steps[this.done - 1];
    newest.append(this.block(last, last.to - last.from > 1));
    const rows = this.told[this.of].slice(last.from, steps[0].to);
    const room = roomIn(shown);
    const double = steps[0].to * 2 <= room;
    const apart = double ? 2 : 1;
    // From the back: each new row comes above those before it, and none of them moves.
    const gap = make("div");
    gap.style.height = `${last.from * apart * rowIn(shown)}px`;
    const fits = Math.max(Math.floor(room / apart) - last.from, 1);
    const drawn = table(this.heads, rows.slice(0, fits), { podium: this.labels().podium, marked: this.group(last), hidden: true });
    if (double) drawn.classList.add("roomy");
    shown.append(gap, drawn);
  }

  drawPage(shown) {
    const many = this.perPage();
    const first = this.page * many;
    const rows = this.told.rows.slice(first, first + many);
    const numbers = { first: first + 1, last: first + rows.length, rows: this.told.rows.length };
    shown.append(table(this.labels().heads.rows, rows, { podium: this.labels().podium }),
      make("p", { class: "rest faint" }, filled(this.labels().page, numbers)));
  }
}
