"""The example file and the ontology it is written in, read without a server.

The protos are compiled into a temporary folder by protoc and read with python3-protobuf, so what
this sees is exactly what the server is given.
"""

import atexit
import collections
import functools
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from google.protobuf import json_format

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/october-2024.ndjson"

# A commit of the file: its line, its request id and its changes.
Commit = collections.namedtuple("Commit", "line request_id changes")
# A predicate: `range` is None for an attribute; `qualifiers` maps names to field options.
Predicate = collections.namedtuple("Predicate", "name domain range value symmetric qualifiers")


class Protos:
    """entente/v1 as Python modules: `claim`, `value`, `options`, `ontology`, ... Use protos()."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="entente-protos-")
        atexit.register(self._folder.cleanup)
        protos = sorted((ROOT / "proto/entente/v1").glob("*.proto"))
        subprocess.run([os.environ.get("PROTOC", "protoc"), f"--proto_path={ROOT / 'proto'}",
                        f"--python_out={self._folder.name}", *map(str, protos)], check=True)
        sys.path.insert(0, self._folder.name)

    def __getattr__(self, name):
        return importlib.import_module(f"entente.v1.{name}_pb2")


@functools.lru_cache(maxsize=None)
def protos():
    return Protos()


class Ontology:
    """Types and predicates, out of the options of ontology.proto."""

    def __init__(self):
        options = protos().options
        self.parents, self.abstract, self.predicates = {}, set(), {}
        for name, message in protos().ontology.DESCRIPTOR.message_types_by_name.items():
            said = message.GetOptions().Extensions
            if message.GetOptions().HasExtension(options.entity):
                self.parents[name] = list(said[options.entity].parents)
                if said[options.entity].abstract:
                    self.abstract.add(name)
            elif message.GetOptions().HasExtension(options.relation):
                relation = said[options.relation]
                self._add(message, options, relation, list(relation.range), None)
            elif message.GetOptions().HasExtension(options.attribute_predicate):
                attribute = said[options.attribute_predicate]
                kind = options.AttributeValueKind.Name(attribute.value)
                self._add(message, options, attribute, None, kind.rpartition("_KIND_")[2])

    def _add(self, message, options, said, its_range, value):
        qualifiers = {field.name: field.GetOptions().Extensions[options.qualifier]
                      for field in message.fields if field.number > 2}
        self.predicates[said.predicate] = Predicate(
            said.predicate, list(said.domain), its_range, value,
            getattr(said, "symmetric", False), qualifiers)

    def is_a(self, type_name, wanted):
        return type_name == wanted or any(self.is_a(parent, wanted)
                                          for parent in self.parents[type_name])

    def admits(self, allowed, types):
        """Whether an entity of these types may stand where `allowed` is asked for."""
        return not allowed or any(self.is_a(t, a) for t in types for a in allowed)


def read(path=EXAMPLE):
    """The commits of an NDJSON file, strictly: an unknown field or enum value is an error."""
    commits = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parsed = json.loads(line)
        if set(parsed) != {"commit"} or set(parsed["commit"]) != {"request_id", "changes"}:
            raise ValueError(f"{path.name}:{number}: a line is {{commit: {{request_id, changes}}}}")
        changes = [json_format.ParseDict(change, protos().claim.Change())
                   for change in parsed["commit"]["changes"]]
        commits.append(Commit(number, parsed["commit"]["request_id"], changes))
    return commits


def iso_commits(folder):
    """What scripts/make_iso_claims.py writes, or None where iso-codes is not installed whole."""
    path = pathlib.Path(folder) / "iso.ndjson"
    made = subprocess.run([ROOT / "scripts/make_iso_claims.py", "--output", str(path)],
                          capture_output=True, check=False)
    return read(path) if made.returncode == 0 else None


def types_in(changes):
    """Entity -> the types that these changes give it."""
    types = collections.defaultdict(set)
    for change in changes:
        claim = change.claim
        if change.WhichOneof("change") == "claim" and claim.predicate == "type":
            types[claim.subject].add(claim.value.text.text)
    return types


def claims_by_ref(commits):
    return {change.ref: change.claim for commit in commits for change in commit.changes
            if change.ref and change.WhichOneof("change") == "claim"}


def as_json(message):
    """A message in the mapping that the CLI prints."""
    return json_format.MessageToDict(message, preserving_proto_field_name=True)
