// The connection to the room: it comes back by itself, and says again what was not answered.

const FIRST_WAIT = 100; // Milliseconds before the first try to come back.
const LONGEST_WAIT = 2000;
const GROWTH = 1.3;
const CONNECT_TIME = 4000; // How long one try may take.
const SILENT = 8000; // The host gives a sign of life every two seconds.
const STEADY = 5000; // A connection that stood so long begins the waits anew.
const ANSWERS = new Set(["Done", "Found", "CallDebrief", "Review"]);

export class Link {
  // `first` returns what is said first; `hear` is told of each message, `see` of each change.
  constructor(path, { first, hear, see }) {
    this.first = first;
    this.hear = hear;
    this.see = see;
    this.state = "connecting";
    this.hostGone = false;
    this.over = null; // Why it has ended for good: { reason, about }.
    this.number = 0;
    this.pending = new Map();
    this.wait = FIRST_WAIT;
    this.url = new URL(path, location.href);
    this.url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.url.hash = "";
    this.ears = new AbortController();
    const { signal } = this.ears;
    addEventListener("online", () => this.retry(), { signal });
    addEventListener("offline", () => this.lose(), { signal });
    addEventListener("pageshow", () => this.look(), { signal });
    const awake = () => document.visibilityState === "visible" && this.look();
    document.addEventListener("visibilitychange", awake, { signal });
    this.watch = setInterval(() => this.look(), 1000);
    this.open();
  }

  ask(message) {
    const id = ++this.number;
    const whole = { ...message, id };
    return new Promise((resolve, reject) => {
      if (this.over) return reject(this.over);
      const sent = this.state === "connected";
      this.pending.set(id, { whole, resolve, reject, sent });
      if (sent) this.send(whole);
    });
  }

  // Takes back what was asked and has not been sent yet; returns whether anything was.
  takeBack() {
    if (this.state === "connected") return false;
    const unsent = [...this.pending.values()].filter(({ sent }) => !sent);
    for (const { whole, reject } of unsent) {
      this.pending.delete(whole.id);
      reject({ reason: "", about: "taken back" });
    }
    return unsent.length > 0;
  }

  close() {
    clearInterval(this.watch);
    this.ears.abort();
    this.over ??= { reason: "", about: "closed" };
    for (const { reject } of this.pending.values()) reject(this.over);
    this.pending.clear();
    this.drop();
  }

  open() {
    clearTimeout(this.timer);
    if (this.over) return;
    const socket = (this.socket = new WebSocket(this.url));
    this.heardAt = performance.now();
    const tooLong = setTimeout(() => this.closed(socket), CONNECT_TIME);
    socket.onopen = () => {
      clearTimeout(tooLong);
      this.heardAt = performance.now();
      this.send(this.first());
    };
    socket.onmessage = (event) => socket === this.socket && this.take(JSON.parse(event.data));
    socket.onclose = () => {
      clearTimeout(tooLong);
      this.closed(socket);
    };
  }

  take(message) {
    this.heardAt = performance.now();
    if (message.is === "Denied") this.end({ reason: message.reason, about: message.about });
    else if (message.is === "Parted" && !message.again) this.end({ reason: message.reason, about: message.elsewhere ? "elsewhere" : "parted" });
    else if (message.is === "Parted") this.hostGone = true;
    else if (ANSWERS.has(message.is)) this.answer(message);
    else if (message.is !== "Here") {
      if (message.is === "Welcome") this.welcomed();
      this.hear(message);
    }
  }

  welcomed() {
    this.hostGone = false;
    this.welcomedAt = performance.now();
    const again = this.state !== "connected" ? [...this.pending.values()] : [];
    this.become("connected");
    for (const waiting of again) {
      waiting.sent = true;
      this.send(waiting.whole);
    }
  }

  answer(message) {
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    waiting?.resolve(message);
  }

  send(message) {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify({ v: 1, ...message }));
    }
  }

  // A lid that was closed, a phone that was pocketed: the connection may be long gone.
  look() {
    if (this.over) return;
    if (this.socket && performance.now() - this.heardAt > SILENT) this.lose();
    else if (!this.socket && document.visibilityState === "visible") this.retry();
  }

  retry() {
    if (!this.over && !this.socket && !this.retrying) {
      this.retrying = true;
      setTimeout(() => {
        this.retrying = false;
        if (!this.socket) this.open();
      }, 50);
    }
  }

  // Lets go of the connection until somebody looks at the page again.
  rest() {
    if (this.state !== "connected") return;
    this.drop();
    this.become("reconnecting");
  }

  lose() {
    if (this.socket) this.closed(this.socket);
  }

  closed(socket) {
    if (socket !== this.socket) return;
    this.drop();
    if (this.over) return;
    if (this.state === "connected" && performance.now() - this.welcomedAt > STEADY) this.wait = FIRST_WAIT;
    if (this.state !== "connecting") this.state = "reconnecting";
    // Told each time: by now it may be known that it is the host that is gone.
    this.see(this.state);
    // With chance in it, or everybody would come back in the same moment.
    this.timer = setTimeout(() => this.open(), this.wait * (0.5 + Math.random() / 2));
    this.wait = Math.min(this.wait * GROWTH, LONGEST_WAIT);
  }

  drop() {
    clearTimeout(this.timer);
    const socket = this.socket;
    this.socket = null;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  end(over) {
    this.over = over;
    this.close();
    this.become("over");
  }

  become(state) {
    if (state === this.state) return;
    this.state = state;
    this.see(state);
  }
}
