"""When and where a deed was, which words tell one deed, and which deed a figure counts: the parts of `incidents`."""
