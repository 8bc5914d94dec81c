import { chooseMasks, type TrainingNotebook } from '../src/index.js';
import { seededRandom } from '../src/random.js';

const options = { maxMasks: 4, maxCharacters: 800, reach: 14 };
const notebook: TrainingNotebook = {
  cells: Array.from({ length: 12 }, (_, i) => ({
    type: 'code' as const,
    source: `def f${i}(x):\n    y = x + ${i}\n    return y`
  })),
  targets: Array.from({ length: 12 }, (_, cell) => ({ cell, startLine: 1, endLine: 2 }))
};
const draws = Array.from({ length: 200 }, (_, i) => chooseMasks(notebook, seededRandom(String(i)), options));

test('before, hole and after together are the cell, whichever side the line break is on', () => {
  for (const masks of draws)
    masks?.cells.forEach((cell, i) => {
      const whole = 'before' in cell ? cell.before + (masks.texts.get(i) ?? '') + cell.after : cell.source;
      expect(whole).toBe(notebook.cells[i]?.source);
    });
});

test('masks one cell in part of the examples and at most maxMasks in the others', () => {
  const counts = draws.map(masks => masks?.texts.size ?? 0);
  expect(counts.filter(count => count === 1).length).toBeGreaterThan(20);
  expect(Math.max(...counts)).toBe(4);
});

test('the line break belongs to the hole in some examples', () => {
  const breaks = draws
    .flatMap(masks => [...(masks?.texts.values() ?? [])])
    .filter(text => text.startsWith('\n')).length;
  expect(breaks).toBeGreaterThan(20);
});

test('holes that are empty or too long are never masked', () => {
  const odd: TrainingNotebook = {
    cells: [
      { type: 'code', source: '   ' },
      { type: 'code', source: 'x'.repeat(900) }
    ],
    targets: [
      { cell: 0, startLine: 0, endLine: 1 },
      { cell: 1, startLine: 0, endLine: 1 }
    ]
  };
  expect(chooseMasks(odd, seededRandom('a'), options)).toBeNull();
});
