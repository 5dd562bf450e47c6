// A call looked back on.

import { byId, make, makeSvg, setText } from "./draw.js";

const WIDE = 600;
const HIGH = 100;

export class DebriefScreen {
  // `does`: what it can ask of the page around it; its `ways` lead out of here.
  constructor(does) {
    this.does = does;
  }

  take(told, practice) {
    this.told = told;
    setText(byId("debrief-heading"), `${practice ? "Practice" : "How it went"} · ${told.title}`);
    byId("debrief-body").replaceChildren(
      make("p", { class: "lead" }, told.outcome, practice ? ` ${practice}` : ""),
      make("p", { class: "faint" }, told.taken),
      score(told.score),
      ...told.curves.map(curve),
      ...told.lists.flatMap(({ heading, rows }) => [make("h3", {}, heading), make("ul", {}, rows.map((each) => make("li", {}, make("bdi", {}, each))))]),
      make("h3", {}, "Move by move"),
      told.opening.text ? make("p", {}, make("b", { class: "caller" }, told.opening.who), " ", make("bdi", {}, told.opening.text)) : "",
      ...told.moves.map((move) => this.move(move)),
      make("div", { class: "ways last" }, this.does.ways.map((way) => this.button(...way)),
        this.button("c", "the move that cost most", () => this.costliest())),
    );
    const costliest = told.moves.findIndex((each) => each.costliest);
    // Where none did any harm it is the last one that may be worth another try.
    this.marked = costliest >= 0 ? costliest : told.moves.length - 1;
  }

  button(sign, words, does) {
    return make("button", { type: "button", onclick: does }, make("kbd", { "aria-hidden": "true" }, sign), make("span", {}, words));
  }

  move(move) {
    return make("section", { class: `move${move.costliest ? " costliest" : ""}`, tabindex: "-1", "aria-label": `Move ${move.number}` },
      make("h4", {}, move.number ? `${move.number}  ` : "", make("span", { class: "faint" }, move.at), ` ${move.name}`,
        move.costliest ? make("span", { class: "bad" }, "  cost most") : ""),
      make("p", { class: "faint" }, move.moved),
      make("dl", {}, move.rows.flatMap(({ label, parts }) => [
        make("dt", { class: label[1] }, label[0]),
        make("dd", {}, make("bdi", {}, parts.map(([text, tone]) => make("span", { class: tone }, text)))),
      ])),
      move.number ? this.button("b", "practise from before this move", () => this.does.practise(move.number)) : "");
  }

  get moves() {
    return [...byId("debrief-body").querySelectorAll(".move")];
  }

  mark(place) {
    this.marked = place;
    this.moves[place].focus();
    this.moves[place].scrollIntoView({ block: "start" });
  }

  costliest() {
    const place = this.told.moves.findIndex((each) => each.costliest);
    if (place < 0) this.does.notice("Nothing you did cost anything.");
    else this.mark(place);
  }

  key(event) {
    const last = this.told.moves.length - 1;
    const keys = {
      ...Object.fromEntries(this.does.ways.map(([sign, , does]) => [sign, does])),
      Escape: this.does.ways[0][2],
      c: () => this.costliest(),
      n: () => last >= 0 && this.mark(Math.min(this.marked + 1, last)),
      p: () => last >= 0 && this.mark(Math.max(this.marked - 1, 0)),
      b: () => this.practise(),
    };
    keys[event.key]?.();
    return event.key in keys;
  }

  practise() {
    const focused = this.moves.findIndex((each) => each.contains(document.activeElement));
    const move = this.told.moves[focused >= 0 ? focused : this.marked];
    if (move?.number) this.does.practise(move.number);
    else this.does.notice("Mark a move first: n and p go from one to the next.");
  }
}

function score(told) {
  return make("div", { class: "score" },
    make("p", { class: "total" }, told.total, " · ", make("span", { class: told.won ? "won" : "faint" }, told.medal)),
    make("dl", {}, told.parts.flatMap(({ name, got, most, words }) => {
      const full = make("div", { class: "full" });
      full.style.width = `${(100 * got) / most}%`;
      return [make("dt", {}, name), make("dd", {}, make("span", {}, words), make("div", { class: "bar", "aria-hidden": "true" }, full))];
    }), make("dt", {}, "Integrity"), make("dd", {}, told.integrity)));
}

function curve(told) {
  const whole = Math.max(told.points[told.points.length - 1][0], 1);
  const x = (ms) => ((WIDE * ms) / whole).toFixed(1);
  const y = (share) => (HIGH - (HIGH * share) / 1000).toFixed(1);
  // Each value holds until the next moment at which there is another.
  const line = told.points.map(([ms, share], place) => `${place ? `H${x(ms)}V` : `M${x(ms)} `}${y(share)}`).join("");
  return make("figure", { class: `curve ${told.name.toLowerCase()}` },
    make("figcaption", {}, told.said),
    makeSvg("svg", { viewBox: `0 -4 ${WIDE} ${HIGH + 8}`, preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
      ...told.moves.map(([, ms]) => makeSvg("path", { class: "at", d: `M${x(ms)} 0V${HIGH}` })),
      makeSvg("path", { class: "line", d: line })));
}
