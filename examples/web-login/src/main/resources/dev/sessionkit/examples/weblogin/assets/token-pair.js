// The client's half of seed 003: an access token in memory, a refresh token in a cookie that no script sees.
import { Problem, answer } from './api.js';

const BASE = '/auth';

export class TokenPair {
  #accessToken;
  #refreshing;

  /** `log` is told of each exchange, `changed` of each pair that comes or goes. */
  constructor(log, changed) {
    this.log = log;
    this.changed = changed;
  }

  get accessToken() {
    return this.#accessToken;
  }

  signIn(username, password, more = {}) {
    return this.#pair('login', { username, password, ...more });
  }

  /** One at a time in this tab; other tabs do the same on their own, and the host gives all of them the same pair. */
  refresh() {
    this.#refreshing ??= this.#pair('refresh-token').finally(() => { this.#refreshing = undefined; });
    return this.#refreshing;
  }

  /** Calls, and where the access token does not count any more, gets the next and calls again: once. */
  async get(path) {
    try {
      return await this.#send('GET', path, { credentials: 'omit' }); // no cookie: the token alone is to open it
    } catch (problem) {
      if (problem.code !== 'session-required') {
        throw problem;
      }
    }
    await this.refresh();
    return this.#send('GET', path, { credentials: 'omit' });
  }

  /** The host wants both tokens, so that an expired access token has to be replaced first. */
  async signOut() {
    try {
      await this.#send('POST', `${BASE}/logout`);
    } catch (problem) {
      if (problem.code !== 'session-required') {
        throw problem;
      }
      await this.refresh();
      await this.#send('POST', `${BASE}/logout`);
    }
    this.#keep(undefined);
  }

  /** Changes one character in the middle of the signature. */
  spoil() {
    const dot = this.#accessToken.lastIndexOf('.') + 10;
    const other = this.#accessToken[dot] === 'A' ? 'B' : 'A';
    this.#accessToken = this.#accessToken.slice(0, dot) + other + this.#accessToken.slice(dot + 1);
    this.changed(this.#accessToken);
  }

  async #pair(path, json) {
    const body = json && { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
    try {
      const pair = await this.#send('POST', `${BASE}/${path}`, { bearer: false, ...body });
      this.#keep(pair.accessToken, pair);
      return pair;
    } catch (problem) {
      if (problem.status === 401) {
        this.#keep(undefined);
      }
      throw problem;
    }
  }

  async #send(method, path, { bearer = true, headers = {}, ...more } = {}) {
    const token = bearer ? this.#accessToken : undefined;
    const sent = token ? { ...headers, authorization: `Bearer ${token}` } : headers;
    const request = { method, path, token, cookie: path.startsWith(BASE) && path !== `${BASE}/login` };
    try {
      const response = await fetch(path, { method, headers: sent, ...more });
      const body = await answer(response);
      this.log({ ...request, status: response.status, body });
      return body;
    } catch (failed) {
      const problem = failed instanceof Problem ? failed : new Problem(0, { code: 'offline' });
      this.log({ ...request, status: problem.status, problem });
      throw problem;
    }
  }

  #keep(accessToken, pair) {
    this.#accessToken = accessToken;
    this.changed(accessToken, pair);
  }
}

/** What a JWT says; this page believes it, since it came from the host. */
export function claims(token) {
  const bytes = Uint8Array.from(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Beginning and end, by which one tells tokens apart. */
export function shortened(token) {
  return `${token.slice(0, 10)}…${token.slice(-8)}`;
}
