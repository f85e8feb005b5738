import { API, call } from './api.js';
import { deviceItem } from './device-list.js';
import { byId } from './elements.js';
import { complain, leave, look, say, signOut, whenShown, whileBusy } from './page.js';

whenShown(fill);
addEventListener('visibilitychange', () => document.visibilityState === 'visible' && fill());
byId('refresh').addEventListener('click', (event) => whileBusy(event.currentTarget, async () => {
  await fill();
  say('Up to date.');
}));
byId('end-others').addEventListener('click', (event) => whileBusy(event.currentTarget, () => attempt(endOthers)));

/** Whoever is signed out by now learns it at the next click. */
async function attempt(work) {
  byId('problem').textContent = '';
  try {
    await work();
  } catch (problem) {
    if (problem.status === 401 && problem.code === 'session-required') {
      leave(problem);
    } else {
      complain(problem);
    }
  }
}

function fill() {
  return attempt(async () => {
    const { problem } = await look();
    if (problem) {
      throw problem;
    }
    show(await call(`${API}/sessions`));
  });
}

function show({ activeSessions, sessions }) {
  const others = sessions.filter((session) => !session.current);
  byId('summary').textContent = activeSessions === 1
    ? 'This is the only place where you are signed in.'
    : `You are signed in at ${activeSessions} places.`;
  byId('end-others').hidden = others.length === 0;
  const ordered = [...sessions.filter((session) => session.current), ...others];
  byId('sessions').replaceChildren(...ordered.map((session) => deviceItem(session, end)));
}

function end(session, title, button) {
  return whileBusy(button, () => session.current ? signOut() : attempt(async () => {
    try {
      await call(`${API}/sessions/${encodeURIComponent(session.id)}`, { method: 'DELETE' });
      say(`${title} is signed out.`);
    } finally {
      await fill();
      byId('refresh').focus(); // the button that had the focus is gone
    }
  }));
}

async function endOthers() {
  const { kicked } = await call(`${API}/kick`, { method: 'POST' });
  await fill();
  say(kicked === 1 ? 'One other session has ended.' : `${kicked} other sessions have ended.`);
  byId('refresh').focus();
}
