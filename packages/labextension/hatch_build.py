"""Names the platform of a wheel that carries native libraries, which hatchling cannot know by itself."""

from __future__ import annotations

import os
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PlatformTag(BuildHookInterface):
    """`JUPYT5_WHEEL_TAG=manylinux_2_28_x86_64`: any Python 3 on that platform. Without it the wheel holds no server."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        tag = os.environ.get("JUPYT5_WHEEL_TAG")
        if tag:
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{tag}"
