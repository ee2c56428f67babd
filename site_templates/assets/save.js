// The button that saves a service. Each place for one says, in data-save: the id, its digest, and "hide" when the
// service is about abuse. Nothing is kept before she has said yes; about abuse it is asked each time.
(function (signpost) {
  "use strict";
  const WORDS = {
    save: _("Save to my list"), off: _("Take off my list"), yes: _("Yes, save"), no: _("No"), saved: _("Saved. "), list: _("My list"),
    ask: _("Save on this phone or computer? Anyone who uses it can see your list."),
    hide: _("This is about abuse. Anyone who uses this phone or computer can see it on your list. Save it all the same?"),
    refused: _("This browser does not let us save. You can print this page."),
  };
  const saved = signpost.saved;

  function make(tag, words, act) {
    const part = document.createElement(tag);
    part.textContent = words;
    if (act) { part.type = "button"; part.className = "quiet"; part.addEventListener("click", act); }
    return part;
  }

  document.querySelectorAll("[data-save]").forEach(place => {
    const told = place.getAttribute("data-save").split(" "), part = make("div"), said = make("span"), name = make("span", ": " + (place.closest("li") || document).querySelector("h1, h3").textContent);
    const others = () => saved.read().filter(entry => entry[0] !== told[0]);

    function show(parts, words) {
      part.textContent = "";
      part.append(...parts);
      said.textContent = words || "";
      if (words != null) { part.firstChild.focus(); }
    }
    function rest(words) {
      const on = others().length < saved.read().length, button = make("button", on ? WORDS.off : WORDS.save, on ? () => keep([], "") : ask), link = make("a", WORDS.list);
      button.append(name);
      link.href = saved.root + "my-list/index.html";
      link.className = "alone";
      show(on ? [button, " ", link] : [button], words);
    }
    function keep(added, words) {
      const list = others().concat(added);
      rest(saved.store(kept => { if (list[0]) { kept.setItem(saved.key, JSON.stringify(list)); } else { kept.removeItem(saved.key); } return 1; }) ? words : WORDS.refused);
      saved.show();
    }
    // Swedes write a day as 2026-11-28.
    function add() { keep([[told[0], told[1], new Date().toLocaleDateString("sv"), ""]], WORDS.saved); }
    function ask() {
      if (!told[2] && saved.read().length) { add(); return; }
      const question = make("p", told[2] ? WORDS.hide : WORDS.ask);
      question.tabIndex = -1;
      show([question, make("button", WORDS.yes, add), " ", make("button", WORDS.no, () => rest(""))], "");
    }

    name.className = "unseen";
    said.setAttribute("role", "status");
    place.append(part, said);
    rest();
  });
})(this.signpost);
