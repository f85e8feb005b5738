import { API, Problem, call } from './api.js';
import { deviceItem } from './device-list.js';
import { byId, element } from './elements.js';
import { arrival, complain, destination, look, showablePassword, whenShown, whileBusy } from './page.js';

const LAST_PROVIDER = 'social-login'; // which button was pressed in this tab, for when the limit asks

showablePassword();
whenShown(fill).catch(complain);

byId('sign-in-form').addEventListener('submit', (event) => {
  event.preventDefault();
  byId('problem').textContent = '';
  whileBusy(byId('sign-in-button'), () => signIn().catch(complain));
});
byId('do-not-insist').addEventListener('click', () => {
  byId('limit').hidden = true;
  byId('sign-in').hidden = false;
  byId('username').focus();
});

async function fill() {
  const { user } = await look();
  if (user && arrival.size === 0 && cameBack()) {
    location.replace(destination());
    return;
  }
  if (arrival.has('error')) {
    explainArrival(arrival.get('error'));
    arrival.delete('error');
  }
  const { providers } = await call(`${API}/providers`);
  byId('providers').replaceChildren(...providers.map(socialButton));
  byId('social').hidden = providers.length === 0;
}

/** From a provider, to this page: signed in by now. */
function cameBack() {
  return new URLSearchParams(location.search).has('social');
}

async function signIn(insisting) {
  const json = { username: byId('username').value, password: byId('password').value, ...insisting };
  try {
    await call(`${API}/login`, { method: 'POST', json });
    location.replace(destination());
  } catch (problem) {
    if (problem.code !== 'session-limit') {
      throw problem;
    }
    ask(problem.body.sessions ?? [], () => signIn({ 'kick-others': true }));
  }
}

function socialButton(provider) {
  const label = provider === 'demo' ? 'Continue with the demo provider' : `Continue with ${provider}`;
  const link = element('a', { class: 'button quiet wide', id: `provider-${provider}`, href: socialUrl(provider),
    click: () => sessionStorage.setItem(LAST_PROVIDER, provider) }, label);
  return element('li', {}, link);
}

function socialUrl(provider, more = {}) {
  const back = `/sign-in?social&next=${encodeURIComponent(destination())}`;
  return `${API}/login?${new URLSearchParams({ 'auth-provider': provider, 'redirect-url': back, ...more })}`;
}

function explainArrival(code) {
  const provider = sessionStorage.getItem(LAST_PROVIDER);
  if (code === 'session-limit' && provider) {
    ask([], () => insistSocially(provider));
  } else {
    complain(new Problem(401, { code, title: 'You are not signed in.' }));
  }
}

/** The password was right: what now? */
function ask(sessions, insist) {
  byId('limit-text').textContent = sessions.length > 0
    ? `You are signed in at ${sessions.length} places, and more are not allowed. Sign in here, and those are signed out.`
    : 'You are signed in at as many places as are allowed. Sign in here, and those are signed out.';
  byId('limit-sessions').replaceChildren(...sessions.map((session) => deviceItem(session)));
  byId('insist').onclick = () => whileBusy(byId('insist'), () => Promise.resolve(insist()).catch((problem) => complain(problem, 'limit-problem')));
  byId('sign-in').hidden = true;
  byId('limit').hidden = false;
  byId('limit-heading').focus();
}

/** A form of our own, and no link: a link could be anybody's. */
function insistSocially(provider) {
  const form = byId('insist-social');
  document.head.append(element('meta', { name: 'referrer', content: 'same-origin' })); // else the form's Origin is null
  form.action = socialUrl(provider, { 'kick-others': 'true' });
  form.submit();
}
