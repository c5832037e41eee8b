"""Addresses → pages as received → reports: the only part that asks the network, and only where a user asked for it.

Each request goes to an address that was checked after its name was resolved; sizes, times and redirects have limits.
"""
