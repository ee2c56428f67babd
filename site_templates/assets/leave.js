// "Leave this page": three presses of Shift, or the link. It opens the neutral site in the place of this page.
// After that no page of ours is shown by Back, until someone comes anew by a link or by typing the address.
// It stands in every page itself, first in the head, so that it works before all else has come. Keep it short.
// See decisions/leaving-the-page.md.
{
  const page = document, to = page.currentScript.dataset.to;
  let presses = 0, alone, timer;

  // The one thing ever stored: that this tab was left. Where a browser refuses, Back is as without this script.
  const store = act => { try { return act(sessionStorage); } catch (refused) {} };
  const left = () => store(kept => kept.left);

  // Not display: none, which would lose the place and the focus for those who come back without having left.
  const show = opacity => page.documentElement.style.opacity = opacity;

  const say = (words, place = page.getElementById("leaving")) => { if (place) { place.textContent = words; } };

  const out = () => {
    const body = page.body, said = page.createElement("p");
    show(0);
    stop();
    page.title = _("Loading");
    if (body) {
      body.textContent = "";
      body.append(said);
      said.setAttribute("role", "alert");
      say(_("Loading"), said);
    }
    location.replace(to);
  };

  const leave = () => {
    store(kept => kept.setItem("left", 1));
    out();
  };

  const forget = (words = "") => {
    clearTimeout(timer);
    say(words);
    timer = words && setTimeout(forget, 5000);
    presses = 0;
  };

  // Shift as part of a capital letter, or with another key, is no press.
  addEventListener("keydown", e => {
    alone = e.key == "Shift" && !e.ctrlKey && !e.altKey && !e.metaKey;
    if (!alone) { forget(); }
  }, true);
  addEventListener("keyup", e => {
    if (alone && e.key == "Shift") {
      alone = 0;
      clearTimeout(timer);
      timer = setTimeout(forget, 5000, _("You have not left this page"));
      if (++presses > 2) { leave(); } else { say(presses > 1 ? _("Shift: press 1 more time to leave") : _("Shift: press 2 more times to leave")); }
    }
  }, true);
  addEventListener("click", e => {
    if (e.target.closest(".leave a")) {
      e.preventDefault();
      e.stopImmediatePropagation();
      leave();
    }
  }, true);

  // What the browser keeps for Back and Forward is kept out of sight, and shown only if nobody has left.
  addEventListener("pagehide", () => show(0));
  addEventListener("pageshow", e => { if (e.persisted) { left() ? out() : show(""); } });

  if (left()) {
    const entry = performance.getEntriesByType("navigation")[0];
    (entry ? /^[br]/.test(entry.type) : performance.navigation.type) ? out() : store(kept => kept.removeItem("left"));
  }
}
