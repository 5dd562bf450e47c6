// Making elements. Text is only ever set as text: whatever stands in it, it is shown and no more.

const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

// Children are nodes or texts; attributes are set as they are, `on…` as listeners.
export function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function makeSvg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// A code for cameras, always dark on light; what it says stands beside it as text.
export function qrCode({ size, path }) {
  return makeSvg("svg", { class: "qr", viewBox: `0 0 ${size} ${size}`, "shape-rendering": "crispEdges", "aria-hidden": "true" },
    makeSvg("rect", { width: size, height: size, fill: "#fff" }), makeSvg("path", { d: path, fill: "#000" }));
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((each) => each != null && each !== ""));
  return element;
}

// Sets a text, and only where it is another: what stands there may just be read out or marked.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

// Puts other children into an element, and keeps the place that had the focus there.
export function replace(element, children) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const place = focused ? [...element.querySelectorAll("button, input")].indexOf(focused) : -1;
  element.replaceChildren(...children);
  if (place >= 0) element.querySelectorAll("button, input")[place]?.focus({ preventScroll: true });
}

const drawn = new WeakMap();

// Runs `draw` only where what it draws has changed.
export function whenChanged(element, value, draw) {
  const now = JSON.stringify(value);
  if (drawn.get(element) !== now) {
    drawn.set(element, now);
    draw();
  }
}
