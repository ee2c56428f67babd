// Services: which ones answer, in what order, and why. Counts for every way to narrow.
(function (signpost) {
  "use strict";
  const words = signpost.words;

  // How much each kind of match is worth. Explained in docs/pages/developers/search.md.
  const WORTH = { needs: 1, kinds: 0.6, audiences: 0.5, access: 0.3, routes: 0.3, stages: 0.25, cost: 0.2, name: 1.3, about: 0.45 };
  const REACH = { l: 0.16, w: 0.1, n: 0 };
  const SECOND_NEED = 0.7, PART = 0.9, IDLE = -2, OVERDUE = -0.15, UNASKED_SPECIALIST = -0.35, ALONE = 0.06, FAR = 0.15, STEP = 0.015;
  // How much of a name, and of a summary, must have been typed.
  const NAMED = 0.3, TOLD = 0.4, FORMERLY = 9;
  // What a word is worth that stands in so few names and that no term and no town has.
  const OWN = 0.54, FEW = 3;

  // Positions are kept as steps from one to the next.
  function unpack(deltas) {
    let at = 0;
    return deltas.map(step => (at += step));
  }

  function Services(concepts, data) {
    this.concepts = concepts;
    this.lexicon = concepts.lexicon;
    this.data = data;
    this.count = data.ids.length;
    this.unpacked = new Map();
    this.alone = new Set(this.under("routes", "self"));
    ["overdue", "special"].forEach(name => { this[name] = new Set(data[name]); });
    this.main = new Array(this.count);
    Object.keys(data.main).forEach(need => unpack(data.main[need]).forEach(at => { this.main[at] = need; }));
    this.readNames();
  }

  // The services under a term, by position.
  Services.prototype.under = function (facet, term) {
    const key = facet + "/" + term;
    let found = this.unpacked.get(key);
    if (!found) { found = unpack((this.data.facets[facet] || {})[term] || []); this.unpacked.set(key, found); }
    return found;
  };

  // The words of all names. Once more when more same words have come: they make other words of them.
  Services.prototype.readNames = function (again) {
    const data = this.data, stemsOf = folded => again ? this.lexicon.stems(folded) : this.lexicon.learn(folded);
    this.names = new Map();
    this.weights = new Map();
    const orgs = data.orgs.map(name => stemsOf(words.fold(name)));
    this.nameWords = data.ids.map((id, at) => {
      const stems = stemsOf(words.fold(data.names[at]));
      stems.forEach((word, i) => {
        post(this.names, word, at, 1);
        // "Homestart" is Home-Start.
        if (i) { post(this.names, words.stem(stems[i - 1] + word), at, 1); }
      });
      // Words of other names stand apart: they follow on from nothing.
      if (data.also[at]) { stemsOf(data.also[at]).forEach(word => post(this.names, word, at, 1)); }
      if (data.org[at] >= 0) { orgs[data.org[at]].forEach(word => post(this.names, word, at, 0.5)); }
      return stems.filter((word, n) => stems.indexOf(word) === n);
    });
    if (data.about) { this.learnAbout(data, again); }
  };

  // A posting is [position, worth, position, worth, ...], positions rising.
  function post(shelf, word, at, worth) {
    const posting = shelf.get(word), last = posting ? posting.length - 2 : 0;
    if (!posting) { shelf.set(word, [at, worth]); } else if (posting[last] !== at) { posting.push(at, worth); } else if (posting[last + 1] < worth) { posting[last + 1] = worth; }
  }

  // How much a word says among the names of this site.
  Services.prototype._weight = function (word) {
    let weight = this.weights.get(word);
    if (weight === undefined) {
      const uses = this.names.has(word) ? this.names.get(word).length / 2 : 0;
      weight = this.lexicon.little.has(word) ? 0.03 : Math.log(1 + this.count / (1 + uses)) / Math.log(2 + this.count);
      this.weights.set(word, weight);
    }
    return weight;
  };

  function each(posting, act) { for (let n = 0; posting && n < posting.length; n += 2) { act(posting[n], posting[n + 1]); } }

  // What the words alone match: {name, about}, each with 0 to 1 for every position; nothing when no word says anything.
  Services.prototype._texts = function (query) {
    const asked = Array.from(new Set(query.stems));
    const total = asked.reduce((sum, word) => sum + this._weight(word), 0) + (query.starts.length ? 0.6 : 0);
    if (!total) { return null; }
    const name = new Float64Array(this.count), about = new Float64Array(this.count);
    asked.forEach(word => {
      const share = this._weight(word) / total;
      each(this.names.get(word), (at, worth) => { name[at] += share * worth; });
      if (this.abouts) { each(this.abouts.get(word), at => { about[at] += share; }); }
    });
    const begun = new Uint8Array(this.count);
    query.starts.forEach(word => each(this.names.get(word), (at, worth) => { if (!begun[at]) { begun[at] = 1; name[at] += 0.6 * worth / total; } }));
    // Part of a name that is made of common words ("support", "group") says little.
    const said = new Set(asked.concat(query.starts)), index = this.concepts.index;
    for (let at = 0; at < this.count; at++) {
      if (!name[at]) { continue; }
      let whole = 0, hit = 0, own = false;
      this.nameWords[at].forEach(word => { const weight = this._weight(word); whole += weight; if (said.has(word)) { hit += weight; own = own || !index.has(word); } });
      const part = whole ? hit / whole : 0;
      // Most of a name, with a word that no need has, is that name, whatever else was typed.
      name[at] = Math.max(name[at] * (0.5 + 0.5 * part), own && part > 0.6 ? part * 0.9 : 0);
    }
    // "Papyrus leaflets": a word that is nothing but a name. Until the towns are known, none is.
    const towns = this.lexicon.towns;
    asked.forEach(word => {
      const posting = this.names.get(word);
      if (towns && posting && posting.length <= 2 * FEW && word.length > 3 && !index.has(word) && !towns.has(word) && !this.lexicon.little.has(word) && !this.lexicon.everyday.has(word)) { each(posting, (at, worth) => { name[at] = Math.max(name[at], OWN * worth); }); }
    });
    return { name: name, about: about };
  };

  // Terms that a query asks for, by facet: facet -> term -> score. A parent brings its children.
  Services.prototype._wanted = function (found) {
    const wanted = new Map();
    found.forEach(entry => {
      const terms = wanted.get(entry.list) || new Map();
      wanted.set(entry.list, terms);
      [entry.term.id].concat(this._narrower(entry.list, entry.term.id)).forEach(id => {
        // What was asked for itself comes before what is only a part of it.
        const worth = id === entry.term.id ? entry.score : PART * entry.score;
        if (!(terms.get(id) >= worth)) { terms.set(id, worth); }
      });
    });
    return wanted;
  };

  Services.prototype._narrower = function (list, id) {
    const found = [];
    this.concepts.terms.forEach(term => { if (term.list === list && (term.broader === id || found.indexOf(term.broader) >= 0)) { found.push(term.id); } });
    return found;
  };

  // Services that answer, best first: [{at, score, name, why}].
  //   query: what Lexicon.read gave. found: terms to look for. place: {lat, lon} or nothing.
  Services.prototype.match = function (query, found, place) {
    const wanted = this._wanted(found), texts = this._texts(query), hits = [], count = this.count;
    const scores = new Float64Array(count), matched = new Uint8Array(count), special = new Uint8Array(count), reasons = [];
    Object.keys(this.data.facets).filter(facet => wanted.has(facet)).forEach(facet => {
      const best = new Float64Array(count), by = [], terms = wanted.get(facet);
      const tells = facet === "needs" || facet === "kinds" || facet === "audiences";
      Object.keys(this.data.facets[facet]).filter(term => terms.has(term)).forEach(term => {
        const worth = terms.get(term);
        this.under(facet, term).forEach(at => {
          const own = facet === "needs" && this.main[at] !== term ? worth * SECOND_NEED : worth;
          if (own > best[at]) { best[at] = own; by[at] = term; }
        });
      });
      by.forEach((term, at) => { scores[at] += WORTH[facet] * best[at]; if (tells) { matched[at] = 1; } if (tells && facet !== "needs") { special[at] = 1; } });
      reasons.push([facet, by]);
    });
    const asked = query.typed.length > 0, formerly = this.old ? this._formerly(query.typed) : [-1];
    for (let at = 0; at < count; at++) {
      const name = texts ? texts.name[at] : 0, about = texts ? texts.about[at] : 0;
      if (asked && !matched[at] && name < NAMED && about < TOLD && at !== formerly[0]) { continue; }
      const why = [];
      let score = scores[at];
      if (at === formerly[0]) { score += FORMERLY; why.push(["old", formerly[1]]); }
      if (name >= NAMED) { score += WORTH.name * name; why.push(["name", ""]); }
      reasons.forEach(pair => { if (pair[1][at]) { why.push([pair[0], pair[1][at]]); } });
      if (about >= TOLD) { score += WORTH.about * about; why.push(["about", ""]); }
      score += this._standing(at, special[at] || name >= 0.5, place, why);
      hits.push({ at: at, score: score, name: at === formerly[0] ? 1 : name, why: why });
    }
    return hits.sort((a, b) => b.score - a.score || a.at - b.at);
  };

  // What speaks for a service whatever was typed: that it runs, that it is near, that she can go herself.
  Services.prototype._standing = function (at, specialistAsked, place, why) {
    const data = this.data;
    let score = REACH[data.reach[at]];
    why.push(["reach", data.reach[at]]);
    if (data.status[at]) { score += IDLE; why.push(["status", data.status[at]]); }
    if (this.alone.has(at)) { score += ALONE; why.push(["alone", ""]); }
    if (this.overdue.has(at)) { score += OVERDUE; why.push(["overdue", ""]); }
    if (this.special.has(at) && !specialistAsked) { score += UNASKED_SPECIALIST; }
    score -= STEP * data.steps[at];
    const km = place && place.lat !== null && this.distance(at, place);
    // Something with no building is neither near nor far: it loses nothing.
    if (km) { score -= Math.min(FAR, km / 200); why.push(["distance", km]); }
    return score;
  };

  // Kilometres from *place* to the nearest place of a service, or 0 when it has none that is public.
  Services.prototype.distance = function (at, place) {
    const points = this.data.points[at];
    if (!points || !signpost.places) { return 0; }
    return points.reduce((least, point) => Math.min(least, signpost.places.km([place.lat, place.lon], point)), Infinity);
  };

  signpost.services = { Services: Services, post: post };
})(this.signpost = this.signpost || {});
