"""What a graph has recorded, as Watch tells it, and what must be true of it.

Every check returns a list of complaints and looks only at what it is given, so that a control can
give it a history that has been tampered with.
"""

import collections

from entente_server import graph_service_pb2

# A commit as watched: `changes` are RecordedChange.
Recorded = collections.namedtuple("Recorded", "revision recorded_at request_id changes")


class Entry:
    """A line of the journal that the driver keeps: a commit as sent, and the answer if one came.

    `fresh` says which of its changes must be recorded; the others were acknowledged before.
    """

    def __init__(self, request, fresh=None):
        self.request = request
        self.fresh = list(range(len(request.changes))) if fresh is None else fresh
        self.response = None


def watch_parts(server, graph, first, last):
    """The parts of the commits first..last."""
    request = graph_service_pb2.WatchRequest(graph=graph, from_revision=first, to_revision=last)
    return [event.commit for event in server.graph.Watch(request, timeout=60)
            if event.HasField("commit")]


def assemble(parts, first=1):
    """(commits, complaints) of parts that must be the whole commits from revision `first` on."""
    commits, complaints, waiting = [], [], []
    for part in parts:
        expected = first + len(commits)
        if part.revision != expected or part.part != len(waiting) + 1:
            complaints.append(f"part {part.part} of revision {part.revision} came where part "
                              f"{len(waiting) + 1} of revision {expected} was due")
            return commits, complaints
        waiting.append(part)
        if part.part == part.parts:
            changes = [change for one in waiting for change in one.changes]
            commits.append(Recorded(part.revision, part.recorded_at, part.request_id, changes))
            waiting = []
    if waiting:
        complaints.append(f"revision {waiting[0].revision} breaks off after part {len(waiting)}")
    return commits, complaints


def check_times(commits):
    """Recorded times ascend strictly."""
    return [f"revision {later.revision} was recorded at {later.recorded_at}, not after "
            f"{earlier.recorded_at}"
            for earlier, later in zip(commits, commits[1:])
            if instant(later.recorded_at) <= instant(earlier.recorded_at)]


def instant(text):
    """Comparable: fractions are printed only as far as needed."""
    seconds, _, fraction = text.rstrip("Z").partition(".")
    return seconds, fraction.ljust(6, "0")


def _as_recorded(change, ids):
    """A change as sent, in the words of Watch: references have become ids."""
    recorded = graph_service_pb2.RecordedChange()
    kind = change.WhichOneof("change")
    getattr(recorded, kind).CopyFrom(getattr(change, kind))
    if kind == "judgement":
        act = getattr(recorded.judgement, recorded.judgement.WhichOneof("kind"))
        if act.claim.WhichOneof("target") == "ref":
            act.claim.id = ids.get(act.claim.ref, b"")
    return recorded


def check_whole(entry, commit):
    """The commit records what the entry sent: all of it, in order, under the ids answered."""
    sent = entry.request
    name = f"{sent.request_id} (revision {commit.revision})"
    if len(commit.changes) != len(entry.fresh):
        return [f"{name} has {len(commit.changes)} changes of {len(entry.fresh)}"]
    ids = {sent.changes[at].ref: change.id for at, change in zip(entry.fresh, commit.changes)}
    complaints = []
    for at, change in zip(entry.fresh, commit.changes):
        expected = _as_recorded(sent.changes[at], ids)
        expected.id = entry.response.results[at].id if entry.response else change.id
        if expected != change:
            complaints.append(f"{name}: change {at} is\n{change}and not\n{expected}")
    return complaints


def check_journal(journal, commits):
    """Acknowledged: present, whole, at its revision. Not acknowledged: absent or whole. Nothing
    twice, and nothing that was never sent."""
    complaints = []
    by_request = collections.defaultdict(list)
    for commit in commits:
        by_request[commit.request_id].append(commit)
    sent = {entry.request.request_id for entry in journal}
    for request_id, found in by_request.items():
        if len(found) > 1:
            complaints.append(f"{request_id} is recorded twice: revisions "
                              f"{[commit.revision for commit in found]}")
        if request_id not in sent and request_id != "create":
            complaints.append(f"{request_id} is recorded and was never sent")
    for entry in journal:
        found = by_request.get(entry.request.request_id, [])
        answer = entry.response
        if answer and not found:
            complaints.append(f"{entry.request.request_id} was acknowledged as revision "
                              f"{answer.revision} and is not there")
        for commit in found:
            complaints += check_whole(entry, commit)
            if answer and (answer.revision, answer.recorded_at) != commit[:2]:
                complaints.append(f"{entry.request.request_id} was acknowledged as revision "
                                  f"{answer.revision} of {answer.recorded_at} and is revision "
                                  f"{commit.revision} of {commit.recorded_at}")
    return complaints
