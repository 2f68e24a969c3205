// Sets text size and colours before the first paint, so that nothing jumps.
"use strict";
(() => {
  const root = document.documentElement;
  try {
    root.classList.toggle("large", localStorage.getItem("large") === "1");
    root.classList.toggle("dark", localStorage.getItem("dark") === "1");
  } catch {
    // A browser without storage shows the page as it comes.
  }
})();
