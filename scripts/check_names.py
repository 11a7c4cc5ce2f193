#!/usr/bin/python3
"""Checks names: no word that says nothing, in files, types and the words of headers and protos.

Usage: check_names.py [ROOT]. A CamelCase name is taken apart into words, so Database is one word
and passes, while a type ending in the word for "whatever did not fit elsewhere" does not. Names
behind a foreign namespace (grpc::, rocksdb::, ...) are their owners' business.
"""

import re

import source_tree

BANNED = {"Manager", "Util", "Utils", "Helper", "Helpers", "Common", "Base", "Impl", "Data",
          "Info", "Handler", "Context", "Processor", "V2"}
# Parts of names that others gave and that ours must repeat.
GRANTED = ("DataLoss", "DATA_LOSS")
FOREIGN = re.compile(r"\b(absl|grpc|google|rocksdb|std|testing|CLI|nlohmann|icu|leveldb)(::\w+)+")
FOREIGN_PROTOS = ("proto/google/", "proto/grpc/")
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|^\s*#\s*include[^\n]*', re.S | re.M)
DECLARED = re.compile(r"\b(?:class|struct|enum|union|concept|namespace|using|message|service)\s+"
                      r"(?:class\s+)?(\w+)")
WORD = re.compile(r"V2|[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def banned_words(name):
    for granted in GRANTED:
        name = name.replace(granted, "")
    return [w for w in WORD.findall(name) if w in BANNED]


def main():
    top = source_tree.root()
    paths = [p for p in source_tree.files(top, ".h", ".cc", ".proto", ".py")
             if not p.startswith(FOREIGN_PROTOS)]
    problems = []
    for path in paths:
        for part in re.split(r"[/._-]", path.rpartition(".")[0]):
            if part.capitalize() in BANNED:
                problems.append(f"{path}:1: the path says '{part}', which says nothing")
        if path.endswith(".py"):
            continue
        code = NOT_CODE.sub(lambda m: "\n" * m.group().count("\n"), source_tree.read(top, path))
        code = FOREIGN.sub("", code)
        # A source file calls others' functions by name; what it declares itself are types.
        pattern = re.compile(r"\b([A-Za-z]\w*)\b") if path.endswith(".h") else DECLARED
        for match in pattern.finditer(code):
            for word in banned_words(match.group(1)):
                line = code.count("\n", 0, match.start(1)) + 1
                problems.append(f"{path}:{line}: '{match.group(1)}' contains '{word}', "
                                "which says nothing")
    source_tree.finish("names", problems, f"{len(paths)} files")


main()
