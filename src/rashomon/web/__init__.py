"""A store in, a workbench for the browser and an API out: both show the same, made by the same functions.

It answers this machine only, asks nothing of any other, and shows every word of a report as a word.
"""

from rashomon.web.app import create_app

__all__ = ["create_app"]
