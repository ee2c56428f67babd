// The library of practice examples: its filters, and two or three examples side by side. Loaded by those
// two pages only. Choices are ids and stand in the address's fragment, so that Back undoes them; nothing
// is typed, sent or stored. Without this script, links and pages made beforehand do the same.
(function (signpost) {
  "use strict";
  const at = id => document.getElementById(id);
  const PAGE = 40;

  // An element with attributes and children; strings become text, never markup.
  function make(tag, attributes, children) {
    const element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => element.setAttribute(name, attributes[name]));
    [].concat(children === undefined ? [] : children).forEach(child => { if (child) { element.appendChild(typeof child === "string" ? document.createTextNode(child) : child); } });
    return element;
  }

  function button(words, act) {
    const element = make("button", { type: "button", class: "quiet" }, words);
    element.addEventListener("click", act);
    return element;
  }

  // ------------------------------------------------------------------ data: files hand themselves over

  // <script> works from a folder on disk, and may not send anything.
  // Browsers that know Trusted Types load no script but by this policy: a file below the folder of examples.
  const own = { createScriptURL: address => { if (!/^(\.\.\/)*practice\/([a-z0-9-]+\/)*[a-z0-9-]+\.js$/.test(address)) { throw new TypeError(address); } return address; } };
  const trusted = window.trustedTypes ? window.trustedTypes.createPolicy("signpost", own) : own;
  const taken = {}, waiting = {};
  signpost.take = (name, data) => { taken[name] = data; };

  function load(root, name, then) {
    if (taken[name]) { then(taken[name]); return; }
    if (waiting[name]) { waiting[name].push(then); return; }
    waiting[name] = [then];
    const script = make("script");
    script.src = trusted.createScriptURL(root + "practice/" + name + ".js");
    script.onload = () => { const list = waiting[name]; delete waiting[name]; list.forEach(call => call(taken[name])); };
    script.onerror = () => { delete waiting[name]; at("found").textContent = _("The list did not load. Check your connection and try again, or use the links on this page."); };
    document.head.appendChild(script);
  }

  // Said once for each change, after a pause, so that a screen reader is not flooded.
  let saying = 0;
  function say(text) {
    clearTimeout(saying);
    saying = setTimeout(() => { if (at("found").textContent !== _plain(text)) { at("found").textContent = text; } }, 200);
  }

  // Ids by name, as the fragment has them: "need=low-mood&cost=under-250,not-stated".
  function readFragment() {
    const found = new Map();
    location.hash.slice(1).split("&").forEach(part => {
      const pair = part.split("=");
      if (pair.length !== 2 || !/^[a-z-]+$/.test(pair[0])) { return; }
      const ids = pair[1].split(",").filter(id => /^[a-z0-9-]+$/.test(id));
      if (ids.length) { found.set(pair[0], new Set(ids)); }
    });
    return found;
  }

  // ------------------------------------------------------------------ filters

  function filters(narrow) {
    const root = narrow.getAttribute("data-up"), boxes = [], labels = {}, quiet = new Set();
    let choices = new Map(), shown = PAGE, library = null;

    // Each link below a facet becomes a box to tick; its page stays what it was for everyone else.
    Array.prototype.forEach.call(narrow.querySelectorAll("details[data-facet]"), group => {
      const facet = group.getAttribute("data-facet"), name = _of(group.querySelector("summary"));
      const rows = Array.prototype.map.call(group.querySelectorAll("a[data-id]"), link => {
        const id = link.getAttribute("data-id"), input = make("input", { type: "checkbox", id: "choice-" + facet + "-" + id, autocomplete: "off" });
        const count = make("span", {}, link.nextElementSibling.textContent);
        labels[facet + "/" + id] = _of(link);
        if (link.hasAttribute("data-quiet")) { quiet.add(facet + "/" + id); }
        input.addEventListener("change", () => choose(facet, id, input.checked));
        boxes.push({ facet: facet, id: id, input: input, count: count });
        return make("li", {}, [input, make("label", { for: input.id }, [_of(link) + " ", count])]);
      });
      const set = make("fieldset", {}, [make("legend", { class: "unseen" }, name), make("ul", {}, rows)]);
      group.replaceChild(set, group.querySelector("ul"));
      group.removeChild(group.querySelector("p"));
    });

    function any() { let found = false; choices.forEach(ids => { found = found || ids.size > 0; }); return found; }

    function read() {
      const found = new Map();
      readFragment().forEach((ids, facet) => { const known = Array.from(ids).filter(id => labels[facet + "/" + id]); if (known.length) { found.set(facet, new Set(known)); } });
      // What may not stand in an address is kept while the page is open.
      choices.forEach((ids, facet) => ids.forEach(id => { if (quiet.has(facet + "/" + id)) { found.set(facet, (found.get(facet) || new Set()).add(id)); } }));
      choices = found;
    }

    function write() {
      const parts = [];
      choices.forEach((ids, facet) => {
        const open = Array.from(ids).filter(id => !quiet.has(facet + "/" + id));
        if (open.length) { parts.push(facet + "=" + open.sort().join(",")); }
      });
      const hash = parts.sort().join("&");
      if ((hash || "all") !== (location.hash.slice(1) || "all")) { location.hash = hash || "all"; } else { update(); }
    }

    function choose(facet, id, on) {
      const ids = choices.get(facet) || new Set();
      if (on) { ids.add(id); choices.set(facet, ids); } else { ids.delete(id); if (!ids.size) { choices.delete(facet); } }
      shown = PAGE;
      write();
    }

    // Two choices of one facet widen the list, of two facets narrow it; as for services.
    function narrowed() {
      const kept = [], counts = {};
      library.examples.forEach(example => {
        const failing = [];
        choices.forEach((ids, facet) => { if (!(example.of[facet] || []).some(id => ids.has(id))) { failing.push(facet); } });
        if (!failing.length) { kept.push(example); }
        // One that fails a single facet still counts there: another choice of it would bring it in.
        if (failing.length < 2) {
          Object.keys(example.of).forEach(facet => { if (!failing.length || facet === failing[0]) { example.of[facet].forEach(id => { counts[facet + "/" + id] = (counts[facet + "/" + id] || 0) + 1; }); } });
        }
      });
      return { kept: kept, counts: counts };
    }

    function card(example) {
      return make("li", { class: "card" }, [
        make("h3", {}, make("a", { href: root + "practice/" + example.id + "/index.html" }, example.title)),
        example.then && make("p", { class: "then" }, make("b", {}, example.then)),
        make("p", {}, example.teaser),
        make("dl", { class: "brief" }, example.facts.map(fact => make("div", {}, [make("dt", {}, fact[0]), " ", make("dd", {}, fact[1])]))),
      ]);
    }

    function showChosen() {
      const part = at("asked-for"), list = make("ul", { class: "chips" });
      const gone = act => () => { act(); at("results-title").focus(); };
      part.textContent = "";
      choices.forEach((ids, facet) => ids.forEach(id => list.appendChild(make("li", {}, button(_("Remove: %(name)s", { name: labels[facet + "/" + id] }), gone(() => choose(facet, id, false)))))));
      if (any()) { list.appendChild(make("li", {}, button(_("Remove all"), () => { choices = new Map(); write(); narrow.querySelector("summary").focus(); }))); part.appendChild(list); }
    }

    function update() {
      const active = any();
      if (active && !library) { load(root, "library", data => { library = data; update(); }); return; }
      at("whole").hidden = active;
      at("results-part").hidden = !active;
      showChosen();
      const found = library && narrowed();
      boxes.forEach(box => {
        box.input.checked = !!(choices.get(box.facet) && choices.get(box.facet).has(box.id));
        if (found) { box.count.textContent = "(" + (found.counts[box.facet + "/" + box.id] || 0) + ")"; }
      });
      if (!active) { if (found) { say(_n("%(number)s practice example, all of them.", "%(number)s practice examples, all of them.", found.kept.length)); } return; }
      const list = at("results");
      list.textContent = "";
      found.kept.slice(0, shown).forEach(example => list.appendChild(card(example)));
      at("more-results").hidden = found.kept.length <= shown;
      at("results-title").textContent = found.kept.length ? _n("%(number)s practice example", "%(number)s practice examples", found.kept.length) : _("No practice example fits");
      say(found.kept.length ? _n("%(number)s practice example found.", "%(number)s practice examples found.", found.kept.length) : _("No practice example fits. Try fewer choices."));
    }

    at("more-results").addEventListener("click", () => {
      const next = shown;
      shown += PAGE;
      update();
      at("results").children[next].querySelector("a").focus();
    });
    // Links to a place on the page leave the choices as they are.
    window.addEventListener("hashchange", () => { if (/=|^(#all)?$/.test(location.hash)) { read(); shown = PAGE; update(); } });
    read();
    if (any()) { narrow.open = true; update(); }
  }

  // ------------------------------------------------------------------ side by side

  function besides(choose) {
    const root = choose.getAttribute("data-up"), lists = ["first", "second", "third"].map(at);

    function chosen() {
      const ids = lists.map(list => list.value).filter(Boolean);
      return ids.filter((id, n) => ids.indexOf(id) === n);
    }

    function table(group, at, columns) {
      const head = columns.map(column => make("th", { role: "columnheader", scope: "col" }, column.title));
      const rows = group.rows.map((heading, n) => make("tr", { role: "row" }, [make("th", { role: "rowheader", scope: "row" }, heading)].concat(columns.map(column => {
        const lines = column.cells[at + n];
        return make("td", { role: "cell" }, [make("span", { class: "whose", "aria-hidden": "true" }, column.title), " ", lines.length > 1 ? make("ul", {}, lines.map(line => make("li", {}, line))) : lines[0]]);
      }))));
      return make("div", { role: "table", "aria-labelledby": group.id }, make("table", { class: columns.length > 2 ? "side-by-side three" : "side-by-side", role: "presentation" }, [
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, [make("td", { role: "cell" })].concat(head))),
        make("tbody", { role: "rowgroup" }, rows),
      ]));
    }

    function show(library, columns) {
      const part = at("compared");
      part.textContent = "";
      part.appendChild(make("h2", { id: "compared-title", tabindex: "-1" }, columns.length > 2 ? _("Three examples side by side") : _("Two examples side by side")));
      part.appendChild(make("ul", { class: "entries" }, columns.map(column => make("li", {}, [make("a", { href: root + column.url }, column.title), " ", column.then && make("span", {}, column.then)]))));
      let row = 0;
      library.rows.forEach(group => {
        part.appendChild(make("section", { "aria-labelledby": group.id }, [make("h3", { id: group.id }, group.heading), group.note && make("p", {}, group.note), table(group, row, columns)]));
        row += group.rows.length;
      });
      at("whole").hidden = true;
      say(_n("%(number)s practice example side by side.", "%(number)s practice examples side by side.", columns.length));
    }

    function clear() { at("compared").textContent = ""; at("whole").hidden = false; say(""); }

    function update(library, focus) {
      const known = new Set(library.examples.map(example => example.id));
      const ids = Array.from(readFragment().get("examples") || []).filter(id => known.has(id)).slice(0, 3);
      lists.forEach((list, n) => { list.value = ids[n] || ""; });
      if (ids.length < 2) { clear(); return; }
      let left = ids.length;
      const columns = [];
      ids.forEach((id, n) => load(root, "compare/" + id, data => {
        columns[n] = data;
        left -= 1;
        // Another choice may have been made meanwhile.
        if (!left && lists.every((list, k) => list.value === (ids[k] || ""))) { show(library, columns); if (focus) { at("compared-title").focus(); } }
      }));
    }

    load(root, "library", library => {
      lists.forEach((list, n) => {
        list.appendChild(make("option", { value: "" }, n < 2 ? _("Choose an example") : _("None")));
        library.examples.forEach(example => list.appendChild(make("option", { value: example.id }, example.title)));
      });
      choose.hidden = false;
      at("show").addEventListener("click", () => {
        const ids = chosen();
        if (ids.length < 2) { say(_("Choose two different examples.")); lists[ids.length && lists[0].value ? 1 : 0].focus(); return; }
        const hash = "examples=" + ids.join(",");
        if (location.hash === "#" + hash) { update(library, true); } else { asked = true; location.hash = hash; }
      });
      let asked = false;
      window.addEventListener("hashchange", () => { if (/=|^$/.test(location.hash)) { update(library, asked); asked = false; } });
      update(library, false);
    });
  }

  if (at("narrow")) { filters(at("narrow")); }
  if (at("choose")) { besides(at("choose")); }
})(this.signpost = this.signpost || {});
