// A word at the bottom of the page about what was done, with a way back where there is one.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  let timer = null;

  const hide = () => { document.getElementById("toast").hidden = true; };
  own.toast = (said, undo = null, wrong = false) => {
    const host = document.getElementById("toast");
    const words = Object.assign(document.createElement("span"), { textContent: said });
    host.replaceChildren(words);
    host.classList.toggle("wrong", wrong);
    if (undo) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: "Undo" });
      button.addEventListener("click", () => { hide(); undo(); });
      host.append(button);
    }
    host.hidden = false;
    clearTimeout(timer);
    // Long enough to reach it by keyboard; it stays while it has the focus or the pointer.
    const leave = () => (host.matches(":hover, :focus-within") ? (timer = setTimeout(leave, 3000)) : hide());
    timer = setTimeout(leave, undo || wrong ? 12000 : 5000);
  };

  own.save = (content, name, type) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // A server that is gone would otherwise leave the page waiting without a word.
  const fetched = window.fetch;
  window.fetch = (...given) => fetched(...given).catch((error) => {
    if (error instanceof TypeError) own.toast("The explorer does not answer. Is it still running?", null, true);
    throw error;
  });

  // What a browser keeps for its user: settings, history, recent names. A browser that keeps nothing does without.
  own.keep = (name, value) => { try { localStorage.setItem(`backchannel-${name}`, JSON.stringify(value)); } catch { /* full or forbidden */ } };
  own.kept = (name, otherwise) => {
    try { return JSON.parse(localStorage.getItem(`backchannel-${name}`)) ?? otherwise; } catch { return otherwise; }
  };
})();
