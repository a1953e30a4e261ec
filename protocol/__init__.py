"""What is known: the rules of the protocol, in plain Python."""
