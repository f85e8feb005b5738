// What all pages share: who is signed in, where one goes without a session, messages, and coming back by the back button.
import { API, Problem, call } from './api.js';
import { byId, element } from './elements.js';
import { inWords } from './problems.js';
import { wasSignedIn } from './reasons.js';

const HOME = '/sessions';
const PAGES = new Set(['/', '/sessions', '/tokens']);

/**
 * What a social login has left behind '#': `error`, or a one-time token that this page has no use for, since the callback has
 * signed this browser in. It is taken out of the address bar and the history before anything else happens.
 */
export const arrival = new URLSearchParams(location.hash.slice(1));
if (arrival.has('access-token') || arrival.has('error')) {
  history.replaceState(null, '', location.pathname + location.search);
}
arrival.delete('access-token');

/** Where somebody wanted to go before they had to sign in: a page of ours, and nothing else. */
export function destination() {
  const wanted = new URLSearchParams(location.search).get('next');
  return PAGES.has(wanted) ? wanted : HOME;
}

/** The user and session of this browser; undefined where there is none, and why in `problem`. */
export async function look() {
  try {
    const { user, session } = await call(`${API}/sessions/validate`);
    showAccount(user);
    return { user, session };
  } catch (problem) {
    showAccount();
    if (problem.status === 401) {
      return { problem };
    }
    throw problem;
  }
}

/** Leaves for the page that says why there is no session, or the one where to get one. */
export function leave(problem) {
  const next = `next=${encodeURIComponent(location.pathname)}`;
  location.replace(wasSignedIn(problem.because) ? `/signed-out?because=${problem.because}&${next}` : `/sign-in?${next}`);
}

/** Ends this browser's session. */
export async function signOut() {
  try {
    await call(`${API}/logout`, { method: 'POST' });
    location.replace('/signed-out?because=LOGOUT');
  } catch (problem) {
    say(inWords(problem));
  }
}

/** Says something in passing, to eyes and ears. */
export function say(text) {
  const status = byId('status');
  status.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.textContent = ''; }, 6000);
}

/** Says beside the thing itself what is wrong with it. */
export function complain(problem, id = 'problem') {
  if (!(problem instanceof Problem)) {
    throw problem;
  }
  byId(id).textContent = inWords(problem);
}

/** Runs now, and whenever somebody comes back to a page that the browser has kept. What was somebody's is gone by then. */
export function whenShown(fill) {
  addEventListener('pagehide', forget);
  addEventListener('pageshow', (event) => event.persisted && fill());
  return fill();
}

/** One at a time: a button that works says so, and is not pressed twice. */
export async function whileBusy(button, work) {
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  button.setAttribute('aria-disabled', 'true');
  try {
    await work();
  } finally {
    button.removeAttribute('aria-disabled');
  }
}

/** The button beside a password that shows it. */
export function showablePassword() {
  const button = byId('show-password');
  button.addEventListener('click', () => {
    const shown = byId('password').type === 'text';
    byId('password').type = shown ? 'password' : 'text';
    button.setAttribute('aria-pressed', String(!shown));
    button.textContent = shown ? 'Show' : 'Hide';
  });
}

function forget() {
  document.querySelectorAll('[data-private]').forEach((part) => part.replaceChildren());
  byId('account').replaceChildren();
}

function showAccount(user) {
  const parts = user
    ? [element('span', { class: 'who', id: 'signed-in-as' }, user.username),
      element('button', { class: 'small quiet', id: 'sign-out', type: 'button', click: signOut }, 'Sign out')]
    : [element('a', { class: 'button small', id: 'account-sign-in', href: '/sign-in' }, 'Sign in')];
  byId('account').replaceChildren(...parts);
}

for (const link of document.querySelectorAll('nav a')) {
  if (link.pathname === location.pathname) {
    link.setAttribute('aria-current', 'page');
  }
}
