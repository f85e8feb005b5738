// A user agent's line, as people would say it. Nothing depends on it: every client writes what it likes.

const BROWSERS = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS = [
  [/\biPhone\b/, 'iPhone', 'phone'],
  [/\biPad\b/, 'iPad', 'tablet'],
  [/\bAndroid\b.*\bMobile\b/, 'Android', 'phone'],
  [/\bAndroid\b/, 'Android', 'tablet'],
  [/\bWindows\b/, 'Windows', 'desk'],
  [/\bMac OS X\b/, 'macOS', 'desk'],
  [/\bCrOS\b/, 'ChromeOS', 'desk'],
  [/\bLinux\b/, 'Linux', 'desk'],
];
const PROGRAM = /^([A-Za-z][\w.-]{0,30})(?:\/|$)/;

/** {name: "Firefox on Linux", kind: "desk" | "phone" | "tablet" | "program" | "unknown"} */
export function describe(agent) {
  const text = agent ?? '';
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1];
  const [, system, kind] = SYSTEMS.find(([pattern]) => pattern.test(text)) ?? [];
  if (browser) {
    return { name: system ? `${browser} on ${system}` : browser, kind: kind ?? 'desk' };
  }
  const program = PROGRAM.exec(text)?.[1];
  return program && program !== 'Mozilla'
    ? { name: program, kind: 'program' }
    : { name: 'An unknown device', kind: 'unknown' };
}
