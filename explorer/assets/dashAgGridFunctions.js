// Our dress for ag-grid: it takes the colours of the page, light or dark.
(() => {
  const functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  functions.backchannelTheme = (agGrid) => agGrid.themeQuartz.withParams({
    backgroundColor: "var(--surface)", foregroundColor: "var(--text)", borderColor: "var(--line)",
    headerBackgroundColor: "var(--raised)", headerTextColor: "var(--muted)", accentColor: "var(--accent)",
    rowHoverColor: "var(--hover)", selectedRowBackgroundColor: "var(--chosen)", oddRowBackgroundColor: "var(--surface)",
    fontFamily: "inherit", fontSize: 13, headerFontWeight: 600, wrapperBorderRadius: 8, columnBorder: false,
    chromeBackgroundColor: "var(--raised)", menuBackgroundColor: "var(--surface)", browserColorScheme: "inherit",
  });
})();
