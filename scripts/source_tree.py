"""What every check shares: the root it looks at, the files in it, and how problems are reported."""

import pathlib
import subprocess
import sys

SKIPPED_FOLDERS = {".git", "build", "var", "node_modules", "__pycache__"}


def root():
    """The tree to check: the first argument, else the project."""
    if len(sys.argv) > 1:
        return pathlib.Path(sys.argv[1]).resolve()
    return pathlib.Path(__file__).resolve().parent.parent


def files(top, *suffixes):
    """Relative posix paths of the tree's files with one of these suffixes, sorted.

    In a git checkout these are the tracked files and the new ones that are not ignored; elsewhere
    (the trees that negative controls make) all files.
    """
    if (top / ".git").exists():
        listed = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(top),
             "ls-files", "-z", "-co", "--exclude-standard"],
            check=True, capture_output=True, text=True).stdout.split("\0")
        # A listed file may have been deleted and not yet committed.
        paths = [p for p in listed if p and (top / p).is_file()]
    else:
        paths = [p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file()]
    return sorted(p for p in set(paths) if p.endswith(suffixes)
                  and not SKIPPED_FOLDERS.intersection(pathlib.PurePosixPath(p).parts))


def read(top, path):
    return (top / path).read_text(encoding="utf-8")


def finish(name, problems, looked_at):
    """Prints each problem, or one line that ends with ok, and exits accordingly."""
    for problem in problems:
        print(problem)
    if problems:
        print(f"{name}: {len(problems)} problems")
        sys.exit(1)
    print(f"{name}: {looked_at}, ok")
    sys.exit(0)
