"""The example notebooks: with the reference solutions every cell runs; with an empty cell its check fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
SOLUTIONS = {
    "fill-revenue": 'sales["revenue"] = sales["bikes"] * sales["price"]',
    "fill-mean": 'mean_price = sales.groupby("shop")["price"].mean()',
    "fill-busy": 'busy = sales[sales["bikes"] > 3]',
    "fill-sigmoid": "    return 1 / (1 + np.exp(-z))",
    "fill-mse": "    return np.mean((y - p) ** 2)",
    "fill-distance": "def distance(a, b):\n    return np.sqrt(np.sum((a - b) ** 2))",
    "fill-split": "X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)",
    "fill-fit": "model = LogisticRegression(max_iter=500).fit(X_train, y_train)",
    "fill-accuracy": "accuracy = accuracy_score(y_test, model.predict(X_test))",
}


def code_cells(path: Path) -> list[tuple[str, str]]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [(cell["id"], "".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_cell_runs_and_every_check_needs_its_cell(path: Path) -> None:
    names: dict[str, object] = {}
    cells = code_cells(path)
    to_fill = [identity for identity, _ in cells if identity.startswith("fill-")]
    assert len(to_fill) == 3
    for identity, source in cells:
        if identity.startswith("fill-"):
            check = dict(cells)[identity.replace("fill-", "check-")]
            with pytest.raises((AssertionError, NameError, KeyError)):
                exec(check, dict(names))
            source += SOLUTIONS[identity]
        exec(source, names)
