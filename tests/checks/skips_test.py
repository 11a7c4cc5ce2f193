#!/usr/bin/python3
"""Shows that ctest reports a test as skipped only where nothing of it ran or failed.

Usage: skips_test.py cmake/EntenteTargets.cmake. Takes the skip expression from there and lets ctest
judge four closing texts of GoogleTest.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

# Closing text, exit code of the test binary -> what ctest must say.
CASES = [
    ("all_skipped", "[  PASSED  ] 0 tests.\n[  SKIPPED ] 1 test, listed below:\n"
     "[  SKIPPED ] A.B\n", 0, "Skipped"),
    ("some_skipped", "[  PASSED  ] 1 test.\n[  SKIPPED ] 1 test, listed below:\n"
     "[  SKIPPED ] A.B\n", 0, "Passed"),
    ("skipped_and_failed", "[  PASSED  ] 0 tests.\n[  SKIPPED ] 1 test, listed below:\n"
     "[  SKIPPED ] A.B\n[  FAILED  ] 1 test, listed below:\n[  FAILED  ] A.C\n\n 1 FAILED TEST\n",
     1, "Failed"),
    ("passed", "[  PASSED  ] 2 tests.\n", 0, "Passed"),
]


def main():
    text = pathlib.Path(sys.argv[1]).read_text()
    skip = re.search(r'SKIP_REGULAR_EXPRESSION\s+("(?:\\.|[^"])*")', text).group(1)
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        lines = ["cmake_minimum_required(VERSION 3.25)", "project(skips NONE)", "enable_testing()"]
        for name, closing, code, _ in CASES:
            (top / f"{name}.sh").write_text(f"cat <<'EOT'\n{closing}EOT\nexit {code}\n")
            lines.append(f"add_test(NAME {name} COMMAND sh {top}/{name}.sh)")
            lines.append(f"set_tests_properties({name} PROPERTIES SKIP_REGULAR_EXPRESSION {skip})")
        (top / "CMakeLists.txt").write_text("\n".join(lines) + "\n")
        subprocess.run(["cmake", "-G", "Ninja", "-S", top, "-B", top / "build"], check=True,
                       capture_output=True)
        said = subprocess.run(["ctest", "--test-dir", top / "build"], stdout=subprocess.PIPE,
                              text=True).stdout
    wrong = [f"{name}: not {expected}" for name, _, _, expected in CASES
             if not re.search(rf"Test +#\d+: {name} \.+ *\**{expected}", said)]
    print("\n".join(wrong) or "skips: ok")
    if wrong:
        print(said)
    sys.exit(1 if wrong else 0)


main()
