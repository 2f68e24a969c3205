// Draws one message. Whatever people wrote goes in as text, never as markup.
"use strict";

export const make = (tag, className = "", text = "") => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
};

const STATIC = new URL(".", import.meta.url).pathname;

const tint = (of) => {
  let sum = 7;
  for (const character of of) sum = (sum * 31 + character.codePointAt(0)) % 9973;
  return `a${sum % 8}`;
};

export const paintAvatar = (element, name) => {
  const letters = [...name.trim()];
  const latin = /^[\x20-\x7e]+$/.test(name);
  element.textContent = latin ? (letters[0] || "?").toUpperCase() : letters.at(-1) || "?";
  element.classList.add(tint(name));
};

const avatarOf = (line) => {
  const element = make("span", "avatar");
  element.setAttribute("aria-hidden", "true");
  if (line.author) {
    paintAvatar(element, line.name || "?");
  } else {
    element.classList.add("bot");
    const mark = make("img");
    mark.src = `${STATIC}icon.svg`;
    mark.alt = "";
    element.append(mark);
  }
  return element;
};

const LINK = /https?:\/\/[^\s<>"'，。、；）】”]+/g;

const withLinks = (parent, text) => {
  let done = 0;
  for (const found of text.matchAll(LINK)) {
    parent.append(text.slice(done, found.index));
    const link = make("a", "", found[0]);
    link.href = found[0];
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
    parent.append(link);
    done = found.index + found[0].length;
  }
  parent.append(text.slice(done));
};

const bubbleOf = (line) => {
  const bubble = make("div", "bubble tip");
  const end = line.text.indexOf("\n");
  if (!line.author && end > 0 && end < 60) {
    const first = make("span", "first");
    withLinks(first, line.text.slice(0, end));
    bubble.append(first);
    withLinks(bubble, line.text.slice(end));
  } else {
    withLinks(bubble, line.text);
  }
  return bubble;
};

const knobsOf = (line, on) =>
  (line.buttons || []).map((row) => {
    const knobs = make("div", "knobs");
    for (const knob of row) {
      let element;
      if (knob.link) {
        element = make("a", "knob", knob.label);
        element.href = /^(https?:\/\/|\/)/.test(knob.link) ? knob.link : "#";
        element.target = "_blank";
        element.rel = "noopener noreferrer";
      } else {
        element = make("button", "knob", knob.label);
        element.type = "button";
        element.addEventListener("click", () => on.knob(line, knob, element));
      }
      knobs.append(element);
    }
    return knobs;
  });

const picturesOf = (line, words, on) => {
  const row = make("div", "pictures");
  for (const file of line.files || []) {
    const at = file.local || `/chat/file/${encodeURIComponent(file.id)}`;
    if (!file.width && !file.local) {
      const paper = make("a", "paper", file.name || words["web-file-word"]);
      paper.href = at;
      row.append(paper);
      continue;
    }
    const frame = make("button", line.author ? "picture" : "picture wide");
    frame.type = "button";
    frame.setAttribute("aria-label", words["web-view"]);
    const image = make("img");
    image.loading = "lazy";
    image.decoding = "async";
    image.alt = words["web-photo-word"];
    if (file.width) {
      image.width = file.width;
      image.height = file.height;
    }
    image.src = at;
    frame.append(image);
    frame.addEventListener("click", () => on.view(at));
    row.append(frame);
  }
  return row;
};

const quoteOf = (line, words, on) => {
  const name = line.quote.name || words["web-bot"];
  const quote = make("button", "quote", `${name}：${line.quote.text || words["web-photo-word"]}`);
  quote.type = "button";
  quote.addEventListener("click", () => on.find(line.chat, line.quote.number));
  return quote;
};

// A line of the page: avatar, name, words, pictures, buttons, and what it answers.
export const shown = (line, own, words, on) => {
  const root = make("div", `said${own ? " own" : ""}${line.author ? "" : " is-bot"}`);
  root.dataset.number = line.number || "";
  if (line.urgent) root.classList.add("is-urgent");
  const body = make("div", "body");
  const who = make("div", "who");
  who.append(make("span", "", line.author ? line.name : words["web-bot"]));
  if (line.role) who.append(make("span", `role role-${line.role}`, words[`web-role-${line.role}`] || line.role));
  body.append(who);
  const knobs = knobsOf(line, on);
  const bubble = line.text ? bubbleOf(line) : null;
  if (knobs.length) {
    const card = make("div", "card");
    if (bubble) card.append(bubble);
    card.append(...knobs);
    if ((line.files || []).length) body.append(picturesOf(line, words, on));
    body.append(card);
  } else {
    if (bubble) body.append(bubble);
    if ((line.files || []).length) body.append(picturesOf(line, words, on));
  }
  if (line.quote) body.append(quoteOf(line, words, on));
  root.append(avatarOf(line), body);
  if (line.number) {
    const again = make("button", "again", "↩");
    again.type = "button";
    again.setAttribute("aria-label", words["web-reply"]);
    again.title = words["web-reply"];
    again.addEventListener("click", () => on.reply(line));
    root.append(again);
    if (bubble) {
      bubble.addEventListener("click", () => {
        if (!String(getSelection())) root.classList.toggle("is-chosen");
      });
    }
  }
  return root;
};

export const toast = (text) => {
  if (!text) return;
  const element = make("div", "toast", text);
  document.querySelector(".toasts").append(element);
  setTimeout(() => element.remove(), Math.min(7000, 2200 + text.length * 70));
};
