"""English words of time: a text → its phrases of time, each with its kind, value and days."""
