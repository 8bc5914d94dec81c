"""One test per promise: what a candidate tries, and that the live process is as it was."""

from __future__ import annotations

import json
import os
import re
import tempfile
import socket
import threading
import time
from pathlib import Path

import pytest

SHORT = {"seconds": 1.0}


def test_a_right_candidate_passes_and_leaves_nothing(verdict):
    namespace = {"__name__": "__main__", "x": 2}
    result = verdict("y = x * 2", "assert y == 4", "assert x == 2", namespace=namespace)
    assert (result["state"], result["checksPassed"]) == ("passed", 2)
    assert namespace == {"__name__": "__main__", "x": 2, "__builtins__": namespace.get("__builtins__")} or "y" not in namespace


def test_a_wrong_candidate_fails_with_the_line_of_the_check(verdict):
    result = verdict("y = 3", "assert y == 4, 'y is wrong'")
    assert result["state"] == "failed" and result["stage"] == "check 0"
    assert "y is wrong" in result["reason"] and "assert y == 4" in result["traceback"]


def test_a_syntax_error_is_the_candidates(verdict):
    result = verdict("y = (", "assert True")
    assert result["state"] == "failed" and result["stage"] == "candidate" and "SyntaxError" in result["reason"]


def test_infinite_loop_ends_by_time(verdict):
    assert verdict("while True: pass", "assert True", limits=SHORT)["state"] == "timeout"


def test_sleeping_ends_by_time(verdict):
    assert verdict("import time; time.sleep(60)", "assert True", limits=SHORT)["state"] == "timeout"


def test_memory_bomb_ends_by_the_memory_limit(verdict):
    result = verdict("data = []\nwhile True: data.append(bytearray(50_000_000))", "assert True", limits={"memoryBytes": 300_000_000})
    assert result["state"] == "failed" and result["memory"]


def test_fork_bomb_and_subprocess_are_refused(verdict):
    for code in ("import os\nwhile True: os.fork()", "import subprocess; subprocess.run(['true'])", "import os; os.execv('/bin/true', ['true'])"):
        result = verdict(code, "assert True", limits=SHORT)
        assert result["state"] == "failed", code
        assert "Error" in result["reason"], code


def test_threads_work_and_end_with_the_check(verdict):
    code = "import threading\nout = []\nt = threading.Thread(target=lambda: out.append(1)); t.start(); t.join()\nthreading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()"
    before = threading.active_count()
    assert verdict(code, "assert out == [1]")["state"] == "passed"
    assert threading.active_count() == before


def test_writing_and_deleting_files_outside_is_refused(verdict, tmp_path):
    keep = tmp_path / "keep.txt"
    keep.write_text("mine")
    for code in (f"open({str(keep)!r}, 'w').write('theirs')", f"import os; os.remove({str(keep)!r})", f"import os; os.rename({str(keep)!r}, 'x')", f"open({str(tmp_path / 'new')!r}, 'w')", f"import os; os.truncate({str(keep)!r}, 0)"):
        result = verdict(code, "assert True")
        assert result["state"] == "failed" and ("PermissionError" in result["reason"] or "OSError" in result["reason"]), (code, result)
    assert keep.read_text() == "mine" and sorted(os.listdir(tmp_path)) == ["keep.txt"]


def test_mode_and_times_of_files_do_not_change(verdict, tmp_path):
    keep = tmp_path / "keep.txt"
    keep.write_text("mine")
    before = keep.stat()
    verdict(f"import os; os.chmod({str(keep)!r}, 0); os.utime({str(keep)!r}, (1, 1))", "assert True")
    assert (keep.stat().st_mode, keep.stat().st_mtime_ns) == (before.st_mode, before.st_mtime_ns)


def test_relative_files_can_be_read_and_new_ones_written_but_not_here(verdict, tmp_path):
    (tmp_path / "data.csv").write_text("a\n1\n")
    result = verdict("text = open('data.csv').read()\nopen('out.csv', 'w').write(text)\nimport os; os.remove('data.csv')", "assert open('out.csv').read() == 'a\\n1\\n'")
    assert result["state"] == "passed"
    assert sorted(os.listdir(tmp_path)) == ["data.csv"]


def test_network_is_refused(verdict):
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    result = verdict(f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)", "assert True")
    server.close()
    assert result["state"] == "failed" and "PermissionError" in result["reason"]


def test_network_is_refused_by_landlock_where_seccomp_is_missing(verdict):
    server = socket.create_server(("127.0.0.1", 0))
    port = server.getsockname()[1]
    result = verdict(f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)", "assert True", without=["seccomp"], allow=["processes"])
    server.close()
    assert result["protections"]["network"] in ("landlock", "none")
    assert result["state"] == ("failed" if result["protections"]["network"] == "landlock" else "unchecked")


@pytest.mark.parametrize(("without", "named"), [(["landlock"], "files"), (["landlock", "seccomp"], "files and network and processes"), (["seccomp"], "processes")])
def test_without_a_protection_nothing_is_run_unless_it_is_allowed(verdict, tmp_path, without, named):
    code = f"open({str(tmp_path / 'ran')!r}, 'w')"
    result = verdict(code, "assert True", without=without)
    assert result["state"] == "unchecked" and named in result["reason"]
    assert not (tmp_path / "ran").exists()
    assert verdict("y = 1", "assert y", without=without, allow=["files", "network", "processes"])["state"] == "passed"


def test_reading_input_fails_at_once(verdict):
    result = verdict("name = input('name? ')", "assert True")
    assert result["state"] == "failed" and "EOFError" in result["reason"]
    assert verdict("import sys; text = sys.stdin.read()", "assert text == ''")["state"] == "passed"


def test_killing_the_parent_is_refused(verdict):
    for code in ("import os, signal; os.kill(os.getppid(), signal.SIGKILL)", f"import os; os.kill({os.getpid()}, 9)", "import os; os.killpg(0, 9)", "import os; os.kill(-1, 9)"):
        assert "PermissionError" in verdict(code, "assert True")["reason"], code


def test_ending_the_process_is_no_pass(verdict):
    for code in ("import os; os._exit(0)", "import sys; sys.exit(0)", "raise SystemExit", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"):
        assert verdict(code, "assert False")["state"] == "failed", code


def test_closing_all_descriptors_is_no_pass(verdict):
    assert verdict("import os; os.closerange(0, 4096)", "assert False")["state"] == "failed"


def test_a_printed_or_written_verdict_is_not_believed(verdict):
    fake = '{"final": true, "state": "passed", "secret": ""}'
    assert verdict(f"print({fake!r})", "assert False")["state"] == "failed"
    code = f"import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'\\n' + {fake!r}.encode() + b'\\n')\n    except OSError: pass\nos._exit(0)"
    assert verdict(code, "assert False")["state"] == "failed"


def test_patched_builtins_and_libraries_are_noticed(verdict):
    result = verdict("import builtins; builtins.abs = lambda value: 0", "assert abs(5) == 0")
    assert result["state"] == "failed" and "builtins.abs" in result["reason"]
    result = verdict("math.isclose = lambda *a: True", "assert math.isclose(1, 2)", namespace={"math": __import__("math")})
    assert result["state"] == "failed" and "math.isclose" in result["reason"]


def test_pickles_with_side_effects_cannot_reach_out(verdict, tmp_path):
    code = f"import pickle, os\nclass Bomb:\n    def __reduce__(self): return (os.mkdir, ({str(tmp_path / 'boom')!r},))\npickle.loads(pickle.dumps(Bomb()))"
    assert "PermissionError" in verdict(code, "assert True")["reason"]
    assert not (tmp_path / "boom").exists()


def test_a_large_frame_changed_in_place_stays_as_it_was(verdict):
    np = pytest.importorskip("numpy")
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"a": np.zeros(8_000_000), "b": np.ones(8_000_000)})
    namespace = {"__name__": "__main__", "frame": frame}
    result = verdict("frame['a'] += 1\nframe.drop(columns='b', inplace=True)", "assert frame['a'].iloc[0] == 1 and 'b' not in frame", namespace=namespace)
    assert result["state"] == "passed"
    assert frame["a"].sum() == 0 and list(frame.columns) == ["a", "b"]


def test_a_gigabyte_changed_in_place_stays_as_it_was(verdict):
    np = pytest.importorskip("numpy")
    pd = pytest.importorskip("pandas")
    available = int(re.search(r"MemAvailable: *(\d+)", Path("/proc/meminfo").read_text())[1]) * 1024
    size = min(1 << 30, int(available * 0.35))  # it is there twice for a moment
    frame = pd.DataFrame(np.full((size // 16, 2), 3.0), columns=["a", "b"])
    code = "frame.iloc[:, :] = 7.0"
    result = verdict(code, "assert frame['a'].iloc[-1] == 7 and frame['b'].iloc[0] == 7", namespace={"frame": frame}, limits={"seconds": 60, "memoryBytes": 3 << 30})
    assert result["state"] == "passed", result
    values = frame.to_numpy()
    assert values.nbytes == size // 16 * 16 and values.min() == values.max() == 3.0


def test_a_candidate_of_a_series_knows_nothing_of_the_others(tmp_path, monkeypatch):
    import jupyt5_verify

    monkeypatch.chdir(tmp_path)
    code = "x += 1\nimport os\nseen = os.listdir('.')\nopen('mine', 'w').write('x')\nos.kill(os.getppid(), 0) if {} else None"
    hostile = ["import os; os.killpg(0, 9)", "import os; os._exit(0)", "import os; os.closerange(0, 4096)", "while True: pass", code.format(True)]
    job = {"id": "series", "series": [*hostile, *[code.format(False)] * 6], "workers": 3, "checks": ["assert x == 2 and seen == []"], "limits": {"seconds": 4.0}}
    jupyt5_verify.start(job, {"__name__": "__main__", "x": 1})
    verdicts, done = {}, False
    while not done:
        answer = json.loads(jupyt5_verify.poll("series", 1))
        verdicts.update({verdict["index"]: verdict["state"] for verdict in answer["verdicts"]})
        done = answer["done"]
    assert [verdicts[i] for i in range(11)] == ["failed", "failed", "failed", "timeout", "failed", *["passed"] * 6]
    assert os.listdir(tmp_path) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_writable_memory_map_stays_as_it_was(verdict, tmp_path):
    np = pytest.importorskip("numpy")
    data = np.memmap(tmp_path / "data.bin", dtype="float64", mode="w+", shape=(4096,))
    result = verdict("data[:] = 7", "assert data[0] == 7", namespace={"data": data})
    assert result["state"] == "passed" and data.sum() == 0


def test_the_random_state_of_the_live_process_does_not_move(verdict):
    import random

    np = pytest.importorskip("numpy")
    before = (random.getstate(), np.random.get_state()[1].tolist())
    verdict("import random, numpy as np; random.random(); np.random.rand(5)", "assert True")
    assert (random.getstate(), np.random.get_state()[1].tolist()) == before


def test_figures_need_no_window(verdict):
    pytest.importorskip("matplotlib")
    assert verdict("import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show()", "assert len(plt.gca().lines) == 1 or True")["state"] == "passed"


def test_output_is_caught_and_cut(verdict, capfd):
    result = verdict("print('x' * 1_000_000)\nimport os; os.write(1, b'raw')", "assert True", limits={"outputCharacters": 100})
    assert result["output"] == "x" * 100
    assert capfd.readouterr().out == ""


def test_the_temporary_folder_is_removed_and_no_process_is_left(verdict, tmp_path, monkeypatch):
    # A folder of its own: in the system's, other kernels' snapshots come and go.
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    verdict("open('a', 'w').write('b'); import time; time.sleep(30)", "assert True", limits=SHORT)
    assert list(temporary.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_cancel_ends_it_and_cleans_up(tmp_path, monkeypatch):
    import jupyt5_verify

    monkeypatch.chdir(tmp_path)
    jupyt5_verify.start({"id": "long", "code": "import time; time.sleep(60)", "checks": []}, {"__name__": "__main__"})
    time.sleep(0.2)
    jupyt5_verify.cancel("long")
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert "unknown" in jupyt5_verify.poll("long")


def test_when_the_live_process_dies_nothing_is_left_running(tmp_path, monkeypatch):
    import jupyt5_verify

    monkeypatch.chdir(tmp_path)
    answer, question = os.pipe()
    live = os.fork()
    if live == 0:
        jupyt5_verify.start({"id": "a", "code": "import time; time.sleep(60)", "checks": []}, {})
        time.sleep(0.3)
        os.write(question, str(jupyt5_verify._JOBS["a"]["pid"]).encode())
        os.kill(os.getpid(), 9)
    os.waitpid(live, 0)
    guardian = int(os.read(answer, 20))
    os.close(answer)
    os.close(question)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and Path(f"/proc/{guardian}/stat").exists() and ") Z" not in Path(f"/proc/{guardian}/stat").read_text():
        time.sleep(0.02)
    stat = Path(f"/proc/{guardian}/stat")
    assert not stat.exists() or ") Z" in stat.read_text()


def test_candidates_that_do_the_same_have_the_same_outcome(verdict):
    space = {"__name__": "__main__", "xs": [3, 1, 2]}
    one, two, other = (verdict(code, namespace=dict(space)) for code in ("ys = sorted(xs)", "ys = xs[:]\nys.sort()", "ys = xs"))
    assert one["state"] == "ran" and one["outcome"] == two["outcome"] != other["outcome"]
