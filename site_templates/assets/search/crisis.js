// Crisis: the words that put urgent help above everything, whatever else was typed. It needs the first file alone.
(function (signpost) {
  "use strict";
  const words = signpost.words;
  const WHOLE = "...";

  function Crisis(data, lexicon) {
    this.lexicon = lexicon;
    this.empty = new Set(data.empty.split(" "));
    this.spellings = new Map();
    Object.keys(data.spellings).forEach(right => data.spellings[right].split(" ").forEach(slip => this.spellings.set(slip, right)));
    this.sets = new Map();
    this._addSets(data.sets);
    // rows are phrases that keep their order, as alarms do, which take a phrase back. Each is read when its word is typed.
    this.groups = data.crisis.map(group => ({ id: group.id, need: group.need, say: words.parts(group.say), rows: [], not: group.not, alarms: null, byWord: null }));
    this.phrases = new Map();
    this.forms = null;
    this.read = new Map();
    this.points = null;
  }

  // Words that stand for each other: a stem, and the sets that it is in.
  Crisis.prototype._addSets = function (sets) {
    Object.keys(sets).forEach(name => this.lexicon.phrase(sets[name]).forEach(stem => this.sets.set(stem, (this.sets.get(stem) || []).concat("*" + name))));
  };

  // What comes later: phrases of such sets, and same words, so that what was read may now be read otherwise.
  Crisis.prototype.learn = function (data) {
    this._addSets(data.sets);
    data.crisis.forEach((row, n) => {
      const group = this.groups[n];
      group.say = group.say.concat(words.parts(row[0]));
      group.rows = words.parts(row[1]);
      group.not = (group.not + " " + row[2]).trim();
      group.alarms = group.byWord = null;
    });
    this.forms = null;
    this.read.clear();
  };

  // Calls *found* with each way in which the words of *phrase* stand near one another, until it gives true.
  // *places*: word -> where it stands. In a row they must come in their order.
  function fits(phrase, places, reach, inOrder, found) {
    const rows = [], taken = [];
    for (let n = 0; n < phrase.length; n++) {
      const row = places.get(phrase[n]);
      if (!row) { return false; }
      rows.push(row);
    }
    const next = (n, low, high) => n === rows.length ? found(taken) : rows[n].some(at => {
      const least = Math.min(low, at), most = Math.max(high, at);
      if (most - least >= reach || taken.indexOf(at) >= 0 || inOrder && at < high) { return false; }
      taken.push(at);
      const done = next(n + 1, least, most);
      taken.pop();
      return done;
    });
    return next(0, Infinity, -1);
  }

  // Phrases by a word that few of them have: the commonest words stand first in the table, and sets hold many.
  Crisis.prototype._keyed = function (phrases) {
    const byWord = new Map(), table = this.lexicon.table;
    for (const coded of phrases) {
      const places = this.lexicon.places(coded);
      let key = places[0];
      for (const place of places) { if (table[place][0] !== "*" && (place > key || table[key][0] === "*")) { key = place; } }
      const row = byWord.get(table[key]);
      if (row) { row.push(coded); } else { byWord.set(table[key], [coded]); }
    }
    return byWord;
  };

  Crisis.prototype._phrase = function (coded) {
    let phrase = this.phrases.get(coded);
    if (!phrase) { phrase = this.lexicon.phrase(coded); this.phrases.set(coded, phrase); }
    return phrase;
  };

  // Calls *found*(phrase, inOrder) with the phrases of a group that may stand in *places*, until it gives true.
  Crisis.prototype.some = function (group, places, found) {
    const byWord = group.byWord = group.byWord || [this._keyed(group.say), this._keyed(group.rows)];
    return Array.from(places.keys()).some(word => byWord.some((rows, inOrder) => (rows.get(word) || []).some(coded => found(this._phrase(coded), inOrder > 0))));
  };

  // Two words must stand closer than three: they meet by chance more often.
  function reach(phrase) { return phrase.length + (phrase.length < 3 ? 1 : 3); }

  // The words of a text, with slips put right.
  Crisis.prototype.right = function (text) { return words.plainly(words.fold(text)).split(" ").map(word => this._meant(word)).join(" "); };

  // Those that count, as stems.
  Crisis.prototype.words = function (right) { return this.lexicon.stems(right).filter(word => !this.empty.has(word)); };

  // All that may have points in a text: see points.js.
  Crisis.prototype.features = function (text) { const right = this.right(text); return signpost.points.features(this.words(right), right); };

  // What a text says of crisis: {shown: ids of the groups it speaks of, in the order in which help is shown,
  // everyday: needs of groups whose words stand there in an everyday sense, and are not meant,
  // likely: true when no phrase was found, and the points of its words alone say so}.
  Crisis.prototype.urgent = function (text) {
    const right = this.right(text), query = this.words(right);
    // Until the points have come, phrases alone decide.
    const said = this.points && signpost.points.features(query, right), leaning = said ? this.leaning(said) : 0;
    const places = new Map(), shown = [], everyday = [];
    let back = false;
    const stands = (word, at) => { const row = places.get(word); if (row) { row.push(at); } else { places.set(word, [at]); } };
    query.forEach((word, at) => { stands(word, at); (this.sets.get(word) || []).forEach(set => stands(set, at)); });
    this.groups.forEach(group => {
      let covers = null, said = false;
      // A false alarm takes back what it explains, and nothing that stands beside it.
      const meant = taken => {
        said = true;
        if (!covers) {
          covers = [];
          group.alarms = group.alarms || this.lexicon.phrases(group.not);
          group.alarms.forEach(not => {
            // "... year ago" speaks of another time or of a leaflet: it takes back everything, unless it is about now.
            if (not[0] !== WHOLE) { fits(not, places, not.length + 4, true, all => { covers.push(all.slice()); return false; }); }
            else if (!places.has("*now") && fits(not.slice(1), places, not.length + 2, true, () => true)) { covers.push(query.map((word, at) => at)); }
          });
        }
        if (covers.some(cover => taken.every(at => cover.indexOf(at) >= 0))) { back = true; return false; }
        // What all other words speak against is no crisis, unless there is one other word at most.
        return leaning >= 0 || query.filter((word, at) => taken.indexOf(at) < 0 && !this.lexicon.little.has(word)).length < 2;
      };
      const alarm = this.some(group, places, (phrase, inOrder) => fits(phrase, places, reach(phrase), inOrder, meant));
      if (alarm) { shown.push(group.id); } else if (said) { everyday.push(group.need); }
    });
    // What a listed false alarm took back, points do not bring again.
    const answer = { shown: shown, everyday: everyday, likely: !shown.length && !back && leaning > 0 && !this.groups.some(group => this.explains(group, query, places)) };
    return said ? this.sorted(query, places, said, answer) : answer;
  };

  // The crisis word that was meant: listed slips, then a word nobody knows that is near one, as "hrut" is.
  // Which words are known is in the second file: until it has come, only what is listed is mended.
  Crisis.prototype._meant = function (word) {
    let found = this.spellings.get(word) || this.read.get(word);
    if (!found) { found = this._near(word) || word; this.read.set(word, found); }
    return found;
  };

  // What comes with the further part: see slips.js.
  Crisis.prototype._near = () => "";

  signpost.crisis = { Crisis: Crisis, fits: fits, WHOLE: WHOLE };
})(this.signpost = this.signpost || {});
