// Where: what a place that was found means for the page. Comes with places and the map, for those who ask.
(function (signpost) {
  "use strict";

  // *on* is the page: {answer (element), root, isHub, typed, tables(site, then), pressed, make, set(place, base)}.
  // On the hub the tables of the area it lies in know where it is.
  function settle(found, on) {
    const answer = on.answer, say = text => answer.appendChild(document.createTextNode(text));
    const link = (href, words) => answer.appendChild(on.make("a", { href: href }, words));
    const named = found.mended ? "We took this as " + found.label + ". It" : found.label;
    let place = null, base = on.root;
    answer.textContent = "";
    if (found.kind === "here" || found.kind === "near") {
      if (found.lat !== null) { place = found; }
      say((found.mended ? "We took this as " : "Near ") + found.label + (found.kind === "near" ? ". That is outside this area: some services may not be for you." : ". The nearest come first."));
    } else if (found.kind === "other-site" && on.isHub) {
      base = on.root + found.site + "/";
      say(named + " is in " + found.siteName + ". Below is help for you there. ");
      link(base + "index.html", "All pages for " + found.siteName);
      on.tables(base, tables => { const near = tables.find(on.typed); if (near.kind === "here" && near.lat !== null) { on.set(near, base); } });
    } else if (found.kind === "other-site") {
      say(named + " is in another area. ");
      link(on.root + "../" + found.site + "/index.html", "Go to " + found.siteName);
    } else if (found.kind === "part") {
      say("Part of " + found.label + " is in one of our areas. Type your whole postcode.");
    } else if (found.kind === "ambiguous") {
      say("Which one? ");
    } else if (on.isHub) {
      say("We do not know that place, or have no local site for it yet. Try a town near you, or your whole postcode. Help for the whole country is listed all the same.");
    } else {
      // An area's tables end some 60 km beyond it: the hub's know all our areas.
      say("We do not know that place. It may be misspelt, or far from this area. Try a town near you, or your whole postcode. ");
      link(on.root + "../search/index.html", "Look for it in all our areas");
    }
    if (found.kind !== "part" && found.choices.length) {
      if (found.kind !== "ambiguous") { say(" Or did you mean: "); }
      found.choices.forEach(choice => { answer.appendChild(on.pressed(choice.label, () => { settle(choice, on); answer.setAttribute("tabindex", "-1"); answer.focus(); })); say(" "); });
    }
    on.set(place, base);
  }

  function locate(tables, then, answer) {
    answer.textContent = "Asking your phone…";
    navigator.geolocation.getCurrentPosition(
      position => then(tables.nearest(position.coords.latitude, position.coords.longitude)),
      () => { answer.textContent = "Your phone did not say. You can type a postcode or a town."; });
  }

  signpost.where = { settle: settle, locate: locate };
})(this.signpost = this.signpost || {});
