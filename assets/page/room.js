// What there is to read between the calls.

import { byId, make, qrCode, replace, setText, show, whenChanged } from "./draw.js";

const GUARD = 250; // Milliseconds.

export class RoomScreen {
  // `does`: what it can ask of the page around it.
  constructor(does) {
    this.does = does;
    byId("room-enter").addEventListener("click", () => does.enter());
    byId("room-back").addEventListener("click", () => does.comeBack());
    byId("room-other").addEventListener("click", () => does.joinOther());
    byId("room-practice").addEventListener("click", () => does.backToPractice());
    this.offeredAt = 0;
    byId("room-invite").addEventListener("toggle", () => byId("room-invite").scrollIntoView({ block: "nearest" }));
  }

  // `room` is drawn by the host; `rows` are the calls that can be looked back on, null before that
  // is known; `over` is why there is nothing more to come, null as long as there is; `practice` is
  // whether there is one to go back to; `seen` whether it is this that is on the screen.
  show(room, clocks, rows, { over, practice, seen }) {
    const page = this.page(room, rows);
    const heading = over ? over.reason : page ? clocks.plain(page.heading) : "Looking for the room…";
    setText(byId("room-heading"), heading);
    if (seen && (page || over) && heading !== this.heading) {
      // Whoever only listens learns of it in the same moment.
      this.does.say(page?.large && !over ? `${heading} ${clocks.plain(page.large)}` : heading);
      this.heading = heading;
    }
    show(byId("room-large"), !over && Boolean(page?.large));
    if (page?.large) this.put(byId("room-large"), page.large, clocks);
    const told = over || !page ? [] : page.told;
    whenChanged(byId("room-told"), [told, clocks?.began], () => {
      byId("room-told").replaceChildren(...told.map((each) => make("p", {}, clocks.nodes(each))));
    });
    const enter = over ? "" : (page?.enter ?? "");
    if (enter !== this.enters) this.offeredAt = performance.now();
    this.enters = enter;
    setText(byId("room-enter"), enter && enter[0].toUpperCase() + enter.slice(1));
    show(byId("room-enter"), Boolean(enter));
    show(byId("room-rows"), Boolean(rows?.length));
    whenChanged(byId("room-rows"), rows, () => replace(byId("room-rows"), (rows ?? []).map(
      ({ call, words }, place) => make("li", {}, make("button", { type: "button", onclick: () => this.does.lookBack(call) },
        make("kbd", { "aria-hidden": "true" }, String(place + 1)), make("bdi", { class: "words" }, words))))));
    show(byId("room-practice"), practice && !over);
    show(byId("room-back"), over?.about === "elsewhere");
    show(byId("room-other"), Boolean(over) || Boolean(rows));
  }

  // A key or a touch that was on its way to something else is not meant for what has just come.
  get ready() {
    return performance.now() - this.offeredAt >= GUARD;
  }

  // How another phone joins: `invitation` is drawn by the host, null where nobody can.
  invite(invitation) {
    whenChanged(byId("room-invite"), invitation, () => {
      show(byId("room-invite"), Boolean(invitation));
      if (!invitation) return byId("room-invite").replaceChildren();
      byId("room-invite").replaceChildren(make("summary", {}, invitation.show),
        make("p", {}, invitation.told, " ", make("b", {}, make("bdi", {}, invitation.link))), qrCode(invitation.drawn));
    });
  }

  page(room, rows) {
    if (!room || !rows || !room.looked_back) return room;
    return rows.length ? room.looked_back : room.nothing;
  }

  put(element, text, clocks) {
    whenChanged(element, [text, clocks.began], () => element.replaceChildren(...clocks.nodes(text)));
  }

  key(event, rows) {
    if (event.key === "Enter" && !byId("room-enter").hidden && !event.target.closest("button")) {
      this.does.enter();
      return true;
    }
    if (/^[1-9]$/.test(event.key) && rows?.[Number(event.key) - 1]) {
      this.does.lookBack(rows[Number(event.key) - 1].call);
      return true;
    }
    return false;
  }
}
