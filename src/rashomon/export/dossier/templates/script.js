"use strict";
// All is readable without this script: it opens what a link leads to, marks a claim's words, and unfolds for print.
(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const reveal = () => {
    const id = location.hash.slice(1);
    const target = id && document.getElementById(id);
    if (!target) return;
    all("mark.lit").forEach((one) => one.classList.remove("lit"));
    if (/^c\d+$/.test(id)) all(`mark[data-c~="${id.slice(1)}"]`).forEach((one) => one.classList.add("lit"));
    for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    if (target.matches(".version")) target.querySelector("details").open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  reveal();
  const words = ".version > details";
  const button = document.getElementById("unfold");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const open = all(words).some((one) => !one.open);
      all(words).forEach((one) => { one.open = open; });
      button.textContent = open ? "Close all words" : "Open all words";
    });
  }
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));
})();
