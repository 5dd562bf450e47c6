// What is read out to who listens: each thing once, in its order, in the page's only live region.

const MOST_KEPT = 40;
const AFTER_DIALOG = 200; // Milliseconds.

export class Spoken {
  constructor(region) {
    this.region = region;
    this.held = [];
    this.closing = null;
    for (const dialog of document.querySelectorAll("dialog")) {
      // Not in the same moment: what comes with the region that is shown again is not read.
      dialog.addEventListener("close", () => {
        clearTimeout(this.closing);
        this.closing = setTimeout(() => this.flush(), AFTER_DIALOG);
      });
    }
    this.read = null; // Of the call that is followed: how much of which passage was read.
  }

  flush() {
    this.closing = null;
    for (const text of this.held.splice(0)) this.say(text);
  }

  say(text) {
    // Behind an open dialog nothing is read out: it waits, as what is said is not to be missed.
    if (this.closing || document.querySelector("dialog[open]")) {
      this.held.push(text);
      return;
    }
    for (const line of text.split("\n")) {
      if (!line.trim()) continue;
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      this.region.append(paragraph);
    }
    while (this.region.childElementCount > MOST_KEPT) this.region.firstElementChild.remove();
  }

  // Begins anew, as in another room: nothing of it has been read.
  forget() {
    this.read = null;
  }

  // Reads what is new of a conversation. `lines`: of the last passage, those said to their end
  // while the caller still speaks; null where nobody does.
  follow(called, talk, lines) {
    if (this.read?.called !== called || this.read.place > talk.length) this.begin(called, talk, lines);
    const firm = lines ? talk.length - 1 : talk.length;
    for (let place = this.read.place; place < firm; place++) {
      this.passage(talk[place], talk[place].text);
      this.read = { called, place: place + 1, text: "" };
    }
    if (lines && lines.length) this.passage(talk[firm], lines.join("\n"));
  }

  // Whoever comes back in the middle hears the last that was said to them once more.
  begin(called, talk, lines) {
    let place = Math.max(talk.length - 1, 0);
    while (place > 0 && talk[place].voice !== "caller") place--;
    this.read = { called, place, text: "" };
  }

  passage(passage, text) {
    // One that was cut short begins with what was read of it.
    const more = text.startsWith(this.read.text) ? text.slice(this.read.text.length) : text;
    this.read.text = text;
    if (passage.voice === "caller") this.say(more);
    else if (passage.voice === "found") this.say(`${passage.who}. ${more}`);
    else if (passage.voice === "note") this.say(more);
  }
}

// The first words of a text.
function upTo(text, words) {
  const word = /\S+/g;
  for (let count = 0; count < words && word.exec(text); count++);
  return text.slice(0, word.lastIndex);
}

// The words of a speech that have been said by `at`, and the lines said to their end.
export function saidBy(saying, at) {
  const said = [];
  const whole = [];
  let before = true;
  for (const [text, times] of saying.lines) {
    const words = times.filter((from) => from <= at).length;
    const line = words < times.length ? upTo(text, words) : text;
    if (words) said.push(line);
    before &&= words === times.length;
    if (before) whole.push(line);
  }
  return { text: said.join("\n"), lines: whole };
}
