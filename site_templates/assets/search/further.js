// Further: how the words were taken, what to narrow by, where to turn when nothing fits. Comes after the first answers.
// *on* is the page: {finder, base, choices, any (choice made), choose, chip, waiting, missing, exactly, removeAll}.
(function (signpost) {
  "use strict";
  const R = signpost.results, make = R.make;

  // Why a service is shown, in one sentence.
  R.reasons = function (finder, hit) {
    const label = (facet, id) => { const term = finder.concepts.byId.get(facet + "/" + id); return term ? R.lower(term.label) : id; };
    const said = [];
    hit.why.forEach(why => {
      if (why[0] === "name") { said.push(_("your words are in its name")); }
      if (why[0] === "needs") { said.push(_("helps with %(need)s", { need: label("needs", why[1]) })); }
      if (why[0] === "kinds") { said.push(label("kinds", why[1])); }
      if (why[0] === "audiences") { said.push(_("for %(whom)s", { whom: label("audiences", why[1]) })); }
      if (why[0] === "about" && hit.why.length < 4) { said.push(_("your words are in its description")); }
      if (why[0] === "reach") { said.push(why[1] === "l" ? _("in %(area)s", { area: finder.data.inArea }) : !finder.data.area ? "" : why[1] === "w" ? _("for a wider area, %(area)s included", { area: finder.data.inArea }) : _("for the whole country")); }
      if (why[0] === "distance" && signpost.places) { said.push(signpost.places.distanceInWords(why[1])); }
      if (why[0] === "alone") { said.push(_("no referral needed")); }
    });
    return said.filter(Boolean);
  };

  function showAsked(part, answer, on) {
    const changes = answer.query.changes, chips = [];
    on.choices.forEach((ids, facet) => ids.forEach(id => chips.push([_("Remove: %(name)s", { name: labelOf(on.finder, facet, id) }), () => on.choose(facet, id, false)])));
    const offers = answer.others.filter(entry => !(on.choices.get(entry.list) && on.choices.get(entry.list).has(entry.term.id)) && entry.term.n);
    offers.slice(0, 3).forEach(entry => chips.push([_("Only: %(name)s", { name: R.lower(entry.term.label) }), () => on.choose(entry.list, entry.term.id, true)]));
    if (on.any) { chips.push([_("Remove all"), on.removeAll]); }
    if (!R.changed(part, [changes.length && answer.query, chips.map(chip => chip[0])])) { return; }
    part.textContent = "";
    if (changes.length) {
      part.appendChild(make("p", {}, [_("We looked for "), make("b", {}, answer.query.words), ". ", on.chip(_("Search instead for %(words)s", { words: answer.query.typed }), on.exactly)]));
    }
    if (chips.length) { part.appendChild(make("ul", { class: "chips" }, chips.map(chip => make("li", {}, on.chip(chip[0], chip[1]))))); }
  }

  function labelOf(finder, facet, id) {
    const found = (finder.choices || []).filter(entry => entry.id === facet)[0];
    const pair = found && found.terms.filter(term => term[0] === id)[0];
    return pair ? pair[1] : facet === "open-now" ? _("Open now") : id;
  }

  // What else: where to turn when nothing fits; examples of practice on the hub.
  function showBeside(part, answer, hits, on) {
    const base = on.base, link = (href, words) => make("a", { href: base + href }, words), none = !hits.length;
    const examples = on.waiting ? [] : (on.finder.data.examples || []).filter(example => answer.needs.some(need => example.needs.indexOf(need.term.id) >= 0));
    if (!R.changed(part, [base, on.waiting, none, on.any, none && answer.nearest.map(term => term.id), examples.map(example => example.id)])) { return; }
    part.textContent = "";
    if (on.waiting) { part.appendChild(make("p", {}, _("Still looking through the rest of the list."))); return; }
    if (none) {
      part.appendChild(make("p", {}, on.any ? _("Try fewer choices, or one of these:") : _("Try other words, or one word, such as sleep, worry or money. Or one of these:")));
      part.appendChild(make("ul", { class: "ways-in" }, answer.nearest.map(term => link("needs/" + term.id + "/index.html", term.label)).concat([
        on.any && on.chip(_("Remove all choices"), on.removeAll),
        link("today/index.html", _("Someone to call or text today")),
        link("needs/index.html", _("All needs")),
        link("urgent-help/index.html", _("Urgent help, day or night")),
      ]).filter(Boolean).map(way => make("li", {}, way))));
      part.appendChild(make("p", {}, make("a", { href: on.missing }, _("Tell us what is missing"))));
    }
    if (examples.length) {
      part.appendChild(make("h2", {}, _("Practice examples")));
      part.appendChild(make("ul", { class: "entries" }, examples.map(example => make("li", {}, link("practice/" + example.id + "/index.html", example.title)))));
    }
  }

  // The time is looked up once in ten seconds: to work it out is slow.
  let clock = null, clockAt = 0;
  function open(hit, holidays) {
    const data = hit.shard.data, hours = data.hours[hit.at];
    if (!hours) { return null; }
    if (!clock || Math.abs(Date.now() - clockAt) > 9999) { clockAt = Date.now(); clock = signpost.opening.now(new Date()); }
    return signpost.opening.state(hours, data.bank[hit.at] || "not-known", holidays, clock);
  }

  function isOpen(hit, holidays) {
    const state = open(hit, holidays);
    return !!state && (state.state === "open" || state.state === "always");
  }

  signpost.further = { showAsked: showAsked, showBeside: showBeside, open: open, isOpen: isOpen };
})(this.signpost = this.signpost || {});
