// A few problems in the form of our own tasks, for the evaluation part where no file of problems is given.

const PROBLEMS = [
  {
    area: 'pandas',
    context: `import pandas as pd\nshop = pd.DataFrame({"city": ["Ulm", "Bonn", "Ulm"], "sold": [3, 5, 4], "price": [2.0, 1.5, 2.5]})`,
    say: 'The income of each city as the dictionary `income`.',
    reference: 'income = (shop.sold * shop.price).groupby(shop.city).sum().to_dict()',
    check: 'assert income == {"Bonn": 7.5, "Ulm": 16.0}'
  },
  {
    area: 'numpy',
    context: 'import numpy as np\ngrid = np.arange(12.0).reshape(3, 4)',
    say: 'Every row of `grid` divided by its largest value, as `scaled`.',
    reference: 'scaled = grid / grid.max(axis=1, keepdims=True)',
    check: 'assert np.allclose(scaled.max(axis=1), 1)\nassert scaled.shape == (3, 4)'
  },
  {
    area: 'python',
    context: 'words = "the cat and the dog and the bird".split()',
    say: 'How often each word occurs, as the dictionary `counts`.',
    reference: 'counts = {word: words.count(word) for word in set(words)}',
    check: 'assert counts == {"the": 3, "cat": 1, "and": 2, "dog": 1, "bird": 1}'
  },
  {
    area: 'pandas',
    context:
      'import pandas as pd\nlog = pd.DataFrame({"day": pd.date_range("2024-01-01", periods=60), "km": range(60)})',
    say: 'The kilometres of each month, as the list `monthly`.',
    reference: 'monthly = log.groupby(log.day.dt.month).km.sum().tolist()',
    check: 'assert monthly == [465, 1305]'
  }
];

/** One JSON object a line, as `jupyt5-eval` reads them. */
export function problemsAsLines() {
  return PROBLEMS.map(({ area, context, say, reference, check }, i) => {
    const code = source => ({ cell_type: 'code', source });
    const cells = [code(context), { cell_type: 'markdown', source: say }, code(reference), code(check)];
    return JSON.stringify({
      task_id: `bench/${i + 1}`,
      area,
      difficulty: 1,
      notebook: { nbformat: 4, nbformat_minor: 5, metadata: {}, cells },
      cell_index: 2,
      test_index: 3,
      prefix: ''
    });
  }).join('\n');
}
