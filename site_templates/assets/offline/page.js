// "Keep a copy": asks the browser to keep this area, shows how far it is, says how old it is, and takes it away again.
// Nothing is registered or stored before the button is pressed. The work is done in worker.js.
(function () {
  "use strict";
  const part = document.getElementById("copy"), at = id => document.getElementById(id), say = name => part.getAttribute("data-" + name);
  if (!part) { return; }
  const worker = new URL(say("worker"), location.href), root = new URL("./", worker), name = "copy of " + root.pathname;
  const bar = at("copy-progress"), keep = at("copy-keep"), remove = at("copy-remove");
  // Browsers keep copies for safe addresses only: https, or this computer.
  if (!/^http/.test(location.protocol)) { at("copy-cannot").textContent = say("disk"); return; }
  if (!navigator.serviceWorker || !window.caches || !window.DecompressionStream || !window.isSecureContext) { at("copy-cannot").textContent = say("old"); return; }

  const own = { createScriptURL: address => { if (address !== worker.href) { throw new TypeError(address); } return address; } };
  const trusted = window.trustedTypes ? trustedTypes.createPolicy("signpost", own) : own;

  function tell(words, news) {
    at("copy-state").textContent = words;
    bar.hidden = !(news && news.all);
    if (!bar.hidden) { bar.max = news.all; bar.value = news.done; }
  }

  let said = -1;
  function show(news) {
    if (news.state === "loading") {
      // Said at every tenth, so that a screen reader is not flooded.
      const tenth = Math.floor(10 * news.done / news.all);
      if (tenth !== said) { tell(say("loading").replace("{n}", tenth * 10), news); }
      said = tenth;
      return;
    }
    said = -1;
    keep.disabled = false;
    tell(say(news.state) + (news.age ? " " + news.age : ""));
    keep.textContent = say(news.age ? "renew" : news.state === "stopped" ? "again" : "keep");
    remove.hidden = news.state === "none" || news.state === "gone";
  }

  // Whoever *asks* hears from the worker until it has an answer.
  function ask(active, words) {
    const line = new MessageChannel();
    line.port1.onmessage = event => show(event.data);
    active.postMessage(words, [line.port2]);
  }

  function ours() {
    return navigator.serviceWorker.getRegistration(root.href).then(found => found && found.scope === root.href ? found : null);
  }

  keep.addEventListener("click", () => {
    keep.disabled = true;
    tell(say("begin"));
    navigator.serviceWorker.register(trusted.createScriptURL(worker.href), { scope: root.href })
      .then(() => navigator.serviceWorker.ready).then(ready => ask(ready.active, "keep"))
      .catch(() => show({ state: "stopped" }));
  });

  // Done here and not by the worker, so that it works even when that is broken.
  remove.addEventListener("click", () => {
    caches.delete(name).then(ours).then(found => found && found.unregister()).then(() => {
      show({ state: "none" });
      tell(say("removed"));
      keep.focus();
    });
  });

  // "Forget everything" on the same page takes the copy, too.
  addEventListener("forgotten", () => show({ state: "none" }));

  at("copy-cannot").hidden = true;
  part.hidden = false;
  ours().then(found => {
    if (found && found.active) { remove.hidden = false; ask(found.active, "state"); }
  });
})();
