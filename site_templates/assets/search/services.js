// Services: which ones answer, in what order, and why. Counts for every way to narrow.
(function (signpost) {
  "use strict";
  const words = signpost.words;

  // How much each kind of match is worth. Explained in docs/pages/developers/search.md.
  const WORTH = { needs: 1, kinds: 0.6, audiences: 0.5, access: 0.3, routes: 0.3, stages: 0.25, cost: 0.2, name: 1.3, about: 0.45 };
  const REACH = { l: 0.16, w: 0.1, n: 0 };
  const SECOND_NEED = 0.7, PART = 0.9, IDLE = -2, OVERDUE = -0.1, UNASKED_SPECIALIST = -0.35, ALONE = 0.06, FAR = 0.15, STEP = 0.015;

  function unpack(deltas) {
    let at = 0;
    return deltas.map(step => (at += step));
  }

  function Services(concepts, data) {
    this.concepts = concepts;
    this.lexicon = concepts.lexicon;
    this.data = data;
    this.count = data.ids.length;
    this.of = data.ids.map(() => []);
    Object.keys(data.facets).forEach(facet => {
      Object.keys(data.facets[facet]).forEach(term => unpack(data.facets[facet][term]).forEach(at => this.of[at].push([facet, term])));
    });
    this.alone = new Set(unpack((data.facets.routes || {}).self || []));
    ["overdue", "special"].forEach(name => { this[name] = new Set(data[name]); });
    this.main = new Map();
    Object.keys(data.main).forEach(need => unpack(data.main[need]).forEach(at => this.main.set(at, need)));
    this.names = new Map();
    this.abouts = new Map();
    this.nameWords = data.ids.map((id, at) => {
      const texts = [data.names[at]].concat(data.also[at] || []);
      // Words of other names stand apart: they follow on from nothing.
      const own = new Set();
      texts.concat(data.org[at] < 0 ? [] : [data.orgs[data.org[at]]]).forEach((text, n) => {
        const folded = words.fold(text);
        this.lexicon.learn(folded);
        const stems = this.lexicon.stems(folded), worth = n < texts.length ? 1 : 0.5;
        stems.forEach((word, i) => {
          this._post(this.names, word, at, worth);
          if (!n) { own.add(word); }
          // "Homestart" is Home-Start.
          if (i && !n) { this._post(this.names, words.stem(stems[i - 1] + word), at, worth); }
        });
      });
      return own;
    });
    if (data.about) { this.learnAbout({ about: data.about }); }
  }

  Services.prototype._post = function (shelf, word, at, worth) {
    let posting = shelf.get(word);
    if (!posting) { posting = new Map(); shelf.set(word, posting); }
    if (!(posting.get(at) >= worth)) { posting.set(at, worth); }
  };

  // Summaries come after the first answers are shown.
  Services.prototype.learnAbout = function (data) {
    this.data.about = data.about;
    data.about.forEach((text, at) => {
      const folded = words.fold(text);
      this.lexicon.learn(folded);
      this.lexicon.stems(folded).forEach(word => this._post(this.abouts, word, at, 1));
    });
  };

  // How much a word says among the names of this site.
  Services.prototype._weight = function (word) {
    if (this.lexicon.little.has(word)) { return 0.03; }
    const uses = this.names.has(word) ? this.names.get(word).size : 0;
    return Math.log(1 + this.count / (1 + uses)) / Math.log(2 + this.count);
  };

  // What the words alone match: position -> {name, about}, each 0 to 1.
  Services.prototype._texts = function (query) {
    const asked = Array.from(new Set(query.stems)), scores = new Map();
    const total = asked.reduce((sum, word) => sum + this._weight(word), 0) + (query.starts.length ? 0.6 : 0);
    if (!total) { return scores; }
    const add = (at, field, amount) => {
      let entry = scores.get(at);
      if (!entry) { entry = { name: 0, about: 0 }; scores.set(at, entry); }
      entry[field] += amount;
    };
    asked.forEach(word => {
      const weight = this._weight(word);
      (this.names.get(word) || []).forEach((worth, at) => add(at, "name", weight * worth / total));
      (this.abouts.get(word) || []).forEach((worth, at) => add(at, "about", weight / total));
    });
    const begun = new Set();
    query.starts.forEach(word => (this.names.get(word) || []).forEach((worth, at) => {
      if (!begun.has(at)) { begun.add(at); add(at, "name", 0.6 * worth / total); }
    }));
    // Part of a name that is made of common words ("support", "group") says little.
    scores.forEach((entry, at) => {
      let whole = 0, hit = 0;
      this.nameWords[at].forEach(word => { const weight = this._weight(word); whole += weight; if (asked.indexOf(word) >= 0 || query.starts.indexOf(word) >= 0) { hit += weight; } });
      entry.name *= 0.5 + 0.5 * (whole ? hit / whole : 0);
    });
    return scores;
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

  // Services that answer, best first: [{at, score, why}].
  //   query: what Lexicon.read gave. found: terms to look for. place: {lat, lon} or nothing.
  Services.prototype.match = function (query, found, place) {
    const wanted = this._wanted(found), texts = this._texts(query), hits = [];
    const asked = query.typed.length > 0;
    for (let at = 0; at < this.count; at++) {
      const text = texts.get(at), why = [];
      let score = 0, specialistAsked = false, matched = !asked;
      const best = {};
      this.of[at].forEach(pair => {
        const terms = wanted.get(pair[0]);
        let worth = terms ? terms.get(pair[1]) : undefined;
        if (worth === undefined) { return; }
        if (pair[0] === "needs" && this.main.get(at) !== pair[1]) { worth *= SECOND_NEED; }
        if (!(best[pair[0]] && best[pair[0]][0] >= worth)) { best[pair[0]] = [worth, pair[1]]; }
      });
      Object.keys(best).forEach(facet => {
        score += WORTH[facet] * best[facet][0];
        if (facet === "needs" || facet === "kinds" || facet === "audiences") { matched = true; }
        if (facet === "kinds" || facet === "audiences") { specialistAsked = true; }
        why.push([facet, best[facet][1]]);
      });
      if (text && text.name >= 0.3) { matched = true; score += WORTH.name * text.name; why.unshift(["name", ""]); if (text.name >= 0.5) { specialistAsked = true; } }
      if (text && text.about >= 0.4) { matched = true; score += WORTH.about * text.about; why.push(["about", ""]); }
      if (!matched) { continue; }
      score += this._standing(at, specialistAsked, place, why);
      hits.push({ at: at, score: score, name: text ? text.name : 0, why: why });
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

  signpost.services = { Services: Services };
})(this.signpost = this.signpost || {});
