// Making elements without a template: text is only ever text.

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  desk: ['M4 5h16v11H4z', 'M2 20h20'],
  phone: ['M7 2.5h10v19H7z', 'M11 18.5h2'],
  tablet: ['M4.5 3h15v18h-15z', 'M11 18h2'],
  program: ['M3 4h18v16H3z', 'M7 9l3 3-3 3', 'M13 15h4'],
  unknown: ['M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z', 'M9.5 9.5a2.5 2.5 0 1 1 3.4 2.3c-.6.3-.9.7-.9 1.4', 'M12 16.5v.1'],
  calm: ['M10 4H5v16h5', 'M14 8l4 4-4 4', 'M18 12H9'],
  alarm: ['M12 3.5 22 20H2z', 'M12 10v4.5', 'M12 17.2v.1'],
};

/** element('p', {class: 'sub', id: 'x'}, 'text', child, …); what is false or undefined is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key, value);
    } else if (value !== false && value !== undefined) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== false && child !== undefined && child !== ''));
  return made;
}

/** A line drawing, of no meaning to who does not see it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  for (const line of ICONS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', line);
    svg.append(path);
  }
  return svg;
}

export const byId = (id) => document.getElementById(id);

/** A line of a list of terms. */
export function term(name, ...value) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, ...value));
}
