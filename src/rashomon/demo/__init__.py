"""Reports written for demonstration, with what a careful reader finds in them. Nobody should cite them as news."""

from pathlib import Path

REPORTS = Path(__file__).parent / "reports"
