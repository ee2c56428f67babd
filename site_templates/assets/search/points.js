// Points: what each word, and two words near one another, say for or against a crisis. They notice what no
// listed phrase says, and keep a phrase from raising an alarm where all else speaks against it. They come with
// the rest of the words; how they are learned is in bench/search/points.py.
(function (signpost) {
  "use strict";
  const Crisis = signpost.crisis.Crisis, words = signpost.words;
  // How far apart two words may stand; the chances from which points raise an alarm, and below which they hush one.
  const NEAR = 4, HIGH = 0.81, LOW = 0.09, LEAST = 2;
  // Uses of a word are counted in so many phrases; none counts a little; so near is the next group.
  const OF = 1000, RARE = 0.05, BESIDE = 1.5;

  Crisis.prototype.learnPoints = function (data) {
    this.points = new Map();
    this.start = data.start;
    this.unit = data.unit;
    words.uncoded(data.stems).forEach(word => this.lexicon.table.push(word));
    Object.keys(data.of).forEach(value => this.lexicon.phrases(data.of[value]).forEach(said => this.points.set(said.join(" "), +value)));
  };

  // All that may have points in a row of words: words, the sets that they are of, and pairs in their order.
  Crisis.prototype.features = function (query) {
    const found = new Set();
    query.forEach((word, n) => {
      found.add(word);
      (this.sets.get(word) || []).forEach(set => found.add(set));
      for (let m = n + 1; m < n + NEAR && m < query.length; m++) { found.add(word + " " + query[m]); }
    });
    return Array.from(found);
  };

  Crisis.prototype.chance = function (query) {
    let sum = this.start;
    this.features(query).forEach(said => { sum += this.points.get(said) || 0; });
    return 1 / (1 + Math.exp(-sum * this.unit));
  };

  // 1: the words speak of a crisis by themselves. -1: they speak against one. Else 0.
  Crisis.prototype.leaning = function (query) {
    const chance = this.chance(query);
    return chance < LOW ? -1 : chance >= HIGH && query.filter(word => this.points.has(word)).length >= LEAST ? 1 : 0;
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

  // The group whose phrases use these words most; the next as well where it is near.
  Crisis.prototype.likeliest = function (query) {
    const sums = this.groups.map(group => {
      const phrases = group.say.concat(group.rows);
      if (!group.uses) {
        group.uses = new Map();
        phrases.forEach(phrase => phrase.forEach(word => group.uses.set(word, (group.uses.get(word) || 0) + OF / phrases.length)));
      }
      let sum = 0;
      new Set(query).forEach(word => {
        const uses = [word].concat(this.sets.get(word) || []).map(said => group.uses.get(said) || 0);
        sum += Math.log(RARE + uses.reduce((all, one) => all + one, 0));
      });
      return { id: group.id, sum: sum };
    }).sort((a, b) => b.sum - a.sum);
    return sums.slice(0, 2).filter(one => one.sum > sums[0].sum - BESIDE).map(one => one.id);
  };
})(this.signpost = this.signpost || {});
