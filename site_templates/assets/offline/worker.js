// The copy of an area that somebody asked to keep on her phone. This file is published as sw.js at the root of the
// area's site and is registered by the page "Keep a copy" alone. See docs/pages/decisions/offline.md.
//
// A copy is a list of parts (offline/copy.json), each part gzipped JSON: {address from the site's root: text}. The
// first part says which part has which address. Parts lie in the browser's Cache as they came, and a list comes into
// use only when all its parts are there, each with the hash that the list names. Nothing half loaded is ever shown.
"use strict";
const FORMAT = 1, ROOT = registration.scope, NAME = "copy of " + new URL(ROOT).pathname;
const LIST = ROOT + "offline/copy.json", IN_USE = ROOT + "offline/in-use", LOOKED = ROOT + "offline/looked";
// How long the network has before the copy answers; how long a slow network is not asked again; how long a part may
// take; how long between two looks for a newer copy.
const WAIT = 4000, SLOW = 30000, PATIENCE = 60000, EVERY = 3600000, DAY = 86400000;
const TYPES = { html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };
const MAIN = '<main id="main" tabindex="-1">';

// ------------------------------------------------------------------ what is kept

// Whoever deletes the cache or unregisters this worker ends the copy: nothing here makes the cache anew but "keep".
// So it is read without being opened: opening would make an empty one, were it deleted a moment before.
function found(address) { return caches.match(address, { cacheName: NAME }); }

async function inUse() {
  const kept = await found(IN_USE);
  const list = kept ? await kept.json() : null;
  return list && list.format === FORMAT ? list : null;
}

function partUrl(part) { return ROOT + "offline/" + part[0].slice(0, 16) + ".bin"; }

// The last few parts that were read stay in memory, unpacked.
const unpacked = new Map();
async function read(part) {
  if (!unpacked.has(part[0])) {
    const kept = await found(partUrl(part));
    if (!kept) { return {}; }
    const text = new Response(kept.body.pipeThrough(new DecompressionStream("gzip"))).json();
    unpacked.set(part[0], await text);
    if (unpacked.size > 4) { unpacked.delete(unpacked.keys().next().value); }
  }
  return unpacked.get(part[0]);
}

async function textOf(path, list) {
  const number = (await read(list.parts[0]))[path];
  return number === undefined ? undefined : (await read(list.parts[number]))[path];
}

// ------------------------------------------------------------------ renewing

let renewing = null;
const hearers = new Set();
function tell(news) { hearers.forEach(port => port.postMessage(news)); }

// One renewal at a time, for whoever asks meanwhile. Gives {state}: kept, same (no newer one came), stopped, gone, none.
function renew() {
  renewing = renewing || fetchAll().catch(() => null).then(async news => { renewing = null; return news || unchanged(); });
  return renewing;
}

async function unchanged() {
  const news = await state();
  return news.state === "kept" ? Object.assign(news, { state: "same" }) : news;
}

async function fetchAll() {
  if (!await caches.has(NAME)) { return { state: "none" }; }
  const answer = await get(LIST);
  if (answer.status === 404 || answer.status === 410) { return end(); }
  if (!answer.ok || answer.redirected) { return null; }
  const list = await answer.json();
  // The way out: a site that no longer offers copies, or whose worker went wrong, says so here.
  if (list.off) { return end(); }
  if (!await caches.has(NAME)) { return { state: "none" }; }
  const kept = await caches.open(NAME);
  await kept.put(LOOKED, new Response(String(Date.now())));
  if (list.format !== FORMAT) { registration.update(); return null; }
  const old = await inUse();
  // An entry was taken down since: the old copy must not show it for another hour, even if the new one does not come.
  if (old && old.gone !== list.gone) { await kept.delete(IN_USE); }
  let done = 0;
  for (const part of list.parts) {
    if (!await kept.match(partUrl(part))) { await keep(kept, part); }
    done += part[1];
    tell({ state: "loading", done: done, all: list.bytes });
  }
  await kept.put(IN_USE, new Response(JSON.stringify(list)));
  unpacked.clear();
  const wanted = new Set([IN_USE, LOOKED].concat(list.parts.map(partUrl)));
  for (const request of await kept.keys()) { if (!wanted.has(request.url)) { await kept.delete(request); } }
  return state();
}

async function keep(kept, part) {
  const answer = await get(partUrl(part));
  if (!answer.ok) { throw new Error("a part did not come"); }
  const bytes = await answer.arrayBuffer(), hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== part[0]) { throw new Error("a part is not the one that was named"); }
  await kept.put(partUrl(part), new Response(bytes));
}

async function get(address) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
  // Not from the browser's store, and not into it: the copy is the only one.
  try { return await fetch(address, { cache: "no-store", credentials: "omit", signal: stop.signal }); } finally { clearTimeout(timer); }
}

async function end() {
  await caches.delete(NAME);
  unpacked.clear();
  await registration.unregister();
  return { state: "gone" };
}

async function state() {
  if (!await caches.has(NAME)) { return { state: "none" }; }
  const list = await inUse();
  return list ? { state: "kept", age: age(list), bytes: list.bytes } : { state: "stopped" };
}

// Every page that came from the network asks for a newer copy, once an hour; at once when there is none whole.
async function look() {
  const looked = await found(LOOKED);
  if (looked && await inUse() && Math.abs(Date.now() - Number(await looked.text())) < EVERY) { return; }
  if (await caches.has(NAME)) { await renew(); }
}

// ------------------------------------------------------------------ answering

// The address from the site's root of the file that is meant, as it is named in the copy.
function pathOf(url) {
  const path = (url.origin + url.pathname).slice(ROOT.length);
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

// Pages that were shown from the copy get their styles, scripts and search from it too.
const fromCopy = new Set();
let slowUntil = 0;

addEventListener("fetch", event => {
  const request = event.request, url = new URL(request.url), page = request.mode === "navigate";
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) { return; }
  const path = pathOf(url);
  if (page ? !/(\.html|\/[^.]*|^[^./]*)$/.test(path) : !/^(assets|search|my-list)\/[^/]+\.(css|js)$/.test(path)) { return; }
  event.respondWith(answer(event, path, page));
});

async function answer(event, path, page) {
  const list = await inUse(), request = event.request;
  if (!list) {
    if (page) { event.waitUntil(look()); }
    return fetch(request);
  }
  // A file with a hash in its name is the same everywhere.
  if (!page && (path.startsWith("assets/") || fromCopy.has(event.clientId))) {
    const text = await textOf(path, list);
    if (text !== undefined) { return file(path, text, list); }
  }
  let coming = null;
  if (Date.now() > slowUntil) {
    coming = fetch(request);
    try {
      const came = await Promise.race([coming, late()]);
      if (!came) { slowUntil = Date.now() + SLOW; } else if (came.status < 500) {
        if (page) { event.waitUntil(look()); }
        return came;
      }
    } catch (lost) { /* no network: the copy answers */ }
  }
  // What the copy was a moment ago may have ended meanwhile.
  const text = await textOf(path, list);
  if (text !== undefined) {
    if (page) { fromCopy.add(event.resultingClientId); }
    return file(path, page ? dated(text, list) : text, list);
  }
  if (page && await textOf(path + "/index.html", list) !== undefined) { return Response.redirect(ROOT + path + "/"); }
  coming = coming || fetch(request);
  return page ? coming.catch(() => missing(event, list)) : coming;
}

function late() { return new Promise(done => setTimeout(done, WAIT)); }

// With the headers that the host was asked to send: they come with the list.
function file(path, text, list, status) {
  const type = TYPES[path.slice(path.lastIndexOf(".") + 1)] || "text/plain; charset=utf-8";
  return new Response(text, { status: status || 200, headers: Object.assign({ "Content-Type": type }, list.headers) });
}

// "Copy from 28 November 2026, 3 days old. Numbers may have changed." Its words come with the list.
function age(list) {
  const days = Math.floor((Date.now() - Date.parse(list.made)) / DAY), words = list.words;
  return words.line.replace("{age}", days < 1 ? "" : days === 1 ? words.one : words.many.replace("{n}", days));
}

function dated(text, list) {
  return text.replace(MAIN, () => MAIN + '\n<p class="notice copy-age">' + age(list) + "</p>");
}

// A page that no copy has, at the address that was asked for: its links lead from two folders down.
async function missing(event, list) {
  const text = await textOf("offline/missing/index.html", list);
  if (text === undefined) { return Response.error(); }
  fromCopy.add(event.resultingClientId);
  return file(".html", dated(text, list).split('"../../').join('"' + new URL(ROOT).pathname), list, 404);
}

// ------------------------------------------------------------------ what the page asks

addEventListener("install", () => skipWaiting());
addEventListener("message", event => {
  const port = event.ports[0];
  if (!port) { return; }
  if (event.data === "state") {
    event.waitUntil(state().then(news => port.postMessage(news)));
  } else if (event.data === "keep") {
    hearers.add(port);
    event.waitUntil(caches.open(NAME).then(renew).then(news => { hearers.delete(port); port.postMessage(news); }));
  }
});
