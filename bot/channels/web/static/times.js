// Says when, in the compound's own zone, as WeChat does: 19:32, 昨天 19:32, 周三 08:15, 11月2日 08:15.
"use strict";

export const GAP = 300;

export class Times {
  constructor(zone, language, words) {
    this.language = language;
    this.words = words;
    const facts = { timeZone: zone, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    this.format = new Intl.DateTimeFormat("en-US", facts);
  }

  parts(seconds) {
    const found = {};
    for (const part of this.format.formatToParts(new Date(seconds * 1000))) found[part.type] = part.value;
    return { ...found, day: Date.UTC(found.year, found.month - 1, found.day) / 86400000, month: Number(found.month), date: Number(found.day), time: `${found.hour}:${found.minute}` };
  }

  text(seconds) {
    const then = this.parts(seconds);
    const now = this.parts(Date.now() / 1000);
    const days = now.day - then.day;
    if (days === 0) return then.time;
    if (days === 1) return `${this.words["web-yesterday"]} ${then.time}`;
    if (days > 1 && days < 7) {
      return `${this.words["web-weekdays"].split(" ")[(then.day + 4) % 7]} ${then.time}`;
    }
    const day = this.language === "en" ? `${then.date}/${then.month}` : `${then.month}月${then.date}日`;
    return `${day} ${then.time}`;
  }
}
