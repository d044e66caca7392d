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

  // A filter where there are more names than one sees at once: by letters, and by document if there are several.
  for (const names of document.querySelectorAll(".contents")) {
    const rows = [...names.querySelectorAll("li")];
    const texts = [...names.querySelectorAll("datalist option")].map((one) => one.textContent);
    if (rows.length < 12 && !texts.length) continue;
    const filter = document.createElement("input");
    filter.type = "search";
    filter.className = "filter";
    filter.placeholder = "Filter names";
    filter.setAttribute("aria-label", "Filter names");
    const choice = document.createElement("select");
    choice.className = "filter";
    choice.setAttribute("aria-label", "Show names of");
    choice.append(new Option("All documents", ""), ...texts.map((path, place) => new Option(path, String(place))));
    const apply = () => {
      const wanted = filter.value.trim().toLowerCase();
      const place = choice.value;
      for (const row of rows) {
        const there = !place || (row.dataset.d ?? "").split(" ").includes(place);
        row.hidden = !there || !row.textContent.toLowerCase().includes(wanted);
      }
      for (const group of names.querySelectorAll(".group")) {
        const left = [...group.querySelectorAll("li")].filter((row) => !row.hidden).length;
        group.hidden = left === 0;
        group.querySelector(".count").textContent = String(left);
        if (group.tagName === "DETAILS" && wanted) group.open = true;
      }
    };
    filter.addEventListener("input", apply);
    choice.addEventListener("change", apply);
    names.firstElementChild.after(filter, ...(texts.length ? [choice] : []));
  }

  // What a link leads to may be folded away.
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    target.scrollIntoView();
  };
  window.addEventListener("hashchange", unfold);
  if (location.hash) unfold();

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
