// Confirming, rejecting and correcting statements where they are read; each is a step that can be undone.
(() => {
  const own = (window.backchannel = window.backchannel || {});
  const TITLES = { confirm: "Confirm a statement", reject: "Reject a statement", correct: "Correct a statement" };

  // Edges of nodes that a judgement touched, as the graph has them now: changed, gone, or new. Gives the ids of those gone
  // that were selected.
  const renew = async (ids) => {
    const cy = own.picture(), there = own.real(cy.nodes()).filter((n) => ids.includes(n.id()));
    const events = there.neighborhood("node").filter((n) => ["TeamMove", "Deal"].includes(n.data("kind")));
    const all = there.union(events);
    if (all.empty()) return [];
    const delta = await own.send({ do: "refresh", ids: all.map((n) => n.id()) });
    const found = new Map(delta.elements.map((e) => [e.data.id, e])), lost = [];
    cy.batch(() => {
      const gone = all.filter((n) => delta.missing.includes(n.id()));
      all.connectedEdges("[!made]").union(gone).forEach((e) => {
        if (found.has(e.id())) return;
        if (e.selected()) lost.push(e.id());
        e.remove();
      });
      for (const [id, element] of found) {
        const shown = cy.getElementById(id);
        if (shown.nonempty()) shown.data(element.data);
        else if (element.group === "edges") cy.add(element);
      }
    });
    own.emit("renewed", all.connectedEdges("[!made]").map((e) => e.id()));
    own.changed();
    return lost;
  };
  // `chosen`: ids of what was selected, and is so again where it comes back and nothing else has been selected since.
  const judge = async (body, chosen = []) => {
    own.busy(true);
    try {
      const answer = await own.post("judge", body);
      answer.lost = await renew(answer.touched);
      const cy = own.picture(), back = cy.elements().filter((e) => chosen.includes(e.id()));
      if (cy.$(":selected").empty() && back.nonempty()) own.choose(back, true); else own.tell(true);
      own.emit("judged", answer.judgement);
      return answer;
    } catch (error) { own.trouble(error); return null; } finally { own.busy(false); }
  };
  // Undoing and doing again are judgements too: the ledger only grows. Gives what to say of it, nothing where it failed.
  own.rejudge = async (step) => {
    const answer = await judge({ kind: "undo", on: step.judgement }, step.chosen);
    if (answer) step.judgement = answer.judgement;
    return answer?.message;
  };
  // What decides on a statement cannot be pressed again until that is done; what was decided is drawn with new buttons.
  const hold = (on, held) => {
    for (const control of document.querySelectorAll(`.judge button[data-on="${CSS.escape(on)}"]`)) control.disabled = held;
  };
  const decide = (body) => {
    hold(body.on, true);
    return own.inTurn(async () => {
      const answer = await judge(body);
      hold(body.on, false);
      if (!answer) return;
      own.did({ title: TITLES[body.kind], judgement: answer.judgement, chosen: answer.lost });
      own.say(answer.message);
    });
  };
  own.tools.judge = ({ kind, on }) => decide({ kind, on });

  // ---- the form to correct one: it comes when it is opened, and anew for another kind of relation ----
  const fill = async (form, relation) => {
    try {
      const { tree } = await own.post("correct-form", { on: form.dataset.on, relation });
      form.dataset.tree = tree;
    } catch (error) { own.trouble(error); }
  };
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.("details.correct") || !target.open) return;
    const form = target.querySelector(".correct-form");
    if (!form.childElementCount) fill(form);
  }, true);
  document.addEventListener("change", ({ target }) => {
    const form = target.closest?.(".correct-form");
    if (form && target.id === `${form.dataset.on}-relation`) fill(form, target.value);
  });
  own.actions.correct = ({ on }, button) => {
    const said = { kind: "correct", on, roles: {}, fields: {} };
    for (const { id, value } of button.closest(".correct-form").querySelectorAll("input, select")) {
      const [part, ...name] = id.slice(on.length + 1).split("-");
      if (name.length) said[`${part}s`][name.join("-")] = value; else said[part] = value;
    }
    decide(said);
  };
})();
