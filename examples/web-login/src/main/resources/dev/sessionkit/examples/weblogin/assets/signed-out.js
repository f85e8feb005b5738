import { byId, icon } from './elements.js';
import { destination, look } from './page.js';
import { explain } from './reasons.js';

const code = new URLSearchParams(location.search).get('because') ?? '';
const { title, text, advice, mood } = explain(code);

byId('seal').replaceChildren(icon(mood));
byId('farewell').classList.add(mood);
byId('reason-title').textContent = title;
byId('reason-text').textContent = text;
byId('reason-advice').textContent = advice;
byId('reason-code').textContent = /^[A-Z_]{1,32}$/.test(code) ? code : '';
byId('to-sign-in').href = `/sign-in?next=${encodeURIComponent(destination())}`;
document.title = `${title} · Sessionkit`;
byId('reason-title').focus();
look().catch(() => {}); // the head says that nobody is signed in, or who is by now
