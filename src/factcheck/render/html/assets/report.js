"use strict";
(() => {
  const claims = [...document.querySelectorAll(".claims > details")];
  const boxes = [...document.querySelectorAll(".chips input")];
  const field = document.getElementById("search");
  const count = document.getElementById("shown");
  const all = document.getElementById("all");
  const texts = new Map(claims.map((each) => [each, each.textContent.toLowerCase()]));

  const shown = () => claims.filter((each) => each.getClientRects().length > 0);

  const someClosed = () => shown().some((each) => !each.open);

  const update = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [each, text] of texts) each.hidden = !words.every((word) => text.includes(word));
    const number = shown().length;
    count.textContent = count.dataset.text.replace("{number}", number).replace("{all}", claims.length);
    all.textContent = someClosed() ? all.dataset.open : all.dataset.close;
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const claim = target && target.closest(".claims > details");
    if (!claim) return;
    claim.open = true;
    if (!claim.getClientRects().length) {
      field.value = "";
      for (const box of boxes) if (claim.classList.contains(box.value)) box.checked = true;
      update();
    }
    claim.scrollIntoView();
    claim.querySelector("summary").focus({ preventScroll: true });
  };

  document.getElementById("finding").hidden = false;
  field.addEventListener("input", update);
  for (const box of boxes) box.addEventListener("change", update);
  all.addEventListener("click", () => {
    const open = someClosed();
    for (const each of shown()) each.open = open;
    update();
  });
  document.addEventListener("toggle", update, true);
  document.addEventListener("keydown", (event) => {
    const typing = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing) {
      event.preventDefault();
      field.focus();
    } else if (event.key === "Escape" && event.target === field) {
      field.value = "";
      update();
    }
  });
  addEventListener("hashchange", reveal);
  update();
  reveal();
})();
