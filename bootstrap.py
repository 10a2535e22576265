"""Make .venv from the hash-pinned lock: python3 bootstrap.py.

Standard library only, and no syntax newer than Python 3.6, so that an old Python
can still read the sentence that turns it away. Nothing happens when .venv fits.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

if sys.version_info < (3, 11):
    sys.exit(
        "MiiMii needs Python 3.11 or newer, and this is %d.%d: "
        "install python3.11 and run python3.11 bootstrap.py" % sys.version_info[:2]
    )

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements-dev.txt")


def stamp() -> str:
    """What this .venv depends on: the lock, the interpreter, and where it stands."""
    with open(LOCK, "rb") as lock:
        parts = [lock.read(), sys.version.encode(), sys.base_prefix.encode()]
    return hashlib.sha256(b"\0".join([*parts, ROOT.encode()])).hexdigest()


def is_current() -> bool:
    """Whether .venv was built from this lock, by this interpreter, in this place."""
    try:
        with open(os.path.join(VENV, "stamp")) as file:
            return file.read() == stamp()
    except OSError:
        return False


def make_empty(place: str) -> None:
    """Create a virtual environment with pip in it; exit with a sentence if it can't."""
    try:
        import ensurepip  # noqa: F401  (Debian ships it apart, in python3-venv)
        import venv
    except ImportError:
        sys.exit(
            "This Python cannot make virtual environments: install its venv package "
            "(Debian, Ubuntu: apt install python%d.%d-venv) and run this again"
            % sys.version_info[:2]
        )
    venv.EnvBuilder(with_pip=True, symlinks=True).create(place)


def install(place: str) -> None:
    """Install exactly the lock: with uv where it can be had, else with pip."""
    python = os.path.join(place, "bin", "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    hashed = ["--require-hashes", "-r"]
    # uv does not read pip's settings: where pip is sent to another index, pip it is.
    if not pip_has_its_own_index(python):
        uv = find_uv(python, [*pip, *hashed])
        quick = [*uv, "pip", "install", "-q", "--python", python, *hashed, LOCK]
        if uv and subprocess.call(quick) == 0:
            return
    if subprocess.call([*pip, *hashed, LOCK]) != 0:
        sys.exit("The packages could not be installed; pip says why, above")


def pip_has_its_own_index(python: str) -> bool:
    """Whether a file or the environment points pip away from the public index."""
    settings = subprocess.run(
        [python, "-m", "pip", "config", "list"], stdout=subprocess.PIPE, check=False
    ).stdout.decode()
    return re.search(r"\.(index-url|no-index)=", settings) is not None


def find_uv(python: str, pip_install: "list[str]") -> "list[str]":
    """The command for uv: the machine's, or the locked one put into .venv first."""
    found = shutil.which("uv")
    if found:
        return [found]
    with open(LOCK) as file:
        pinned = re.search(r"^uv==(?:.*\\\n)+.*", file.read(), re.MULTILINE)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as part:
        part.write(pinned.group() if pinned else "")
        part.flush()
        if not pinned or subprocess.call([*pip_install, part.name]) != 0:
            return []
    return [python, "-m", "uv"]


def say_final_place(place: str) -> None:
    """Rewrite the scripts of an environment that is about to be renamed to .venv."""
    for directory in (os.path.join(place, "bin"), place):
        for entry in os.scandir(directory):
            if not entry.is_file(follow_symlinks=False):
                continue
            with open(entry.path, "rb+") as file:
                old = file.read()
                new = old.replace(place.encode(), VENV.encode())
                if new != old and b"\0" not in old:
                    file.seek(0)
                    file.truncate()
                    file.write(new)


def build() -> None:
    """Build beside .venv, then swap: an interrupted build leaves the old one whole."""
    sys.stderr.write("Making .venv from the lock, once; this takes a minute …\n")
    place = tempfile.mkdtemp(prefix=".venv-new-", dir=ROOT)
    old = place.replace("-new-", "-old-")
    try:
        make_empty(place)
        install(place)
        say_final_place(place)
        with open(os.path.join(place, "stamp"), "w") as file:
            file.write(stamp())
        os.chmod(place, 0o755)  # mkdtemp makes it 0700
        if os.path.lexists(VENV):
            os.rename(VENV, old)
        os.rename(place, VENV)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Build .venv unless it fits; of two runs at once the second waits, then agrees."""
    try:
        import fcntl
    except ImportError:
        sys.exit("MiiMii's tools run on Linux and macOS; on Windows, use WSL")
    if is_current():
        # make compares times, and the lock may be younger than an equal stamp
        os.utime(os.path.join(VENV, "stamp"))
        return
    with open(os.path.join(ROOT, ".venv.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_current():
            build()


if __name__ == "__main__":
    main()
