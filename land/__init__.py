"""Where: which land can receive a transitional settlement."""
