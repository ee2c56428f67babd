// Points: what each word, and each two words near one another, say for or against a crisis, each sort of it, and
// each need: the words with slips put right, and as stems. They notice what no listed phrase says, and keep a phrase
// from raising an alarm where all else speaks against it. They come with the rest of the words; how they are learned is in bench/search/points.py.
(function (signpost) {
  "use strict";
  const Crisis = signpost.crisis.Crisis, Finder = signpost.answers.Finder, words = signpost.words;
  // Two words as far apart as this or nearer are a pair. The nearer they are the more they say.
  const NEAR = 5, PAIR = 0.8, STEPS = 70;
  // The odds from which points raise an alarm, and below which they hush a listed phrase.
  const HIGH = 0.6, LOW = -0.4;
  // What a listed phrase of a group counts for it; how near the next group must be; how far the sort that is meant must be from
  // that of a listed phrase; what says for frightening thoughts.
  const LISTED = 1, BESIDE = 3, FAR = 0, CALM = -3, OVER = -1;

  // How much points may lift a need or let it sink, and the odds from which points alone offer one,
  // and lift one about loss or danger.
  const LIFT = 0.8, SINK = 0.15, NEEDED = -3.5, LIKELY = -1.5;

  // How many needs are offered beside those that are clear, how clear those about loss or danger must be, and how much of a name is a name.
  const OFFERED = 3, CLEAR = 0.5, NAME = 0.4;

  // A word as a number.
  const known = new Map();
  function numbered(word) {
    let found = known.get(word);
    if (found === undefined) { found = signpost.hash(word); known.set(word, found); }
    return found;
  }

  // All that may have points in what was typed: number -> how much it counts, slips put right. *text*: its words, of which those
  // side by side are pairs ("he hit", "i hit"). *row*: its words as stems, of which those that are near.
  function features(row, text) {
    const found = new Map();
    pairs(found, text.split(" "), 1);
    pairs(found, row, NEAR);
    return found;
  }

  // Adds the words of a row, and its pairs that are so near. What cannot be read is one empty word, and none.
  function pairs(found, row, near) {
    const all = row.filter(word => word).map(numbered);
    all.forEach((word, n) => {
      found.set(word, 1);
      for (let m = n + 1; m <= n + near && m < all.length; m++) {
        const pair = Math.imul(word, 31) + all[m] | 0, counts = PAIR / Math.sqrt(m - n);
        if (!(found.get(pair) > counts)) { found.set(pair, counts); }
      }
    });
  }

  // *data*: {sorts {sort: {start, bits, unit, gaps, values}}}: for each sort a table, in which each word or pair has a
  // place. Those that have points are written as the steps from one to the next, and the points of each.
  function Points(data) {
    this.sorts = new Map();
    Object.keys(data.sorts).forEach(sort => this.sorts.set(sort, table(data.sorts[sort])));
  }

  function table(of) {
    const letters = words.CODES.length, half = letters >> 1, far = letters - STEPS, points = new Int8Array(1 << of.bits);
    let at = -1, value = 0, gone = 0;
    for (let n = 0; n < of.gaps.length; n++) {
      const step = words.PLACE[of.gaps.charCodeAt(n)];
      // A letter of the last ones stands before another, and counts seventies of steps.
      if (step >= STEPS) { gone = gone * far + step - STEPS + 1; continue; }
      at += gone * STEPS + step + 1;
      gone = 0;
      points[at] = words.PLACE[of.values.charCodeAt(value++)] - half;
    }
    return { start: of.start, unit: of.unit, shift: 32 - of.bits, points: points };
  }

  // The logarithm of the odds that what has these *said* is of a sort; none for a sort that nothing was learned of.
  Points.prototype.odds = function (said, sort) {
    const of = this.sorts.get(sort);
    if (!of) { return -Infinity; }
    let sum = of.start;
    said.forEach((counts, one) => { sum += counts * of.points[Math.imul(one, 0x9e3779b1) >>> of.shift]; });
    return sum * of.unit;
  };

  // 1: the words speak of a crisis by themselves. -1: they speak against one, even where a phrase is listed. Else 0.
  Crisis.prototype.leaning = function (said) {
    if (!this.points.sorts.has("any")) { return 0; }
    const odds = this.points.odds(said, "any");
    return odds < LOW ? -1 : odds >= HIGH ? 1 : 0;
  };

  // Tells of the places that a phrase takes whether they are all that was typed, but for little words.
  function all(query, little) { return taken => query.every((word, at) => taken.indexOf(at) >= 0 || little.has(word)); }

  // True when a listed false alarm of a group says all of the words, or takes back whole texts.
  Crisis.prototype.explains = function (group, query, places) {
    const fits = signpost.crisis.fits;
    group.alarms = group.alarms || this.lexicon.phrases(group.not);
    return group.alarms.some(not => not[0] === signpost.crisis.WHOLE
      ? !places.has("*now") && fits(not.slice(1), places, not.length + 2, true, () => true)
      : fits(not, places, not.length + 4, true, all(query, this.lexicon.little)));
  };

  // Which panels are shown: those of listed phrases, with the sort that the words speak of far more. Where there is
  // no listed phrase, that sort, and the next where it is near. Where they speak of frightening thoughts before all,
  // none is, and their card comes first.
  Crisis.prototype.sorted = function (query, places, said, answer) {
    const shown = answer.shown, calm = this.calms && this.points.odds(said, "calm") > CALM;
    // Most of what is typed speaks of neither: then nothing is left to weigh.
    if (!calm && !answer.likely && shown.length !== 1) { return answer; }
    const odds = this.groups.filter(group => this.points.sorts.has(group.id) && (shown.indexOf(group.id) >= 0 || !this.explains(group, query, places))).map(group => ({
      id: group.id, odds: this.points.odds(said, group.id) + (shown.indexOf(group.id) < 0 ? 0 : LISTED),
    })).sort((a, b) => b.odds - a.odds);
    if (!odds.length) { return answer; }
    const most = odds[0];
    answer.calm = calm && this.points.odds(said, "apart") > most.odds + OVER && !this.whole(query, places, shown);
    if (answer.calm) { answer.shown = []; return answer; }
    let kept = shown;
    if (answer.likely) { kept = odds.slice(0, 2).filter(one => one.odds > most.odds - BESIDE).map(one => one.id); }
    else if (shown.length === 1 && !answer.everyday.length && odds.some(one => one.id === shown[0] && one.odds < most.odds - FAR)) { kept = shown.concat(most.id); }
    answer.shown = this.groups.map(group => group.id).filter(id => kept.indexOf(id) >= 0);
    return answer;
  };

  // True when a listed phrase of one of the groups is all that was typed.
  Crisis.prototype.whole = function (query, places, ids) {
    return this.groups.some(group => ids.indexOf(group.id) >= 0 && this.some(group, places, (phrase, inOrder) =>
      signpost.crisis.fits(phrase, places, phrase.length + 3, inOrder, all(query, this.lexicon.little))));
  };

  function grave(term) { return term.gentle || term.urgent === "first"; }

  // Needs that words found, lifted or lowered by what points say of them, and those that points alone speak for.
  const Concepts = signpost.concepts.Concepts, byWords = Concepts.prototype.find;
  // All that may have points in what Lexicon.read gives, which leaves out a last word that is still being typed.
  Concepts.prototype.features = function (query) { return features(query.stems, query.words); };

  // What points say of a need that was typed in its very words; far less than any odds where they say nothing.
  function told(entry) { return entry.score < 1 || entry.odds === undefined ? -99 : entry.odds; }

  Concepts.prototype.find = function (query) {
    const found = byWords.call(this, query), points = this.points;
    if (!points) { return found; }
    const said = this.features(query), at = new Map();
    found.forEach(entry => at.set(entry.term, entry));
    this.entries.forEach(own => {
      const term = own.term, sort = "needs/" + term.id;
      if (own.list !== "needs" || !points.sorts.has(sort) || signpost.concepts.refused(own, query.stems)) { return; }
      const odds = points.odds(said, sort);
      let entry = at.get(term);
      if (!entry) {
        if (odds < NEEDED) { return; }
        entry = { term: term, list: "needs", score: 0, words: [] };
        found.push(entry);
      }
      entry.odds = odds;
      // What was found by the very words stays as it is.
      if (entry.score < 1) {
        entry.lift = LIFT / (1 + Math.exp(-(odds + 2) / 2)) - SINK;
        // Nobody is led to loss, or to thoughts of dying, by what is hardly likely.
        if (grave(term) && odds < LIKELY) { entry.lift = Math.min(0, entry.lift); }
        entry.score = Math.min(0.99, entry.score + entry.lift);
      }
    });
    // Two needs may have the very same words, as "someone to talk to" and "speak up for me" have: points tell them apart.
    return found.sort((a, b) => b.score - a.score || told(b) - told(a));
  };

  // What is nearest besides what is clear: the page offers it, and does not claim it. Who typed a name or a kind of help
  // wants that. What stands there in an everyday sense is not meant.
  const ask = Finder.prototype.ask;
  Finder.prototype.ask = function (text, exact, place) {
    const answer = ask.call(this, text, exact, place), needs = answer.needs.map(entry => entry.term);
    const room = answer.hits.some(hit => hit.name > NAME) ? 0 : Math.max(0, OFFERED - answer.others.length);
    answer.nearest = answer.every.filter(entry => entry.list === "needs" && needs.indexOf(entry.term) < 0 && answer.everyday.indexOf(entry.term.id) < 0 && (entry.score >= CLEAR || !grave(entry.term))).slice(0, room).map(entry => entry.term);
    return answer;
  };

  // The card that reassures comes first where frightening thoughts are meant, and points alone raise no alarm there.
  const withUrgent = Finder.prototype._withUrgent;
  Finder.prototype._withUrgent = function (urgent, found) {
    if (urgent.likely && found.length && found[0].term.calms) { urgent.shown = []; }
    found = withUrgent.call(this, urgent, found);
    const term = urgent.calm && this.concepts.terms.filter(one => one.calms)[0];
    if (!term) { return found; }
    // Words that are those of another need mean that one.
    const rest = found.filter(entry => entry.term !== term), exact = rest.filter(entry => entry.list === "needs" && entry.score - (entry.lift || 0) >= 0.7);
    return exact.concat([{ term: term, list: "needs", score: 1, words: [] }], rest.filter(entry => exact.indexOf(entry) < 0));
  };

  signpost.points = { Points: Points, features: features };
})(this.signpost = this.signpost || {});
