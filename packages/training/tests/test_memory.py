"""What we measure on does not get into a model's memory."""
from __future__ import annotations

import json
from pathlib import Path

from jupyt5_training.memory import main


def test_exercises_that_share_a_long_run_with_a_task_are_dropped(tmp_path: Path) -> None:
    solution = 'def area(width, height, depth, border):\n    return border + measure(width, height, depth, border, scale, unit)'
    (tmp_path / 'tasks').mkdir()
    (tmp_path / 'tasks/set.jsonl').write_text(json.dumps({'task_id': '1', 'canonical_solution': solution}) + '\n')
    entries = [dict(skill='a', statement='s', code=code) for code in ('def other(x):\n    return x', solution.replace('area', 'surface'))]
    (tmp_path / 'in.jsonl').write_text(''.join(json.dumps(entry) + '\n' for entry in entries))
    main([str(tmp_path / 'in.jsonl'), '--measured', str(tmp_path / 'tasks'), '--out', str(tmp_path / 'out.jsonl')])
    assert [json.loads(line)['code'] for line in (tmp_path / 'out.jsonl').read_text().splitlines()] == [entries[0]['code']]
