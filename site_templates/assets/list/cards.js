// The cards of services, from small files below my-list/: asked for on this page only, and only those it needs.
// They hand themselves over by a script: that works from a folder on disk, and a page that may not connect
// anywhere cannot send what is on a list.
(function (signpost) {
  "use strict";
  // Browsers that know Trusted Types load no script but by this policy: a file of cards of this site.
  const own = { createScriptURL: address => { if (!/^(\.\.\/)*my-list\/cards-\d+\.js$/.test(address)) { throw new TypeError(address); } return address; } };
  const trusted = window.trustedTypes ? window.trustedTypes.createPolicy("signpost", own) : own;
  const taken = {}, waiting = {};
  signpost.take = (name, cards) => { taken[name] = cards; };

  // FNV-1a in 32 bits, as in generator/exchange/list_cards.py.
  function fileOf(id, files) {
    let found = 0x811c9dc5;
    for (let n = 0; n < id.length; n += 1) { found = Math.imul(found ^ id.charCodeAt(n), 0x01000193); }
    return (found >>> 0) % files;
  }

  function load(root, name, then, failed) {
    if (taken[name]) { then(); return; }
    if (waiting[name]) { waiting[name].push([then, failed]); return; }
    waiting[name] = [[then, failed]];
    const script = document.createElement("script"), settle = way => () => { const list = waiting[name]; delete waiting[name]; list.forEach(pair => pair[way]()); };
    script.src = trusted.createScriptURL(root + "my-list/" + name + ".js");
    script.onload = settle(0);
    script.onerror = settle(1);
    document.head.appendChild(script);
  }

  // Cards by id for all of *ids*, then *then*; *failed* when one file did not come. A card under an old id leads
  // to that of the new one; an id that no file has stays without.
  function cards(root, files, ids, then, failed) {
    const names = ids.map(id => "cards-" + fileOf(id, files)).filter((name, n, all) => all.indexOf(name) === n);
    let left = names.length, missed = false;
    const done = () => {
      left -= 1;
      if (left > 0) { return; }
      if (missed) { failed(); return; }
      const found = {}, renamed = [];
      ids.forEach(id => { const card = taken["cards-" + fileOf(id, files)][id]; if (card && card.now) { renamed.push([id, card.now]); } else if (card) { found[id] = card; } });
      if (!renamed.length) { then(found); return; }
      cards(root, files, renamed.map(pair => pair[1]), more => { renamed.forEach(pair => { if (more[pair[1]]) { found[pair[0]] = Object.assign({ id: pair[1] }, more[pair[1]]); } }); then(found); }, failed);
    };
    if (!left) { then({}); return; }
    names.forEach(name => load(root, name, done, () => { missed = true; done(); }));
  }

  signpost.cards = { of: cards, fileOf: fileOf };
})(this.signpost);
