"""The records that the stages hand to one another: frozen values, one idea a file."""
