"use strict";
// All can be done without this script: it moves between claims, fills in forms, and takes up the words that are marked.
(() => {
  const steps = [...document.querySelectorAll("[data-steps] > .step")];
  const judge = document.getElementById("judge");
  const chosen = new URLSearchParams(location.search).get("claim") || location.hash.replace("#k-", "");
  let here = steps.findIndex((one) => one.dataset.claim === chosen);
  const go = (number) => {
    if (!steps.length) return;
    here = Math.max(0, Math.min(steps.length - 1, number));
    steps.forEach((one, n) => one.classList.toggle("at", n === here));
    steps[here].focus({ preventScroll: true });
    steps[here].scrollIntoView({ block: "nearest" });
  };
  const send = (verdict, left, why, next) => {
    judge.elements.verdict.value = verdict;
    judge.elements.left.value = left;
    judge.elements.why.value = why;
    judge.elements.next.value = next || "";
    judge.submit();
  };
  const open = (step, what) => {
    const own = step.querySelector(`#${what}`);
    if (!own) { location.href = `${step.dataset.at}&do=${what}#k-${step.dataset.claim}`; return; }
    own.open = true;
    own.querySelector("input:not([type=hidden]), select").focus();
  };
  const after = (step) => {
    const next = steps[steps.indexOf(step) + 1];
    if (location.pathname.startsWith("/reports/")) return next ? `${next.dataset.at}#k-${next.dataset.claim}` : "";
    return `${location.pathname}${location.search}${next ? `#k-${next.dataset.claim}` : ""}`;
  };
  const marked = () => {
    const selection = getSelection();
    const text = document.querySelector("[data-text]");
    const form = document.querySelector("#add form");
    if (!text || !form || !selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const plain = (part) => {
      const box = document.createElement("div");
      box.append(part);
      box.querySelectorAll(".who, .tip, .unseen").forEach((one) => one.remove());
      return box.textContent.split(/\s+/).filter(Boolean).join(" ");
    };
    const words = plain(range.cloneContents());
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    form.elements.words.value = words;
    form.elements.nth.value = words ? plain(before.cloneContents()).split(words).length : 1;
    form.closest("details").open = true;
    form.scrollIntoView({ block: "center" });
    form.elements.field.focus({ preventScroll: true });
  };
  const does = {
    j: () => go(here + 1),
    k: () => go(here - 1),
    a: (step) => send("accepted", step.dataset.claim, "", after(step)),
    r: (step) => open(step, "reject"),
    c: (step) => open(step, "correct"),
    g: (step) => open(step, "grade"),
    o: (step) => {
      const words = step.querySelector(".to-words");
      if (words) words.click(); else location.href = `${step.dataset.at}#k-${step.dataset.claim}`;
    },
    m: marked,
    u: (step) => {
      const last = (step && step.dataset.last) || document.querySelector("[data-undo]")?.dataset.undo;
      if (last && judge) send("undone", last, "taken back", location.pathname + location.search + location.hash);
    },
    "?": () => { const keys = document.querySelector(".keys"); if (keys) keys.open = !keys.open; },
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    const act = does[event.key];
    if (!judge && "arcgu".includes(event.key)) return; // who may only read
    if (!act || (!steps[here] && !"jkmu?".includes(event.key))) return;
    event.preventDefault();
    act(steps[here]);
  });
  if (here >= 0) steps[here].classList.add("at");
  // A browser gives the focus to the place in which an address ends, once all is loaded.
  addEventListener("load", () => setTimeout(() => document.querySelector("#main [autofocus]")?.focus()));
})();
