"""Who said which number, and where the accounts conflict: scores of reading and comparing on annotated reports."""

from rashomon.bench.accounts.suite import measure_accounts

__all__ = ["measure_accounts"]
