"""What a stranger installs: the wheel, alone, in an empty environment, away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_wheel_carries_its_lists_and_screens(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(ROOT)], check=True)
    (wheel,) = tmp_path.glob("screening-*.whl")
    venv.create(tmp_path / "env")
    scripts = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    # by the pip that is here; only what runs is compiled
    into = ["--python", str(scripts / "python"), "install", "--no-compile"]
    subprocess.run([*pip, *into, str(wheel)], check=True)

    article = tmp_path / "article.txt"
    article.write_text(
        "Huawei Technologies Co., Ltd. sold switches to Zorvex Trading GmbH.\n", encoding="utf-8"
    )
    for program in ([scripts / "screen"], [scripts / "screening"], [scripts / "python", "-m", "screening"]):
        done = subprocess.run(
            [*program, article, "--format", "json"], cwd=tmp_path, capture_output=True, check=False
        )
        assert done.returncode == 3, done.stderr.decode()
        report = json.loads(done.stdout)
        assert {finding["outcome"] for finding in report["findings"]} == {"listed", "not_listed"}
        assert any("EXTRACT" in warning for warning in report["warnings"])
