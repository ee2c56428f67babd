// "Forget everything": any button with data-forget clears all that this address keeps on the device: what pages
// have stored, copies for use without a connection, and the workers that serve them. It knows of no part of the
// site, so that nothing can be forgotten here. The mark of "Leave this page" in the tab stays: see leave.js.
(function () {
  "use strict";
  const WORDS = {
    done: "Done. Forgotten on this phone or computer: ", nothing: "There was nothing to forget.", and: " and ",
    kept: "what you saved", copies: "the copy for use without a connection",
    refused: "This browser did not let us clear ", instead: ". Clear the data of this site in its settings.",
    history: " Your browser’s history still has the pages you looked at.",
  };
  const LEFT = "left";

  // The keys of a store; none where a browser refuses.
  function keys(store) { try { return Object.keys(store()); } catch (refused) { return []; } }
  function clear(store, but) { keys(store).forEach(key => { if (key !== but) { store().removeItem(key); } }); }
  const long = () => localStorage, short = () => sessionStorage;

  async function forget(say) {
    const found = keys(long).length + keys(short).filter(key => key !== LEFT).length, undone = [];
    let copies = 0;
    clear(long);
    clear(short, LEFT);
    dispatchEvent(new Event("forgotten"));
    if (keys(long).length) { undone.push(WORDS.kept); }
    // A worker goes first: it could store again what is cleared.
    try {
      const workers = navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : [];
      for (const worker of workers) { await worker.unregister(); copies += 1; }
      const names = window.caches ? await caches.keys() : [];
      for (const name of names) { await caches.delete(name); copies += 1; }
      if (window.caches && (await caches.keys()).length) { undone.push(WORDS.copies); }
    } catch (refused) {
      if (copies) { undone.push(WORDS.copies); }
    }
    const cleared = [found && WORDS.kept, copies && WORDS.copies].filter(Boolean).join(WORDS.and);
    say((undone.length ? WORDS.refused + undone.join(WORDS.and) + WORDS.instead : cleared ? WORDS.done + cleared + "." : WORDS.nothing) + WORDS.history);
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-forget]"), button => {
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    button.parentNode.insertBefore(said, button.nextSibling);
    button.hidden = false;
    button.addEventListener("click", () => { said.textContent = ""; forget(words => { said.textContent = words; }); });
  });
})();
