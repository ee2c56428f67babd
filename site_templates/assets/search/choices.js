// Choices: the boxes to narrow by, with how many services each would leave. Comes when they are first opened.
(function (signpost) {
  "use strict";

  // *flags* are what answers.narrow found: for each shard which services fit, and which only one facet keeps out.
  function count(flags, open) {
    const counts = new Map([["open-now", new Map(open ? [["yes", open]] : [])]]);
    flags.forEach((flag, shard) => Object.keys(shard.data.facets).forEach(facet => {
      const ids = counts.get(facet) || new Map(), but = flag.but[facet];
      counts.set(facet, ids);
      Object.keys(shard.data.facets[facet]).forEach(id => {
        const left = shard.under(facet, id).reduce((sum, at) => sum + (flag.fits[at] || but && but[at] || 0), 0);
        if (left) { ids.set(id, (ids.get(id) || 0) + left); }
      });
    }));
    return counts;
  }

  // Groups of choices that are open. One that has nothing to offer for a while is open when it comes back.
  const opened = new Set();

  // *on* is the page: {part (element), facets, choices, choose, make}.
  function show(counts, on) {
    const part = on.part, make = on.make, focused = document.activeElement && document.activeElement.id;
    Array.prototype.forEach.call(part.children, group => { if (group.open) { opened.add(group.id); } else { opened.delete(group.id); } });
    part.textContent = "";
    [{ id: "open-now", name: _("Open now"), terms: [["yes", _("Open now")]] }].concat(on.facets).forEach(facet => {
      const left = counts.get(facet.id) || new Map(), ids = on.choices.get(facet.id) || new Set();
      const terms = facet.terms.filter(term => left.get(term[0]) || ids.has(term[0]));
      if (!terms.length) { return; }
      const boxes = make("ul", {}, terms.map(term => {
        const name = "choice-" + facet.id + "-" + term[0];
        const input = make("input", { type: "checkbox", id: name });
        input.checked = ids.has(term[0]);
        input.addEventListener("change", () => on.choose(facet.id, term[0], input.checked));
        return make("li", {}, [input, make("label", { for: name }, [term[1] + " ", make("span", {}, "(" + (left.get(term[0]) || 0) + ")")])]);
      }));
      const group = make("details", { id: "choices-" + facet.id }, [make("summary", {}, facet.name), make("fieldset", {}, [make("legend", { class: "unseen" }, facet.name), boxes])]);
      group.open = opened.has(group.id) || ids.size > 0;
      part.appendChild(group);
    });
    const again = focused && focused.indexOf("choice") === 0 && document.getElementById(focused);
    if (again) { again.focus(); }
  }

  signpost.choices = { count: count, show: show };
})(this.signpost = this.signpost || {});
