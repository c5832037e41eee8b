"""Who speaks: candidates from the parse, a gate that decides, extents and speakers by rule; `sources` runs them."""
