// Points in time for people: how long ago, and when exactly.

const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** "2 hours ago", "in 3 days"; within a minute "just now". */
export function away(instant, now = Date.now()) {
  const seconds = Math.round((new Date(instant) - now) / 1000);
  const [unit, length] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? [];
  return unit ? relative.format(Math.round(seconds / length), unit) : seconds > 0 ? 'in a moment' : 'just now';
}

export function exactly(instant) {
  return absolute.format(new Date(instant));
}

/** An element that says both, and goes with the time. */
export function timeElement(instant) {
  const element = document.createElement('time');
  element.dateTime = instant;
  element.title = exactly(instant);
  element.textContent = away(instant);
  return element;
}

setInterval(() => {
  for (const element of document.querySelectorAll('time[datetime]')) {
    element.textContent = away(element.dateTime);
  }
}, 30_000);
