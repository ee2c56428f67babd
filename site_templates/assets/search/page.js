// The page: the box, what it loads, and where answers appear. What is typed stays in this page's memory:
// it is never sent, stored, or put in an address. Choices, which are ids, stand in the address's fragment.
(function (signpost) {
  "use strict";
  const form = document.getElementById("find-form");
  if (!form) { return; }
  const R = signpost.results, make = R.make, at = id => document.getElementById(id);
  const box = at("find"), where = at("where"), main = document.querySelector("main");
  const root = form.getAttribute("data-up"), isHub = form.getAttribute("data-hub") === "yes";
  const PAGE = 10, SCREEN = 3, APART = 300, BESIDE = 3;

  let base = root;            // the site whose index is loaded: on the hub, an area's once a place is known
  let finder = null, shardsLeft = 0, exact = false, place = null, shown = PAGE, timer = 0, last = null, said = "";
  let choices = new Map();
  const taken = {}, waiting = {};

  // ------------------------------------------------------------------ loading, only once she starts

  // Files of the index hand themselves over: <script> works from a folder on disk, and may not send anything.
  signpost.take = (name, data) => { taken[name] = data; };

  function load(site, name, then) {
    const key = site + "#" + name;
    if (taken[key]) { then(taken[key]); return; }
    if (waiting[key]) { waiting[key].push(then); return; }
    waiting[key] = [then];
    bring(site + "search/" + name + ".js",
      () => { taken[key] = taken[name]; delete taken[name]; const list = waiting[key]; delete waiting[key]; list.forEach(call => call(taken[key])); },
      // Who asked for it again meanwhile has it asked for again.
      () => { const list = waiting[key].slice(1); delete waiting[key]; list.forEach(call => load(site, name, call)); return list.length; });
  }

  // Browsers that know Trusted Types load no script but by this policy: a file of this site's own folders.
  const own = { createScriptURL: address => { if (!/^(\.\.\/)*([a-z0-9-]+\/)*[a-z0-9.-]+\.js$/.test(address)) { throw new TypeError(address); } return address; } };
  const trusted = window.trustedTypes ? window.trustedTypes.createPolicy("signpost", own) : own;
  function bring(address, then, failed) {
    const script = document.createElement("script");
    script.src = trusted.createScriptURL(address);
    script.onload = then;
    script.onerror = () => {
      if (failed()) { return; }
      // What is typed next asks for it again; until then the topics are there.
      begun = asked = null;
      sought = "";
      if (!(finder && finder.ready)) { main.classList.remove("finding"); }
      at("found").textContent = _("The list did not load. Try again, or use the topics below.");
    };
    document.head.appendChild(script);
  }

  let begun = null, asked = null;
  function begin() {
    if (begun === base) { return; }
    const mine = begun = base;
    finder = asked = null;
    // Choices from a link narrow the first answers, too.
    if (anyChoice()) { part("further", update); }
    load(mine, "concepts", data => {
      if (mine !== base) { return; }
      finder = new signpost.answers.Finder(data);
      finder.data = data;
      shardsLeft = data.shards;
      services(mine);
      update();
    });
    // Asked for when the small file has come. Where a request waits long, already so much later that the small
    // file has the line to itself: it is there when these begin to come, and one wait serves for both.
    setTimeout(() => services(mine), APART);
    if (!ready) { ready = true; setTimeout(makeReady, 0); }
  }

  // Browsers translate a script only where it is run. An old phone takes long for that, so it is done while the first file is
  // on its way: a word is asked of a vocabulary of one.
  let ready = false;
  function makeReady() {
    if (finder) { return; }
    const word = "ready", none = { id: word, list: word, phrases: "0 0", not: [] };
    new signpost.answers.Finder({ common: word, stems: "", sets: {}, same: {}, spellings: {}, empty: "", little: "", weak: "", terms: [none, none], crisis: [{ id: word, need: word, say: "0", not: "0" }] }).ask(word);
  }

  function services(mine) {
    if (mine !== base || asked === mine) { return; }
    asked = mine;
    load(mine, "services-0", shard => load(mine, "concepts", () => take(mine, 0, shard)));
  }

  function take(mine, n, data) {
    if (mine !== base || !finder) { return; }
    const shard = finder.add(data);
    shardsLeft -= 1;
    if (n === 0) { finder.holidays = data.holidays; finder.ready = true; }
    readChoices();
    update();
    // What is not needed for the first answers waits until those are on the screen.
    setTimeout(() => rest(mine, n, shard), 0);
  }

  function rest(mine, n, shard) {
    if (mine !== base) { return; }
    if (n + 1 < finder.data.shards) { load(mine, "services-" + (n + 1), data => take(mine, n + 1, data)); }
    if (n === 0) {
      part("further", () => { if (mine === base) { update(); } });
      load(mine, "phrases", data => part("further", () => { if (mine === base) { Object.assign(finder.data, finder.learn(data)); update(); } }));
    }
    load(mine, "about-" + n, about => part("further", () => { shard.learnAbout(about); signpost.fresh.sink(shard); if (mine !== base) { return; } if (about.choices) { finder.choices = about.choices; } update(); }));
  }

  // ------------------------------------------------------------------ choices, in the fragment

  function quiet(facet, id) {
    const term = finder && finder.concepts.byId.get(facet + "/" + id);
    return !!(term && term.quiet);
  }

  function readChoices() {
    const found = new Map();
    location.hash.slice(1).split("&").forEach(part => {
      const pair = part.split("=");
      if (pair.length !== 2 || !/^[a-z-]+$/.test(pair[0])) { return; }
      const ids = pair[1].split(",").filter(id => /^[a-z0-9-]+$/.test(id));
      if (ids.length) { found.set(pair[0], new Set(ids)); }
    });
    // What may not stand in an address is kept while the page is open.
    choices.forEach((ids, facet) => ids.forEach(id => { if (quiet(facet, id)) { found.set(facet, (found.get(facet) || new Set()).add(id)); } }));
    choices = found;
  }

  function writeChoices() {
    const parts = [];
    choices.forEach((ids, facet) => {
      const open = Array.from(ids).filter(id => !quiet(facet, id));
      if (open.length) { parts.push(facet + "=" + open.sort().join(",")); }
    });
    const hash = parts.sort().join("&");
    if ((hash || "all") !== (location.hash.slice(1) || "all")) { location.hash = hash || "all"; } else { update(); }
  }

  function choose(facet, id, on) {
    const ids = choices.get(facet) || new Set();
    if (on) { ids.add(id); choices.set(facet, ids); } else { ids.delete(id); if (!ids.size) { choices.delete(facet); } }
    shown = PAGE;
    writeChoices();
  }

  function anyChoice() { let any = false; choices.forEach(ids => { any = any || ids.size > 0; }); return any; }

  // ------------------------------------------------------------------ answers

  function update() {
    const text = box.value, active = text.trim().length > 1 || anyChoice() || !!place;
    // On a phone the keyboard takes half the screen: the box goes to the top of what is left.
    if (active && !main.classList.contains("finding") && window.innerWidth < 640 && text) { form.scrollIntoView(); }
    main.classList.toggle("finding", active);
    if (!active) { at("results-part").hidden = true; at("needs-found").hidden = true; showPanels([]); at("found").textContent = ""; last = null; return; }
    begin();
    if (!finder) { at("found").textContent = _("Looking…"); return; }
    const answer = finder.ask(text, exact, place);
    // What more is known by now may read the same words otherwise. A panel that was shown for them stays.
    if (alarmed.text === text) { alarmed.ids.forEach(id => { if (answer.urgent.indexOf(id) < 0) { answer.urgent.push(id); } }); }
    alarmed = { text: text, ids: answer.urgent };
    showPanels(answer.urgent);
    showNeeds(answer);
    if (!finder.ready) { at("found").textContent = answer.urgent.length ? _("Urgent help is shown first.") : _("Looking…"); return; }
    showServices(answer);
  }

  let panels = "", alarmed = { text: "", ids: [] };
  function showPanels(ids) {
    const key = ids.slice(0, 2).join();
    if (key === panels) { return; }
    panels = key;
    Array.prototype.forEach.call(at("crisis").children, panel => { panel.hidden = ids.slice(0, 2).indexOf(panel.id.slice(7)) < 0; });
  }

  function showNeeds(answer) {
    const part = at("needs-found"), needs = answer.needs;
    part.hidden = !needs.length;
    // In a medical emergency nothing that half fits stands beside the number to call.
    // Nor between someone who typed a service's name and that service.
    const card = needs.length > 0 && (needs[0].score >= 1 || answer.urgent.indexOf("medical") < 0 && !answer.named);
    if (!R.changed(part, [base, needs.map(need => need.term.id), answer.nearest.map(term => term.id), card, answer.urgent.length, finder.whole])) { return; }
    part.textContent = "";
    if (!needs.length) { return; }
    if (card) { part.appendChild(R.needCard(finder, needs[0], base)); }
    // For frightening thoughts reassurance comes first, urgent help second, services third.
    if (needs[0].term.urgent && !answer.urgent.length) { part.appendChild(R.urgentLine(base)); }
    const related = (needs[0].term.related || []).map(id => finder.concepts.byId.get("needs/" + id)).filter(Boolean);
    const beside = needs.slice(card ? 1 : 0).map(entry => entry.term).concat(answer.nearest, related).filter((term, n, all) => all.indexOf(term) === n).slice(0, BESIDE);
    if (beside.length) {
      part.appendChild(make("p", { class: "beside" }, [_("Or is it: ")].concat(beside.map(term => make("a", { href: base + "needs/" + term.id + "/index.html" }, R.lower(term.label))))));
    }
  }

  function showServices(answer) {
    const any = anyChoice(), counted = at("narrow").open;
    if (any && !signpost.narrow) { at("found").textContent = _("Looking…"); return; }
    // Whether each is open is worked out only where it is shown or asked for.
    const narrowed = signpost.narrow && (any || counted) ? signpost.narrow(answer.hits, choices, hit => signpost.further.isOpen(hit, finder.holidays), counted) : { hits: answer.hits };
    const hits = narrowed.hits;
    last = { answer: answer, narrowed: narrowed };
    at("results-part").hidden = false;
    showCards(hits.slice(0, shown));
    at("more-results").hidden = hits.length <= shown;
    at("results-title").textContent = hits.length ? R.counted(hits.length) : finder.whole ? _("No service fits") : _("Looking…");
    showFurther(answer, hits);
    showChoices(narrowed);
    showMap(hits.slice(0, shown));
    say((answer.urgent.length ? _("Urgent help is shown first. ") : "") + (answer.needs.length ? answer.needs[0].term.label + ". " : "") + (hits.length ? _("%(services)s found", { services: R.counted(hits.length) }) : finder.whole ? _("No service found") : _("Looking")) + (shardsLeft > 0 ? _(" so far.") : "."));
  }

  // To lay out ten cards takes an old phone longer than to find them. Browsers that can leave what is off the
  // screen for later draw all at once (the style sheet says which cards those are); for others the cards that fill
  // a screen come first, and the rest after those are painted. More that was asked for has the focus next.
  const lays = !window.CSS || !CSS.supports("content-visibility", "auto");
  let drawing = 0;
  function showCards(hits) {
    const mine = ++drawing, list = at("results");
    while (list.children.length > hits.length) { list.removeChild(list.lastChild); }
    drawCards(hits, 0, lays && hits.length <= PAGE ? SCREEN : hits.length);
    if (lays && hits.length > SCREEN && hits.length <= PAGE) {
      requestAnimationFrame(() => setTimeout(() => { if (mine === drawing) { drawCards(hits, SCREEN, PAGE); } }, 0));
    }
  }

  // A card that says the same stays as it is: most of the list is left alone while she types on.
  function drawCards(hits, from, to) {
    const list = at("results");
    hits.slice(from, to).forEach((hit, nth) => {
      const n = from + nth, state = signpost.further ? signpost.further.open(hit, finder.holidays) : null, about = hit.shard.data.about, old = list.children[n];
      const says = [base, hit.shard.data.ids[hit.at], state && state.words, about ? 1 : 0, JSON.stringify(hit.why)].join();
      if (old && old.says === says) { return; }
      const card = R.card(finder, hit, base, place, state && state.words, n + 1);
      card.says = says;
      if (old) { list.replaceChild(card, old); } else { list.appendChild(card); }
    });
  }

  // Said once for each change, after a pause, so that a screen reader is not flooded.
  let saying = 0;
  function say(text) {
    if (text === said) { return; }
    said = text;
    clearTimeout(saying);
    saying = setTimeout(() => { at("found").textContent = text; }, 300);
  }

  function pressed(words, act) {
    const button = make("button", { type: "button", class: "quiet" }, words);
    button.addEventListener("click", act);
    return button;
  }

  // A button that is gone once it is pressed: the focus moves on to the title of the list.
  function chip(words, act) {
    return pressed(words, () => { act(); at("results-title").focus(); });
  }

  // What else there is to say comes with the further part: it waits for nothing that is looked for first.
  function showFurther(answer, hits) {
    const known = signpost.further;
    if (!known) { return; }
    const on = {
      finder: finder, base: base, choices: choices, any: anyChoice(), choose: choose, chip: chip, waiting: shardsLeft > 0 || !hits.length && !finder.whole, missing: form.getAttribute("data-missing"),
      exactly: () => { exact = true; update(); }, removeAll: () => { choices = new Map(); writeChoices(); },
    };
    known.showAsked(at("asked-for"), answer, on);
    known.showBeside(at("beside"), answer, hits, on);
  }

  function showChoices(narrowed) {
    if (!narrowed.flags || !finder.choices) { at("choices").textContent = ""; return; }
    more(() => signpost.choices.show(signpost.choices.count(narrowed.flags, narrowed.open), { part: at("choices"), facets: finder.choices, choices: choices, choose: choose, make: make }));
  }

  function showMap(hits) {
    if (at("map") && at("map").open) { more(() => load(root, "map", outline => signpost.map.show(hits, outline, at("map"), at("off-map")))); }
  }

  // ------------------------------------------------------------------ place

  const known = {};
  function places(site, then) {
    more(() => load(site, "places", data => then(known[site] || (known[site] = signpost.places.read(data)))));
  }

  // Two parts of the script come later: what is not needed for the first answers (further), and what knows
  // places, maps and choices (places).
  const asking = {};
  function part(name, then) {
    if (asking[name] === true) { then(); return; }
    if (asking[name]) { asking[name].push(then); return; }
    asking[name] = [then];
    bring(form.getAttribute("data-" + name), () => { const list = asking[name]; asking[name] = true; list.forEach(call => call()); }, () => { asking[name] = null; });
  }
  // Places are misspelt, too: they need the speller, which comes with the further part.
  let styled = false;
  function more(then) {
    // With them comes the style of the choices and of the map, which nothing else on the page needs.
    if (!styled) { styled = true; document.head.appendChild(make("link", { rel: "stylesheet", href: form.getAttribute("data-style") })); }
    part("further", () => {});
    part("places", () => part("further", then));
  }

  let sought = "";
  function findPlace() {
    const text = where.value.trim();
    if (text === sought) { return; }
    sought = text;
    if (text) { places(root, tables => settle(tables.find(text))); return; }
    at("where-answer").textContent = "";
    place = null;
    base = root;
    update();
  }

  // What the place means here is said in where.js, which comes with the places.
  function settle(found) {
    signpost.where.settle(found, {
      answer: at("where-answer"), root: root, isHub: isHub, typed: where.value.trim(), tables: places, pressed: pressed, make: make,
      set: (found, site) => { place = found; base = site; update(); },
    });
  }

  // ------------------------------------------------------------------ what she does

  // Last in the source, for browsers that show what is hidden: here it is first.
  (main.querySelector(".lead") || main.querySelector("h1")).after(form, at("found"), at("answer-area"));
  form.hidden = false;
  const plain = at("find-plain");
  if (plain) { plain.hidden = true; }
  // Browsers tell a place only to a safe page. The hub's tables do not know where districts are.
  at("use-location").hidden = !navigator.geolocation || !window.isSecureContext || isHub;

  // The touch comes a moment before the focus does.
  box.addEventListener("pointerdown", begin);
  box.addEventListener("focus", begin);
  box.addEventListener("input", () => { exact = false; shown = PAGE; clearTimeout(timer); timer = setTimeout(update, 0); });
  form.addEventListener("submit", event => {
    event.preventDefault();
    clearTimeout(timer);
    findPlace();
    update();
    const first = document.querySelector("#crisis > :not([hidden])") || (!at("needs-found").hidden && at("needs-found")) || at("results-title");
    if (first && first.focus) { first.setAttribute("tabindex", "-1"); first.focus(); }
  });
  where.addEventListener("focus", () => { begin(); places(root, () => {}); });
  where.addEventListener("change", findPlace);
  at("use-location").addEventListener("click", () => places(root, tables => signpost.where.locate(tables, settle, at("where-answer"))));
  at("more-results").addEventListener("click", () => {
    const next = shown;
    shown += PAGE;
    showServices(last.answer);
    const card = at("result-" + (next + 1));
    if (card) { card.querySelector("a").focus(); }
  });
  at("narrow").addEventListener("toggle", () => { if (last) { showServices(last.answer); } });
  if (at("map")) { at("map").addEventListener("toggle", () => { if (last) { showMap(last.narrowed.hits.slice(0, shown)); } }); }
  // Links to a place on the page, as the marks of the map are, leave the choices as they are.
  window.addEventListener("hashchange", () => { if (/=|^(#all)?$/.test(location.hash)) { readChoices(); shown = PAGE; update(); } });
  // "Leave this page": nothing that was typed waits behind the Back button.
  document.querySelector(".leave a").addEventListener("click", () => { box.value = ""; where.value = ""; at("where-answer").textContent = ""; place = null; choices = new Map(); update(); });
  readChoices();
  if (anyChoice()) { update(); }
})(this.signpost = this.signpost || {});
