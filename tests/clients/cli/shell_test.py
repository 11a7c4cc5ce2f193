#!/usr/bin/python3
"""Completion in real shells, and the reference. Usage: shell_test.py ENTENTED ENTENTE [arguments]

bash is asked twice: its completion function as it calls it, and an interactive bash at a terminal
into which somebody types a tab. zsh and fish read their scripts where they are installed.
"""

import os
import pathlib
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ENTENTE = pathlib.Path(sys.argv[2]).resolve()
ENVIRONMENT = dict(os.environ, PATH=f"{ENTENTE.parent}:{os.environ['PATH']}", TERM="dumb",
                   INPUTRC="/dev/null", HISTFILE="/dev/null", LC_ALL="C.UTF-8")


def entente(*arguments):
    return subprocess.run([ENTENTE, *arguments], capture_output=True, text=True, timeout=60,
                          env=ENVIRONMENT)


class ShellTest(unittest.TestCase):
    def bash_function(self, *words):
        """What bash's completion function offers for the last word."""
        quoted = " ".join(f"'{word}'" for word in ("entente", *words))
        done = subprocess.run(
            ["bash", "--norc", "--noprofile", "-c",
             'eval "$(entente completion bash)"\n'
             f"COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; _entente\n"
             'printf "%s\\n" "${COMPREPLY[@]}"'],
            capture_output=True, text=True, timeout=60, env=ENVIRONMENT)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def typed_in_bash(self, typed, wanted, before=""):
        """Whether an interactive bash makes `wanted` of what is typed."""
        child, terminal = pty.fork()
        if child == 0:
            os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], ENVIRONMENT)
        seen = ""
        try:
            # The echo of what is typed has other words than what is printed.
            os.write(terminal, b"bind 'set enable-bracketed-paste off'; PS1='ready''> '; "
                     + before.encode() + b' eval "$(entente completion bash)"\n')
            asked = False
            deadline = time.monotonic() + 60
            while wanted not in seen and time.monotonic() < deadline:
                if not select.select([terminal], [], [], 1)[0]:
                    continue
                seen += os.read(terminal, 65536).decode(errors="replace")
                if not asked and "ready> " in seen:
                    asked = True
                    seen = ""
                    os.write(terminal, typed.encode())
            return seen
        finally:
            os.write(terminal, b"\x03\nexit\n")
            os.close(terminal)
            os.waitpid(child, 0)

    def test_bash_offers_commands_flags_and_words(self):
        self.assertIn("propositions", self.bash_function("prop"))
        self.assertEqual(self.bash_function("claim", "d"), ["deny"])
        self.assertEqual(self.bash_function("judge", "retract", "--retract-reason", "s"),
                         ["source_correction"])
        self.assertEqual(self.bash_function("propositions", "--published"), ["--published-before"])
        self.assertEqual(self.bash_function("propositions", "--mode", "=", "th"), ["throughout"])
        self.assertEqual(self.bash_function("--format", "json", "lens", "p"), ["put"])
        self.assertEqual(self.bash_function("propositions", "--moods", "fact,fore"),
                         ["fact,forecast"])
        self.assertEqual(self.bash_function("nonsense", ""), [])

    def test_bash_offers_files_where_files_are_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "claims.ndjson"
            path.touch()
            self.assertEqual(self.bash_function("import", f"{folder}/cl"), [str(path)])
            self.assertNotIn(str(path), self.bash_function("get", f"{folder}/cl"))

    def test_a_tab_in_bash_completes(self):
        for typed, wanted in (("entente propo\t", "entente propositions "),
                              ("entente claim add --stance dou\t", "--stance doubts "),
                              ("entente propositions --contest=res\t", "--contest=resolve ")):
            self.assertIn(wanted, self.typed_in_bash(typed, wanted))

    def test_other_shells_read_their_scripts(self):
        for shell, check in (("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")):
            with self.subTest(shell):
                if shutil.which(shell) is None:
                    self.skipTest(f"{shell} is not installed")
                script = entente("completion", shell).stdout
                done = subprocess.run([shell, check], input=script, capture_output=True, text=True,
                                      timeout=60)
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_fish_offers_words(self):
        if shutil.which("fish") is None:
            self.skipTest("fish is not installed")
        done = subprocess.run(
            ["fish", "--no-config", "-c", "entente completion fish | source; "
             "complete -C 'entente propo'; complete -C 'entente claim add --stance d'"],
            capture_output=True, text=True, timeout=60, env=ENVIRONMENT)
        words = [line.partition("\t")[0] for line in done.stdout.splitlines()]
        self.assertEqual(words, ["propositions", "declines", "denies", "doubts"], done.stderr)

    def test_zsh_offers_words(self):
        """Its function alone: what zsh would show is printed instead."""
        if shutil.which("zsh") is None:
            self.skipTest("zsh is not installed")
        done = subprocess.run(
            ["zsh", "-f", "-c",
             'compdef() {}; _describe() { print -rl -- "${(@P)2}" }; _files() { print files }\n'
             'eval "$(entente completion zsh)"\n'
             'words=(entente claim add --stance d); CURRENT=5; _entente\n'
             'words=(entente import ""); CURRENT=3; _entente'],
            capture_output=True, text=True, timeout=60, env=ENVIRONMENT)
        self.assertEqual(done.stdout.split(), ["denies:", "doubts:", "declines:", "files"],
                         done.stderr)

    def test_what_is_offered_is_what_is_parsed(self):
        """Every command that completion offers has help, and each of its flags stands there."""
        def offered(*words):
            lines = entente("__complete", "fish", *words).stdout.splitlines()
            return [line.partition("\t")[0] for line in lines if line != ":files"]

        def walk(path, shown):
            own = offered(*path, "-")
            self.assertIn("--server", own)
            flags = {flag for flag in own if flag in shown}
            inherited = {"--server", "--graph", "--timeout", "--format", "--color"}
            self.assertLessEqual(set(own) - flags, inherited | self.known[tuple(path[:-1])], path)
            self.known[tuple(path)] = set(own)
            for command in offered(*path, ""):
                told = entente(*path, command, "--help")
                self.assertEqual(told.returncode, 0, (path, command))
                if told.stdout != shown:  # else it is a word of an argument
                    walk([*path, command], told.stdout)
        self.known = {(): set()}
        walk([], entente("--help").stdout)
        self.assertGreater(len(self.known), 30)

    def test_unknown_shells_are_refused(self):
        self.assertEqual(entente("completion", "tcsh").returncode, 2)


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main()
