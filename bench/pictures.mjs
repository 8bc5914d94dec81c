// Which pictures are made of which numbers. Parts that were not measured give none.
import { bars, lines } from './svg.mjs';

/** @param {Record<string, object>} parts @returns {Record<string, string>} name -> SVG */
export function picturesOf({ engine, server, codec, start, scaling }) {
  return Object.fromEntries(
    [
      ...(engine ? enginePictures(engine.results) : []),
      ...(server ? serverPictures(server.results) : []),
      ...(codec ? codecPictures(codec.results) : []),
      ...(start ? startPictures(start.results) : []),
      ...(scaling ? scalingPictures(scaling.results) : [])
    ].filter(([, picture]) => picture !== undefined)
  );
}

const grouped = (rows, nameOf, pointOf) => {
  const series = new Map();
  for (const row of rows) series.set(nameOf(row), [...(series.get(nameOf(row)) ?? []), pointOf(row)]);
  return [...series].map(([name, points]) => ({ name, points }));
};

function enginePictures({ machine, batch1, grid }) {
  const byName = key => Object.entries(batch1).map(([label, numbers]) => ({ label, value: numbers[key] }));
  const title = `${machine.input} tokens in, ${machine.output} out, batch 1`;
  const rows = grid?.filter(({ output }) => output === machine.output) ?? [];
  return [
    ['engine-total', bars({ title, unit: 'ms', rows: byName('ms') })],
    ['engine-cpu', bars({ title: `${title}: processor time`, unit: 'ms', rows: byName('cpuMs') })],
    [
      'engine-context',
      rows.length > 0
        ? lines({
            title: `${machine.output} new tokens, batch 1`,
            x: 'tokens in',
            y: 'ms',
            series: grouped(
              rows,
              ({ name }) => name,
              ({ input, ms }) => [input, ms]
            )
          })
        : undefined
    ]
  ];
}

function serverPictures({ levels, input, output }) {
  const over = (title, y, key) =>
    lines({
      title: `${title}: ${input} tokens in, ${output} out, over HTTP`,
      x: 'concurrent streams',
      y,
      logX: true,
      series: grouped(
        levels,
        ({ name }) => name,
        level => [level.streams, level[key]]
      )
    });
  return [
    ['server-throughput', over('Requests per second', 'requests/s', 'requestsPerSecond')],
    ['server-first-token', over('First token, median', 'ms', 'firstTokenP50Ms')],
    ['server-first-token-p99', over('First token, 99th percentile', 'ms', 'firstTokenP99Ms')]
  ];
}

function codecPictures({ sizes }) {
  const series = ['maskMs', 'serialiseMs', 'windowMs', 'totalMs'].map(key => ({
    name: key.slice(0, -2),
    points: sizes.map(size => [size.cells, size[key]])
  }));
  return [['codec', lines({ title: 'A notebook of 5 kB cells', x: 'cells', y: 'ms', series })]];
}

function startPictures({ servers }) {
  const rows = key => Object.entries(servers).map(([label, numbers]) => ({ label, value: numbers[key] }));
  const megabytes = rows('rssBytes').map(({ label, value }) => ({ label, value: (value ?? 0) / 2 ** 20 }));
  return [
    ['start-ready', bars({ title: 'From start to ready', unit: 'ms', rows: rows('readyMs') })],
    ['start-rss', bars({ title: 'Resident memory after a request', unit: 'MiB', rows: megabytes })]
  ];
}

function scalingPictures({ context, newTokens, candidates, processes }) {
  const picture = (title, x, y, rows, pointOf, nameOf = () => 'JuPyT5') =>
    lines({ title, x, y, series: grouped(rows, nameOf, pointOf) });
  return [
    [
      'scaling-context',
      picture('First token', 'tokens in', 'ms', context, ({ input, firstTokenMs }) => [input, firstTokenMs])
    ],
    [
      'scaling-new-tokens',
      picture('Whole answer', 'new tokens', 'ms', newTokens, ({ output, ms }) => [output, ms])
    ],
    [
      'scaling-candidates',
      picture('Candidates of one document', 'n', 'tokens/s', candidates, ({ n, tokensPerSecond }) => [
        n,
        tokensPerSecond
      ])
    ],
    [
      'scaling-processes',
      picture(
        'Engine processes, the same threads in all',
        'engine processes',
        'requests/s',
        processes,
        row => [row.processes, row.requestsPerSecond],
        ({ streams }) => `${streams} streams`
      )
    ]
  ];
}
