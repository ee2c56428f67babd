// The page "My list": what is kept on this device, or what a link brought, in its order. Nothing is kept before
// she has said yes, and what a link brought is not kept until she says so. Numbers always come from the site.
(function (signpost) {
  "use strict";
  const article = document.getElementById("my-list");
  if (!article) { return; }
  const W = signpost.listWords, kept = signpost.kept, make = signpost.entry.make, button = signpost.entry.button;
  const at = id => document.getElementById(id), root = article.getAttribute("data-up"), files = +article.getAttribute("data-files");
  const part = at("list-part"), said = at("list-said"), chosen = new Set();
  let cards = {}, entries = [], own = true, asked = 0;

  function say(words) { said.textContent = ""; said.textContent = words; }

  // ------------------------------------------------------------------ what stands on the page

  function render(then) {
    const shared = kept.fromFragment(location.hash), mine = ++asked;
    own = !shared.length;
    entries = own ? kept.read() : shared.map(id => ({ id: id, digest: "", day: "", note: "" }));
    if (!entries.length) { show([empty()]); if (then) { then(); } return; }
    if (entries.some(entry => !cards[entry.id])) { show([make("p", {}, W.loading)]); }
    signpost.cards.of(root, files, entries.map(entry => entry.id),
      found => { if (mine !== asked) { return; } cards = found; showList(); if (then) { then(); } },
      () => { if (mine === asked) { show([make("p", {}, W.failed), button(W.again, () => render())]); } });
  }

  function show(parts) {
    part.textContent = "";
    parts.forEach(one => { if (one) { part.appendChild(one); } });
  }

  function empty() {
    return make("div", {}, [
      make("p", {}, make("b", {}, W.empty)), make("p", {}, W.how),
      make("ul", { class: "ways-in" }, [["search/index.html", W.find], ["a-to-z/index.html", W.all]].map(way => make("li", {}, make("a", { href: root + way[0] }, way[1])))),
    ]);
  }

  function showList() {
    const named = entries.filter(entry => (cards[entry.id] || {}).name);
    // One that was saved where no digest was known: from now on a change is seen.
    if (own) { named.forEach(entry => { if (!entry.digest) { entry.digest = cards[entry.id].digest; kept.set(entry.id, { digest: entry.digest }); } }); }
    chosen.forEach(id => { if (!named.some(entry => entry.id === id)) { chosen.delete(id); } });
    show([
      hides(named) && make("p", { class: "on-paper keep-hidden" }, make("b", {}, W.printHide)),
      own ? make("p", { class: "on-screen" }, W.count(entries.length)) : sharedPart(),
      make("h2", { id: "list-title", tabindex: "-1", class: "unseen" }, own ? _of(document.querySelector("h1")) : W.shared),
      make("ol", { class: "saved" }, entries.map((entry, n) => signpost.entry.part(entry, cards[entry.id], { at: n, of: entries.length }, on()))),
      named.length > 1 && comparePart(),
      named.length > 0 && takePart(named),
    ]);
  }

  // True when whoever keeps the list must be told to keep it hidden.
  function hides(some) { return some.some(entry => (cards[entry.id] || {}).hide); }

  function on() {
    return {
      root: root, own: own, chosen: chosen,
      choose: (id, yes) => { if (yes) { chosen.add(id); } else { chosen.delete(id); } },
      move: (entry, card, by) => {
        if (!kept.move(entry.id, by)) { refused(); return; }
        render(() => {
          const place = entries.findIndex(one => one.id === entry.id), item = part.querySelector("[data-id='" + entry.id + "']");
          const press = key => item.querySelector("[data-act='" + key + "']"), same = press(by < 0 ? "up" : "down");
          (same.disabled ? press(by < 0 ? "down" : "up") : same).focus();
          say(W.number(card.name || W.unnamed, place + 1, entries.length));
        });
      },
      remove: (entry, card) => {
        const place = entries.findIndex(one => one.id === entry.id), name = card.name || W.unnamed, now = kept.read().filter(one => one.id === entry.id)[0] || entry;
        if (!kept.remove(entry.id)) { refused(); return; }
        render(() => {
          const back = button(W.back, () => {
            const list = kept.read();
            list.splice(place, 0, now);
            if (kept.write(list)) { render(() => { say(W.backDone(name)); focusOn(entry.id, "off"); }); } else { refused(); }
          });
          part.insertBefore(make("p", { class: "on-screen" }, back), part.firstChild);
          back.focus();
          say(W.offDone(name));
        });
      },
      note: (entry, text) => { entry.note = text; if (!kept.set(entry.id, { note: text })) { refused(); } },
      seen: (entry, card) => {
        if (!kept.set(entry.id, { digest: card.digest, day: signpost.fresh.today() })) { refused(); return; }
        render(() => part.querySelector("[data-id='" + entry.id + "'] h3 a").focus());
      },
    };
  }

  function focusOn(id, act) { const found = part.querySelector("[data-id='" + id + "'] [data-act='" + act + "']"); if (found) { found.focus(); } }

  function refused() { say(W.refused); }

  // ------------------------------------------------------------------ what a link brought

  function sharedPart() {
    const more = kept.read(), box = make("div", { class: "notice on-screen shared" }), press = make("p", { class: "press" });
    const hide = hides(entries);
    const rest = () => {
      press.textContent = "";
      press.appendChild(button(more.length ? W.addAll : W.keep, () => { if (more.length && !hide) { keep(); } else { question(); } }));
      if (more.length) { press.appendChild(make("a", { class: "alone", href: "#" }, W.own)); }
    };
    const question = () => {
      const words = make("p", { tabindex: "-1" }, W.ask + (hide ? " " + W.askHide : ""));
      press.textContent = "";
      [words, button(W.yes, keep), button(W.no, () => { rest(); say(W.notKept); press.querySelector("button").focus(); })].forEach(one => press.appendChild(one));
      words.focus();
    };
    box.appendChild(make("h2", {}, W.shared));
    box.appendChild(make("p", {}, W.sharedCount(entries.length)));
    box.appendChild(press);
    rest();
    return box;
  }

  function keep() {
    const list = kept.read(), has = new Set(list.map(entry => entry.id)), day = signpost.fresh.today();
    const added = entries.filter(entry => cards[entry.id] && cards[entry.id].name && !has.has(entry.id)).map(entry => ({ id: entry.id, digest: cards[entry.id].digest, day: day, note: "" }));
    if (!kept.write(list.concat(added))) { refused(); return; }
    clearFragment();
    render(() => { say(W.kept); at("list-title").focus(); });
  }

  function clearFragment() { history.replaceState(null, "", location.pathname + location.search); }

  // ------------------------------------------------------------------ side by side

  function comparePart() {
    const place = make("div"), open = () => {
      const ids = entries.map(entry => entry.id).filter(id => chosen.has(id));
      place.textContent = "";
      if (ids.length < 2 || ids.length > 3) { say(W.compareFew); const tick = part.querySelector(".tick input"); if (tick) { tick.focus(); } return; }
      place.appendChild(make("h3", { id: "compared", tabindex: "-1" }, W.compareTitle(ids.length)));
      place.appendChild(signpost.entry.table(ids.map(id => cards[id]), "compared"));
      at("compared").focus();
    };
    return make("section", { class: "on-screen", "aria-labelledby": "compare-title" }, [make("h2", { id: "compare-title" }, W.compare), make("p", {}, W.compareHow), button(W.compareShow, open), place]);
  }

  // ------------------------------------------------------------------ to paper, and to others

  function takePart(named) {
    const told = named.map(entry => _plain(signpost.entry.told(cards[entry.id]))), hide = hides(named);
    const link = location.href.split("#")[0] + kept.fragment(named.map(entry => entry.id));
    return make("section", { class: "on-screen take", "aria-labelledby": "take-title" }, [make("h2", { id: "take-title" }, W.take)].concat(printing(hide), message(told, hide), mail(told, link), sharing(link, hide)));
  }

  function printing(hide) {
    const tick = make("input", { type: "checkbox", id: "print-notes", autocomplete: "off" });
    tick.addEventListener("change", () => { article.classList.toggle("with-notes", tick.checked); });
    article.classList.remove("with-notes");
    return [
      hide && make("p", {}, W.printHide),
      own && entries.some(entry => entry.note) && make("p", { class: "tick" }, [tick, make("label", { for: "print-notes" }, W.printNotes)]),
      make("p", {}, button(W.print, () => window.print())),
    ];
  }

  function message(told, hide) {
    const draft = signpost.message.sms(told, { text: _plain(W.text), to: _plain(W.to) }), all = draft.fit === told.length;
    return [
      make("h3", {}, W.message),
      make("p", { id: "message-fits" }, !draft.fit ? W.messageNone : all ? W.messageAll(told.length, draft.parts) : W.messageSome(draft.fit, told.length, draft.parts)),
      hide && make("p", {}, W.messageHide),
      draft.fit > 0 && make("pre", { class: "copyable", tabindex: "0", "aria-label": W.message }, draft.text),
      draft.fit > 0 && make("p", {}, make("a", { class: "alone", href: signpost.message.smsHref(draft.text) }, W.messageOpen)),
    ];
  }

  function mail(told, link) {
    const draft = signpost.message.mail(told, link, _plain(W));
    return [
      make("h3", {}, W.mail),
      make("p", {}, (draft.fit < told.length ? W.mailSome(draft.fit, told.length) + " " : "") + W.mailHint),
      make("p", {}, make("a", { class: "alone", href: draft.href }, W.mailOpen)),
    ];
  }

  function sharing(link, hide) {
    const text = make("pre", { class: "copyable", tabindex: "0", "aria-label": W.link }, link), done = make("span", { role: "status", class: "hint" });
    const byHand = () => { getSelection().selectAllChildren(text); done.textContent = " " + (document.execCommand("copy") ? W.copied : W.selected); };
    const copy = () => {
      done.textContent = "";
      if (navigator.clipboard) { navigator.clipboard.writeText(link).then(() => { done.textContent = " " + W.copied; }, byHand); } else { byHand(); }
    };
    return [
      make("h3", {}, W.link), make("p", {}, W.linkHint + (hide ? " " + W.linkHide : "")), text,
      make("p", {}, [button(W.copy, copy), done, navigator.share && " ", navigator.share && button(W.share, () => { navigator.share({ url: link }).catch(() => {}); })]),
    ];
  }

  // ------------------------------------------------------------------ from outside

  addEventListener("hashchange", () => { if (kept.fromFragment(location.hash).length || /^#?$/.test(location.hash)) { say(""); render(); } });
  addEventListener("forgotten", () => { clearFragment(); chosen.clear(); say(""); render(); });
  // Another tab has changed it. Not while a note is being written here.
  addEventListener("storage", event => { if ((event.key === signpost.saved.key || event.key === null) && document.activeElement.tagName !== "TEXTAREA") { render(); } });
  addEventListener("pageshow", event => { if (event.persisted) { render(); } });

  at("list-plain").hidden = true;
  part.hidden = false;
  render();
})(this.signpost);
