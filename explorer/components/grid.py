"""Tables that sort and filter, dressed like the rest."""

from typing import Any

import dash_ag_grid as dag

_EACH = {
    "sortable": True,
    "resizable": True,
    "filter": True,
    "flex": 1,
    "minWidth": 84,
    "suppressHeaderFilterButton": True,
    # Dates of any precision are text; what the grid guesses from the first row would empty the others.
    "cellDataType": False,
}
_CHOSEN = {"rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True}}


def grid(
    id: str, columns: list[dict[str, Any]], rows: list[dict[str, Any]], *, height: str, select: bool = False
) -> dag.AgGrid:
    """An ag-grid whose columns share the width as their `flex` says; `select` lets one row be chosen."""
    return dag.AgGrid(
        id=id,
        columnDefs=columns,
        rowData=rows,
        defaultColDef=_EACH,
        dashGridOptions={
            "theme": {"function": "backchannelTheme(agGrid)"},
            "rowHeight": 38,
            "headerHeight": 38,
            "tooltipShowDelay": 400,
            "enableCellTextSelection": not select,
            "animateRows": False,
            **(_CHOSEN if select else {}),
        },
        style={"height": height, "width": "100%"},
    )
