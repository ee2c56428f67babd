// "Forget everything": any button with data-forget clears all that this address keeps on the device: what pages
// have stored, copies for use without a connection, and the workers that serve them. It knows of no part of the
// site, so that nothing can be forgotten here. The mark of "Leave this page" in the tab stays: see leave.js.
(function () {
  "use strict";
  const WORDS = {
    nothing: _("There was nothing to forget."), done: what => _("Done. Forgotten on this phone or computer: %(what)s.", { what }),
    refused: what => _("This browser did not let us clear %(what)s. Clear the data of this site in its settings.", { what }),
    history: _("Your browser’s history still has the pages you looked at."),
  };
  // What was found, and what would not go: 1 for what is stored, 2 for copies, 3 for both.
  const WHAT = ["", _("what you saved"), _("the copy for use without a connection"), _("what you saved and the copy for use without a connection")];
  const LEFT = "left";

  // The keys of a store; none where a browser refuses.
  function keys(store) { try { return Object.keys(store()); } catch (refused) { return []; } }
  function clear(store, but) { keys(store).forEach(key => { if (key !== but) { store().removeItem(key); } }); }
  const long = () => localStorage, short = () => sessionStorage;

  async function forget(say) {
    const found = keys(long).length + keys(short).filter(key => key !== LEFT).length;
    let copies = 0, undone = 0;
    clear(long);
    clear(short, LEFT);
    dispatchEvent(new Event("forgotten"));
    if (keys(long).length) { undone |= 1; }
    // A worker goes first: it could store again what is cleared.
    try {
      const workers = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : [];
      for (const worker of workers) { await worker.unregister(); copies += 1; }
      const names = window.caches ? await caches.keys() : [];
      for (const name of names) { await caches.delete(name); copies += 1; }
      if (window.caches && (await caches.keys()).length) { undone |= 2; }
    } catch (refused) {
      if (copies) { undone |= 2; }
    }
    const cleared = (found && 1) | (copies && 2);
    say((undone ? WORDS.refused(WHAT[undone]) : cleared ? WORDS.done(WHAT[cleared]) : WORDS.nothing) + " " + WORDS.history);
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-forget]"), button => {
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    button.parentNode.insertBefore(said, button.nextSibling);
    button.hidden = false;
    button.addEventListener("click", () => { said.textContent = ""; forget(words => { said.textContent = words; }); });
  });
})();
