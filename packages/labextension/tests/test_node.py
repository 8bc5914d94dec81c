"""Finding Node.js and the server's program."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from jupyt5.node import CannotStart, find_node, find_program
from jupyt5.policy import policy_of


def fake_node(folder: Path, version: str) -> str:
    file = folder / "node"
    file.write_text(f"#!/bin/sh\necho {version}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_an_old_node_is_named_with_its_version(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"Node.js 20.11 or newer is needed .*18\.19"):
        find_node(fake_node(tmp_path, "v18.19.1"))


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_new_enough_node_is_taken(tmp_path: Path) -> None:
    node = fake_node(tmp_path, "v22.1.0")
    assert find_node(node) == node


def test_something_that_is_no_node_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="is not Node.js"):
        find_node(str(tmp_path / "nothing"))


def test_a_missing_program_and_a_missing_model_say_where_they_were_looked_for(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="main.js"):
        find_program(main=str(tmp_path / "main.js"))
    (tmp_path / "main.js").write_text("")
    with pytest.raises(CannotStart, match="no model folder at .*missing: .*JUPYT5_MODEL"):
        find_program(main=str(tmp_path / "main.js"), model=str(tmp_path / "missing"))


def test_a_plain_install_of_a_clone_is_told_which_install_has_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jupyt5.node.PACKAGE_FOLDER", tmp_path / "site-packages" / "jupyt5")
    with pytest.raises(CannotStart, match=r"npm run wheel .*--editable packages/labextension"):
        find_program()


@pytest.mark.parametrize(
    ("metadata", "policy"),
    [({}, "on"), ({"jupyt5": {"policy": "hints"}}, "hints"), ({"jupyt5": {"policy": "of"}}, "off"), ({"jupyt5": "off"}, "on")],
)
def test_policy_of_metadata(metadata: dict, policy: str) -> None:
    assert policy_of({"metadata": metadata}) == policy
