// What somebody does in a call, one thing after the other.

export class Acts {
  // `send` says what is done in answer to some news, and waits until it is answered; `newest`
  // returns the newest news of the same call.
  constructor(send, newest) {
    this.send = send;
    this.newest = newest;
    this.forget();
  }

  forget() {
    this.waiting = false;
    this.then = null;
  }

  // One thing at a time: what is done answers what is shown, and that is about to be another.
  async act(news, what) {
    if (!what) return;
    if (this.waiting) {
      if (what.act === "PutDown") this.then = [news, what];
      return;
    }
    this.waiting = true;
    await this.send(news, what);
    this.waiting = false;
    if (!this.then) return;
    const last = this.then[1];
    this.then = null;
    const now = this.newest(news);
    if (now && !now.drawn.over) this.act(now, last);
  }
}
