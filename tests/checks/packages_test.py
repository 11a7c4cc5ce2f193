#!/usr/bin/python3
"""scripts/install_packages: what it says and calls, with the machine's package tools replaced."""

import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"


def wanted():
    lines = (SCRIPTS / "packages.txt").read_text().splitlines()
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


class InstallPackages(unittest.TestCase):
    def install(self, installed, user=0, tools=("sudo", "apt-get"), arguments=()):
        """Exit code, output and calls of apt-get and sudo on a machine made for the purpose."""
        with tempfile.TemporaryDirectory() as folder:
            tool = pathlib.Path(folder)
            states = "".join(f" installed:{name}" for name in installed)
            scripts = {"dpkg-query": f"printf '%s' '{states}'; exit 1", "id": f"echo {user}",
                       "apt-get": f'echo "apt-get $*" >>{folder}/calls',
                       "sudo": f'echo sudo >>{folder}/calls; exec "$@"'}
            for name, body in scripts.items():
                if name in ("sudo", "apt-get") and name not in tools:
                    continue
                (tool / name).write_text(f"#!/bin/sh\n{body}\n")
                (tool / name).chmod(0o755)
            for name in ("bash", "env", "readlink", "dirname"):
                (tool / name).symlink_to(f"/usr/bin/{name}")
            ran = subprocess.run([tool / "bash", SCRIPTS / "install_packages", *arguments],
                                 env={"PATH": folder}, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True)
            calls = tool / "calls"
            return ran.returncode, ran.stdout, calls.read_text() if calls.exists() else ""

    def test_every_package_has_a_reason_and_stands_once(self):
        lines = (SCRIPTS / "packages.txt").read_text().splitlines()
        for line in lines:
            if line.strip() and not line.startswith("#"):
                self.assertRegex(line, r"^[a-z0-9.+-]+ +# \S")
        self.assertEqual(len(wanted()), len(set(wanted())))

    def test_nothing_missing_is_silent(self):
        self.assertEqual(self.install(wanted()), (0, "", ""))

    def test_missing_is_named_and_installed(self):
        code, said, calls = self.install(wanted()[1:])
        self.assertEqual(code, 0)
        self.assertIn(f"Missing Debian packages: {wanted()[0]}\n", said)
        self.assertIn("apt-get update", calls)
        self.assertTrue(calls.rstrip().endswith(wanted()[0]), calls)
        self.assertNotIn("sudo", calls)
        self.assertNotIn(wanted()[1], calls)

    def test_other_users_go_through_sudo(self):
        code, _, calls = self.install([], user=1000)
        self.assertEqual(code, 0)
        self.assertTrue(calls.startswith("sudo\n"), calls)

    def test_neither_root_nor_sudo_says_what_to_ask_for(self):
        code, said, calls = self.install(wanted()[2:], user=1000, tools=("apt-get",))
        self.assertEqual((code, calls), (1, ""))
        self.assertIn(f"apt-get install {wanted()[0]} {wanted()[1]}", said)

    def test_another_system_is_told_so(self):
        code, said, calls = self.install([], tools=("sudo",))
        self.assertEqual((code, calls), (1, ""))
        self.assertIn("not a Debian machine", said)

    def test_missing_only_lists(self):
        code, said, calls = self.install(wanted()[1:], arguments=["--missing"])
        self.assertEqual((code, said, calls), (0, wanted()[0] + "\n", ""))


if __name__ == "__main__":
    unittest.main()
