#!/usr/bin/python3
"""What scripts/acceptance checks, but for the two largest sets. Usage: figures_test.py BUILD"""

import sys

import shared

if __name__ == "__main__":
    build = shared.build_folder()
    import acceptance
    sections = [name for name in acceptance.SECTIONS if name not in acceptance.LARGE]
    sys.exit(acceptance.main(build, shared.DATA, *sections))
