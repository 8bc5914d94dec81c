// Two kinds of picture, as SVG text: bars and lines. Readable on light and dark pages.

const WIDTH = 720;
const COLOURS = ['#2f6fde', '#d9730d', '#2e9e5b', '#a54fc4', '#c8394b', '#6b7785', '#b08a00'];
const MARGIN = { left: 70, right: 190, top: 44, bottom: 48 };

/** @param {{title: string, unit: string, rows: {label: string, value: number}[]}} options */
export function bars({ title, unit, rows }) {
  const height = 56 + rows.length * 28;
  const largest = Math.max(...rows.map(({ value }) => value));
  const body = rows.map(({ label, value }, i) => {
    const [y, width] = [48 + i * 28, (value / largest) * (WIDTH - 340)];
    return (
      text(184, y + 14, label, 'end') +
      `<rect x="192" y="${y}" width="${round(width)}" height="20" rx="3" fill="${COLOURS[i === 0 ? 0 : 5]}"/>` +
      text(200 + width, y + 14, `${short(value)} ${unit}`)
    );
  });
  return page(height, title, body);
}

/**
 * @param {{title: string, x: string, y: string, series: {name: string, points: [number, number][]}[], logX?: boolean}} options
 *   axes begin at 0; `logX` draws x by its logarithm, for values that double
 */
export function lines({ title, x, y, series, logX = false }) {
  const height = 380;
  const points = series.flatMap(one => one.points);
  const scaleX = logX ? Math.log2 : value => value;
  const xs = points.map(([value]) => scaleX(value));
  const [left, right] = [logX ? Math.min(...xs) : 0, Math.max(...xs)];
  const largest = niceAbove(Math.max(...points.map(([, value]) => value)));
  const atX = value =>
    MARGIN.left + ((scaleX(value) - left) / (right - left || 1)) * (WIDTH - MARGIN.left - MARGIN.right);
  const atY = value => height - MARGIN.bottom - (value / largest) * (height - MARGIN.top - MARGIN.bottom);
  const grid = [0, 1, 2, 3, 4].map(step => {
    const value = (largest / 4) * step;
    return (
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${round(atY(value))}" y2="${round(atY(value))}" stroke="#8888" stroke-width="0.5"/>` +
      text(MARGIN.left - 8, atY(value) + 4, short(value), 'end')
    );
  });
  const ticks = [...new Set(points.map(([value]) => value))].map(value =>
    text(atX(value), height - MARGIN.bottom + 18, short(value), 'middle')
  );
  const drawn = series.map(({ name, points: own }, i) => {
    const colour = COLOURS[i % COLOURS.length];
    const path = own.map(([px, py]) => `${round(atX(px))},${round(atY(py))}`).join(' ');
    const dots = own.map(
      ([px, py]) => `<circle cx="${round(atX(px))}" cy="${round(atY(py))}" r="3" fill="${colour}"/>`
    );
    return (
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}` +
      `<rect x="${WIDTH - MARGIN.right + 16}" y="${MARGIN.top + i * 22}" width="12" height="12" fill="${colour}"/>` +
      text(WIDTH - MARGIN.right + 34, MARGIN.top + 10 + i * 22, name)
    );
  });
  const labels = [
    text((MARGIN.left + WIDTH - MARGIN.right) / 2, height - 10, x, 'middle'),
    `<text transform="translate(16 ${height / 2}) rotate(-90)" text-anchor="middle" fill="#808080">${escape(y)}</text>`
  ];
  return page(height, title, [...grid, ...ticks, ...labels, ...drawn]);
}

const page = (height, title, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" ` +
  `font-family="system-ui, sans-serif" font-size="12">\n<title>${escape(title)}</title>\n` +
  `<text x="16" y="24" font-size="15" font-weight="600" fill="#808080">${escape(title)}</text>\n${body.join('\n')}\n</svg>\n`;

const text = (x, y, value, anchor = 'start') =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="#808080">${escape(value)}</text>`;

const escape = value => String(value).replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
const round = value => Number(value.toFixed(1));
const short = value => (value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))));

/** The next of 1, 2, 4, 5, 8, 10 times a power of ten. */
function niceAbove(value) {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 4, 5, 8, 10].map(step => step * power).find(step => step >= value) ?? value;
}
