// Numbers, days and lists in words. Days are "2026-08-19" and have no time zone.

const zone = { timeZone: "UTC" };
const long = new Intl.DateTimeFormat("en-GB", { ...zone, weekday: "long", day: "numeric", month: "long", year: "numeric" });
const middle = new Intl.DateTimeFormat("en-GB", { ...zone, weekday: "long", day: "numeric", month: "long" });
const short = new Intl.DateTimeFormat("en-GB", { ...zone, weekday: "short", day: "numeric" });
const shortMonth = new Intl.DateTimeFormat("en-GB", { ...zone, weekday: "short", day: "numeric", month: "short" });

const asDate = (day) => new Date(`${day}T00:00:00Z`);

export const longDay = (day) => long.format(asDate(day));
export const middleDay = (day) => middle.format(asDate(day));
export const dayAndMonth = (day) => shortMonth.format(asDate(day));
export const shortDay = (day) => short.format(asDate(day));

/** A moment's day in the reader's own zone, in words. */
export const localDay = (moment) => new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(new Date(moment));

export const plural = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** The first names, and how many more there are. */
export function people(names, most = 3) {
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

const sourceNames = { hf: "Hugging Face", arxiv: "arXiv", sample: "Sample day", file: "File" };
export const sourceName = (source) => sourceNames[source] ?? source;
