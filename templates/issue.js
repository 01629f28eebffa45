/* Copies citations, and keeps the keyboard's way short. Without it all is there to read and to open. */
"use strict";
(() => {
  const words = document.currentScript.dataset;

  /* A button to copy beside each kind of citation, made when its panel opens; the sentence goes before the lines for people. */
  const fill = (panel) => {
    for (const row of panel.querySelectorAll("dl > div")) {
      if (row.querySelector("button")) continue;
      const button = document.createElement("button"), kind = row.querySelector("dt").textContent;
      button.type = "button";
      button.textContent = words.copy;
      button.setAttribute("aria-label", `${words.copy}: ${kind}`);
      button.addEventListener("click", async () => {
        const said = [...panel.closest("figure").querySelectorAll("mark")].map((mark) => mark.textContent).join(" […] ");
        const quoted = said && row.matches(":nth-child(-n + 2)") ? (row.matches(":first-child") ? `“${said}” ` : `> ${said}\n\n`) : "";
        const text = quoted + row.querySelector("dd span").textContent;
        try {
          await navigator.clipboard.writeText(text);
          button.textContent = words.done;
        } catch {
          getSelection().selectAllChildren(row.querySelector("dd span"));
        }
      });
      row.querySelector("dd").append(" ", button);
    }
  };
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".citation[open]")) fill(event.target);
  }, true);

  /* In each part one stop of the tabulator; the arrows go from sentence to sentence. */
  for (const part of document.querySelectorAll(".points, .tale, .summary, .part")) {
    const stops = [...part.querySelectorAll(".proof > summary")];
    stops.forEach((stop, i) => { stop.tabIndex = i ? -1 : 0; });
    part.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], at = stops.indexOf(event.target), next = stops[at + step];
      if (at < 0 || !next) return;
      event.preventDefault();
      event.target.tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    });
    part.addEventListener("focusin", (event) => {
      if (stops.includes(event.target)) for (const stop of stops) stop.tabIndex = stop === event.target ? 0 : -1;
    });
  }
})();
