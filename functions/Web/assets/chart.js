// Papers per day as bars: a list that reads well without eyes, drawn by the style sheet.
import { h } from "./dom.js";
import { longDay, plural, shortDay } from "./text.js";

/** days: [{ day, papers, hits, below }]; hits are above the threshold, below are the matches under it. */
export function chart(days) {
  const most = Math.max(1, ...days.map((day) => day.hits + day.below));
  const bars = days.map((day) => {
    const bar = h("span", { class: "bar", "aria-hidden": "true" }, h("span", { class: "bar-below" }), h("span", { class: "bar-hits" }));
    bar.style.setProperty("--hits", day.hits / most);
    bar.style.setProperty("--below", day.below / most);
    const words = `${longDay(day.day)}: ${day.hits} of ${plural(day.papers, "paper")}`;
    const content = [h("span", { class: "bar-count", "aria-hidden": "true" }, String(day.hits)), bar, h("span", { class: "bar-day", "aria-hidden": "true" }, shortDay(day.day)), h("span", { class: "sr" }, words)];
    return h("li", {}, day.hits ? h("a", { href: `#day-${day.day}`, title: words }, content) : h("span", { class: "bar-none", title: words }, content));
  });
  return h("figure", { class: "chart-figure" }, h("figcaption", {}, "Papers per day"), h("ol", { class: "chart" }, bars));
}
