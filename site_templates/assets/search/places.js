// Places: a postcode or a place's name, typed any way, to a point and to whose area it is. No page needed.
// What is typed is compared here, on the phone, with the tables of generator/search/places.py.
(function (signpost) {
  "use strict";

  const fold = signpost.words.fold, slips = (a, b, most) => signpost.words.distance(a, b, most);
  // Small words that people leave out of names: "newcastle tyne", "houghton spring".
  const SMALL = /^(upon|on|in|le|by|the|under|next|of)$/;
  const LEAD = /^(?:(?:i|we|live|am|in|near|at|around|from|just|outside) )+(?=.)/;
  const TRAIL = /(?: (?:city|town|village|centre|center|tyne and wear|uk|england))+$/;
  const OUTWARD = /^[A-Z]{1,2}[0-9][0-9A-Z]?$/;
  const NONE = -1;
  const CHOICES = 6;
  // Farther than this from every sector is sea, or beyond what this site knows.
  const LOST_KM = 25;

  // Kilometres in a straight line between [lat, lon] and [lat, lon].
  function km(a, b) {
    const across = Math.cos((a[0] + b[0]) / 2 * Math.PI / 180);
    return 111.2 * Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow((a[1] - b[1]) * across, 2));
  }

  function distanceInWords(kilometres) {
    const miles = kilometres / 1.609344;
    if (miles < 1) { return _("less than a mile"); }
    return _n("about %(number)s mile", "about %(number)s miles", Math.round(miles));
  }

  // A name as it is compared: whole, without its small words, and up to the first of them.
  function forms(words) {
    const list = words.split(" ").map(word => word === "saint" ? "st" : word);
    const cut = list.findIndex(word => SMALL.test(word));
    const loose = list.filter(word => !SMALL.test(word)).join("");
    return { words: words, full: list.join(""), loose: loose || list.join(""), head: cut > 0 ? list.slice(0, cut).join("") : "" };
  }

  function Places(data) {
    this.sites = data.others;
    this.own = data.site;
    this.corner = data.corner;
    this.step = data.step;
    this.districts = new Map();
    this.data = data;
    if (data.districts) { this.readDistricts(data.districts); } else { this.readHub(data.whole, data.split); }
  }

  // ------------------------------------------------------------------ reading the tables

  Places.prototype.point = function (up, right) {
    return [this.corner[0] + up * this.step[0], this.corner[1] + right * this.step[1]];
  };

  // Steps from each point to the next, two numbers a point.
  Places.prototype.points = function (flat) {
    const found = [];
    let up = 0, right = 0;
    for (let i = 0; i + 1 < flat.length; i += 2) { up += flat[i]; right += flat[i + 1]; found.push(this.point(up, right)); }
    return found;
  };

  Places.prototype.readDistricts = function (table) {
    Object.keys(table).forEach(name => {
      const row = table[name], points = this.points(row.slice(2)), mixed = Array.isArray(row[1]);
      const sectors = new Map();
      points.forEach((at, n) => sectors.set(row[0][n], { at: at, member: mixed ? row[1][n] : row[1] }));
      const middle = [0, 1].map(axis => points.reduce((sum, at) => sum + at[axis], 0) / points.length);
      this.districts.set(name, { member: mixed ? null : row[1], at: middle, sectors: sectors });
    });
  };

  // The hub knows whose a district is, and not where: there the next page asks.
  Places.prototype.readHub = function (whole, split) {
    whole.forEach((names, n) => names.split(" ").forEach(name => {
      if (name) { this.districts.set(name, { member: n + 1, at: null, sectors: new Map() }); }
    }));
    split.forEach((rows, n) => rows.split("|").forEach(row => {
      const name = row.split(" ")[0], district = this.districts.get(name) || { member: null, at: null, sectors: new Map(), part: true };
      (row.split(" ")[1] || "").split("").forEach(digit => district.sectors.set(digit, { at: null, member: n + 1 }));
      if (name) { this.districts.set(name, district); }
    }));
  };

  // Names are read when a name is first typed: a postcode does not need them.
  Places.prototype.names = function () {
    if (this.known) { return this.known; }
    this.known = [];
    this.data.towns.forEach(group => {
      const points = this.own ? this.points(group.slice(3)) : [];
      group[2].split("|").forEach((name, n) => {
        if (name) { this.known.push({ name: name, member: group[0], main: n < group[1], at: points[n] || null, forms: forms(fold(name)) }); }
      });
    });
    this.areas = [];
    (this.data.areas || []).forEach(row => [row[0]].concat(row[1].split("|")).forEach(word => this.addArea(word, row[0], 0, row.length > 2 ? this.point(row[2], row[3]) : null)));
    this.sites.forEach((site, n) => [site[1]].concat(site[2].split("|")).forEach(word => this.addArea(word, site[1], n + 1, null)));
    return this.known;
  };

  Places.prototype.addArea = function (word, name, member, at) {
    if (word) { this.areas.push({ name: name, member: member, at: at, main: true, area: true, forms: forms(fold(word)) }); }
  };

  // ------------------------------------------------------------------ answers

  Places.prototype.answer = function (kind, label, at) {
    return { kind: kind, label: label, lat: at ? at[0] : null, lon: at ? at[1] : null, site: null, siteName: null, choices: [], mended: false };
  };

  Places.prototype.found = function (member, label, at) {
    const answer = this.answer(member === 0 ? "here" : member > 0 ? "other-site" : this.own ? "near" : "unknown", label, at);
    if (member === 0) { answer.site = this.own; }
    if (member > 0) { answer.site = this.sites[member - 1][0]; answer.siteName = this.sites[member - 1][1]; }
    return answer;
  };

  Places.prototype.find = function (text) {
    const typed = fold(text);
    return this.postcode(typed) || this.named(String(text)) || this.answer("unknown", this.label || String(text).trim(), null);
  };

  // ------------------------------------------------------------------ postcodes

  // Only what is there, first; then with O for 0, and I or l for 1, taken for what was meant.
  Places.prototype.postcode = function (typed) {
    this.label = "";
    if (!/\d/.test(typed)) { return null; }
    const text = typed.toUpperCase(), within = /(?:^| )([A-Z]{1,2}\d[\dA-Z]?(?: ?\d[A-Z]{2})?)(?= |$)/.exec(text);
    return this.read(text, false) || this.read(text, true) || within && this.read(within[1], false);
  };

  Places.prototype.read = function (text, swap) {
    const tight = text.replace(/ /g, ""), spaced = /^(\w{2,4}) (\w)[A-Z]?$/.exec(text);
    const inward = tight.slice(-3), letters = swap ? inward.slice(1).replace(/0/g, "O").replace(/1/g, "I") : inward.slice(1);
    // "NG3 1" names a sector by its space. "NG31" is Grantham, and not sector 1 of NG3.
    return spaced && this.sector(spaced[1], spaced[2], "", swap)
      || tight.length > 4 && /^[A-Z]{2}$/.test(letters) && this.sector(tight.slice(0, -3), inward[0], letters, swap)
      || this.district(tight, swap)
      || this.sector(tight.slice(0, -1), tight.slice(-1), "", swap)
      || /[A-Z]$/.test(tight) && this.sector(tight.slice(0, -2), tight.slice(-2, -1), "", swap)
      || null;
  };

  function digit(sign, swap) {
    return swap ? sign.replace(/O/, "0").replace(/[IL]/, "1") : sign;
  }

  // The district that is meant by the first half, if the table has it.
  Places.prototype.outward = function (half, swap) {
    const ways = [half];
    for (let n = 1; swap && n < 3 && n < half.length; n++) {
      const area = half.slice(0, n).replace(/0/g, "O").replace(/1/g, "I"), number = area + digit(half[n], true);
      ways.push(number + half.slice(n + 1), number + digit(half.slice(n + 1), true));
    }
    return ways.find(way => OUTWARD.test(way) && this.districts.has(way));
  };

  Places.prototype.sector = function (half, sign, letters, swap) {
    const number = digit(sign, swap), name = this.outward(half, swap);
    if (!/^\d$/.test(number)) { return null; }
    const label = (name || half) + " " + number + letters;
    // A whole postcode that no table knows is still named in the answer as one.
    if (letters && !this.label && OUTWARD.test(half)) { this.label = label; }
    if (!name) { return null; }
    const district = this.districts.get(name), sector = district.sectors.get(number);
    if (sector) { return this.found(sector.member, label, sector.at); }
    // On the hub the sectors of a split district that no site has are not listed.
    if (district.part) { return this.answer("unknown", label, null); }
    return letters || district.member === null ? this.whole(district, label) : null;
  };

  Places.prototype.district = function (half, swap) {
    const name = this.outward(half, swap);
    return name ? this.whole(this.districts.get(name), name) : null;
  };

  Places.prototype.whole = function (district, label) {
    return district.member === null ? this.answer("part", label, district.at) : this.found(district.member, label, district.at);
  };

  // ------------------------------------------------------------------ names

  Places.prototype.named = function (text) {
    const typed = fold(text).replace(LEAD, "");
    this.names();
    return this.exactly(typed) || this.beforeTheRest(text) || this.misspelt(typed);
  };

  Places.prototype.exactly = function (typed) {
    if (!typed) { return null; }
    const known = this.names(), wanted = forms(typed), called = this.data.ambiguous[typed];
    if (called) {
      const answer = this.answer("ambiguous", typed, null);
      answer.choices = called.map(row => this.found(row[1], row[0], null));
      return answer;
    }
    const same = entry => entry.forms.full === wanted.full || entry.forms.loose === wanted.loose || entry.forms.head === wanted.full;
    const part = " " + typed + " ";
    return this.choose(known.concat(this.areas).filter(same))
      || typed.length > 3 && this.choose(known.filter(entry => (" " + entry.forms.words + " ").indexOf(part) >= 0 && !SMALL.test(typed)))
      || null;
  };

  // "Blyth, Northumberland", "blyth northumberland", "carlisle city centre": the first part, when the
  // rest only says where it is.
  Places.prototype.beforeTheRest = function (text) {
    const typed = fold(text).replace(LEAD, ""), first = fold(text.split(",")[0]).replace(LEAD, "");
    const rest = this.areas.find(area => typed.endsWith(" " + area.forms.words));
    return first !== typed && this.exactly(first) || TRAIL.test(typed) && this.exactly(typed.replace(TRAIL, "")) || rest && this.exactly(typed.slice(0, -1 - rest.forms.words.length)) || null;
  };

  // As the speller of the search does: no slip under five letters, one up to seven, then two.
  Places.prototype.misspelt = function (typed) {
    const wanted = forms(typed), length = wanted.full.length;
    let most = length < 5 || /\d/.test(typed) ? 0 : length < 8 ? 1 : 2, nearest = [];
    // Newcastle is a town of its own, and not Bewcastle misspelt.
    if (!most || ("|" + (this.data.real || "") + "|").indexOf("|" + wanted.full + "|") >= 0) { return null; }
    this.names().concat(this.areas).forEach(entry => [[wanted.full, entry.forms.full], [wanted.loose, entry.forms.loose], [wanted.full, entry.forms.head]].forEach(pair => {
      // In a short word the first letter is seldom wrong: "hello" is not a place that ends in "ello".
      if (pair[1].length < 5 || length < 8 && pair[1].slice(0, 2).indexOf(pair[0][0]) < 0) { return; }
      const slip = slips(pair[0], pair[1], most);
      if (slip < most) { nearest = []; most = slip; }
      if (slip === most && nearest.indexOf(entry) < 0) { nearest.push(entry); }
    }));
    const answer = this.choose(nearest);
    if (answer) { answer.mended = true; }
    return answer;
  };

  // A town of the area before a village, a place in the area before one outside; else she is asked.
  Places.prototype.choose = function (entries) {
    const worth = entry => (entry.main ? 2 : 1) + (entry.member === 0 ? 1 : 0);
    const towns = new Set(entries.filter(entry => !entry.area).map(entry => entry.member)), areas = new Set();
    // "Mansfield" is a town before it is a district, and a district before it is all the site's area.
    entries = entries.filter(entry => !entry.area || !towns.has(entry.member) && !areas.has(entry.member) && areas.add(entry.member));
    const best = Math.max.apply(null, entries.map(worth)), top = entries.filter(entry => worth(entry) === best);
    if (!entries.length) { return null; }
    const chosen = top.length === 1 ? this.found(top[0].member, top[0].name, top[0].at) : this.answer("ambiguous", top[0].name, null);
    const seen = new Set();
    chosen.choices = top.concat(entries.filter(entry => top.indexOf(entry) < 0)).slice(top.length === 1 ? 1 : 0).map(entry => {
      const choice = this.found(entry.member, this.placed(entry, entries), entry.at);
      return seen.has(choice.label) ? null : seen.add(choice.label) && choice;
    }).filter(Boolean).slice(0, CHOICES);
    return chosen;
  };

  // A name with what tells it from its twins: the nearest town and the district, or the site on the hub.
  Places.prototype.placed = function (entry, twins) {
    if (entry.area || twins.filter(twin => twin.name === entry.name).length < 2) { return entry.name; }
    if (!entry.at) { return entry.name + ", " + this.sites[entry.member - 1][1]; }
    const town = this.closest(this.names().filter(other => other.main && other.name !== entry.name), entry.at);
    return entry.name + (town ? ", near " + town.name : "") + " (" + this.closestSector(entry.at).district + ")";
  };

  // ------------------------------------------------------------------ "use my location"

  Places.prototype.closest = function (list, at) {
    let best = null, least = Infinity;
    list.forEach(entry => {
      const far = entry.at ? km(entry.at, at) : Infinity;
      if (far < least) { least = far; best = entry; }
    });
    return best;
  };

  Places.prototype.closestSector = function (at) {
    const all = [];
    this.districts.forEach((district, name) => district.sectors.forEach(sector => all.push({ district: name, at: sector.at, member: sector.member })));
    return this.closest(all, at);
  };

  Places.prototype.nearest = function (lat, lon) {
    const at = [lat, lon], sector = this.closestSector(at);
    if (!sector || km(sector.at, at) > LOST_KM) { return this.answer("unknown", "", at); }
    const town = this.closest(this.names(), at);
    return this.found(sector.member, town && km(town.at, at) < 10 ? town.name : sector.district, at);
  };

  signpost.places = { read: data => new Places(data), km: km, distanceInWords: distanceInWords };
})(this.signpost = this.signpost || {});
