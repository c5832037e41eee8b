"""Named persons: from the words of a text to who they are and what befell them."""
