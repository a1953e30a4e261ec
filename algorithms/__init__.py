"""The Processing algorithms, each a thin shell over one function of the folders below."""
