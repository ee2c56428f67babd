"""Links: whether the web pages that records lead to still answer. The one package that asks the network."""
