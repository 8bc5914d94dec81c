# A first few skills, the shortest example of the form (see the README).
SKILLS = [
 dict(id='pandas/product-column', area='pandas', level=1, uses=['df'],
      say=['Add a column `{new}` to `{df}` that is `{num1}` times `{num2}`.', 'Create `{new}` = {num1} * {num2}.', 'For each row we need the product of {num1} and {num2}. Store it in a new column called {new}.', 'How would you compute a column named `{new}` in `{df}`, multiplying `{num1}` by `{num2}`?'],
      code='{df}["{new}"] = {df}["{num1}"] * {df}["{num2}"]', alt=['{df} = {df}.assign({new}={df}.{num1} * {df}.{num2})', "{df}['{new}'] = {df}['{num1}'].mul({df}['{num2}'])"],
      check=['{df}["{new}"].round(6).tolist()', '"{new}" in {df}.columns']),
 dict(id='latex/sigmoid', area='latex', level=1, slots={'fn': ['sigmoid', 'logistic', 'sigma']}, prefix=['', 'def {fn}(x):\n', '# logistic function\n'],
      say=['Implement the logistic function $$\\sigma(x) = \\frac{{1}}{{1 + e^{{-x}}}}$$ as `{fn}(x)` for numpy arrays.', 'Write `{fn}(x)` with $\\sigma(x) = 1/(1+\\exp(-x))$.', 'The sigmoid squashes any real number into (0, 1):\n\n$$\\sigma(x) = \\frac{{1}}{{1 + \\exp(-x)}}$$\n\nCode it as a function named {fn}.', '- name: `{fn}`\n- input: scalar or array `x`\n- output: $\\frac{{1}}{{1+e^{{-x}}}}$'],
      code='def {fn}(x):\n    return 1 / (1 + np.exp(-x))', check=['float({fn}(0.0))', '{fn}(np.array([-2.0, 0.5, 3.0])).round(8).tolist()']),
]
