// What stands around every screen of the page: its head, notices, dialogs, keys and colours.

import { byId, make, setText, show } from "./draw.js";
import { Spoken } from "./speech.js";
import { switchTheme } from "./theme.js";

const NOTICE = 6000; // Milliseconds for which a notice stands.

export const spoken = new Spoken(byId("spoken"));

let screen = "";
let timer;

// Shows one of the screens. Returns what takes whoever is new there to its beginning.
export function showScreen(screens, now) {
  // What was asked on one screen is no question on another.
  if (screen !== now) for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  screen = now;
  document.body.dataset.screen = now;
  if (now !== "call") byId("main").append(byId("notice"));
  for (const each of screens) show(byId(each), each === now);
  return ({ focus }) => {
    scrollTo(0, 0);
    if (focus) byId(`${now}-heading`).focus({ preventScroll: true });
  };
}

export function heading(title, aside) {
  setText(byId("title"), title);
  document.title = title === "Callcraft" ? title : `${title} · Callcraft`;
  setText(byId("aside"), aside);
}

// Says what is wrong as long as it is; an empty text where nothing is.
export function trouble(words) {
  const box = byId("trouble");
  if (words && box.textContent !== words) spoken.say(words);
  else if (!words && box.textContent) spoken.say("Connected again.");
  setText(box, words);
  show(box, Boolean(words));
}

export function notice(words) {
  const box = byId("notice");
  setText(box, words);
  show(box, true);
  // In a call it lies over the conversation, and covers nothing that one decides by.
  const place = byId(screen === "call" ? "call" : "main");
  if (box.parentElement !== place) place.append(box);
  spoken.say(words);
  clearTimeout(timer);
  timer = setTimeout(() => show(byId("notice"), false), NOTICE);
}

// Asks before something is left; each way has a key, words, and what it does.
export function askWays(asked, ways) {
  setText(byId("leave-asked"), asked);
  byId("leave-ways").replaceChildren(...ways.map(([sign, words, does]) => make("button",
    { type: "button", "data-key": sign, onclick: () => (byId("leave").close(), does()) },
    make("kbd", { "aria-hidden": "true" }, sign), make("span", {}, words))));
  byId("leave").showModal();
}

export function openHelp() {
  byId("help").showModal();
  // From its beginning: the first thing in it that takes keys stands at its end.
  byId("help-heading").focus();
  byId("help").scrollTop = 0;
}

// `press` is told of each key that is not everywhere the same, and returns whether it did something;
// `quit` is what q does, `ready` whether keys do anything yet, `search` a field in which some do.
export function listenToKeys({ search, ready, quit, press }) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const dialog = document.querySelector("dialog[open]");
    if (dialog) return inDialog(dialog, event);
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea") && event.target !== search;
    if (typing || !ready()) return;
    // A key that is held does what it does once; else it would run on into whatever comes next.
    if (event.repeat && event.target !== search && !/^(Arrow|Page|Tab$)/.test(event.key)) return event.preventDefault();
    if ((event.target !== search && common(event.key, quit)) || press(event)) event.preventDefault();
  });
}

function inDialog(dialog, event) {
  const way = dialog.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  const closes = dialog.id === "help" && event.key === "?";
  if (way || closes) event.preventDefault();
  if (way) way.click();
  else if (closes) dialog.close();
}

function common(key, quit) {
  if (key === "?") openHelp();
  else if (key === "t") switchTheme();
  else if (key === "w") notice(byId("aside").textContent);
  else if (key === "q") quit();
  else return false;
  return true;
}
