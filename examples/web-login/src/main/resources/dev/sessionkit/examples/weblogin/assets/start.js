import { API, call } from './api.js';
import { byId, element, term } from './elements.js';
import { look, say, whenShown } from './page.js';
import { inWords } from './problems.js';
import { timeElement } from './time.js';

const LONG_NAME = 20; // in large letters it would fill the page

async function fill() {
  byId('readable').textContent = document.cookie || 'nothing';
  try {
    const { user, session } = await look();
    if (user) {
      const { activeSessions } = await call(`${API}/sessions`);
      greet(user, activeSessions);
      show(session);
    }
  } catch (problem) {
    say(inWords(problem));
  }
}

function greet(user, activeSessions) {
  byId('eyebrow').textContent = 'You are signed in';
  byId('greeting').textContent = `Hello, ${user.username}.`;
  byId('greeting').classList.toggle('long', user.username.length > LONG_NAME);
  byId('lead').textContent = activeSessions === 1
    ? 'This is the only place. Sign in with another browser, or a private window, and you will see both.'
    : `You are signed in at ${activeSessions} places. Any of them can end the others.`;
  byId('actions').replaceChildren(
    element('a', { class: 'button', id: 'to-sessions', href: '/sessions' }, 'See your sessions'),
    element('a', { class: 'button quiet', id: 'to-tokens', href: '/tokens' }, 'Try the token pair'));
}

function show(session) {
  byId('record').replaceChildren(
    term('Id', element('code', {}, session.id), element('small', {}, 'Public. It may be logged, listed and ended by; it proves nothing.')),
    term('Secret', element('code', {}, '• • • • • • • •'), element('small', {}, 'In an HttpOnly cookie. The database has its SHA-256 alone.')),
    term('Began', timeElement(session.createdAt)));
  if (session.expiresAt) {
    byId('record').append(term('Ends', timeElement(session.expiresAt), element('small', {}, 'Sooner where it is not used.')));
  }
}

whenShown(fill);
