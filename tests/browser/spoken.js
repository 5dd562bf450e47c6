// Notes what a screen reader would read of a page's live regions, and hands it on.
// Put into a page before its own scripts; what it does and leaves out: spoken.py.
(() => {
  "use strict";
  const REGIONS = "[aria-live], [role=alert], [role=status], [role=log], output";
  // Milliseconds in which changes count as one, as screen readers wait a little, too.
  const TOGETHER = 20;

  const read = new WeakMap(); // What was last read, or passed over, of each bit of text.
  let known = new WeakSet(); // Regions that were there, and not hidden, before what changed.
  let added = new Set(); // Elements that came since the last look.
  let removals = []; // What was taken out of regions that tell of it.
  let waiting = null;
  let handed = Promise.resolve();

  const live = (region) =>
    region.getAttribute("aria-live") ??
    { alert: "assertive", status: "polite", log: "polite" }[region.getAttribute("role")] ??
    (region.localName === "output" ? "polite" : "off");

  const relevant = (element) =>
    (element.closest("[aria-relevant]")?.getAttribute("aria-relevant") ?? "additions text")
      .replace("all", "additions removals text")
      .split(/\s+/);

  // The element that is read as a whole when something in it changes; null for none.
  const whole = (bit, region) => {
    for (let each = bit; each; each = each.parentElement) {
      const said = each.getAttribute?.("aria-atomic");
      if (said === "true") return each;
      if (said === "false") return null;
      if (each === region) break;
    }
    const itself = region.getAttribute("role") ?? (region.localName === "output" ? "status" : "");
    return ["alert", "status"].includes(itself) ? region : null;
  };

  const perceivable = (element) => {
    if (!element.isConnected || element.closest("[aria-hidden=true], [inert]")) {
      return false;
    }
    // An open modal dialog hides everything else from screen readers.
    const modal = [...document.querySelectorAll(":modal")].at(-1);
    if (modal && !modal.contains(element)) return false;
    return element.checkVisibility({ visibilityProperty: true });
  };

  const named = (element) =>
    element.matches("img, svg, [role=img], [role=meter], [role=progressbar]")
      ? (element.getAttribute("aria-label") ?? element.getAttribute("alt") ?? "")
      : null;

  // The bits of text below a node in their order: text nodes, and elements with a name instead.
  const bits = function* (node) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (node.data.trim() && perceivable(node.parentElement)) yield node;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (named(node) !== null) {
        if (named(node).trim() && perceivable(node)) yield node;
      } else {
        for (const child of node.childNodes) yield* bits(child);
      }
    }
  };

  const text = (bit) => (bit.nodeType === Node.TEXT_NODE ? bit.data : named(bit));
  const above = (bit) => (bit.nodeType === Node.TEXT_NODE ? bit.parentElement : bit);
  const regionOf = (bit) => above(bit).closest(REGIONS);

  // The nearest ancestor that does not stand within a line of text.
  const block = (bit) => {
    let each = above(bit);
    while (each && /^(inline|contents)/.test(getComputedStyle(each).display)) {
      each = each.parentElement;
    }
    return each;
  };

  const breaks = (bit, next) => {
    if (block(bit) !== block(next) || bit.nodeType !== next.nodeType) return true;
    const between = document.createRange();
    between.setStartAfter(bit);
    between.setEndBefore(next);
    return between.cloneContents().querySelector("br") !== null;
  };

  const joined = (parts) =>
    parts
      .map((bit, index) => (index && breaks(parts[index - 1], bit) ? " " : "") + text(bit))
      .join("")
      .replace(/\s+/g, " ")
      .trim();

  const hand = (utterance) => {
    handed = Promise.all([handed, window.callcraftSpoken(utterance)]);
  };

  const say = (region, words) => {
    if (words) hand({ text: words, assertive: live(region) === "assertive", heard: true });
  };

  const look = () => {
    clearTimeout(waiting);
    waiting = null;
    take(observer.takeRecords());
    for (const [region, words] of removals) say(region, words);
    removals = [];
    const now = new WeakSet();
    for (const region of document.querySelectorAll(REGIONS)) {
      if (!perceivable(region)) continue;
      now.add(region);
      lookAt(region);
    }
    known = now;
    added = new Set([...added].filter((each) => each.closest("[aria-busy=true]")));
  };

  const lookAt = (region) => {
    // A region that comes with its text is not read, but for an alert.
    const mute =
      live(region) === "off" || !(known.has(region) || region.getAttribute("role") === "alert");
    const units = new Map();
    for (const bit of bits(region)) {
      if (regionOf(bit) !== region || read.get(bit) === text(bit)) continue;
      if (above(bit).closest("[aria-busy=true]")) continue;
      const came = outermost(bit, region);
      const kind = came || !read.has(bit) && bit.nodeType !== Node.TEXT_NODE ? "additions" : "text";
      read.set(bit, text(bit));
      if (mute) {
        if (live(region) !== "off") {
          hand({ text: joined([bit]), assertive: live(region) === "assertive", heard: false });
        }
        continue;
      }
      if (!relevant(above(bit)).includes(kind)) continue;
      const unit = whole(bit, region) ?? came ?? above(bit);
      units.set(unit, [...(units.get(unit) ?? []), bit]);
    }
    for (const [unit, parts] of units) {
      say(region, joined(whole(parts[0], region) ? [...bits(unit)] : parts));
    }
  };

  // The largest part that came into a region with a bit of text; null if it came alone.
  const outermost = (bit, region) => {
    let found = null;
    for (let each = above(bit); each && each !== region; each = each.parentElement) {
      if (added.has(each)) found = each;
    }
    return found;
  };

  const forget = (node, target) => {
    const gone = [];
    const walk = (each) => {
      if (read.has(each)) gone.push(read.get(each));
      read.delete(each);
      known.delete(each);
      each.childNodes.forEach(walk);
    };
    walk(node);
    const region = target.closest?.(REGIONS);
    if (gone.length && region && known.has(region) && relevant(target).includes("removals")) {
      removals.push([region, gone.join(" ").replace(/\s+/g, " ").trim()]);
    }
  };

  const take = (records) => {
    for (const record of records) {
      for (const node of record.removedNodes) forget(node, record.target);
      for (const node of record.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) added.add(node);
      }
    }
  };

  const observer = new MutationObserver((records) => {
    take(records);
    waiting ??= setTimeout(look, TOGETHER);
  });

  // What is already there when a page has been read in is not read out as news.
  const begin = () => {
    for (const region of document.querySelectorAll(REGIONS)) {
      if (perceivable(region)) known.add(region);
      for (const bit of bits(region)) read.set(bit, text(bit));
    }
    observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  };
  if (document.readyState === "loading") {
    document.addEventListener("readystatechange", begin, { once: true });
  } else {
    begin();
  }

  // Not listed among the window's properties, so that no script of the page comes upon it.
  Object.defineProperty(window, "callcraftSettle", {
    value: () => {
      look();
      return handed.then(() => {});
    },
  });
})();
