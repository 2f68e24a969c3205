// The wire to the house: requests that carry the guard, uploads with progress, and the live line.
"use strict";

export class Refused extends Error {
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

export class Wire {
  constructor(guard) {
    this.guard = guard;
  }

  async ask(path) {
    return this.read(await fetch(path, { headers: { accept: "application/json" } }));
  }

  async tell(path, data) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-guard": this.guard },
      body: JSON.stringify(data),
    });
    return this.read(answer);
  }

  async read(answer) {
    if (answer.status === 401) location.assign("/");
    if (answer.status >= 500) throw new Error(String(answer.status));
    const data = await answer.json();
    if (!answer.ok) throw new Refused(answer.status, data.error || "");
    return data;
  }

  // Sends bytes and tells how far it is; fetch cannot.
  upload(path, bytes, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open("POST", path);
      request.setRequestHeader("x-guard", this.guard);
      request.setRequestHeader("content-type", "application/octet-stream");
      request.responseType = "json";
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) progress(event.loaded / event.total);
      });
      request.addEventListener("load", () => {
        if (request.status === 200) resolve(request.response);
        else reject(new Refused(request.status, request.response?.error || ""));
      });
      request.addEventListener("error", () => reject(new Error("network")));
      request.send(bytes);
      progress(0);
    });
  }
}

const SILENCE = 40000;

// Stays in touch; after a break it asks for what came after the last thing seen.
export class Live {
  constructor(seen, on) {
    this.seen = seen;
    this.on = on;
    this.heard = Date.now();
    this.open();
    setInterval(() => this.check(), 5000);
    document.addEventListener("visibilitychange", () => document.hidden || this.check());
    addEventListener("online", () => this.open());
    addEventListener("offline", () => this.lost());
    addEventListener("pagehide", () => this.source.close());
    addEventListener("pageshow", (event) => event.persisted && this.open());
  }

  open() {
    this.source?.close();
    const source = new EventSource(`/chat/stream?seen=${encodeURIComponent(this.seen())}`);
    this.source = source;
    this.heard = Date.now();
    const hear = (run) => (event) => {
      if (this.source !== source) return;
      this.heard = Date.now();
      run(event);
    };
    source.addEventListener("open", hear(() => {}));
    source.addEventListener("ready", hear(() => this.on.ready()));
    source.addEventListener("beat", hear(() => {}));
    source.addEventListener("lines", hear((event) => this.on.lines(JSON.parse(event.data))));
    source.addEventListener("changed", hear(() => this.on.changed()));
    source.addEventListener("error", () => {
      if (this.source !== source) return;
      this.lost();
      if (source.readyState === EventSource.CLOSED) setTimeout(() => this.source === source && this.open(), 3000);
    });
  }

  lost() {
    this.on.lost();
  }

  check() {
    if (Date.now() - this.heard > SILENCE) {
      this.lost();
      this.open();
    }
  }
}
