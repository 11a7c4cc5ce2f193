"""Generates the stubs while the package is built; everything else is in pyproject.toml."""

import pathlib
import sys

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from make_stubs import make_stubs  # noqa: E402  pylint: disable=wrong-import-position


class BuildWithStubs(build_py):
    """Makes the stubs beside the modules, in the folder that the wheel is packed from."""

    def run(self):
        super().run()
        make_stubs(pathlib.Path(self.build_lib) / "entente")


setup(cmdclass={"build_py": BuildWithStubs})
