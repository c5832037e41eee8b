"""What the words of a deed say of it: which deed a verb tells with its nouns, whether it was done, what kind it is."""
