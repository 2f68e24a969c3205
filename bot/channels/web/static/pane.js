// One chat on the page: its lines in order, what waits to be sent, and how far it was read.
"use strict";

import { make, shown } from "./shown.js";
import { GAP } from "./times.js";

const NEAR = 120;

export class Pane {
  constructor(info, lines, page) {
    this.id = info.id;
    this.group = info.group;
    this.change = info.change;
    this.page = page;
    this.root = document.getElementById(`pane-${info.id}`);
    this.log = this.root.querySelector(".lines");
    this.edge = this.root.querySelector(".edge");
    this.below = this.root.querySelector(".below");
    this.lines = new Map();
    this.numbers = [];
    this.unread = info.unread;
    this.missed = 0;
    this.complete = lines.length < 30;
    this.firstFresh = this.freshFrom(lines, info.unread);
    for (const line of lines) this.lines.set(line.number, line);
    this.numbers = lines.map((line) => line.number);
    this.drawAll();
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.below.addEventListener("click", () => this.toEnd(true));
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.log);
    this.atEnd = true;
    this.toEnd();
  }

  isOwn(line) {
    return Boolean(line.author) && (!this.group || line.author === this.page.me.id);
  }

  freshFrom(lines, unread) {
    let left = unread;
    for (const line of [...lines].reverse()) {
      if (left <= 0) break;
      if (!this.isOwn(line)) left -= 1;
      if (left === 0) return line.number;
    }
    return 0;
  }

  // Draws a line and what stands above it: the time after a pause, and where the unread ones begin.
  draw(line, before) {
    const made = [];
    if (!before || line.at - before.at > GAP) made.push(make("p", "day", this.page.times.text(line.at)));
    if (line.number && line.number === this.firstFresh && before) {
      made.push(make("p", "fresh", this.page.words["web-unread-here"]));
    }
    const element = shown(line, this.isOwn(line), this.page.words, this.page.on);
    const same = before && !made.length && before.author === line.author && line.author;
    if (same) element.classList.add("same");
    made.push(element);
    return made;
  }

  drawAll() {
    for (const child of [...this.log.children]) if (child !== this.edge) child.remove();
    let before = null;
    const made = [];
    for (const number of this.numbers) {
      const line = this.lines.get(number);
      made.push(...this.draw(line, before));
      before = line;
    }
    this.log.append(...made);
    this.edge.textContent = this.complete && this.numbers.length ? this.page.words["web-beginning"] : "";
    this.showEmpty();
    for (const pending of this.page.outgoing.of(this.id)) this.log.append(pending.element);
  }

  showEmpty() {
    const empty = this.log.querySelector(".empty");
    if (this.numbers.length || this.log.querySelector(".said")) {
      empty?.remove();
    } else if (!empty) {
      const words = this.page.words[this.group ? "web-empty-group" : "web-empty-bot"];
      const element = make("div", "empty");
      element.append(make("p", "", words));
      this.log.append(element);
    }
  }

  // Takes lines that are new or have changed; what is known already changes nothing.
  take(lines) {
    let added = 0;
    for (const line of lines) {
      this.change = Math.max(this.change, line.change);
      const known = this.lines.get(line.number);
      if (known) {
        if (line.change > known.change) this.replace(line);
        continue;
      }
      if (this.numbers.length && line.number < this.numbers[0]) continue;
      if (this.add(line)) added += 1;
    }
    if (added) this.page.counted(this);
  }

  replace(line) {
    this.lines.set(line.number, line);
    const old = this.log.querySelector(`.said[data-number="${line.number}"]`);
    const element = shown(line, this.isOwn(line), this.page.words, this.page.on);
    if (old.classList.contains("same")) element.classList.add("same");
    old.replaceWith(element);
    if (this.atEnd) this.toEnd();
  }

  // Returns whether it is somebody else's.
  add(line) {
    const own = this.isOwn(line);
    if (line.urgent) navigator.vibrate?.([200, 100, 200]);
    if (own) this.page.outgoing.arrived(this.id, line.mark);
    const last = this.numbers.at(-1);
    if (last !== undefined && line.number < last) {
      this.lines.set(line.number, line);
      this.numbers = [...this.numbers, line.number].sort((a, b) => a - b);
      this.drawAll();
      return !own;
    }
    const before = last === undefined ? null : this.lines.get(last);
    this.lines.set(line.number, line);
    this.numbers.push(line.number);
    const made = this.draw(line, before);
    const pending = this.log.querySelector(".said.pending");
    if (pending) pending.before(...made);
    else this.log.append(...made);
    this.showEmpty();
    if (own || this.atEnd) {
      this.toEnd();
    } else {
      this.missed += 1;
      this.showMissed();
    }
    return !own;
  }

  showMissed() {
    this.below.hidden = this.missed === 0;
    this.below.textContent = `↓ ${this.missed} ${this.page.words["web-new-below"]}`;
  }

  toEnd(smoothly = false) {
    this.log.scrollTo({ top: this.log.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
    this.atEnd = true;
    this.missed = 0;
    this.showMissed();
  }

  scrolled() {
    const rest = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight;
    this.atEnd = rest < NEAR;
    if (this.atEnd && this.missed) {
      this.missed = 0;
      this.showMissed();
    }
    if (this.log.scrollTop < NEAR) this.earlier();
  }

  async earlier() {
    if (this.complete || this.loading || !this.numbers.length) return;
    this.loading = true;
    this.edge.textContent = this.page.words["web-earlier"];
    try {
      const query = new URLSearchParams({ chat: this.id, number: this.numbers[0] });
      const lines = await this.page.wire.ask(`/chat/before?${query}`);
      this.complete = lines.length === 0;
      for (const line of lines) this.lines.set(line.number, line);
      this.numbers = [...lines.map((line) => line.number), ...this.numbers];
      const rest = this.log.scrollHeight - this.log.scrollTop;
      this.drawAll();
      this.log.scrollTop = this.log.scrollHeight - rest;
    } catch {
      this.edge.textContent = "";
    } finally {
      this.loading = false;
    }
  }

  async find(number) {
    for (let tries = 0; tries < 20 && !this.lines.has(number) && !this.complete; tries += 1) await this.earlier();
    const element = this.log.querySelector(`.said[data-number="${number}"]`);
    if (!element) return;
    element.scrollIntoView({ block: "center" });
    element.classList.remove("is-called");
    requestAnimationFrame(() => element.classList.add("is-called"));
  }
}
