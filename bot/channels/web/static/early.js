// Sets text size and colours before the first paint, so that nothing jumps.
"use strict";
(() => {
  const root = document.documentElement;
  const kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // a browser without storage shows the page as it comes
    }
  };
  const dark = kept("dark") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "1" : "0");
  root.classList.toggle("large", kept("large") === "1");
  root.classList.toggle("dark", dark === "1");
  const paint = () => {
    document.body.dataset.weuiTheme = root.classList.contains("dark") ? "dark" : "light";
  };
  document.addEventListener("DOMContentLoaded", () => {
    paint();
    new MutationObserver(paint).observe(root, { attributeFilter: ["class"] });
  });
})();
