#!/usr/bin/python3
"""The wheel: built by setuptools out of the sources and the protos, with its stubs, and importable.

Skipped where python3-setuptools or python3-wheel is not installed.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import served

# What pip and build call, in their order.
BUILD = ("from setuptools import build_meta; build_meta.prepare_metadata_for_build_wheel({out!r}); "
         "print(build_meta.build_wheel({out!r}))")
IMPORT = ("import sys; sys.path.insert(0, {wheel!r}); import entente; "
          "assert entente.__file__.startswith({wheel!r}), entente.__file__; "
          "entente.Client().close(); print(len(entente.__all__))")


class WheelTest(unittest.TestCase):
    def setUp(self):
        for module in ("setuptools", "wheel"):
            try:
                __import__(module)
            except ImportError:
                self.skipTest(f"python3-{module} is not installed")
        scratch = tempfile.TemporaryDirectory(prefix="entente-wheel-")
        self.addCleanup(scratch.cleanup)
        self.top = pathlib.Path(scratch.name)
        shutil.copytree(served.ROOT / "proto", self.top / "proto")
        shutil.copytree(served.ROOT / "clients/python", self.top / "clients/python")

    def build(self):
        return subprocess.run([sys.executable, "-c", BUILD.format(out=str(self.top))],
                              cwd=self.top / "clients/python", capture_output=True, text=True)

    def test_it_is_built_and_holds_the_package_and_its_stubs(self):
        done = self.build()
        self.assertEqual(done.returncode, 0, done.stderr)
        wheel, = self.top.glob("entente-*-py3-none-any.whl")
        held = set(zipfile.ZipFile(wheel).namelist())
        package = served.ROOT / "clients/python/entente"
        sources = {f"entente/{path.name}" for path in package.iterdir() if path.is_file()}
        self.assertLessEqual(sources, held)
        for made in ("entente/v1/query_service_pb2_grpc.py", "entente/error_details.binpb"):
            self.assertIn(made, held)
        self.assertFalse([name for name in held if name.startswith("google/")])
        done = subprocess.run([sys.executable, "-c", IMPORT.format(wheel=str(wheel))],
                              capture_output=True, text=True, cwd=self.top)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_without_the_protos_it_is_not_built(self):
        shutil.rmtree(self.top / "proto/entente")
        done = self.build()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("no entente/v1/*.proto", done.stderr + done.stdout)

    def test_its_version_is_the_project_s(self):
        project = (served.ROOT / "CMakeLists.txt").read_text().partition("VERSION 3.25)")[2]
        version = project.partition("VERSION ")[2].split()[0]
        self.assertIn(f'version = "{version}"',
                      (served.ROOT / "clients/python/pyproject.toml").read_text())


if __name__ == "__main__":
    served.main()
