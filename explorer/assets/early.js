// Sets the colour scheme before anything is drawn, so that a dark page does not flash white.
(() => {
  const kept = (() => {
    try { return localStorage.getItem("backchannel-scheme"); } catch { return null; }
  })();
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.mantineColorScheme = dark ? "dark" : "light";
})();
