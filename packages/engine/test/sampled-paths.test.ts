import { chooseToken, type SamplingOptions } from '../src/sampling.js';
import { SampledPaths, type PathNode } from '../src/sampled-paths.js';
import { randomAt } from '../src/random.js';

const PLAIN: SamplingOptions = { temperature: 1, topP: 1, topK: 0, minP: 0 };

/** A language of texts of one or two tokens: 0 ends at once, the others need one more. */
const FIRST = [Math.log(0.5), Math.log(0.3), Math.log(0.15), Math.log(0.05)];
const SECOND = [Math.log(0.9), Math.log(0.1)];

/** One draw: its tokens, taken in by `paths`. */
function draw(paths: SampledPaths, options: SamplingOptions, seed: number, attempt: number): string {
  const [ids, shares]: [number[], number[]] = [[], []];
  let node: PathNode | undefined = paths.root;
  for (let position = 0; position < 2 && ids[0] !== 0; position++) {
    const logits = Float32Array.from(position === 0 ? FIRST : SECOND);
    const random = randomAt(seed, 0, position, attempt);
    const { id, share } = chooseToken(logits, 0, logits.length, options, random, node);
    node = node?.child(id);
    ids.push(id);
    shares.push(share);
  }
  paths.add(ids, shares);
  return ids.join('');
}

test('draws everything once, then knows that nothing is left', () => {
  for (let seed = 0; seed < 200; seed++) {
    const paths = new SampledPaths();
    const drawn = Array.from({ length: 7 }, (_, attempt) => {
      expect(paths.isExhausted).toBe(false);
      return draw(paths, PLAIN, seed, attempt);
    });
    expect([...drawn].sort()).toEqual(['0', '10', '11', '20', '21', '30', '31']);
    expect(paths.isExhausted).toBe(true);
  }
});

test.each([
  ['nothing', PLAIN],
  ['top-p', { ...PLAIN, topP: 0.9 }],
  ['top-k', { ...PLAIN, topK: 3 }],
  ['min-p', { ...PLAIN, minP: 0.2 }]
])('pairs come as in sampling without replacement, cut by %s', (_, options) => {
  // What one draw gives, from many that leave nothing out.
  const exact: Record<string, number> = {};
  const cut = options === PLAIN ? 4 : 3;
  const total = FIRST.slice(0, cut).reduce((sum, logit) => sum + Math.exp(logit), 0);
  FIRST.slice(0, cut).forEach((logit, first) => {
    const p = Math.exp(logit) / total;
    if (first === 0) exact['0'] = p;
    // 0.9 and 0.1: all cuts but the last two keep the likelier alone
    else if ('topK' in options && options.topK === 0 && options !== PLAIN) exact[`${first}0`] = p;
    else [0.9, 0.1].forEach((q, second) => (exact[`${first}${second}`] = p * q));
  });
  const rounds = 8_000;
  const seen: Record<string, number> = {};
  for (let seed = 0; seed < rounds; seed++) {
    const paths = new SampledPaths();
    const pair = `${draw(paths, options, seed, 0)} ${draw(paths, options, seed, 1)}`;
    seen[pair] = (seen[pair] ?? 0) + 1;
  }
  for (const [a, pa] of Object.entries(exact))
    for (const [b, pb] of Object.entries(exact)) {
      const expected = a === b ? 0 : (pa * pb) / (1 - pa);
      const deviation = Math.sqrt((expected * (1 - expected)) / rounds);
      expect(Math.abs((seen[`${a} ${b}`] ?? 0) / rounds - expected)).toBeLessThanOrEqual(5 * deviation);
    }
});

test('without anything left out a draw is as it was', () => {
  const logits = Float32Array.from(FIRST);
  for (const options of [PLAIN, { ...PLAIN, topP: 0.9 }, { ...PLAIN, topK: 2 }])
    for (let i = 0; i < 50; i++) {
      const random = randomAt(i, 0, 0);
      expect(chooseToken(logits, 0, 4, options, random, new SampledPaths().root)).toEqual(
        chooseToken(logits, 0, 4, options, random)
      );
    }
});
