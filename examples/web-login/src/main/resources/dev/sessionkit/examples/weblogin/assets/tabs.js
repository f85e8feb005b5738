// The other tabs of this page: how many there are, and something to do at the same moment in all of them.

const LEAD_MILLIS = 200; // so that all have heard of it

export class Tabs {
  #channel = new BroadcastChannel('token-pair');
  #others = new Set();
  #me = crypto.randomUUID();

  constructor(counted, together) {
    this.counted = counted;
    this.together = together;
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    addEventListener('pagehide', () => this.#tell('bye'));
    addEventListener('pageshow', () => this.#tell('hello'));
  }

  /** Here too. */
  allTogether() {
    const at = Date.now() + LEAD_MILLIS;
    this.#tell('together', at);
    this.#wait(at);
  }

  #hear({ what, from, at }) {
    if (what === 'together') {
      this.#wait(at);
      return;
    }
    if (what === 'hello') {
      this.#tell('here');
    }
    this.#others[what === 'bye' ? 'delete' : 'add'](from);
    this.counted(this.#others.size + 1);
  }

  #tell(what, at) {
    this.#channel.postMessage({ what, at, from: this.#me });
  }

  #wait(at) {
    setTimeout(this.together, Math.max(0, at - Date.now()));
  }
}
