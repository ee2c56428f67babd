// The form of the page "Suggest a change". It sends nothing and keeps nothing: it makes links to a draft and a
// text to copy from what was typed. Fields once shown stay in the page, so that another choice loses no words.
(function (signpost) {
  "use strict";
  const form = document.getElementById("suggest");
  if (!form) { return; }
  const tables = signpost.tables, rules = signpost.rules, letter = signpost.letter;
  const record = JSON.parse(form.getAttribute("data-record"));
  const at = id => document.getElementById(id);
  const title = document.title;
  const boxes = [];                 // every box ever shown: {path, was, field, choice, box, input(s), read, write}
  let chosen = null;

  // An element with attributes and children; strings become text, never markup.
  function make(tag, attributes, children) {
    const element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(name => { if (attributes[name] !== null) { element.setAttribute(name, attributes[name]); } });
    [].concat(children === undefined ? [] : children).forEach(child => { if (child) { element.appendChild(typeof child === "string" ? document.createTextNode(child) : child); } });
    return element;
  }

  function button(words, act, look) {
    const element = make("button", { type: "button", class: look || "quiet" }, words);
    element.addEventListener("click", act);
    return element;
  }

  // ------------------------------------------------------------------ boxes

  const bare = path => path.split(".").filter(part => !/^[0-9]+$/.test(part)).join(".");
  const idOf = path => "field-" + path.replace(/[^a-z0-9]+/g, "-");
  const tidy = (text, lined) => lined ? text.split(/\r\n?|\n/).map(rules.strip).filter(Boolean).join("\n") : rules.strip(text.replace(/[\r\n]+/g, " "));

  // A field with its label, help and room for what is wrong with it.
  function addBox(choice, path, was, field, into) {
    const id = idOf(choice.id + "-" + path), words = tables.labels[field.choices];
    const entry = { path: path, was: was, field: field, choice: choice, id: id };
    const notes = [field.help ? id + "-help" : "", id + "-fault"].filter(Boolean).join(" ");
    const help = field.help ? make("p", { class: "hint", id: id + "-help" }, field.help) : null;
    const fault = entry.fault = make("div", { class: "fault", id: id + "-fault" });
    let parts;
    if (words && field.many) {
      const had = was ? was.split(", ") : [];
      const ids = Object.keys(words).concat(had.filter(each => !words[each]));
      const ticks = ids.map((word, number) => {
        const tick = make("input", { type: "checkbox", id: number ? id + "-" + number : id, value: word, "aria-describedby": notes });
        tick.checked = had.indexOf(word) >= 0;
        return tick;
      });
      parts = [make("fieldset", { class: "ticks" }, [make("legend", {}, field.title), help, fault].concat(ticks.map((tick, number) => make("p", {}, [tick, make("label", { for: tick.id }, words[ids[number]] || ids[number])]))))];
      entry.first = ticks[0];
      entry.controls = ticks;
      entry.read = () => ticks.filter(tick => tick.checked).map(tick => tick.value).join(", ");
    } else {
      const lined = field.many || field.holds === "text" || (field.longest || 0) > 300 && was.length > 60;
      const wide = lined || (field.longest || 0) > 60 || /address/.test(field.holds);
      let input;
      if (words) {
        input = make("select", { id: id }, [make("option", { value: "" }, "")].concat(Object.keys(words).map(word => make("option", { value: word }, words[word]))));
        if (was && !words[was]) { input.appendChild(make("option", { value: was }, was)); }
        entry.read = () => input.value;
      } else {
        input = make(lined ? "textarea" : "input", { id: id, class: wide ? null : "short", rows: lined ? Math.min(6, Math.max(2, Math.ceil(was.length / 36))) : null });
        if (!lined) { input.type = field.holds === "phone" ? "tel" : "text"; }
        entry.read = () => tidy(input.value, field.many);
      }
      input.setAttribute("aria-describedby", notes);
      input.setAttribute("autocomplete", "off");
      input.value = was;
      parts = [make("label", { for: id }, field.title), help, fault, input];
      entry.first = input;
      entry.controls = [input];
      entry.put = text => { input.value = text; };
    }
    entry.controls.forEach(control => control.addEventListener("change", () => { if (entry.faulty) { showFault(entry, judge(entry)); } refresh(); }));
    entry.controls.forEach(control => control.addEventListener("input", refresh));
    entry.was = entry.read();       // a box may drop line ends: that is no change
    into.appendChild(make("div", { class: "box" }, parts));
    boxes.push(entry);
    return entry;
  }

  // What is wrong with a box: null, or a sentence and the corrected value, as `signpost check` would say it.
  function judge(entry) {
    const now = entry.read();
    if (now === entry.was) { return null; }
    if (!now) { return entry.field.missing ? { sentence: entry.field.missing, write: "" } : null; }
    const each = entry.field.many ? now.split(tables.labels[entry.field.choices] ? ", " : "\n") : [now];
    return each.map(text => rules.judgeField(tables, entry.field, text)).find(found => found.code) || null;
  }

  function showFault(entry, found) {
    entry.faulty = Boolean(found);
    entry.fault.textContent = "";
    entry.controls.forEach(control => { if (found) { control.setAttribute("aria-invalid", "true"); } else { control.removeAttribute("aria-invalid"); } });
    if (!found) { return; }
    entry.fault.appendChild(make("p", {}, found.sentence));
    if (found.write && entry.put && !entry.field.many) {
      entry.fault.appendChild(button(_("Write %(value)s", { value: found.write }), () => { entry.put(found.write); showFault(entry, judge(entry)); refresh(); entry.first.focus(); }));
    }
  }

  // ------------------------------------------------------------------ the first question

  const summary = make("div", { class: "problems", role: "alert", tabindex: "-1", id: "problems" });
  const status = make("p", { class: "unseen", role: "status" });
  const places = make("div");
  const radios = record.choices.map((choice, number) => {
    const radio = make("input", { type: "radio", name: "what", id: "what-" + choice.id, value: choice.id, autocomplete: "off" });
    // Arrow keys click, too. By touch or pointer the boxes come into view; by arrow keys the choices stay.
    radio.addEventListener("click", event => { choose(choice); if (event.detail) { choice.part.scrollIntoView(); } });
    choice.radio = radio;
    return make("p", {}, [radio, make("label", { for: radio.id }, choice.what)]);
  });

  function choose(choice) {
    chosen = choice;
    if (!choice.part) { choice.part = build(choice); places.appendChild(choice.part); }
    record.choices.forEach(each => { if (each.part) { each.part.hidden = each !== choice; } });
    ending.hidden = false;
    clearProblems();
    refresh();
    status.textContent = choice.groups || choice.marks ? _("Below is what the page says. Change what is wrong.") : _("Below you can say more.");
  }

  function build(choice) {
    const part = make("div", { class: "part" });
    const groups = (choice.groups || []).filter(group => !group.more);
    part.appendChild(make("h2", {}, choice.groups && choice.groups.length ? _("Change what is wrong") : choice.marks ? _("Tick what is dead") : _("Say more")));
    if (choice.groups) { part.appendChild(make("p", { class: "hint" }, _("This is what we have now. Leave what you do not know."))); }
    groups.forEach(group => addGroup(choice, group, part));
    (choice.groups || []).filter(group => group.more).forEach(group => {
      const more = button(group.more, () => {
        const first = addGroup(choice, group, null, more);
        more.hidden = true;
        first.focus();
      });
      part.appendChild(more);
    });
    if (choice.marks) {
      choice.ticks = choice.marks.map((mark, number) => {
        const tick = make("input", { type: "checkbox", id: "dead-" + number, value: mark[1] });
        tick.addEventListener("change", refresh);
        part.appendChild(make("p", { class: "tick" }, [tick, make("label", { for: tick.id }, [mark[0] + " ", make("span", { class: "base" }, mark[1])])]));
        return tick;
      });
    }
    return part;
  }

  function addGroup(choice, group, part, before) {
    const holder = make(group.legend ? "fieldset" : "div", { class: "group-of-boxes" }, group.legend ? make("legend", {}, group.legend) : null);
    const made = group.boxes.map(box => addBox(choice, box[0], box[1], tables.fields[bare(box[0])], holder));
    made[0].leads = true;
    if (part) { part.appendChild(holder); } else { before.parentNode.insertBefore(holder, before); }
    return made[0].first;
  }

  // ------------------------------------------------------------------ what is sent

  const note = make("textarea", { id: "note", rows: "3", autocomplete: "off", "aria-describedby": "note-help note-fault" });
  const noteFault = make("div", { class: "fault", id: "note-fault" });
  const sourceBox = make("div");
  const source = addBox({ id: "source" }, "source", "", { title: tables.headings.source, holds: "web address", help: _("If there is one. Copy its address from the browser.") }, sourceBox);
  note.addEventListener("input", refresh);

  const byMail = make("a", { class: "call send", href: "#suggest" }, _("Open an e-mail"));
  const byIssue = make("a", { class: "alone send", href: "#suggest", target: "_blank", rel: "noopener noreferrer" }, _("Open it on GitHub (a new tab)"));
  const copy = button(_("Copy the text"), () => { if (ready()) { handOver(letter.text(tables, draft()), copy); } }, "send");
  const copied = make("p", { role: "status", id: "copied" });
  const whole = make("textarea", { id: "whole", readonly: "", rows: "8", "aria-label": _("The text of your suggestion"), hidden: "" });
  const tooLong = make("p", { id: "too-long", hidden: "" }, _("This is too long for a link to an e-mail. Copy the text, and paste it into an e-mail to %(address)s.", { address: record.mailbox }));
  const ending = make("div", { class: "ending", hidden: "" }, [
    make("div", { class: "box" }, [make("label", { for: "note" }, _("In your own words")), make("p", { class: "hint", id: "note-help" }, _("If you like: what is wrong, and how you know. Write nothing about yourself or anyone else.")), noteFault, note]),
    sourceBox,
    make("h2", {}, _("Send it")),
    record.mailbox ? make("p", {}, byMail) : null,
    record.mailbox ? tooLong : null,
    record.mailbox ? make("p", { class: "hint" }, _("Your mail program opens with everything in it. You press send. The e-mail stays in your sent folder.")) : null,
    record.repository ? make("p", {}, byIssue) : null,
    record.repository ? make("p", { class: "hint" }, _("For people with an account there. Everyone can read it.")) : null,
    record.mailbox || record.repository ? null : make("p", {}, _("There is no mailbox for this yet. Copy the text, and give it to someone who looks after this site.")),
    make("p", {}, copy), copied, whole,
  ]);

  const changesOf = choice => (choice.sets || []).filter(set => set[1] !== set[2]).map(set => [set[0], set[1], set[2]])
    .concat(boxes.filter(entry => entry.choice === choice && entry.read() !== entry.was).map(entry => [entry.path, entry.read(), entry.was]));

  // Those who read it look after English pages: it is in English.
  function draft() {
    const changes = changesOf(chosen), dead = (chosen.ticks || []).filter(tick => tick.checked).map(tick => tick.value);
    // Who changes nothing says at least what the page has, so that one sees which number is meant.
    const shown = changes.length ? changes.map(change => change[2]) : boxes.filter(entry => entry.choice === chosen && entry.leads).map(entry => entry.was);
    const had = shown.filter(Boolean).map(was => "On the page now: " + was.split("\n").join(", "));
    const words = [chosen.what + "."].concat(dead, had, note.value.trim() ? ["", note.value.trim()] : []).join("\n");
    return { kind: record.kind, subject: record.subject || chosen.what + ": " + record.name, page: record.page, words: words, changes: changes.map(change => [change[0], change[1]]), source: source.read() };
  }

  // The links follow what is typed, so that a long press on one gives the right draft too.
  function refresh() {
    if (!chosen) { return; }
    const made = draft();
    if (record.mailbox) {
      const href = letter.mail(tables, record.mailbox, made), fits = href.length <= tables.longest_mail;
      byMail.href = fits ? href : "#suggest";
      byMail.parentNode.hidden = !fits;
      tooLong.hidden = fits;
    }
    if (record.repository) {
      const href = letter.issue(tables, record.repository, made), fits = href.length <= tables.longest_issue;
      byIssue.href = fits ? href : "#suggest";
      byIssue.parentNode.hidden = !fits;
    }
    if (!whole.hidden) { whole.value = letter.text(tables, made); }
    copied.textContent = "";
  }

  // ------------------------------------------------------------------ problems

  function clearProblems() {
    summary.textContent = "";
    document.title = title;
    noteFault.textContent = "";
    note.removeAttribute("aria-invalid");
  }

  // True when nothing stands in the way. Else the problems are listed, with a link to each box.
  function ready() {
    clearProblems();
    const found = [];
    boxes.filter(entry => entry.choice === chosen || entry === source).forEach(entry => {
      const fault = judge(entry);
      showFault(entry, fault);
      if (fault) { found.push([entry.first, fault.sentence]); }
    });
    if (chosen.words && !note.value.trim() && !changesOf(chosen).length) {
      const words = _("Say in your own words what is wrong, or change a box.");
      noteFault.appendChild(make("p", {}, words));
      note.setAttribute("aria-invalid", "true");
      found.push([note, words]);
    }
    if (!found.length) { return true; }
    document.title = _("Problem: %(title)s", { title });
    summary.appendChild(make("h2", {}, _("There is a problem")));
    summary.appendChild(make("ul", {}, found.map(each => {
      const link = make("a", { href: "#" + each[0].id }, each[1]);
      link.addEventListener("click", event => { event.preventDefault(); each[0].focus(); });
      return make("li", {}, link);
    })));
    summary.focus();
    return false;
  }

  [byMail, byIssue].forEach(link => link.addEventListener("click", event => { refresh(); if (!ready()) { event.preventDefault(); } }));

  // What came of it is said right below the button that was pressed, where she looks.
  function handOver(text, pressed) {
    const here = pressed.parentNode;
    here.parentNode.insertBefore(whole, here.nextSibling);
    here.parentNode.insertBefore(copied, whole);
    const show = () => {
      whole.hidden = false;
      whole.value = text;
      whole.focus();
      whole.select();
      copied.textContent = _("Your browser does not let a page copy. The text is below, and marked: copy it.");
    };
    if (!navigator.clipboard || !navigator.clipboard.writeText) { show(); return; }
    navigator.clipboard.writeText(text).then(() => {
      copied.textContent = _("Copied. Now paste it where you want to send it from. This is the text:");
      whole.hidden = false;
      whole.value = text;
      copied.scrollIntoView({ block: "nearest" });
    }, show);
  }

  // ------------------------------------------------------------------ put together

  const right = at("still-right"), plain = at("without-script");
  const stillRight = right && right.getAttribute("href") ? right : button(_("Still right"), () => handOver(letter.text(tables, { kind: "right", page: record.page }), stillRight), "choice-button");
  stillRight.classList.add("choice-button");
  form.appendChild(summary);
  form.appendChild(make("fieldset", { class: "choices" }, [make("legend", {}, make("h2", {}, _("What is wrong?")))].concat(radios, make("p", {}, stillRight))));
  form.appendChild(status);
  form.appendChild(places);
  form.appendChild(ending);
  form.addEventListener("submit", event => event.preventDefault());
  plain.remove();
  form.hidden = false;
  // A browser that kept the page's own state may have a choice made already.
  const kept = record.choices.find(choice => choice.radio.checked);
  if (kept) { choose(kept); }
})(this.signpost = this.signpost || {});
