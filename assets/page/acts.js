// What somebody does in a call, one thing after the other.

const SLOW = 300; // Milliseconds after which whoever waits for an answer is shown that it has not come.

export class Acts {
  // `send` says what is done in answer to some news, and waits until it is answered; `newest`
  // returns the newest news of the same call; `takeBack` takes back what was not sent yet, and
  // returns whether anything was; `slow` is told whether an answer is waited for.
  constructor({ send, newest, takeBack, slow }) {
    Object.assign(this, { send, newest, takeBack, slow });
    this.turn = 0;
    this.forget();
  }

  forget() {
    this.waiting = 0;
    this.then = null;
    clearTimeout(this.timer);
    this.slow(false);
  }

  // One thing at a time: what is done answers what is shown, and that is about to be another.
  async act(news, what) {
    if (!what) return;
    // Without a connection nothing has been done yet: who chooses anew means that, and no more what was before.
    if (this.waiting && !this.takeBack()) {
      if (what.act === "PutDown") this.then = [news, what];
      return;
    }
    const turn = ++this.turn;
    this.waiting = turn;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.slow(true), SLOW);
    await this.send(news, what);
    // Taken back, or forgotten.
    if (this.waiting !== turn) return;
    this.waiting = 0;
    clearTimeout(this.timer);
    this.slow(false);
    if (!this.then) return;
    const last = this.then[1];
    this.then = null;
    const now = this.newest(news);
    if (now && !now.drawn.over) this.act(now, last);
  }
}
