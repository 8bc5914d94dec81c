import { EXPECTED, OPTIONS, decodePlainly, idsOf, loadTiny } from './tiny.js';

test('greedy float32 output is what transformers generates, token for token', async () => {
  const model = await loadTiny('float32');
  for (const { inputIds, greedy } of EXPECTED)
    expect(idsOf(await decodePlainly(model, inputIds, OPTIONS))).toEqual(greedy);
  await model.release();
});

test('two rows a call write the same', async () => {
  const model = await loadTiny('float32');
  for (const { inputIds, greedy } of EXPECTED.slice(0, 20))
    expect(idsOf(await decodePlainly(model, inputIds, OPTIONS, true))).toEqual(greedy);
  await model.release();
});

test('int8 output mostly agrees', async () => {
  const model = await loadTiny('int8');
  let same = 0;
  for (const { inputIds, greedy } of EXPECTED)
    same +=
      idsOf(await decodePlainly(model, inputIds, OPTIONS))
        .slice(0, 4)
        .join() === greedy.slice(0, 4).join()
        ? 1
        : 0;
  expect(same / EXPECTED.length).toBeGreaterThan(0.6);
  await model.release();
});
