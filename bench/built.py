"""Builds what is measured, always as released: a figure of a debug build would say nothing."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "release"


def programme(name):
    """The path of a programme of bench/, built."""
    subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", BUILD, "--target", name], cwd=ROOT, check=True,
                   stdout=subprocess.DEVNULL)
    return BUILD / "bench" / name
