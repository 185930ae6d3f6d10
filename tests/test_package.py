"""The wheel holds rules, corpora and templates: it audits from another directory, in an environment without the checkout."""

import os
import site
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from tests.test_cli import make_folder

ROOT = Path(__file__).resolve().parents[1]


def test_the_wheel_audits_from_anywhere(tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("evidencekit-*.whl")
    environment = tmp_path / "env"
    venv.create(environment, with_pip=False, symlinks=True)
    packages = next((environment / "lib").glob("python3*")) / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    # the locked dependencies without the checkout: only their folder is put on the path, not the link to it
    (packages / "dependencies.pth").write_text(f"{site.getsitepackages()[0]}\n", encoding="utf-8")
    folder = make_folder(tmp_path)
    python = environment / "bin" / "python"
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    where = subprocess.run(
        [python, "-c", "import evidencekit; print(evidencekit.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=env,
        check=True,
    )
    assert where.stdout.startswith(str(environment))
    done = subprocess.run(
        [python, "-m", "evidencekit", "audit", str(folder), "--as-of", "2026-11-20", "--out", "报告", "--workspace", str(tmp_path / "ws")],
        cwd=tmp_path, capture_output=True, text=True, env=env, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert (tmp_path / "报告" / "report.html").stat().st_size > 10_000
