"""The same promises for an ordinary user: nothing may rest on being root, nor be weaker for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import encodings.idna, json, os, socket, subprocess, sys, tempfile
sys.path.insert(0, {package!r})
import jupyt5_verify as verify
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
results = {{}}
for name, code in json.loads(sys.argv[1]).items():
    verify.start({{"id": name, "code": code, "checks": ["assert done"], "limits": {{"seconds": 2}}}}, {{"done": True}})
    text = ""
    while not text:
        text = verify.poll(name, 1)
    results[name] = json.loads(text)
print(json.dumps(results))
"""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    folder = tmp_path_factory.mktemp("ordinary")
    folder.chmod(0o777)
    codes = {
        "fine": "done = [i for i in range(3)]",
        "write": f"open({str(folder / 'new')!r}, 'w')",
        "fork": "import os\nwhile True: os.fork()",
        "network": "import socket; socket.socket()",
        "kill": "import os; os.kill(os.getppid(), 9)",
        "loop": "while True: pass",
    }
    script = SCRIPT.format(package=str(Path(__file__).parent.parent / "python"))
    done = subprocess.run([sys.executable, "-c", script, json.dumps(codes)], capture_output=True, text=True, cwd=folder, timeout=60)
    assert done.returncode == 0, done.stderr
    assert os.listdir(folder) == []
    return json.loads(done.stdout)


def test_a_right_candidate_passes_with_every_protection(results):
    assert results["fine"]["state"] == "passed"
    assert "none" not in results["fine"]["protections"].values()


@pytest.mark.parametrize("name", ["write", "fork", "network", "kill"])
def test_reaching_out_is_refused(results, name):
    assert results[name]["state"] == "failed" and "Error" in results[name]["reason"]


def test_loops_end(results):
    assert results["loop"]["state"] == "timeout"
