// What went wrong, in words for people.

const SENTENCES = {
  'offline': 'This host does not answer. Is it still running?',
  'login-refused': 'Name and password do not fit together.',
  'login-cancelled': 'You said no over there, so nothing happened here.',
  'login-busy': 'Too many people sign in just now. Try again in a moment.',
  'account-taken': 'Somebody has this name or address already.',
  'sessions-unavailable': 'The sessions cannot be reached just now. Nothing is lost; try again in a moment.',
  'fresh-login-required': 'That needs a login that is not so long ago. Sign in again first.',
  'cross-site-request': 'This host did not believe that its own page was asking. Load the page again.',
  'unknown-provider': 'This host does not know that provider.',
  'not-found': 'That is gone already.',
};

export function inWords(problem) {
  if (problem.code === 'login-throttled') {
    return `Too many attempts. Try again ${problem.retryAfter ? `in ${wait(problem.retryAfter)}` : 'later'}.`;
  }
  if (problem.code === 'password-refused' || problem.code === 'bad-request') {
    return problem.body.detail ?? problem.message;
  }
  return SENTENCES[problem.code] ?? problem.message;
}

function wait(seconds) {
  return seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
