#!/usr/bin/python3
"""Everything that scripts/acceptance checks. Usage: figures_test.py BUILD"""

import sys

import shared

if __name__ == "__main__":
    build = shared.build_folder()
    import acceptance
    sys.exit(acceptance.main(build, shared.DATA))
