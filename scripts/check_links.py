#!/usr/bin/python3
"""Checks that links between the documents lead somewhere. Usage: check_links.py [ROOT]"""

import re

import source_tree

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^\s*```")
HEADING = re.compile(r"^#+\s+(.*)")


def anchors(text):
    """The anchors that the usual Markdown viewers give to the headings."""
    found = set()
    for line in prose(text):
        match = HEADING.match(line[1])
        if match:
            kept = re.sub(r"[^\w\- ]", "", match.group(1).strip().lower())
            found.add(kept.replace(" ", "-"))
    return found


def prose(text):
    """(line number, line) of what is outside of code blocks."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if FENCE.match(line):
            inside = not inside
        elif not inside:
            yield number, line


def main():
    top = source_tree.root()
    paths = source_tree.files(top, ".md")
    problems = []
    for path in paths:
        for number, line in prose(source_tree.read(top, path)):
            for link in LINK.findall(re.sub(r"`[^`]*`", "", line)):
                if re.match(r"[a-z]+:", link):
                    continue
                file, _, anchor = link.partition("#")
                target = (top / path).parent / file if file else top / path
                if not target.exists():
                    problems.append(f"{path}:{number}: {link} does not exist")
                elif anchor and target.suffix == ".md" and anchor not in anchors(
                        target.read_text(encoding="utf-8")):
                    problems.append(f"{path}:{number}: {link}: no such heading in {target.name}")
    source_tree.finish("links", problems, f"{len(paths)} documents")


main()
