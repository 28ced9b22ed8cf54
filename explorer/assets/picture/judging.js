// Confirming, rejecting and correcting statements where they are read; each is a step that can be undone.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const TITLES = { confirm: "Confirm a statement", reject: "Reject a statement", correct: "Correct a statement" };

  // Edges of nodes that a judgement touched, as the graph has them now: changed, gone, or new.
  const renew = async (ids) => {
    const cy = own.picture(), there = own.real(cy.nodes()).filter((n) => ids.includes(n.id()));
    const events = there.neighborhood("node").filter((n) => ["TeamMove", "Deal"].includes(n.data("kind")));
    const all = there.union(events);
    if (all.empty()) return;
    const delta = await own.restore({ do: "refresh", ids: all.map((n) => n.id()) });
    const found = new Map(delta.elements.map((e) => [e.data.id, e]));
    cy.batch(() => {
      const gone = all.filter((n) => delta.missing.includes(n.id()));
      all.connectedEdges("[!made]").union(gone).forEach((e) => { if (!found.has(e.id())) e.remove(); });
      for (const [id, element] of found) {
        const shown = cy.getElementById(id);
        if (shown.nonempty()) shown.data(element.data);
        else if (element.group === "edges") cy.add(element);
      }
    });
    own.emit("renewed", all.connectedEdges("[!made]").map((e) => e.id()));
    own.changed();
  };
  const judge = async (body) => {
    own.busy(true);
    try {
      const answer = await own.post("judge", body);
      await renew(answer.touched);
      own.say(answer.message);
      own.tell(true);
      return answer;
    } catch (error) { own.trouble(error); return null; } finally { own.busy(false); }
  };
  // Undoing and doing again are judgements too: the ledger only grows.
  own.rejudge = async (step) => {
    const answer = await judge({ kind: "undo", on: step.judgement });
    if (answer) step.judgement = answer.judgement;
  };
  const decide = async (body) => {
    const answer = await judge(body);
    if (answer) own.did({ title: TITLES[body.kind], judgement: answer.judgement });
  };
  own.tools.judge = ({ kind, on }) => decide({ kind, on });
  own.tools.correct = ({ on }) => {
    const fields = {};
    let reason = "";
    for (const field of document.querySelectorAll(`[id^="${CSS.escape(`${on}-`)}"]`)) {
      const name = field.id.slice(on.length + 1);
      if (name === "reason") reason = field.value;
      else if (field.value !== (field.tagName === "SELECT" ? [...field.options].find((o) => o.defaultSelected)?.value : field.defaultValue)) fields[name] = field.value;
    }
    decide({ kind: "correct", on, fields, reason });
  };
})();
