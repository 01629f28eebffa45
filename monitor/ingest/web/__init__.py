"""The only way to the network, and the pages that come from it."""
