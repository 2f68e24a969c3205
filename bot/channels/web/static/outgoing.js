// What was typed and has not arrived yet: sent again under the same mark until it has, so nothing is lost or doubled.
"use strict";

import { make, shown, toast } from "./shown.js";
import { Refused } from "./wire.js";

export const newMark = () => [...crypto.getRandomValues(new Uint8Array(12))].map((n) => n.toString(16).padStart(2, "0")).join("");

export class Outgoing {
  constructor(page) {
    this.page = page;
    this.waiting = [];
    this.busy = false;
  }

  of(chat) {
    return this.waiting.filter((one) => one.chat === chat);
  }

  add(chat, text, photos, reply) {
    const one = { chat, text, photos, reply, mark: newMark(), tries: 0 };
    const { me } = this.page;
    const line = {
      author: me.id || "-1",
      name: me.name,
      text,
      files: photos.map((photo) => ({ id: photo.id, name: photo.name, local: photo.local, width: photo.width, height: photo.height })),
      quote: reply && { number: reply.number, name: reply.name, text: reply.text.slice(0, 60) },
    };
    one.element = shown(line, true, this.page.words, this.page.on);
    one.element.classList.add("pending");
    one.element.querySelector(".body").append(make("p", "state", `${this.page.words["web-sending"]}…`));
    this.waiting.push(one);
    const pane = this.page.panes.get(chat);
    pane.log.append(one.element);
    pane.showEmpty();
    pane.toEnd();
    this.send();
    this.page.did("say");
  }

  arrived(chat, mark) {
    const one = this.waiting.find((each) => each.chat === chat && each.mark === mark);
    if (!one) return;
    this.waiting = this.waiting.filter((each) => each !== one);
    one.element.remove();
    for (const photo of one.photos) if (photo.local) URL.revokeObjectURL(photo.local);
  }

  async send() {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.waiting.some((one) => !one.failed)) {
        const one = this.waiting.find((each) => !each.failed);
        await this.sendOne(one);
      }
    } catch {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), 3000);
    } finally {
      this.busy = false;
    }
  }

  async sendOne(one) {
    try {
      const answer = await this.page.wire.tell("/chat/send", {
        chat: one.chat,
        mark: one.mark,
        text: one.text,
        files: one.photos.map((photo) => photo.id),
        reply_to: one.reply?.number || 0,
      });
      this.page.panes.get(one.chat).take([answer.line]);
      this.arrived(one.chat, one.mark);
      toast(answer.toast);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(error.message);
      one.failed = true;
      const state = make("button", "state", this.page.words["web-retry"]);
      state.type = "button";
      state.addEventListener("click", () => {
        one.failed = false;
        state.replaceWith(make("p", "state", `${this.page.words["web-sending"]}…`));
        this.send();
      });
      one.element.querySelector(".state").replaceWith(state);
    }
  }
}
