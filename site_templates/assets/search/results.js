// Results: what the finder found, as elements of the page. Text is always text, never markup.
(function (signpost) {
  "use strict";

  // An element with attributes and children; strings become text.
  function make(tag, attributes, children) {
    const element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => { if (attributes[name] !== false && attributes[name] !== "") { element.setAttribute(name, attributes[name]); } });
    [].concat(children === undefined ? [] : children).forEach(child => { if (child) { element.appendChild(typeof child === "string" ? document.createTextNode(child) : child); } });
    return element;
  }

  function number(text) { return make("bdi", { dir: "ltr" }, text); }

  // A way to make contact, from [kind, number, word to send, when, doubt].
  function plate(way) {
    if (way[0] === "c") { return make("a", { class: "call", href: "tel:" + way[1].replace(/[^\d+]/g, "") }, [_("Call "), number(way[1])]); }
    const body = way[2] && /^[a-z0-9]+$/i.test(way[2]) ? "?body=" + way[2] : "";
    return make("a", { class: "call", href: "sms:" + way[1].replace(/[^\d+]/g, "") + body }, way[2] ? [_("Text "), make("b", {}, way[2]), _(" to "), number(way[1])] : [_("Text "), number(way[1])]);
  }

  const OTHER = { e: _("By e-mail"), f: _("Online form"), s: _("On their website"), m: _("By WhatsApp") };

  function wayPart(way, url, open) {
    if (!way.length) { return null; }
    const part = make("div", { class: "way" });
    if (way[0] === "c" || way[0] === "t") {
      part.appendChild(make("p", {}, plate(way)));
      if (way[4]) { part.appendChild(make("p", { class: "when" }, way[4])); }
    } else if (way[0] === "a") {
      part.appendChild(make("p", {}, make("b", {}, _("Ask %(who)s.", { who: way[1] }))));
    } else {
      part.appendChild(make("p", {}, make("a", { class: "site", href: url }, _("%(way)s: see how", { way: OTHER[way[0]] }))));
    }
    if (open || way[3]) { part.appendChild(make("p", { class: "when" }, open || way[3])); }
    return part;
  }

  function lower(text) { return /^[A-Z][a-z]/.test(text) && !/^(Rape|Bipolar|PMDD)/.test(text) ? text[0].toLowerCase() + text.slice(1) : text; }

  // A service in the list: the same card as on the pages of topics. Why it is shown comes with the further part.
  function card(finder, hit, base, place, open, numbered) {
    const data = hit.shard.data, at = hit.at, url = base + "services/" + data.ids[at] + "/index.html";
    const why = signpost.results.reasons ? signpost.results.reasons(finder, hit) : [], old = hit.why.filter(one => one[0] === "old")[0], state = data.states[data.state[at]];
    return make("li", { class: "card", id: "result-" + numbered }, [
      make("h3", {}, make("a", { href: url }, data.names[at])),
      old && make("p", { class: "status" }, [make("b", {}, _("You typed an old number or address of theirs.")), " " + old[1]]),
      data.status[at] && make("p", { class: "status" }, make("b", {}, data.status[at])),
      data.about && data.about[at] && make("p", {}, data.about[at]),
      data.org[at] >= 0 && make("p", { class: "run-by" }, _("Run by %(run_by)s", { run_by: data.orgs[data.org[at]] })),
      wayPart(data.ways[at], url, open),
      why.length && make("p", { class: "why" }, [make("b", {}, _("Why this: ")), why.join("; ") + "."]),
      make("p", { class: "checked" }, signpost.fresh ? signpost.fresh.words(state, signpost.fresh.today()) : state[0]),
    ]);
  }

  function counted(n) { return _n("%(number)s service", "%(number)s services", n); }

  // A need in plain words: what it is, how many services, who to call.
  function needCard(finder, need, base) {
    const term = need.term, data = finder.data;
    const count = term.n ? counted(term.n) + (term.here && term.here < term.n ? _(", %(here)s in %(area)s", { here: term.here, area: data.area }) : "") : _("We list no service for this yet");
    return make("section", { class: "need-card", "aria-labelledby": "need-" + term.id }, [
      make("h2", { id: "need-" + term.id }, term.label),
      term.lead && make("p", {}, term.lead),
      term.call && term.urgent !== "first" && make("p", { class: "call-now" }, [plate(term.call.way), " ", make("span", {}, term.call.name + (term.call.way[3] ? ". " + term.call.way[3] : ""))]),
      make("p", { class: "more" }, make("a", { href: base + "needs/" + term.id + "/index.html" }, term.n ? _("All help with this: %(count)s", { count }) : _("%(count)s. What to do instead", { count }))),
      data.areaCounts && data.areaCounts[term.id] && make("div", {}, [make("p", {}, data.area ? _("Nearby areas also have:") : _("Local help, by area:")), make("ul", { class: "by-area" }, Object.keys(data.areaNames).filter(id => data.areaCounts[term.id][id]).map(id => make("li", {}, make("a", { href: base + (data.area ? "../" : "") + id + "/needs/" + term.id + "/index.html" }, data.areaNames[id] + " (" + data.areaCounts[term.id][id] + ")"))))]),
    ]);
  }

  // The gentle line for needs that may be dangerous: below the first words, above the services. It is one sentence
  // in pieces, which nobody could translate safely: it stays in English.
  function urgentLine(base) {
    return make("p", { class: "notice" }, [
      "If it feels unsafe: ", make("a", { href: "tel:999" }, ["call ", number("999")]), ", or ", make("a", { href: "tel:111" }, ["call ", number("111")]),
      " and choose the mental health option. ", make("a", { href: base + "urgent-help/index.html" }, "All urgent numbers"),
    ]);
  }

  // What stands in a part is made anew only when it would say something else.
  function changed(part, says) {
    const key = JSON.stringify(says), same = part.says === key;
    part.says = key;
    return !same;
  }

  signpost.results = { make: make, changed: changed, card: card, needCard: needCard, urgentLine: urgentLine, counted: counted, lower: lower };
})(this.signpost = this.signpost || {});
