// The map: the outline of the area, and numbered marks for results on it. No styles are set, only attributes
// and classes: the page allows no inline style.
(function (signpost) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  // Half a mark: together 24 pixels, the least that a finger is to hit.
  const HALF = 12;
  const LETTER = 7;
  const LONGEST = 12;

  function make(name, attributes) {
    const element = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(key => element.setAttribute(key, attributes[key]));
    return element;
  }

  // The outline as search/map.js hands it over (generator/search/outline.py), with *name* for a screen reader.
  function drawing(outline, name) {
    const svg = make("svg", { class: "outline", viewBox: "0 0 " + outline.size.join(" "), role: "img", "aria-label": name, "data-name": name });
    [["part", outline.part], ["land", outline.land]].forEach(shape => { if (shape[1]) { svg.appendChild(make("path", { class: shape[0], d: shape[1] })); } });
    const towns = svg.appendChild(make("g", { class: "towns", "aria-hidden": "true" }));
    outline.towns.forEach(town => {
      towns.appendChild(make("circle", { cx: town.x, cy: town.y, r: 2 }));
      towns.appendChild(make("text", { x: town.labelX, y: town.y, dy: ".35em", "text-anchor": town.anchor })).textContent = town.name;
    });
    return svg;
  }

  // 1, 2, 3, 5 as "1–3, 5"; cut short when it would cover the map.
  function runs(numbers) {
    const found = [];
    numbers.forEach(number => {
      const last = found[found.length - 1];
      if (last && last[1] === number - 1) { last[1] = number; } else { found.push([number, number]); }
    });
    return found.map(run => run[0] === run[1] ? "" + run[0] : run[0] + (run[1] - run[0] > 1 ? "–" : ", ") + run[1]);
  }

  function short(numbers) {
    const whole = runs(numbers);
    let kept = whole.length;
    while (kept > 1 && whole.slice(0, kept).join(", ").length > LONGEST) { kept--; }
    return whole.slice(0, kept).join(", ") + (kept < whole.length ? " …" : "");
  }

  function half(mark) {
    return Math.max(HALF, (short(mark.numbers).length * LETTER + 10) / 2);
  }

  // Marks that would cover each other become one, halfway between, until none do.
  function merged(marks) {
    for (let i = 0; i < marks.length; i++) {
      for (let j = i + 1; j < marks.length; j++) {
        const a = marks[i], b = marks[j];
        if (Math.abs(a.x - b.x) >= half(a) + half(b) || Math.abs(a.y - b.y) >= 2 * HALF) { continue; }
        const share = b.weight / (a.weight + b.weight);
        const both = {
          x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, weight: a.weight + b.weight, first: a.first,
          numbers: a.numbers.concat(b.numbers.filter(n => a.numbers.indexOf(n) < 0)).sort((m, n) => m - n),
        };
        if (b.numbers[0] < a.numbers[0]) { both.first = b.first; }
        return merged(marks.filter(mark => mark !== a && mark !== b).concat(both));
      }
    }
    return marks;
  }

  function nameOf(mark) {
    const all = mark.numbers;
    if (all.length === 1) { return _("Result %(number)s: %(name)s", { number: all[0], name: mark.first.name }); }
    return _("Results %(numbers)s and %(last)s, near each other. First: %(name)s", { numbers: all.slice(0, -1).join(", "), last: all[all.length - 1], name: mark.first.name });
  }

  function draw(mark, wide, high) {
    const side = half(mark), inside = (at, edge, end) => Math.round(Math.max(edge, Math.min(end - edge, at)));
    const x = inside(mark.x, side, wide), y = inside(mark.y, HALF, high);
    const part = make(mark.first.href ? "a" : "g", { class: "mark", "aria-label": nameOf(mark) });
    if (mark.first.href) { part.setAttribute("href", mark.first.href); } else { part.setAttribute("role", "img"); }
    part.appendChild(make("rect", { x: x - side, y: y - HALF, width: 2 * side, height: 2 * HALF, rx: HALF }));
    const text = make("text", { x: x, y: y, dy: ".35em", "text-anchor": "middle" });
    text.textContent = short(mark.numbers);
    part.appendChild(text);
    return part;
  }

  // Puts *points* ({number, name, lat, lon, href}) on *svg*, the drawing of *outline*, in the place of what stood there.
  // Gives the numbers that lie beyond the drawing, for words beside it.
  function place(svg, outline, points) {
    const wide = outline.size[0], high = outline.size[1], beyond = [], marks = [];
    points.forEach(point => {
      const x = (point.lon - outline.west) * outline.across, y = (outline.north - point.lat) * outline.down;
      if (x >= 0 && x <= wide && y >= 0 && y <= high) { marks.push({ x: x, y: y, weight: 1, first: point, numbers: [point.number] }); } else { beyond.push(point.number); }
    });
    const old = svg.querySelector(".marks"), group = make("g", { class: "marks" });
    if (old) { svg.removeChild(old); }
    merged(marks).sort((a, b) => a.numbers[0] - b.numbers[0]).forEach(mark => group.appendChild(draw(mark, wide, high)));
    svg.appendChild(group);
    const shown = new Set(marks.map(mark => mark.first.number)).size;
    // With links inside it is no picture any more, but a group of them.
    svg.setAttribute("role", shown ? "group" : "img");
    svg.setAttribute("aria-label", svg.getAttribute("data-name") + (shown === 1 ? _(", with one result on it") : shown ? _n(", with %(number)s result on it", ", with %(number)s results on it", shown) : ""));
    return beyond.filter(n => !marks.some(mark => mark.first.number === n)).filter((n, at, all) => all.indexOf(n) === at);
  }

  // The results *hits* on the map of the page, which is drawn when it is first opened, and in words those outside it.
  function show(hits, outline, map, off) {
    const points = [], figure = map.querySelector("figure");
    const svg = figure.querySelector("svg") || figure.insertBefore(drawing(outline, figure.getAttribute("data-name")), figure.firstChild);
    hits.forEach((hit, n) => (hit.shard.data.points[hit.at] || []).forEach(point => points.push({ number: n + 1, lat: point[0], lon: point[1], name: hit.shard.data.names[hit.at], href: "#result-" + (n + 1) })));
    const beyond = place(svg, outline, points);
    off.textContent = beyond.length ? _("Outside this map: %(numbers)s.", { numbers: beyond.join(", ") }) : points.length ? "" : _("None of these has a place that we may show.");
  }

  signpost.map = { drawing: drawing, place: place, show: show };
})(this.signpost = this.signpost || {});
