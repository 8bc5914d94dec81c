"""Every hostile test again as an ordinary user: nothing may rest on being root, nor be weaker for it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

HERE = Path(__file__).parent
NAMES = re.findall(r"^def (test_\w+)", (HERE / "test_hostile.py").read_text(), re.MULTILINE)

# Root's rights go once everything is loaded: an interpreter may lie where only root can read.
SCRIPT = """
import contextlib, os, sys
import pytest
for name in ("encodings.idna", "difflib", "pprint", "getpass", "_pytest.junitxml", "matplotlib.pyplot", "matplotlib.backends.backend_agg", "numpy.testing", "pandas"):
    with contextlib.suppress(ImportError):
        __import__(name)
folder = sys.argv[1]

class Ordinary:
    def pytest_collection_finish(self):
        if os.getuid() == 0:
            os.setgroups([]); os.setgid(65534); os.setuid(65534)
        assert os.getuid() != 0

os.environ.update(HOME=folder, MPLCONFIGDIR=folder, TMPDIR=folder)
options = ["-q", "-p", "no:cacheprovider", "--rootdir", folder, "-c", os.devnull, "--basetemp", folder + "/base"]
sys.exit(pytest.main([*options, "--junitxml", folder + "/report.xml", folder + "/tests/test_hostile.py"], [Ordinary()]))
"""


@pytest.fixture(scope="module")
def outcomes() -> Iterator[dict[str, list[str]]]:
    """By name of the test: `passed`, or what went wrong, for each set of its parameters."""
    # Not in pytest's own folder, into which only its user may look.
    folder = Path(tempfile.mkdtemp(prefix="ordinary-"))
    folder.chmod(0o777)
    for part in ("tests", "python"):
        shutil.copytree(HERE.parent / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(folder)], capture_output=True, text=True, cwd=folder, env=environment, timeout=900)
    report = folder / "report.xml"
    assert report.exists(), done.stdout + done.stderr
    found: dict[str, list[str]] = {}
    for case in ElementTree.parse(report).iter("testcase"):
        result = "passed" if len(case) == 0 else ElementTree.tostring(case[0], "unicode")[:2000]
        found.setdefault(case.attrib["name"].split("[")[0], []).append(result)
    yield found
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", NAMES)
def test_holds_for_an_ordinary_user(outcomes, name):
    assert set(outcomes[name]) == {"passed"}
