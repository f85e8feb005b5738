import { API, call } from './api.js';
import { byId } from './elements.js';
import { complain, look, showablePassword, whileBusy } from './page.js';

showablePassword();
look().catch(complain);

byId('register-form').addEventListener('submit', (event) => {
  event.preventDefault();
  byId('problem').textContent = '';
  whileBusy(byId('register'), () => register(event.target).catch(complain));
});

async function register(form) {
  const { username, email, password } = Object.fromEntries(new FormData(form));
  await call(`${API}/register`, { method: 'POST', json: { username, password, ...(email && { email }) } });
  location.replace('/sessions');
}
