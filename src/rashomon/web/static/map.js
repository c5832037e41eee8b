"use strict";
// The map moves by its links alone; this lets keys, the wheel and the mouse follow them, and an area be drawn.
(() => {
  const results = "#results";
  const find = (what) => document.querySelector(what);
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const view = () => {
    const map = find("#map");
    const [longitude, latitude, width] = map.dataset.at.split(",").map(Number);
    return { longitude, latitude, width, height: Number(map.dataset.high) };
  };
  const show = (address) => htmx.ajax("GET", address, { target: results, select: results, swap: "outerHTML" })
    .then(() => history.pushState({ htmx: true }, "", address));
  const follow = (name) => {
    const link = find(`#map [data-move="${name}"], .map-tools [data-move="${name}"]`);
    if (link) show(link.getAttribute("href"));
  };
  const look = ({ longitude, latitude, width }) => {
    const address = new URL(location.href);
    address.searchParams.set("at", [longitude, latitude, width].map((one) => +one.toFixed(4)).join(","));
    show(address.pathname + address.search);
  };

  const KEYS = { ArrowUp: "north", ArrowDown: "south", ArrowLeft: "west", ArrowRight: "east", "+": "nearer", "=": "nearer",
    "-": "farther", 0: "all" };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawing()) return draw(false);
    if (event.target.id !== "sheet" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (KEYS[event.key]) { event.preventDefault(); follow(KEYS[event.key]); }
  });
  // With the control key, so that the wheel alone goes on scrolling the page.
  document.addEventListener("wheel", (event) => {
    const sheet = event.target.closest && event.target.closest("#sheet");
    if (!sheet || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (sheet.dataset.busy) return;
    sheet.dataset.busy = "yes";
    const factor = event.deltaY < 0 ? 0.5 : 2;
    const [x, y] = part(sheet, event);
    const now = view();
    look({ width: now.width * factor,
      longitude: now.longitude + (x - 0.5) * now.width * (1 - factor),
      latitude: now.latitude + (0.5 - y) * now.height * (1 - factor) });
  }, { passive: false });

  const drawing = () => find("#draw") && find("#draw").getAttribute("aria-pressed") === "true";
  const draw = (on) => {
    find("#draw").setAttribute("aria-pressed", String(on));
    find("#sheet").classList.toggle("drawing", on);
  };
  const part = (sheet, event) => {
    const box = sheet.getBoundingClientRect();
    return [clamp((event.clientX - box.left) / box.width, 0, 1), clamp((event.clientY - box.top) / box.height, 0, 1)];
  };
  const select = (from, to) => {
    const now = view();
    const west = now.longitude - now.width / 2, north = now.latitude + now.height / 2;
    const xs = [from[0], to[0]].sort((a, b) => a - b), ys = [from[1], to[1]].sort((a, b) => a - b);
    const round = (value, limit) => clamp(+value.toFixed(3), -limit, limit);
    const field = find("#selection").elements.area;
    field.value = [round(west + xs[0] * now.width, 180), round(north - ys[1] * now.height, 90),
      round(west + xs[1] * now.width, 180), round(north - ys[0] * now.height, 90)].join(",");
    field.form.requestSubmit();
  };
  document.addEventListener("pointerdown", (event) => {
    const sheet = event.target.closest("#sheet");
    if (!sheet || event.button || (!drawing() && event.pointerType === "touch")) return;
    const from = part(sheet, event), frame = drawing() && sheet.appendChild(document.createElement("div"));
    const start = [event.clientX, event.clientY];
    let to = from, moved = false;
    if (frame) { frame.className = "frame"; event.preventDefault(); }
    const move = (now) => {
      moved = moved || Math.hypot(now.clientX - start[0], now.clientY - start[1]) > 4;
      if (!moved) return;
      to = part(sheet, now);
      if (frame) {
        const [left, top] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
        Object.assign(frame.style, { left: `${100 * left}%`, top: `${100 * top}%`,
          width: `${100 * Math.abs(to[0] - from[0])}%`, height: `${100 * Math.abs(to[1] - from[1])}%` });
      } else {
        sheet.classList.add("moving");
        for (const svg of sheet.children) svg.style.transform = `translate(${now.clientX - start[0]}px, ${now.clientY - start[1]}px)`;
      }
    };
    const end = (last) => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      if (frame) { frame.remove(); draw(false); }
      if (!moved || last.type === "pointercancel") return;
      if (frame) return select(from, to);
      // Where the mouse was let go there may be a mark: this was no click on it.
      const hush = (click) => { click.preventDefault(); click.stopPropagation(); };
      addEventListener("click", hush, true);
      setTimeout(() => removeEventListener("click", hush, true));
      const now = view();
      look({ width: now.width, longitude: now.longitude - ((last.clientX - start[0]) / sheet.clientWidth) * now.width,
        latitude: now.latitude + ((last.clientY - start[1]) / sheet.clientHeight) * now.height });
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
  });
  document.addEventListener("dragstart", (event) => { if (event.target.closest("#sheet")) event.preventDefault(); });
  document.addEventListener("click", (event) => {
    if (event.target.id === "draw") return draw(!drawing());
    const link = event.target.closest("#map a[data-move], .map-tools a[data-move]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const name = link.dataset.move;
    show(link.getAttribute("href")).then(() => find(`[data-move="${name}"]`)?.focus());
  });
  const ready = () => { if (find("#draw")) find("#draw").hidden = false; };
  document.addEventListener("htmx:afterSettle", ready);
  ready();
})();
