"""Generates the stubs while the package is built; everything else is in pyproject.toml."""

import pathlib
import sys

from setuptools import setup
from setuptools.command.build_py import build_py

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from make_stubs import make_stubs  # noqa: E402  pylint: disable=wrong-import-position


class BuildWithStubs(build_py):
    """Makes the stubs first, into the folder that the wheel is packed from."""

    def run(self):
        make_stubs(pathlib.Path(self.build_lib) / "entente")
        super().run()

    def get_package_dir(self, package):
        """entente.v1 is where its modules were made."""
        if package == "entente.v1":
            return str(pathlib.Path(self.build_lib) / "entente/v1")
        return super().get_package_dir(package)


setup(cmdclass={"build_py": BuildWithStubs})
