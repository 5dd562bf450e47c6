// Whose seat is whose, kept in this browser alone. The token goes into no address.

const PREFIX = "callcraft.seat.";
const LAST = "callcraft.last";
const memory = new Map(); // Where a browser keeps nothing, a seat lasts as long as the page.

function read(key) {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function write(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Kept in memory above.
  }
}

function remove(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // As above.
  }
}

const keyOf = (code) => PREFIX + code.toUpperCase().replace(/[^0-9A-Z]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

export function newToken() {
  // Unlike crypto.randomUUID, this works without TLS, which a laptop in a training room has not.
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

export function seatFor(code) {
  try {
    const seat = JSON.parse(read(keyOf(code)));
    return seat && typeof seat.token === "string" ? seat : null;
  } catch {
    return null;
  }
}

export function lastCode() {
  return read(LAST) ?? "";
}

export function keepSeat(seat) {
  write(keyOf(seat.code), JSON.stringify(seat));
  write(LAST, seat.code);
}

export function forgetSeat(code) {
  remove(keyOf(code));
  remove(LAST);
}

export function forgetLast() {
  remove(LAST);
}

// The code behind the # of the address: what stands there is sent to nobody.
export function codeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1)).replace(/^code=/, "").slice(0, 40);
  } catch {
    return "";
  }
}

export function setting(name, value) {
  const key = `callcraft.${name}`;
  if (value !== undefined) write(key, value);
  return read(key);
}
