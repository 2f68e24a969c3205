// The chat page: puts its parts together.
"use strict";

import { Composer } from "./composer.js";
import { guide } from "./guide.js";
import { Outgoing, newMark } from "./outgoing.js";
import { Pane } from "./pane.js";
import { make, paintAvatar, toast } from "./shown.js";
import { Times } from "./times.js";
import { Live, Refused, Wire } from "./wire.js";

const state = JSON.parse(document.getElementById("state").textContent);
const wide = matchMedia("(min-width: 1000px)");
const store = {
  get: (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      // It then only lasts as long as the page.
    }
  },
};

const page = {
  me: state.me,
  words: state.words,
  wire: new Wire(state.guard),
  times: new Times(state.zone, state.language, state.words),
  panes: new Map(),
  composers: new Map(),
  chosen: "",
  on: {
    knob: (line, knob, element) => press(line, knob, element),
    view: (at) => view(at),
    find: (chat, number) => page.panes.get(chat)?.find(number),
    reply: (line) => page.composers.get(line.chat).answer(line),
  },
  active: () => page.panes.has(page.chosen) ? page.chosen : state.chats[0].id,
  isSeen: (pane) => !document.hidden && (wide.matches || pane.id === page.active()),
  counted: (pane) => count(pane),
  did: () => {},
  show: (id) => choose(id),
};
page.outgoing = new Outgoing(page);

// Tabs and what is unread

const tabs = new Map([...document.querySelectorAll(".tab")].map((tab) => [tab.dataset.chat, tab]));

const choose = (id) => {
  page.chosen = id;
  store.set("chat", tabs.has(id) && page.panes.get(id).group ? "group" : "direct");
  for (const [chat, tab] of tabs) {
    tab.setAttribute("aria-selected", String(chat === id));
    page.panes.get(chat).root.classList.toggle("is-shown", chat === id);
  }
  const pane = page.panes.get(id);
  if (pane.atEnd) pane.toEnd();
  count(pane);
};

const timers = new Map();
const noteRead = (pane) => {
  clearTimeout(timers.get(pane.id));
  const number = pane.numbers.at(-1);
  if (!number || pane.noted === number) return;
  timers.set(
    pane.id,
    setTimeout(() => {
      pane.noted = number;
      page.wire.tell("/chat/read", { chat: pane.id, number }).catch(() => {
        pane.noted = 0;
      });
    }, 400),
  );
};

const count = (pane) => {
  if (page.isSeen(pane)) {
    pane.unread = 0;
    pane.readTo = pane.numbers.at(-1) || 0;
    noteRead(pane);
  } else if (pane.readTo !== undefined) {
    pane.unread = pane.numbers.filter((n) => n > pane.readTo && !pane.isOwn(pane.lines.get(n))).length;
  } else {
    pane.unread = pane.firstFresh ? pane.numbers.filter((n) => n >= pane.firstFresh && !pane.isOwn(pane.lines.get(n))).length : pane.unread;
  }
  const badge = tabs.get(pane.id).querySelector(".weui-badge");
  badge.hidden = pane.unread === 0;
  badge.textContent = pane.unread > 99 ? "99+" : String(pane.unread);
  const all = [...page.panes.values()].reduce((sum, each) => sum + each.unread, 0);
  document.title = (all ? `(${all}) ` : "") + state.words["web-title"];
};
const countAll = () => page.panes.forEach((pane) => count(pane));

// Buttons, pictures, sheets

const press = async (line, knob, element) => {
  if (knob.prompt) {
    const slash = page.panes.get(line.chat).group ? "/" : "";
    page.composers.get(line.chat).fill(`${slash}${knob.command} `);
    return;
  }
  element.disabled = true;
  try {
    const answer = await page.wire.tell("/chat/press", { chat: line.chat, mark: newMark(), number: line.number, command: knob.command });
    toast(answer.toast);
    page.did("press");
  } catch (error) {
    toast(error instanceof Refused ? error.message : page.words["web-offline"]);
  } finally {
    element.disabled = false;
  }
};

const viewer = document.getElementById("viewer");
const view = (at) => {
  viewer.querySelector("img").src = at;
  viewer.showModal();
};
viewer.addEventListener("click", () => viewer.close());

const open = (dialog) => {
  dialog.showModal();
  dialog.scrollTop = 0;
};
for (const dialog of document.querySelectorAll(".sheet")) {
  dialog.querySelector(".sheet-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

const settings = document.getElementById("settings");
document.getElementById("open-settings").addEventListener("click", () => open(settings));
for (const name of ["large", "dark"]) {
  const box = document.getElementById(name);
  box.checked = document.documentElement.classList.contains(name);
  box.addEventListener("change", () => {
    document.documentElement.classList.toggle(name, box.checked);
    store.set(name, box.checked ? "1" : "0");
  });
}
document.getElementById("language").addEventListener("click", async () => {
  const direct = [...page.panes.values()].find((pane) => !pane.group);
  await page.wire.tell("/chat/send", { chat: direct.id, mark: newMark(), text: page.words["web-language-command"] });
  location.reload();
});

// What one may do: in the direct chat a tap says the word, in the group it is put into the line for the bot

const sayHint = (pane, hint) => {
  if (pane.group) page.composers.get(pane.id).fill(`@${page.words["web-bot"]} ${hint.word} `);
  else page.outgoing.add(pane.id, hint.word, [], null);
};

const showHints = async () => {
  const hints = await page.wire.ask("/chat/hints");
  for (const pane of page.panes.values()) {
    const chips = pane.root.querySelector(".chips");
    if (pane.group) continue;
    chips.replaceChildren(
      ...hints.slice(0, 7).map((hint) => {
        const chip = make("button", "chip", hint.word);
        chip.type = "button";
        chip.title = hint.does;
        chip.addEventListener("click", () => sayHint(pane, hint));
        return chip;
      }),
    );
    if (pane.atEnd) pane.toEnd();
  }
  return hints;
};

const openHints = async (pane) => {
  const dialog = document.getElementById("hints");
  const hints = await showHints();
  dialog.querySelector(".sheet-rows").replaceChildren(
    ...hints.map((hint) => {
      const row = make("button", "sheet-row");
      row.type = "button";
      row.append(make("b", "", hint.word), make("small", "", hint.does));
      row.addEventListener("click", () => {
        dialog.close();
        sayHint(pane, hint);
      });
      return row;
    }),
  );
  open(dialog);
};

// The connection

const bar = document.getElementById("connection");
let barTimer = 0;
const showBar = (key, good, after) => {
  clearTimeout(barTimer);
  barTimer = setTimeout(() => {
    bar.hidden = !key;
    bar.classList.toggle("good", good);
    bar.textContent = key ? page.words[key] : "";
  }, after);
};

const begin = () => {
  for (const avatar of document.querySelectorAll(".avatar[data-name]")) paintAvatar(avatar, avatar.dataset.name);
  document.querySelector(".face.is-me")?.scrollIntoView({ inline: "center", block: "nearest" });
  for (const chat of state.chats) {
    const pane = new Pane(chat, state.lines[chat.id], page);
    page.panes.set(chat.id, pane);
    page.composers.set(chat.id, new Composer(pane, page));
    tabs.get(chat.id).addEventListener("click", () => choose(chat.id));
    pane.root.querySelector(".more").addEventListener("click", () => openHints(pane).catch(() => toast(page.words["web-offline"])));
  }
  const led = location.hash === "#direct"; // by a link to a poll or a notice, which is shown there
  const wanted = led || store.get("chat") === "direct" ? state.chats.at(-1) : state.chats[0];
  choose(wanted.id);
  if (led) history.replaceState(null, "", location.pathname);
  countAll();
  wide.addEventListener("change", countAll);
  document.addEventListener("visibilitychange", countAll);
  addEventListener("focus", countAll);
  new Live(() => [...page.panes.values()].map((pane) => `${pane.id}:${pane.change}`).join(","), {
    ready: () => {
      const was = !bar.hidden && !bar.classList.contains("good");
      showBar(was ? "web-back" : "", true, 0);
      if (was) setTimeout(() => showBar("", true, 0), 1600);
      page.outgoing.send();
    },
    lost: () => showBar("web-offline", false, 1200),
    lines: (lines) => page.panes.get(lines[0].chat)?.take(lines),
    changed: () => location.reload(),
  });
  showHints().catch(() => {});
  page.did = guide(page, store);
  document.body.dataset.ready = "1";
};

begin();
