// A list as a text message that fits in three, and as an e-mail. Knows no page: tests run it by itself.
// An entry is {name, kind, number, word, more}: how to reach it at once, and further lines for an e-mail.
(function (signpost) {
  "use strict";
  // GSM 03.38, as in 3GPP TS 23.038: its basic letters take one place, those of its extension two.
  const BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  const TWICE = "^{}\\[~]|€\f";
  const MOST = 3, SHORTEST = 12, LONGEST_MAIL = 1500;

  // How many messages *text* takes. A letter is never cut in two by the end of one.
  function size(text) {
    const letters = Array.from(text), gsm = letters.every(letter => BASIC.indexOf(letter) >= 0 || TWICE.indexOf(letter) >= 0);
    const places = letters.map(letter => gsm ? (TWICE.indexOf(letter) >= 0 ? 2 : 1) : letter.length);
    const all = places.reduce((sum, place) => sum + place, 0), each = gsm ? 153 : 67;
    let parts = 1, used = 0;
    if (all > (gsm ? 160 : 70)) {
      places.forEach(place => { if (used + place > each) { parts += 1; used = 0; } used += place; });
    }
    return { gsm: gsm, places: all, parts: parts };
  }

  // The same words in letters that a text message takes at one place: plain quotes and dashes, no accents it lacks.
  function plain(text) {
    return Array.from(text.replace(/\s+/g, " ").replace(/[‘’]/g, "'").replace(/[“”]/g, "\"").replace(/[‐‑–—]/g, "-").replace(/…/g, "..."))
      .map(letter => BASIC.indexOf(letter) >= 0 ? letter : letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "")).join("");
  }

  // A name in at most *most* letters, cut between words where that leaves half of it.
  function short(name, most) {
    const letters = Array.from(name);
    if (letters.length <= most) { return name; }
    const cut = letters.slice(0, most - 1).join(""), space = cut.lastIndexOf(" ");
    return (letters[most - 1] === " " || space < most / 2 ? cut : cut.slice(0, space)).replace(/[ ,:;(&-]+$/, "") + ".";
  }

  // The number is always whole.
  function reach(entry, words) {
    if (!entry.number) { return ""; }
    return ": " + (entry.kind === "text" ? plain(words.text).toLowerCase() + (entry.word ? " " + entry.word + " " + plain(words.to) : "") + " " : "") + plain(entry.number);
  }

  // As many of *entries* as fit, from the first, with names as long as they can be: {text, fit, parts}.
  function sms(entries, words) {
    const told = entries.map(entry => [plain(entry.name), reach(entry, words)]);
    for (let fit = told.length; fit > 0; fit -= 1) {
      const text = most => told.slice(0, fit).map(pair => short(pair[0], most) + pair[1]).join("\n"), parts = most => size(text(most)).parts;
      if (parts(SHORTEST) > MOST) { continue; }
      let most = Math.max(SHORTEST, ...told.map(pair => Array.from(pair[0]).length));
      while (parts(most) > MOST) { most -= 1; }
      return { text: text(most), fit: fit, parts: parts(most) };
    }
    return { text: "", fit: 0, parts: 0 };
  }

  function smsHref(text) { return "sms:?&body=" + encodeURIComponent(text); }

  // All that fits of *entries*, with the link to the page last: {href, fit}. Further lines go before entries do.
  function mail(entries, link, words) {
    const draft = (some, more) => "mailto:?subject=" + encodeURIComponent(words.mailSubject) + "&body=" + encodeURIComponent(
      some.map(entry => [entry.name].concat(entry.reach || [], more ? entry.more || [] : []).join("\r\n")).concat([words.mailLink + "\r\n" + link]).join("\r\n\r\n"));
    for (let fit = entries.length; fit > 0; fit -= 1) {
      const some = entries.slice(0, fit), href = [true, false].map(more => draft(some, more)).filter(made => made.length <= LONGEST_MAIL)[0];
      if (href) { return { href: href, fit: fit }; }
    }
    return { href: draft([], false), fit: 0 };
  }

  signpost.message = { size: size, plain: plain, short: short, sms: sms, smsHref: smsHref, mail: mail };
})(this.signpost = this.signpost || {});
