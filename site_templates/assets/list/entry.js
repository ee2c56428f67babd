// One service of a list, as elements of the page; and two or three side by side. Text is always text, never markup.
(function (signpost) {
  "use strict";
  const W = signpost.listWords, fresh = signpost.fresh;

  // An element with attributes and children; strings become text. A function as an attribute is what a click does.
  function make(tag, attributes, children) {
    const element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => {
      const value = attributes[name];
      if (typeof value === "function") { element.addEventListener("click", value); } else if (value !== undefined && value !== false) { element.setAttribute(name, value); }
    });
    [].concat(children === undefined ? [] : children).forEach(child => { if (child) { element.appendChild(typeof child === "string" ? document.createTextNode(child) : child); } });
    return element;
  }

  function button(words, act, more) { return make("button", Object.assign({ type: "button", class: "quiet", press: act }, more), words); }

  function number(text) { return make("bdi", { dir: "ltr" }, text); }

  const OTHERS = { site: W.website, form: W.form, email: W.email };

  // A way to make contact: [kind, where it leads, lead, number as shown, word to send, notes, doubt].
  function way(told) {
    const kind = told[0], href = /^(https?|tel|sms|mailto):/.test(told[1] || "") ? told[1] : "", parts = [];
    if (kind === "call") { parts.push(make("a", { class: "call", href: href }, [told[2] + " ", number(told[3])])); }
    else if (kind === "text") { parts.push(make("a", { class: "call", href: href }, [W.text + " "].concat(told[4] ? [make("b", {}, told[4]), " " + W.to + " "] : [], number(told[3])))); }
    else if (OTHERS[kind]) { parts.push(make("a", { class: "site", href: href, rel: "noreferrer" }, [OTHERS[kind] + ": ", number(told[3])])); }
    else { parts.push(make("b", {}, told[2]), told[3] && " ", told[3] && number(told[3])); }
    return parts.concat([told[5], told[6]].filter(Boolean).map(words => make("span", {}, words)));
  }

  function ways(card) {
    if (!card.ways) { return card.ask ? make("p", { class: "ask" }, make("b", {}, W.ask_(card.ask))) : null; }
    return make("ul", { class: "contacts" }, card.ways.map(told => make("li", {}, way(told))));
  }

  // Hours that were promised until a day are not said after it.
  function opening(card) { return card.until && fresh.today() > card.until[0] ? [card.until[1]] : card.open || []; }

  function lines(texts) { return texts.reduce((all, text, n) => all.concat(n ? [make("br"), text] : [text]), []); }

  function fact(name, texts, where) { return texts.length ? make("div", where ? { class: where } : {}, [make("dt", {}, name), make("dd", {}, lines(texts))]) : null; }

  // On the screen only what is needed to reach them; on paper all that someone without a phone needs.
  function facts(card) {
    return make("dl", { class: "facts" }, [
      fact(W.open, opening(card)), fact(W.place, card.places || []), fact(W.who, card.who ? [card.who.join(" ")] : [], "on-paper"), fact(W.how_, card.how || [], "on-paper"),
      fact(W.cost, card.cost ? [card.cost] : [], "on-paper"), fact(W.languages, card.languages ? [card.languages] : [], "on-paper"),
    ]);
  }

  function dayInWords(day) { return _day(day, new Date(day + "T12:00").toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })); }

  // Which parts of a digest differ, in words: three letters each, in the order of W.parts.
  function changes(entry, card) {
    return entry.digest && card.digest ? W.parts.filter((part, n) => entry.digest.slice(3 * n, 3 * n + 3) !== card.digest.slice(3 * n, 3 * n + 3)) : [];
  }

  function changed(entry, card, on) {
    const parts = changes(entry, card);
    if (!parts.length) { return null; }
    return make("div", { class: "status changed" }, [make("p", {}, make("b", {}, W.changed(entry.day && dayInWords(entry.day), parts))), button(W.seen, () => on.seen(entry, card), { class: "quiet on-screen" })]);
  }

  function note(entry, on) {
    const id = "note-" + entry.id, box = make("textarea", { id: id, rows: 3, maxlength: signpost.kept.LONGEST_NOTE, autocomplete: "off", "aria-describedby": id + "-hint" });
    const paper = make("p", { class: "on-paper note-paper" });
    const shown = () => { paper.textContent = box.value.trim() ? W.note + ": " + box.value.trim() : ""; };
    box.value = entry.note;
    box.addEventListener("input", () => { on.note(entry, box.value); shown(); });
    shown();
    return [make("details", Object.assign({ class: "note on-screen" }, entry.note ? { open: "" } : {}), [make("summary", {}, W.note), make("label", { for: id, class: "unseen" }, W.note), make("p", { class: "hint", id: id + "-hint" }, W.noteHint), box]), paper];
  }

  function acts(entry, card, place, on) {
    const name = make("span", { class: "unseen" }, ": " + (card.name || entry.id)), act = (words, key, press, off) => button([words, name.cloneNode(true)], press, { "data-act": key, disabled: off ? "" : undefined });
    const tick = make("input", { type: "checkbox", id: "compare-" + entry.id, autocomplete: "off" }), buttons = [];
    tick.checked = on.chosen.has(entry.id);
    tick.addEventListener("change", () => on.choose(entry.id, tick.checked));
    if (on.own) {
      buttons.push(act(W.up, "up", () => on.move(entry, card, -1), place.at === 0), act(W.down, "down", () => on.move(entry, card, 1), place.at === place.of - 1), act(W.off, "off", () => on.remove(entry, card)));
    }
    return make("div", { class: "acts on-screen" }, buttons.concat(place.of > 1 && card.name ? make("span", { class: "tick" }, [tick, make("label", { for: tick.id }, [W.compare, name.cloneNode(true)])]) : []));
  }

  // *place* is {at, of}; *on* is the page: {root, own, chosen, choose, move, remove, note, seen}.
  function entryPart(entry, card, place, on) {
    const known = card && card.name;
    const parts = known ? [
      make("h3", {}, make("a", { href: on.root + "services/" + (card.id || entry.id) + "/index.html" }, card.name)),
      card.by && make("p", { class: "run-by" }, card.by),
      changed(entry, card, on),
      card.status && make("p", { class: "status" }, make("b", {}, card.status)),
      make("p", {}, card.about),
      card.instead && make("p", {}, [W.instead].concat(card.instead.reduce((all, link, n) => all.concat(n ? [", "] : [], make("a", { href: on.root + link[0] }, link[1])), []))),
      ways(card), facts(card),
      make("p", { class: "checked" }, fresh.words(card.state, fresh.today()) + "."),
    ] : [
      make("h3", {}, W.unnamed),
      make("p", { class: "status" }, make("b", {}, card && card.gone ? W.gone(card.gone) : W.unknown)),
      make("p", { class: "base" }, entry.id.replace(/-/g, " ")),
    ];
    return make("li", { class: "saved-entry", "data-id": entry.id }, parts.concat(on.own ? note(entry, on) : [], acts(entry, card || {}, place, on)));
  }

  // Two or three cards as a true table. The rows are what decides between them.
  function table(cards, id) {
    const said = texts => texts && texts.length ? lines(texts) : [W.unsaid];
    const rows = [
      [W.reach, card => ways(card) || W.unsaid], [W.open, card => said(opening(card))], [W.place, card => said(card.places)], [W.who, card => said(card.who)], [W.how_, card => said(card.how)],
      [W.cost, card => said(card.cost && [card.cost])], [W.languages, card => said(card.languages && [card.languages])], [W.checked, card => [fresh.words(card.state, fresh.today()) + "."]],
    ];
    if (cards.some(card => card.status)) { rows.unshift([W.status, card => said(card.status && [card.status])]); }
    const whose = card => make("span", { class: "whose", "aria-hidden": "true" }, card.name);
    return make("table", { class: "side-by-side", role: "table", "aria-labelledby": id }, [
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, [make("td", { role: "cell" })].concat(cards.map(card => make("th", { role: "columnheader", scope: "col" }, card.name))))),
      make("tbody", { role: "rowgroup" }, rows.map(row => make("tr", { role: "row" }, [make("th", { role: "rowheader", scope: "row" }, row[0])].concat(cards.map(card => make("td", { role: "cell" }, [whose(card), " "].concat(row[1](card)))))))),
    ]);
  }

  // What messages say of a card: the first number that nobody doubts, or else the first way there is.
  function told(card) {
    const quick = (card.ways || []).filter(one => one[0] === "call" || one[0] === "text"), first = quick.filter(one => !one[6])[0] || quick[0] || (card.ways || []).filter(one => one[3])[0];
    const said = one => one[0] === "call" ? W.call + " " + one[3] : one[0] === "text" ? W.text + " " + (one[4] ? one[4] + " " + W.to + " " : "") + one[3] : one[3];
    return {
      name: card.name, kind: first ? first[0] : "", number: first ? first[3] : card.ask ? W.askNow(card.ask) : "", word: first && first[4] || "",
      reach: first ? [said(first) + (first[6] ? " (" + first[6] + ")" : "")] : card.ask ? [W.ask_(card.ask)] : [],
      more: [first && first[5]].filter(Boolean).concat(opening(card), card.places || []),
    };
  }

  signpost.entry = { make: make, button: button, part: entryPart, table: table, told: told };
})(this.signpost);
