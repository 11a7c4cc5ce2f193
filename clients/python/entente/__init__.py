"""Client of Entente, a knowledge graph of attributed claims: reads in time and through a lens of
belief, as iterators, data frames and networks. docs/python.md is a tour."""

from entente.bounds import Bounds
from entente.client import Client
from entente.errors import (AbortedError, AlreadyExistsError, CallError, CancelledError,
                            DataLossError, DeadlineExceededError, DigestMismatchError,
                            EntenteError, FailedPreconditionError, InvalidArgumentError,
                            MissingPackageError, NotFoundError, OutcomeUnknownError,
                            OutOfRangeError, ResourceExhaustedError, TruncatedError,
                            UnavailableError, UsageError)
from entente.frames import to_dataframe
from entente.names import Names
from entente.networks import to_networkx
from entente.recording import claim, judgement
from entente.reply import Reply
from entente.retries import Retry
from entente.rows import Rows
from entente.scope import AsOf, Budget, Lens, Voices
from entente.watching import Watch

__all__ = [
    "AbortedError", "AlreadyExistsError", "AsOf", "Bounds", "Budget", "CallError", "CancelledError",
    "Client", "DataLossError", "DeadlineExceededError", "DigestMismatchError", "EntenteError",
    "FailedPreconditionError", "InvalidArgumentError", "Lens", "MissingPackageError", "Names",
    "NotFoundError", "OutOfRangeError", "OutcomeUnknownError", "Reply", "ResourceExhaustedError",
    "Retry", "Rows", "TruncatedError", "UnavailableError", "UsageError", "Voices", "Watch", "claim",
    "judgement", "to_dataframe", "to_networkx"]
