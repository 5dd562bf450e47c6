// Times that run on in sentences: "\u0001" and a number on both sides mark where one stands.

const two = (number) => String(number).padStart(2, "0");

function written(ms, by, form) {
  // What gets less is over only once nothing is left of it.
  const seconds = by < 0 ? Math.ceil(ms / 1000) : Math.floor(ms / 1000);
  if (form === "s") return String(seconds);
  const minutes = Math.floor(seconds / 60);
  return `${form === "mm:ss" ? two(minutes) : minutes}:${two(seconds % 60)}`;
}

// Time that goes on while `runs` says so, at a rate of so many milliseconds for each real one.
export class Flow {
  constructor(runs, rate = () => 1) {
    this.runs = runs;
    this.rate = rate;
    this.ran = 0;
    this.last = performance.now();
  }

  now() {
    const now = performance.now();
    if (this.runs()) this.ran += (now - this.last) * this.rate();
    this.last = now;
    return this.ran;
  }
}

// The clocks of one message, from the moment at which it came.
export class Clocks {
  // `most`: milliseconds after which the call's time stands still.
  constructor(clocks, flows, most = Infinity) {
    this.most = most;
    this.clocks = clocks;
    this.flows = flows;
    this.began = { call: flows.call.now(), room: flows.room.now() };
  }

  // Milliseconds of the call or of the room since then.
  passed(of) {
    const ran = this.flows[of].now() - this.began[of];
    return of === "call" ? Math.min(ran, this.most) : ran;
  }

  text(number) {
    const [ms, by, after, form, of] = this.clocks[number] ?? [0, 1, 0, "s", "room"];
    return written(Math.max(ms + by * Math.max(this.passed(of) - after, 0), 0), by, form);
  }

  // A sentence as it stands now.
  plain(text) {
    return text.split("\u0001").map((part, place) => (place % 2 ? this.text(Number(part)) : part)).join("");
  }

  // The parts of a sentence as nodes; `tick` writes its times anew.
  nodes(text) {
    return text.split("\u0001").map((part, place) => {
      if (place % 2 === 0) return document.createTextNode(part);
      const span = document.createElement("span");
      span.className = "time";
      span.clocks = [this, Number(part)];
      span.textContent = this.text(Number(part));
      return span;
    });
  }
}

export function tickClocks(root) {
  for (const span of root.querySelectorAll(".time")) {
    const [clocks, number] = span.clocks ?? [];
    if (!clocks) continue;
    const text = clocks.text(number);
    if (span.textContent !== text) span.textContent = text;
  }
}
