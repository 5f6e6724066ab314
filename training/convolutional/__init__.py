"""The recipe of the convolutional pipeline: `python -m training.convolutional --help`."""
