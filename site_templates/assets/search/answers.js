// Answers: everything the page says about what was typed, decided here so that it is decided once.
(function (signpost) {
  "use strict";
  const CARDS = 3, LEAST = 0.3, OTHERS = 0.45, GENTLE = 0.4, CRISIS = 0.5, BESIDE = 0.55, OVERALL = 0.4;

  function Finder(data) {
    this.concepts = new signpost.concepts.Concepts(data);
    this.lexicon = this.concepts.lexicon;
    this.shards = [];
    this.towns = [];
  }

  // Add the services of a shard; give it back, so that its summaries can be added later.
  Finder.prototype.add = function (data) {
    if (data.words) { this.concepts.add(data.words); }
    const shard = new signpost.services.Services(this.concepts, data);
    this.shards.push(shard);
    return shard;
  };

  // Terms that were meant: those clearly found, the best of each list, and needs near the best.
  function meant(found) {
    const best = {}, kept = {};
    let most = 0;
    found.forEach(entry => { best[entry.list] = Math.max(best[entry.list] || 0, entry.score); most = Math.max(most, entry.score); });
    return found.filter(entry => {
      kept[entry.list] = (kept[entry.list] || 0) + 1;
      // Nobody is led to loss by half a word.
      const limit = entry.term.gentle ? GENTLE : entry.term.urgent === "first" ? CRISIS : entry.list === "needs" ? LEAST : OTHERS;
      return entry.score >= limit && entry.score >= BESIDE * best[entry.list] && entry.score >= OVERALL * most && kept[entry.list] <= (entry.list === "needs" ? CARDS : 2);
    });
  }

  // What a text asks for:
  //   {every [all terms found, however little], query, urgent [group ids], needs [found], others [found], hits [{shard, at, score, why}], named}
  //   exact: take the words as they are typed. place: {lat, lon}.
  Finder.prototype.ask = function (text, exact, place) {
    const query = this.lexicon.read(text, exact);
    const subject = this._withoutPlaces(query);
    const urgent = this.concepts.crisis.urgent(text);
    const every = subject.stems.length || subject.starts.length ? this.concepts.find(subject) : [];
    const found = this._withUrgent(urgent, meant(every));
    let hits = [];
    this.shards.forEach(shard => shard.match(query, found, place).forEach(hit => { hit.shard = shard; hits.push(hit); }));
    if (this.shards.length > 1) { hits.sort((a, b) => b.score - a.score); }
    const needs = found.filter(entry => entry.list === "needs");
    const named = hits.length > 0 && hits[0].name >= 0.55 && (!needs.length || hits[0].name > needs[0].score - (needs[0].lift || 0));
    return { every: every, query: query, urgent: urgent.shown, needs: needs, nearest: [], everyday: urgent.everyday, others: found.filter(entry => entry.list !== "needs"), hits: hits, named: named };
  };

  // "Mum group hexham": the town says where. It stays in the words that are looked for in names.
  Finder.prototype._withoutPlaces = function (query) {
    const without = words => this.towns.reduce((left, town) => left.replace(" " + town + " ", " "), " " + words + " ").trim();
    const words = without(query.words);
    if (!words || words === query.words) { return query; }
    return { typed: without(query.typed), words: words, changes: query.changes, stems: this.lexicon.stems(words), starts: query.starts };
  };

  // What a crisis phrase is about comes first of the needs, whether or not its own words found it.
  Finder.prototype._withUrgent = function (urgent, found) {
    found = found.filter(entry => entry.score >= 1 || urgent.everyday.indexOf(entry.term.id) < 0);
    // Words that are exactly those of a need say more: rape stays rape, with the panel of abuse above it.
    const exact = found.filter(entry => entry.list === "needs" && entry.score >= 1), stands = exact.map(entry => entry.term);
    this.concepts.crisis.groups.forEach(group => {
      const term = group.need && urgent.shown.indexOf(group.id) >= 0 && this.concepts.byId.get("needs/" + group.need);
      if (!term || stands.indexOf(term) >= 0) { return; }
      stands.push(term);
      exact.push({ term: term, list: "needs", score: 1, words: [] });
    });
    return exact.concat(found.filter(entry => stands.indexOf(entry.term) < 0));
  };

  signpost.answers = { Finder: Finder };
})(this.signpost = this.signpost || {});
