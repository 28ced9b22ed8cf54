"""`python -m backchannel` is `backchannel`."""

from backchannel.cli import main

main()
