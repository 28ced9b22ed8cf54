"""The root command, which gathers those of graph, extract and explorer."""
