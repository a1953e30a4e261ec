"""What is seen: dialogs and docks; the rules live elsewhere."""
