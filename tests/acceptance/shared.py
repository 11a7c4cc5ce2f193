"""Where the shared data are, and what a test does without them."""

import os
import pathlib
import sys

DATA = pathlib.Path(os.environ.get("ENTENTE_SHARED", "../shared")) / "data"
SKIPPED = 77


def build_folder():
    """The build folder of the command line; ends the test as skipped where the data are missing."""
    if not DATA.is_dir():
        print(f"{DATA} is not here; ENTENTE_SHARED names its folder: skipped")
        sys.exit(SKIPPED)
    return pathlib.Path(sys.argv.pop(1)).resolve()
