"use strict";
(() => {
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const finding = target.closest(".finding") || target.closest("details");
    if (finding) {
      finding.open = true;
      for (const name of finding.classList) {
        const box = document.getElementById(`show-${name}`);
        if (box) box.checked = true;
      }
    }
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("main details:not([open])")];
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
  reveal();
})();
