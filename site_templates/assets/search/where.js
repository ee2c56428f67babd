// Where: what a place that was found means for the page. Comes with places and the map, for those who ask.
(function (signpost) {
  "use strict";

  // *on* is the page: {answer (element), root, isHub, typed, tables(site, then), pressed, make, set(place, base)}.
  // On the hub the tables of the area it lies in know where it is.
  function settle(found, on) {
    const answer = on.answer, say = text => answer.appendChild(document.createTextNode(text));
    const link = (href, words) => answer.appendChild(on.make("a", { href: href }, words));
    const took = found.mended ? _("We took this as %(place)s. ", { place: found.label }) : "";
    let place = null, base = on.root;
    answer.textContent = "";
    if (found.kind === "here" || found.kind === "near") {
      if (found.lat !== null) { place = found; }
      say(found.mended ? took : _("Near %(place)s. ", { place: found.label }));
      say(found.kind === "near" ? _("That is outside this area: some services may not be for you.") : _("The nearest come first."));
    } else if (found.kind === "other-site" && on.isHub) {
      base = on.root + found.site + "/";
      say(took ? took + _("It is in %(area)s. Below is help for you there. ", { area: found.siteName }) : _("%(place)s is in %(area)s. Below is help for you there. ", { place: found.label, area: found.siteName }));
      link(base + "index.html", _("All pages for %(area)s", { area: found.siteName }));
      on.tables(base, tables => { const near = tables.find(on.typed); if (near.kind === "here" && near.lat !== null) { on.set(near, base); } });
    } else if (found.kind === "other-site") {
      say(took ? took + _("It is in another area. ") : _("%(place)s is in another area. ", { place: found.label }));
      link(on.root + "../" + found.site + "/index.html", _("Go to %(area)s", { area: found.siteName }));
    } else if (found.kind === "part") {
      say(_("Part of %(place)s is in one of our areas. Type your whole postcode.", { place: found.label }));
    } else if (found.kind === "ambiguous") {
      say(_("Which one? "));
    } else if (on.isHub) {
      say(_("We do not know that place, or have no local site for it yet. Try a town near you, or your whole postcode. Help for the whole country is listed all the same."));
    } else {
      // An area's tables end some 60 km beyond it: the hub's know all our areas.
      say(_("We do not know that place. It may be misspelt, or far from this area. Try a town near you, or your whole postcode. "));
      link(on.root + "../search/index.html", _("Look for it in all our areas"));
    }
    if (found.kind !== "part" && found.choices.length) {
      if (found.kind !== "ambiguous") { say(_(" Or did you mean: ")); }
      found.choices.forEach(choice => { answer.appendChild(on.pressed(choice.label, () => { settle(choice, on); answer.setAttribute("tabindex", "-1"); answer.focus(); })); say(" "); });
    }
    on.set(place, base);
  }

  function locate(tables, then, answer) {
    answer.textContent = _("Asking your phone…");
    navigator.geolocation.getCurrentPosition(
      position => then(tables.nearest(position.coords.latitude, position.coords.longitude)),
      () => { answer.textContent = _("Your phone did not say. You can type a postcode or a town."); });
  }

  signpost.where = { settle: settle, locate: locate };
})(this.signpost = this.signpost || {});
