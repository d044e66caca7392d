// Comforts; without them the page says as much. Nothing is fetched, kept or sent.
(() => {
  "use strict";
  const popup = document.createElement("div");
  popup.className = "popup";
  popup.id = "popup";
  popup.setAttribute("role", "tooltip");
  popup.hidden = true;
  document.body.append(popup);
  let shown = null;

  const card = (mark) => document.getElementById(mark.hash.slice(1));

  const hide = () => {
    if (!shown) return;
    shown.title = shown.dataset.title;
    shown.removeAttribute("aria-describedby");
    shown = null;
    popup.hidden = true;
  };

  const show = (mark) => {
    if (mark === shown) return;
    hide();
    shown = mark;
    mark.dataset.title = mark.title;
    mark.title = "";
    const said = document.createElement("p");
    said.textContent = mark.dataset.title;
    const briefs = [...(card(mark)?.querySelectorAll("[data-brief]") ?? [])].slice(0, 3);
    popup.replaceChildren(said, ...briefs.map((brief) => brief.cloneNode(true)));
    popup.className = `popup ${mark.className.replace("m ", "")}`;
    popup.hidden = false;
    mark.setAttribute("aria-describedby", popup.id);
    const box = mark.getClientRects()[0];
    const room = document.documentElement.clientWidth - popup.offsetWidth - 8;
    const above = box.bottom + popup.offsetHeight + 12 > window.innerHeight && box.top > popup.offsetHeight;
    popup.style.left = `${Math.max(8, Math.min(box.left, room)) + window.scrollX}px`;
    popup.style.top = `${(above ? box.top - popup.offsetHeight - 8 : box.bottom + 8) + window.scrollY}px`;
  };

  const over = (event) => {
    const mark = event.target.closest?.("a.m");
    if (mark) show(mark);
    else hide();
  };
  document.addEventListener("mouseover", over);
  document.addEventListener("focusin", over);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  // A filter where there are more names than one sees at once.
  for (const names of document.querySelectorAll(".contents")) {
    const rows = [...names.querySelectorAll("li")];
    if (rows.length < 25) continue;
    const filter = document.createElement("input");
    filter.type = "search";
    filter.className = "filter";
    filter.placeholder = "Filter names";
    filter.setAttribute("aria-label", "Filter names");
    filter.addEventListener("input", () => {
      const wanted = filter.value.trim().toLowerCase();
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
      for (const group of names.querySelectorAll("details")) group.open = group.open || wanted !== "";
    });
    names.firstElementChild.after(filter);
  }

  // What is folded is printed too, and folded again after.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
