// Keyboard on top of pages that work without it: "/" finds a customer, j and k walk a list, Enter opens.
(function () {
  "use strict";

  function isTyping(target) {
    return target.closest("input, select, textarea, [contenteditable]") !== null;
  }

  function items() {
    return Array.from(document.querySelectorAll("[data-list] > li"));
  }

  function select(step) {
    const all = items();
    if (all.length === 0) { return; }
    const current = all.findIndex(function (item) { return item.classList.contains("selected"); });
    const next = current < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, current + step));
    if (current >= 0) { all[current].classList.remove("selected"); }
    all[next].classList.add("selected");
    const link = all[next].querySelector("a");
    if (link) { link.focus({ preventScroll: true }); }
    all[next].scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) { return; }
    if (event.key === "/") {
      const find = document.getElementById("find");
      if (find) { event.preventDefault(); find.focus(); find.select(); }
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      select(event.key === "j" ? 1 : -1);
    }
  });
})();
