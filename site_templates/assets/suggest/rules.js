// The rules for single values, read from the same tables as by `signpost check`: generator/records/value_rules.py
// says what the tables mean, and tests hold the two readers equal. Knows no page.
(function (signpost) {
  "use strict";
  const AGAIN = 4, SHOWN = 60;
  const SPACE = "\\t\\n\\v\\f\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const ENDS = new RegExp("^[" + SPACE + "]+|[" + SPACE + "]+$", "gu");
  const known = {};

  function compiled(pattern, flags) {
    const key = flags + pattern;
    return known[key] = known[key] || new RegExp(pattern, flags);
  }

  // Not trim(): Python calls other signs a space than JavaScript.
  const strip = text => text.replace(ENDS, "");
  const length = text => Array.from(text).length;

  function formed(form, text) {
    if (!form) { return text; }
    if (form.case === "small") { text = text.replace(/[A-Z]/g, sign => sign.toLowerCase()); }
    if (form.case === "capital") { text = text.replace(/[a-z]/g, sign => sign.toUpperCase()); }
    (form.swaps || []).forEach(swap => {
      text = text.replace(compiled(swap[0], "gu"), function () {
        const groups = arguments;
        return swap[1].replace(/\{([1-9])\}/g, (_, number) => groups[number] || "");
      });
    });
    if (form.words) { return Object.prototype.hasOwnProperty.call(form.words, text) ? form.words[text] : ""; }
    return text;
  }

  function holds(look, text) {
    const pattern = look.part ? look.pattern : "^(?:" + look.pattern + ")$";
    return compiled(pattern, "u").test(formed(look.of, text)) !== Boolean(look.no);
  }

  function sentence(step, text) {
    if (step.sentence.indexOf("{1}") < 0) { return step.sentence; }
    const look = step.looks[step.looks.length - 1];
    const found = compiled(look.pattern, "u").exec(formed(look.of, text));
    return step.sentence.split("{1}").join(Array.from(found && found[1] || "").slice(0, SHOWN).join(""));
  }

  // {value} when the text is taken; {code, sentence, write} when it is refused.
  function judge(steps, text, quietly) {
    const typed = strip(text);
    let here = typed;
    for (let turn = 0; turn < AGAIN; turn++) {
      const step = steps.find(each => each.looks.every(look => holds(look, here)));
      if (!step) { return { value: typed }; }
      if (step.take) { return { value: Object.keys(step.take).length ? formed(step.take, here) : typed }; }
      if (!step.again) {
        const writes = quietly ? [] : (step.write || []).map(form => formed(form, here));
        const write = writes.find(each => each && each.indexOf("\n") < 0 && !judge(steps, each, true).code);
        return { code: step.code, sentence: sentence(step, here), write: write || "" };
      }
      here = strip(formed(step.again, here));
    }
    return { value: typed };
  }

  // The same for a field: its length, then its rule. The sentence begins with the field's name, as that of `check` does.
  function judgeField(tables, field, text) {
    const typed = strip(text), steps = tables.rules[field.holds];
    if (field.longest && length(typed) > field.longest) {
      const words = tables.too_long.replace("{longest}", field.longest).replace("{length}", length(text));
      return { code: "too-long", sentence: field.title + ": " + words, write: "" };
    }
    const found = steps ? judge(steps, text) : { value: typed };
    return found.code ? { code: found.code, sentence: field.title + ": " + found.sentence, write: found.write } : found;
  }

  signpost.rules = { judge: judge, judgeField: judgeField, strip: strip };
})(this.signpost = this.signpost || {});
