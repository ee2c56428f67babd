// Finds an area from a postcode, on the hub. The table of districts is put in by the build.
// What is typed stays in this page: it is never sent, stored or put in an address.
(function () {
  "use strict";
  var districts = /* DISTRICTS */ {};
  var form = document.querySelector("form.postcode");
  var answer = document.getElementById("postcode-answer");
  if (!form || !answer) { return; }
  form.hidden = false;

  function areaOf(typed) {
    var tight = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
    var whole = /^([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9][A-Z]{0,2})$/.exec(tight);
    if (whole && /[0-9]/.test(whole[2].charAt(0))) {
      return districts[whole[1] + " " + whole[2].charAt(0)] || districts[whole[1]] || districts[tight];
    }
    return districts[tight];
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var area = areaOf(document.getElementById("postcode").value);
    if (area === "?") {
      answer.textContent = "Part of that district is in one of our areas. Type your whole postcode, or choose your area above.";
    } else if (area) {
      window.location.href = area + "/index.html";
    } else {
      answer.textContent = "We have no local site for that postcode yet. Help for the whole country is below.";
    }
  });
})();
