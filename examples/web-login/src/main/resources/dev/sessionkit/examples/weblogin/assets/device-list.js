// Sessions as a list of devices.
import { describe } from './agent.js';
import { element, icon } from './elements.js';
import { timeElement, exactly } from './time.js';

/** One session; with `end`, a button that calls it. */
export function deviceItem(session, end) {
  const { name, kind } = describe(session.agent);
  const title = session.device || name;
  return element('li', { class: session.current ? 'device current' : 'device', 'data-session': session.id },
    element('span', { class: 'device-icon' }, icon(kind)),
    element('div', { class: 'device-text' },
      element('h2', {}, title, session.current && element('span', { class: 'badge' }, 'This device')),
      element('p', {}, ...parts(session, session.device && name)),
      element('p', { class: 'exact' }, element('span', {}, 'Signed in ', timeElement(session.createdAt), `: ${exactly(session.createdAt)}`))),
    end && element('button', { class: 'small quiet', type: 'button', 'aria-label': `Sign out ${session.current ? 'this device' : title}`,
      click: (event) => end(session, title, event.currentTarget) }, 'Sign out'));
}

function parts(session, agentName) {
  const lines = [
    agentName && [agentName],
    session.current ? ['In use now'] : ['Last seen ', timeElement(session.lastSeenAt)],
    session.address && [session.address],
    session.provider && [`By ${providerName(session.provider)}`],
  ];
  return lines.filter(Boolean).map((line) => element('span', {}, ...line));
}

function providerName(provider) {
  return provider === 'PASSWORD' ? 'password' : provider;
}
