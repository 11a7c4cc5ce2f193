"""Builds what is measured, always as released: a figure of a debug build would say nothing."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "release"
# The folder of data that is shared beside the checkout.
SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))


def programme(name):
    """The path of a programme of bench/, built."""
    subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", BUILD, "--target", name], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    return BUILD / "bench" / name
