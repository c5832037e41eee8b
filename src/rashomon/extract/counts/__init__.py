"""How many: numbers as printed, what befell whom, whose, in which scope; `figures` makes claims of them."""
