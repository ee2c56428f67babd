// A button that copies the referral summary. Without scripting one press on the text selects it all.
"use strict";
for (const text of document.querySelectorAll(".copyable")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "quiet";
  button.textContent = text.dataset.copy;
  said.setAttribute("role", "status");
  said.className = "hint";
  text.before(button, said);
  button.addEventListener("click", () => {
    const done = () => { said.textContent = " " + text.dataset.copied; };
    const byHand = () => {
      getSelection().selectAllChildren(text);
      if (document.execCommand("copy")) done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text.textContent).then(done, byHand);
    else byHand();
  });
}
