"""The graph in a browser: search, expand, read the quotes, ask in Cypher, take it out.

`explorer.app.create_app` makes it; it is not imported here, so that the command line starts without Dash.
"""
