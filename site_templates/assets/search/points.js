// Points: what each word, and two words near one another, say for or against a crisis. They notice what no
// listed phrase says, and keep a phrase from raising an alarm where all else speaks against it. Other points of
// single words say which sort of crisis it is, and tell frightening thoughts from a plan. They come with the
// rest of the words; how they are learned is in bench/search/points.py.
(function (signpost) {
  "use strict";
  const Crisis = signpost.crisis.Crisis, Finder = signpost.answers.Finder, words = signpost.words;
  // How far apart two words may stand; the chances from which points raise an alarm, and below which they hush one.
  const NEAR = 4, HIGH = 0.86, LOW = 0.03, LEAST = 2;
  // What a listed phrase of a group counts for it; how near the next group must be; how far the sort that is meant must be from
  // that of a listed phrase; what says for frightening thoughts.
  const LISTED = 3, BESIDE = 2, FAR = 1, CALM = -2.5, OVER = -1;

  // Points of words and pairs, by what they say: of any crisis, and of each sort.
  Crisis.prototype.learnPoints = function (data) {
    words.uncoded(data.stems).forEach(word => this.lexicon.table.push(word));
    this.unit = data.unit;
    this.sorts = {};
    Object.keys(data.of).forEach(sort => {
      const points = new Map(), of = data.of[sort];
      Object.keys(of.say).forEach(value => this.lexicon.phrases(of.say[value]).forEach(said => points.set(said.join(" "), +value)));
      this.usePoints(sort, of.start, points);
    });
  };

  // Words that begin no pair need not be asked for pairs.
  Crisis.prototype.usePoints = function (sort, start, points) {
    const firsts = new Set();
    points.forEach((value, said) => { if (said.indexOf(" ") > 0) { firsts.add(said.split(" ")[0]); } });
    const made = { start: start, points: points, firsts: firsts };
    if (sort === "any") { this.points = made; } else { this.sorts[sort] = made; }
  };

  // All that may have points in a row of words: words, the sets that they are of, and pairs of these in their order.
  Crisis.prototype.features = function (query, firsts) {
    const found = new Set(), all = query.map(word => [word].concat(this.sets.get(word) || []));
    all.forEach((row, n) => row.forEach(said => {
      found.add(said);
      if (firsts && !firsts.has(said)) { return; }
      for (let m = n + 1; m < n + NEAR && m < all.length; m++) { all[m].forEach(next => found.add(said + " " + next)); }
    }));
    return Array.from(found);
  };

  // The logarithm of the odds that points give a row of words.
  Crisis.prototype.odds = function (query, of) {
    let sum = of.start;
    this.features(query, of.firsts).forEach(said => { sum += of.points.get(said) || 0; });
    return sum * this.unit;
  };

  // 1: the words speak of a crisis by themselves. -1: they speak against one. Else 0.
  Crisis.prototype.leaning = function (query) {
    const of = this.points, chance = 1 / (1 + Math.exp(-this.odds(query, of)));
    return chance < LOW ? -1 : chance >= HIGH && query.filter(word => of.points.has(word)).length >= LEAST ? 1 : 0;
  };

  // True when a listed false alarm says all of the words, or takes back whole texts.
  Crisis.prototype.explained = function (query, places) {
    const little = this.lexicon.little, fits = signpost.crisis.fits;
    return this.groups.some(group => {
      group.alarms = group.alarms || this.lexicon.phrases(group.not);
      return group.alarms.some(not => not[0] === signpost.crisis.WHOLE
        ? !places.has("*now") && fits(not.slice(1), places, not.length + 2, true, () => true)
        : fits(not, places, not.length + 4, true, taken => query.every((word, at) => taken.indexOf(at) >= 0 || little.has(word))));
    });
  };

  // Which panels are shown: those of listed phrases, with the sort that the words speak of far more. Where there is
  // no listed phrase, that sort, and the next where it is near. Where they speak of frightening thoughts before all,
  // none is, and their card comes first.
  Crisis.prototype.sorted = function (query, answer) {
    const shown = answer.shown, sorts = this.sorts, odds = this.groups.filter(group => sorts[group.id]).map(group => ({
      id: group.id, odds: this.odds(query, sorts[group.id]) + (shown.indexOf(group.id) < 0 ? 0 : LISTED),
    })).sort((a, b) => b.odds - a.odds);
    if (!odds.length) { return answer; }
    const calm = sorts.calm ? this.odds(query, sorts.calm) : -9, most = odds[0];
    answer.calm = calm > CALM && calm > most.odds + (shown.length ? 0 : OVER) && !this.whole(query, shown);
    if (answer.calm) { answer.shown = []; return answer; }
    let kept = shown;
    if (answer.likely) { kept = odds.slice(0, 2).filter(one => one.odds > most.odds - BESIDE).map(one => one.id); }
    else if (shown.length === 1 && !answer.everyday.length && odds.some(one => one.id === shown[0] && one.odds < most.odds - FAR)) { kept = shown.concat(most.id); }
    answer.shown = this.groups.map(group => group.id).filter(id => kept.indexOf(id) >= 0);
    return answer;
  };

  // True when a listed phrase of one of the groups is all that was typed.
  Crisis.prototype.whole = function (query, ids) {
    const places = new Map(), little = this.lexicon.little;
    query.forEach((word, at) => [word].concat(this.sets.get(word) || []).forEach(said => places.set(said, (places.get(said) || []).concat(at))));
    return this.groups.some(group => ids.indexOf(group.id) >= 0 && group.say.concat(group.rows).some(phrase =>
      signpost.crisis.fits(phrase, places, phrase.length + 3, group.rows.indexOf(phrase) >= 0, taken => query.every((word, at) => taken.indexOf(at) >= 0 || little.has(word)))));
  };

  // The card that reassures comes first where frightening thoughts are meant, and points alone raise no alarm there.
  const withUrgent = Finder.prototype._withUrgent;
  Finder.prototype._withUrgent = function (urgent, found) {
    if (urgent.likely && found.length && found[0].term.calms) { urgent.shown = []; }
    found = withUrgent.call(this, urgent, found);
    const term = urgent.calm && this.concepts.terms.filter(one => one.calms)[0];
    if (!term) { return found; }
    // Words that are those of another need mean that one.
    const rest = found.filter(entry => entry.term !== term), exact = rest.filter(entry => entry.list === "needs" && entry.score >= 0.7);
    return exact.concat([{ term: term, list: "needs", score: 1, words: [] }], rest.filter(entry => exact.indexOf(entry) < 0));
  };
})(this.signpost = this.signpost || {});
