// "Leave this page": three presses of Shift, or the link. It opens the neutral site in the place of this page.
// After that no page of ours is shown by Back, until someone comes anew by a link or by typing the address.
// In the head and not deferred, so that it works before all else has come. See decisions/leaving-the-page.md.
(function () {
  "use strict";
  const root = document.documentElement, to = document.currentScript.getAttribute("data-to"), WAIT = 5000;
  let presses = 0, alone = false, timer = 0;

  // The one thing ever stored: that this tab was left. Where a browser refuses, Back is as without this script.
  function store(act) { try { return act(sessionStorage); } catch (refused) { return null; } }
  function left() { return store(kept => kept.getItem("left")); }

  // Not display: none, which would lose the place and the focus for those who come back without having left.
  function show(yes) { root.style.opacity = yes ? "" : 0; }

  function out() {
    show(false);
    stop();
    document.title = "Loading";
    const body = document.body;
    if (body) {
      body.textContent = "";
      say("Loading", body.appendChild(document.createElement("p")), "alert");
    }
    location.replace(to);
  }

  function leave() {
    store(kept => kept.setItem("left", "1"));
    out();
  }

  function say(words, place, role) {
    place = place || document.getElementById("leaving");
    if (!place) { return; }
    if (role) { place.setAttribute("role", role); }
    place.textContent = words;
  }

  function forget(words) {
    clearTimeout(timer);
    if (words) { timer = setTimeout(forget, WAIT); }
    say(words || "");
    presses = 0;
  }

  // Shift as part of a capital letter, or with another key, is no press.
  addEventListener("keydown", event => {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!alone) { forget(); }
  }, true);
  addEventListener("keyup", event => {
    if (!alone || event.key !== "Shift") { return; }
    alone = false;
    clearTimeout(timer);
    presses += 1;
    if (presses > 2) { leave(); return; }
    say("Shift: press " + (presses > 1 ? "1 more time" : "2 more times") + " to leave");
    timer = setTimeout(() => forget("You have not left this page"), WAIT);
  }, true);
  addEventListener("click", event => {
    if (!event.target.closest(".leave a")) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  }, true);

  // What the browser keeps for Back and Forward is kept out of sight, and shown only if nobody has left.
  addEventListener("pagehide", () => show(false));
  addEventListener("pageshow", event => { if (event.persisted) { if (left()) { out(); } else { show(true); } } });

  const entry = (performance.getEntriesByType("navigation") || [])[0];
  if (left()) {
    if (entry ? /^[br]/.test(entry.type) : performance.navigation.type) { out(); } else { store(kept => kept.removeItem("left")); }
  }
})();
