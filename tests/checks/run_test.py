#!/usr/bin/python3
"""scripts/run on a fresh folder of data, with the binaries of a build. Usage: run_test.py BUILD"""

import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(sys.argv.pop(1)).resolve()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Run(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.first = cls.once(free_port())

    @classmethod
    def environment(cls, port):
        return {**os.environ, "ENTENTE_BUILD": str(BUILD), "ENTENTE_DATA": cls.folder.name,
                "ENTENTE_LISTEN": f"127.0.0.1:{port}"}

    @classmethod
    def once(cls, port):
        return subprocess.run([ROOT / "scripts/run", "--once"], env=cls.environment(port),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def test_once_loads_answers_every_question_and_stops(self):
        self.assertEqual(self.first.returncode, 0, self.first.stdout)
        self.assertIn("Loading the example graph.", self.first.stdout)
        asked = re.findall(r"^(?:## |\$ ).*$", (ROOT / "examples/questions.txt").read_text(), re.M)
        printed = re.findall(r"^(?:## |\$ ).*$", self.first.stdout, re.M)
        self.assertEqual(printed, asked)
        self.assertGreaterEqual(len([line for line in asked if line.startswith("## Q")]), 7)

    def test_second_start_answers_within_ten_seconds_and_loads_nothing(self):
        began = time.monotonic()
        second = self.once(free_port())
        took = time.monotonic() - began
        self.assertEqual(second.returncode, 0, second.stdout)
        self.assertNotIn("Loading", second.stdout)
        self.assertLess(took, 10)

    def test_a_port_in_use_is_refused(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            refused = self.once(port)
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn(f"127.0.0.1:{port} is in use", refused.stdout)

    def test_ctrl_c_shuts_down_cleanly(self):
        port = free_port()
        with subprocess.Popen([ROOT / "scripts/run"], env=self.environment(port),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              start_new_session=True) as serving:
            said = []
            for line in serving.stdout:
                said.append(line)
                if line.startswith("Serving on"):
                    break
            # As a terminal does it: to the whole foreground process group.
            os.killpg(serving.pid, signal.SIGINT)
            said.append(serving.communicate(timeout=60)[0])
        self.assertEqual(serving.returncode, 0, "".join(said))
        with socket.socket() as probe:
            self.assertNotEqual(probe.connect_ex(("127.0.0.1", port)), 0)


if __name__ == "__main__":
    unittest.main()
