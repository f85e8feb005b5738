import { byId, element, term } from './elements.js';
import { clearLog, logExchange, logNote } from './exchange-log.js';
import { complain, look, say, showablePassword, whenShown, whileBusy } from './page.js';
import { explain, wasSignedIn } from './reasons.js';
import { Tabs } from './tabs.js';
import { exactly } from './time.js';
import { TokenPair, claims, shortened } from './token-pair.js';

const CALL_EVERY_MILLIS = 5000;
let life; // of the access token: {from, until}
let calling;

const pair = new TokenPair(logExchange, show);
const tabs = new Tabs(
  (count) => { byId('tabs').textContent = count === 1 ? 'One tab' : `${count} tabs`; },
  () => attempt(() => pair.refresh()));

showablePassword();
whenShown(() => {
  look().catch(() => {});
  return resume();
});
setInterval(tick, 500);

byId('pair-form').addEventListener('submit', (event) => {
  event.preventDefault();
  whileBusy(byId('pair-sign-in'), () => attempt(() => signIn()));
});
byId('call').addEventListener('click', () => attempt(callOnce));
byId('spoil').addEventListener('click', () => {
  pair.spoil();
  logNote('One character of the access token was changed');
});
byId('refresh-everywhere').addEventListener('click', () => tabs.allTogether());
byId('clear-log').addEventListener('click', clearLog);
byId('pair-sign-out').addEventListener('click', () => attempt(async () => {
  await pair.signOut();
  say('Signed out. The cookie is gone, and the access token opens nothing any more.');
}));
byId('keep-calling').addEventListener('change', (event) => {
  clearInterval(calling);
  if (event.target.checked) {
    attempt(callOnce);
    calling = setInterval(() => attempt(callOnce), CALL_EVERY_MILLIS);
  }
});

/** A reload forgets the access token. The cookie, if there is one, is good for the next. */
async function resume() {
  logNote('This tab has no access token; perhaps the browser has a refresh token');
  try {
    await pair.refresh();
  } catch (problem) {
    if (problem.status !== 401) {
      complain(problem);
    } else if (wasSignedIn(problem.because)) {
      complainOfEnd(problem);
    }
  }
}

async function attempt(work) {
  byId('problem').textContent = '';
  try {
    await work();
  } catch (problem) {
    if (problem.code === 'session-required') {
      complainOfEnd(problem);
    } else if (problem.code === 'session-limit') {
      askAboutLimit(problem);
    } else {
      complain(problem);
    }
  }
}

async function signIn(more) {
  await pair.signIn(byId('username').value, byId('password').value, { device: 'Token pair in a browser', ...more });
  byId('pair-form').reset();
  byId('call').focus();
}

async function callOnce() {
  await pair.get('/api/whoami');
}

function complainOfEnd(problem) {
  const { title, text } = explain(problem.because);
  byId('problem').textContent = wasSignedIn(problem.because)
    ? `${title}. ${text}`
    : 'The refresh token is gone: another tab has signed out, or its time was up.';
}

function askAboutLimit(problem) {
  byId('problem').replaceChildren(
    element('p', {}, `You are signed in at ${problem.body.sessions?.length ?? 'too many'} places already.`),
    element('button', { class: 'small', id: 'insist', type: 'button', click: () => attempt(() => signIn({ 'kick-others': true })) },
      'Sign in here and sign out the others'));
}

/** What this tab holds now: an access token, or none. */
function show(accessToken, granted) {
  byId('pair').hidden = !accessToken;
  byId('pair-form').hidden = Boolean(accessToken);
  if (!accessToken) {
    life = undefined;
    byId('keep-calling').checked = false;
    clearInterval(calling);
    return;
  }
  byId('access-token').textContent = shortened(accessToken);
  if (granted) {
    const { sub, sid, exp, iat } = claims(accessToken);
    life = { from: iat * 1000, until: exp * 1000 };
    byId('claims').replaceChildren(
      term('User', granted.user.username, element('small', {}, sub)),
      term('Session', element('code', {}, sid)),
      term('Until', exactly(life.until)));
    tick();
  }
}

function tick() {
  if (life) {
    const left = Math.max(0, life.until - Date.now());
    byId('countdown').textContent = left > 0 ? `${Math.ceil(left / 1000)} s left` : 'expired';
    byId('life').value = left / (life.until - life.from);
  }
}
