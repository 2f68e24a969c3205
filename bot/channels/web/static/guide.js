// The demo's first minute: report, handle, be told; one hint at a time, gone for good when closed.
"use strict";

const RESIDENT = "wang";
const HEAD = "zhou";

const become = (account) => document.querySelector(`.face[data-account="${account}"]`)?.form.requestSubmit();

// Returns what the page calls when something was said or pressed.
export const guide = (page, store) => {
  const root = document.getElementById("guide");
  if (!root) return () => {};
  let step = Number(store.get("guide") || 1);
  const panes = [...page.panes.values()];
  const group = panes.find((pane) => pane.group);
  const direct = panes.find((pane) => !pane.group);
  const show = () => {
    root.hidden = step > 5 || (step === 1 && page.me.account !== RESIDENT);
    if (root.hidden) return;
    root.querySelector(".guide-step").textContent = step;
    root.querySelector(".guide-words").textContent = page.words[`web-guide-${step}`];
    root.querySelector(".guide-do").textContent = page.words[`web-guide-${step}-do`];
    panes.forEach((pane) => pane.atEnd && pane.toEnd());
  };
  const goTo = (next) => {
    step = next;
    store.set("guide", String(step));
    show();
  };
  const acts = {
    1: () => {
      page.show(group.id);
      page.composers.get(group.id).fill(page.words["web-guide-1-text"]);
      page.composers.get(group.id).send();
    },
    2: () => become(HEAD),
    3: () => {
      page.show(direct.id);
      direct.toEnd(true);
    },
    4: () => become(RESIDENT),
    5: () => goTo(6),
  };
  root.querySelector(".guide-do").addEventListener("click", () => acts[step]());
  root.querySelector(".guide-close").addEventListener("click", () => goTo(6));
  if (step === 2 && page.me.account === HEAD) {
    goTo(3);
    page.show(direct.id);
  } else if (step === 4 && page.me.account === RESIDENT) {
    goTo(5);
    page.show(direct.id);
  }
  show();
  return (deed) => {
    if (step === 1 && deed === "say") goTo(2);
    else if (step === 3 && deed === "press") goTo(4);
  };
};
