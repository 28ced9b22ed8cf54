"""The ids that callbacks and the browser's own scripts find components by."""

LOCATION = "location"
PAGE = "page"
GRAPH_PAGE = "graph-page"
NOTICE = "notice"
LIVE = "live"
STATUS = "status"
PROVIDER = "provider"
SCHEME = "scheme"

CYTOSCAPE = "cytoscape"
SELECTION = "selection"
FILTERS = "filters"

FILTER_NODES = "filter-nodes"
FILTER_EDGES = "filter-edges"
FILTER_SENTIMENT = "filter-sentiment"
FILTER_DATES = "filter-dates"
FILTER_RESET = "filter-reset"
COUNTS = "graph-counts"

CARD = "card"
STATEMENTS = "statements"
TRAIL = "trail"
VIEW_QUERY = "view-query"

DRAWER = "drawer-tab"
DRAWER_FLOWS = "drawer-flows"
DRAWER_LANES = "drawer-lanes"
DRAWER_FLOW = "drawer-flow"
DRAWER_LANE = "drawer-lane"
TABLE_PANEL = "table-panel"
MOVES_PANEL = "moves-panel"

DOCUMENT_REQUEST = "document-request"
DOCUMENT = "document"
DOCUMENT_BODY = "document-body"

EXPORT_REQUEST = "export-request"
DOWNLOAD = "download"

HOME_FLOW = "home-flow"
HOME_FIGURE = "home-figure"

TALK_ROLE = "talk-role"
TALK_RANKING = "talk-ranking"
TALK_CHOICE = "talk-choice"
TALK_DETAIL = "talk-detail"

MOVES_FLOW = "moves-flow"
MOVES_FIGURE = "moves-figure"
MOVES_GRID = "moves-grid"
MOVES_FILTER = "moves-filter"
MOVES_CHOICE = "moves-choice"
MOVES_DETAIL = "moves-detail"

CYPHER_EDITOR = "cypher-editor"
CYPHER_TEXT = "cypher-text"
CYPHER_NAMES = "cypher-names"
CYPHER_PARAMETERS = "cypher-parameters"
CYPHER_ASKED = "cypher-asked"
CYPHER_STOP = "cypher-stop"
CYPHER_RESULT = "cypher-result"
CYPHER_OUTCOME = "cypher-outcome"
CYPHER_CHART = "cypher-chart"
CYPHER_CHART_FORM = "cypher-chart-form"
CYPHER_CHART_X = "cypher-chart-x"
CYPHER_CHART_Y = "cypher-chart-y"
CYPHER_EXPORT = "cypher-export"
CYPHER_DOWNLOAD = "cypher-download"
SHELF = "shelf"
SHELF_ASKED = "shelf-asked"
SHELF_TOLD = "shelf-told"
SHELF_DIALOG = "shelf-dialog"
SHELF_NAME = "shelf-name"
SHELF_FOLDER = "shelf-folder"
SHELF_NOTE = "shelf-note"
CYPHER_TABS = "cypher-tabs"
CYPHER_GRID = "cypher-grid"
CYPHER_PICTURE = "cypher-picture"
CYPHER_CARRY = "cypher-carry"


def search_text(where: str) -> dict[str, str]:
    """The text field of one of the search boxes; `where` tells them apart."""
    return {"type": "search-text", "where": where}


def search_hits(where: str) -> dict[str, str]:
    """The list of completions under that text field."""
    return {"type": "search-hits", "where": where}
