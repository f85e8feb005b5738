// What was sent and what came back, newest first.
import { byId, element } from './elements.js';
import { explain } from './reasons.js';
import { shortened } from './token-pair.js';

const MOST = 60;
const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });

/** An exchange with the host. */
export function logExchange({ method, path, token, cookie, status, body, problem }) {
  add(element('li', { class: problem ? 'refused' : 'fine' },
    element('p', { class: 'line' },
      element('time', {}, clock.format(new Date())),
      element('code', {}, `${method} ${path}`),
      element('span', { class: 'status' }, status ? String(status) : 'no answer')),
    token && element('p', { class: 'carried' }, 'Authorization: Bearer ', element('code', {}, shortened(token))),
    cookie && element('p', { class: 'carried' }, 'Cookie: refreshToken=', element('i', {}, 'not for scripts')),
    element('p', { class: 'came' }, problem ? refusal(problem) : summary(body))));
}

/** Something that happened here. */
export function logNote(text) {
  add(element('li', { class: 'note' },
    element('p', { class: 'line' }, element('time', {}, clock.format(new Date())), element('span', {}, text))));
}

export function clearLog() {
  byId('log').replaceChildren();
}

function add(item) {
  const log = byId('log');
  log.prepend(item);
  while (log.childElementCount > MOST) {
    log.lastElementChild.remove();
  }
}

function summary(body) {
  if (body.accessToken) {
    return `a pair for ${body.user.username}: ${shortened(body.accessToken)}, good for ${body.expiresIn} seconds`;
  }
  return JSON.stringify(body, null, 1).replace(/\n\s*/g, ' ');
}

function refusal(problem) {
  if (problem.code !== 'session-required') {
    return problem.code;
  }
  const { reason, endReason } = problem.body;
  return endReason ? `${reason}, ${endReason}: ${explain(endReason).text}` : `${problem.code}: ${reason}`;
}
