// On pages in another language than English: says of all words that scripts put onto the page in which language they
// are, so that a screen reader speaks each rightly. Their words in the page's language stand between signs that nobody
// sees, which rendering/script_words.py puts there; all others are English. Loaded before other scripts.
(function (signpost) {
  "use strict";
  const page = document.documentElement, own = page.lang, way = page.dir, SAID = "\u2068", VALUE = "\u2066", END = "\u2069";
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"], ofPage = new WeakMap();

  // Words without the signs: of a text, or of all in a list or group of words.
  function plain(words) {
    if (typeof words === "string") { return words.replace(/[\u2066\u2068\u2069]/g, ""); }
    if (Array.isArray(words)) { return words.map(plain); }
    if (!words || Object.getPrototypeOf(words) !== Object.prototype) { return words; }
    return Object.fromEntries(Object.entries(words).map(entry => [entry[0], plain(entry[1])]));
  }

  function spoken(element) { const found = element.closest("[lang]"); return (found || page).getAttribute("lang").split("-")[0]; }
  function direction(language) { return language === own ? way : "ltr"; }
  function texts(root) {
    const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) { found.push(walker.currentNode); }
    return found;
  }

  // As the browser says it, in figures that we use everywhere; as English does where it does not know the language.
  function byBrowser(kind, options, say, english) {
    if (!Intl[kind] || !Intl[kind].supportedLocalesOf([own]).length) { return english(); }
    return SAID + say(new Intl[kind](own + "-u-nu-latn", options)) + END;
  }
  const LONG = { day: "numeric", month: "long", year: "numeric" };
  function day(iso, english) { return byBrowser("DateTimeFormat", LONG, way => way.format(new Date(iso + "T12:00")), english); }
  // In the same units as search/fresh.js.
  function ago(days, english) {
    const unit = days < 14 ? ["day", 1] : days < 60 ? ["week", 7] : days < 730 ? ["month", 30] : ["year", 365];
    return byBrowser("RelativeTimeFormat", {}, way => way.format(-Math.floor(days / unit[1]), unit[0]), english);
  }

  // The text of an element with the signs round what is in the page's language.
  function marked(element) {
    return texts(element).map(text => spoken(text.parentElement) === own ? SAID + text.data + END : text.data).join("");
  }

  // The parts of a text, each with its language; what has no letter goes with the part before it.
  function parts(text) {
    const found = [], open = [];
    text.split(/([\u2066\u2068\u2069])/).forEach(piece => {
      if (piece === SAID || piece === VALUE) { open.push(piece); return; }
      if (piece === END) { open.pop(); return; }
      const last = found[found.length - 1], language = !/\p{L}/u.test(piece) ? "" : open[open.length - 1] === SAID ? own : "en";
      if (last && (!language || !last[1] || language === last[1])) { last[0] += piece; last[1] = language || last[1]; }
      else if (piece) { found.push([piece, language]); }
    });
    return found;
  }

  function say(element, language) {
    const around = element.parentElement, turns = element.hasAttribute("lang") || !element.hasAttribute("dir");
    element.setAttribute("lang", language);
    // What has a direction and no language is a number.
    if (turns) {
      if (around && direction(language) !== direction(spoken(around))) { element.setAttribute("dir", direction(language)); } else { element.removeAttribute("dir"); }
    }
  }

  // The parts of a text. What stood on the page and is put elsewhere on it is what it was.
  function heard(text) {
    const before = ofPage.get(text);
    return before && before[0] === text.data ? [before] : parts(text.data);
  }

  function hear(text) {
    const holder = text.parentElement;
    if (!holder || /^(script|style|textarea)$/i.test(holder.tagName)) { return; }
    const found = heard(text), words = plain(text.data);
    const whole = found.length < 2 || /^(title|option|text)$/i.test(holder.tagName);
    if (whole) {
      const language = found.length === 1 ? found[0][1] : "";
      if (text.data !== words) { text.data = words; }
      ofPage.set(text, [words, language]);
      if (!language || language === spoken(holder)) { return; }
      if (texts(holder).every(other => heard(other).every(part => !part[1] || part[1] === language)) && !/^(li|div|section|form|fieldset|body)$/i.test(holder.tagName)) { say(holder, language); return; }
      if (holder.namespaceURI !== page.namespaceURI) { return; }
    }
    const around = spoken(holder), pieces = [];
    const put = (part, into) => {
      const piece = document.createTextNode(part[0]);
      ofPage.set(piece, part);
      if (into) { into.append(piece); } else { pieces.push(piece); }
    };
    found.forEach(part => {
      if (!part[1] || part[1] === around) { put(part); return; }
      // Spaces stay outside: at the end of words from right to left they would stand on the other side.
      const bare = part[0].trim(), at = part[0].indexOf(bare), span = document.createElement("span");
      span.lang = part[1];
      if (direction(part[1]) !== direction(around)) { span.dir = direction(part[1]); }
      if (at) { put([part[0].slice(0, at), ""]); }
      put([bare, part[1]], span);
      pieces.push(span);
      if (at + bare.length < part[0].length) { put([part[0].slice(at + bare.length), ""]); }
    });
    text.replaceWith(...pieces);
  }

  function read(element) {
    ATTRIBUTES.forEach(name => {
      const words = element.getAttribute(name), found = words ? parts(words) : [];
      if (!found.length) { return; }
      if (words !== plain(words)) { element.setAttribute(name, plain(words)); }
      if (!element.firstChild && found.length === 1 && found[0][1] && found[0][1] !== spoken(element)) { say(element, found[0][1]); }
    });
  }

  function look(changes) {
    const seen = new Set();
    changes.forEach(change => { if (change.type === "childList") { change.addedNodes.forEach(node => seen.add(node)); } else { seen.add(change.target); } });
    seen.forEach(node => {
      if (!node.isConnected) { return; }
      if (node.nodeType === 3) { hear(node); return; }
      if (node.nodeType !== 1) { return; }
      read(node);
      node.querySelectorAll(ATTRIBUTES.map(name => "[" + name + "]").join()).forEach(read);
      texts(node).forEach(hear);
    });
    watcher.takeRecords();
  }

  texts(page).forEach(text => ofPage.set(text, [text.data, /\p{L}/u.test(text.data) ? spoken(text.parentElement) : ""]));
  const watcher = new MutationObserver(look);
  watcher.observe(page, { childList: true, characterData: true, subtree: true, attributeFilter: ATTRIBUTES });
  Object.assign(signpost, { plain, marked, day, ago });
})(this.signpost = this.signpost || {});
