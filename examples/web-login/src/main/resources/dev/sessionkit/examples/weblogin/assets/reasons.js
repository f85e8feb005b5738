// Why somebody is signed out: the codes of the API, in words for people.

const plain = (title, text, advice = '') => ({ title, text, advice, mood: 'calm' });
const warning = (title, text, advice) => ({ title, text, advice, mood: 'alarm' });

const REASONS = {
  LOGOUT: plain('You are signed out', 'You signed out. The session is over, on this device and everywhere its tokens may have gone.'),
  KICKED: plain('You were signed out from elsewhere', 'Somebody signed in as you has ended this session from another device.',
    'If that was not you, somebody else can sign in as you.'),
  REPLACED: plain('You signed in again', 'A newer session on this device has taken the place of this one.'),
  LIMIT_EXCEEDED: plain('You signed in somewhere else', 'There are only so many places where you can be signed in at a time, and this one had to give way.'),
  REUSE_DETECTED: warning('Somebody may have a copy of your token', 'A refresh token was used again after it had been replaced. One of its two holders is not you, so the session was ended for both.',
    'Sign in again, and look at your sessions for what you do not know.'),
  PASSWORD_CHANGED: plain('The password was changed', 'With a new password, all sessions begin anew.', 'If you did not change it, somebody else has.'),
  ROLE_CHANGED: plain('You may do other things now', 'Your role was changed, so your sessions were ended.'),
  ACCOUNT_DISABLED: plain('This account is closed', 'The account was disabled, and its sessions with it.'),
  IDENTITY_UNLINKED: plain('The way you signed in is gone', 'The identity by which you signed in no longer belongs to this account.'),
  PROVIDER_LOGOUT: plain('You signed out at your provider', 'The system by which you signed in here has ended its session, and this one with it.'),
  DEVICE_MOVED: plain('Your device is in use elsewhere', 'The device was signed in by another program, so the other sessions were ended.'),
  IDLE: plain('You were away for too long', 'The session was not used for a while, so it has ended.'),
  EXPIRED: plain('The session has reached its end', 'No session lives for ever, however much it is used.'),
  UNREADABLE: plain('The session could not be read', 'What this host keeps of it is damaged.'),
};

const UNKNOWN = plain('You are not signed in', 'This host knows of no session of yours. It may have been a while.');

export function explain(code) {
  return Object.hasOwn(REASONS, code) ? REASONS[code] : UNKNOWN;
}

/** Whether there was a session, so that it is worth a word that there is none any more. */
export function wasSignedIn(code) {
  return Object.hasOwn(REASONS, code);
}
