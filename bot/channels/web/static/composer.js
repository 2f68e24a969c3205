// The line in which one writes: words, pictures with progress, and the message that is being answered.
"use strict";

import { make, toast } from "./shown.js";

const EDGE = 1920;
const SMALL = 1500000;
const MOST = 9;

// A phone's picture is several times as large as anybody can see; it is made smaller before it travels.
const isSheet = (file) => file.name.toLowerCase().endsWith(".xlsx");

const lighter = async (file) => {
  if (file.type === "image/gif" || (file.size < SMALL && file.type === "image/jpeg")) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
    const canvas = make("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.86));
    return made && made.size < file.size ? made : file;
  } catch {
    return file;
  }
};

export class Composer {
  constructor(pane, page) {
    this.pane = pane;
    this.page = page;
    this.form = pane.root.querySelector(".composer");
    this.input = this.form.querySelector("textarea");
    this.button = this.form.querySelector(".send");
    this.previews = this.form.querySelector(".previews");
    this.bar = this.form.querySelector(".quote-bar");
    this.photos = [];
    this.reply = null;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.input.addEventListener("input", () => this.changed());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      } else if (event.key === "Escape") {
        this.answer(null);
      }
    });
    this.input.addEventListener("paste", (event) => this.addPhotos(event.clipboardData.files));
    pane.root.addEventListener("dragover", (event) => event.preventDefault());
    pane.root.addEventListener("drop", (event) => {
      event.preventDefault();
      this.addPhotos(event.dataTransfer.files);
    });
    const pick = this.form.querySelector("input[type=file]");
    pick.addEventListener("change", () => {
      this.addPhotos(pick.files);
      pick.value = "";
    });
    this.bar.querySelector("button").addEventListener("click", () => this.answer(null));
    this.changed();
  }

  changed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(132, this.input.scrollHeight)}px`;
    const ready = this.photos.filter((photo) => photo.id).length;
    const underway = this.photos.length > ready;
    this.button.disabled = underway || !(this.input.value.trim() || ready);
  }

  fill(text) {
    this.input.value = text;
    this.changed();
    this.input.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  answer(line) {
    this.reply = line;
    this.bar.hidden = !line;
    if (line) {
      const name = line.name || this.page.words["web-bot"];
      this.bar.querySelector("span").textContent = `${this.page.words["web-reply"]} ${name}：${line.text.slice(0, 60)}`;
      this.input.focus();
    }
  }

  send() {
    this.changed();
    if (this.button.disabled) return;
    const text = this.input.value.trim();
    const photos = this.photos.filter((photo) => photo.id);
    this.page.outgoing.add(this.pane.id, text, photos, this.reply);
    this.photos = [];
    this.previews.replaceChildren();
    this.previews.hidden = true;
    this.answer(null);
    this.input.value = "";
    this.changed();
    this.input.focus();
  }

  async addPhotos(files) {
    const chosen = [...files].filter((file) => file.type.startsWith("image/") || isSheet(file));
    if (files.length && !chosen.length) toast(this.page.words["web-photo-unknown"]);
    for (const file of chosen.slice(0, MOST - this.photos.length)) await this.addPhoto(file);
  }

  async addPhoto(file) {
    const sheet = isSheet(file);
    const photo = sheet ? { id: "", name: file.name } : { id: "", local: URL.createObjectURL(file) };
    const element = make("div", "preview");
    const image = sheet ? make("span", "paper", file.name) : make("img");
    if (!sheet) {
      image.src = photo.local;
      image.alt = this.page.words["web-photo-word"];
    }
    const progress = make("progress");
    progress.max = 1;
    const remove = make("button", "", "×");
    remove.type = "button";
    remove.setAttribute("aria-label", this.page.words["web-remove"]);
    const drop = () => {
      this.photos = this.photos.filter((each) => each !== photo);
      element.remove();
      this.previews.hidden = !this.photos.length;
      this.changed();
    };
    remove.addEventListener("click", drop);
    element.append(image, progress, remove);
    this.previews.append(element);
    this.previews.hidden = false;
    this.photos.push(photo);
    this.changed();
    try {
      const chat = encodeURIComponent(this.pane.id);
      const path = sheet ? `/chat/sheet?chat=${chat}&name=${encodeURIComponent(file.name)}` : `/chat/photo?chat=${chat}`;
      const kept = await this.page.wire.upload(path, sheet ? file : await lighter(file), (part) => {
        progress.value = part;
      });
      Object.assign(photo, kept);
      progress.remove();
      this.changed();
    } catch (error) {
      drop();
      toast(error.status ? error.message : this.page.words["web-offline"]);
    }
  }
}
