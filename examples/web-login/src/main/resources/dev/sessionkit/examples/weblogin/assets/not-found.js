import { look } from './page.js';

look().catch(() => {}); // the head says who is signed in
