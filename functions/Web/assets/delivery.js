// When mail comes, how much, and of which papers: the same fields for subscribing and for changing it later.
import { field, tick } from "./controls.js";
import { h, newId } from "./dom.js";
import { sourceName } from "./text.js";

const frequencies = { daily: "Daily", weekdays: "Weekdays", weekly: "Weekly" };
const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const capital = (word) => word[0].toUpperCase() + word.slice(1);
const clock = (hour) => `${String(hour).padStart(2, "0")}:00`;

/** What a newcomer gets unless they say otherwise. */
export const defaults = () => ({
  frequency: "daily",
  weekday: "monday",
  hour: 8,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
  cap: 20,
  threshold: 15,
  sources: [],
  categories: [],
  tellWhenNothing: false,
  trending: false,
});

/** The settings in one line. */
export function inWords(delivery) {
  const when = { daily: "Every day", weekdays: "On weekdays", weekly: `Every ${capital(delivery.weekday)}` }[delivery.frequency];
  return `${when} at ${clock(delivery.hour)}, ${delivery.timeZone.replaceAll("_", " ")}; at most ${delivery.cap} ${delivery.cap === 1 ? "paper" : "papers"} a mail`;
}

/** The fields. Gives { element, values(), say(errors) }. The threshold is kept as it came: its slider stands beside the preview. */
export function deliveryFields(start, onchange = () => {}) {
  const often = segments("How often", frequencies, start.frequency, () => {
    weekday.element.hidden = often.value() !== "weekly";
  });
  const weekday = field("On", select(weekdays.map((day) => [day, capital(day)]), start.weekday));
  weekday.element.hidden = start.frequency !== "weekly";
  const hour = field("At", select(Array.from({ length: 24 }, (_, at) => [String(at), clock(at)]), String(start.hour)));
  const zone = field("Time zone", select(zones(start.timeZone).map((name) => [name, name.replaceAll("_", " ")]), start.timeZone));
  const cap = field("At most so many papers a mail", h("input", { type: "number", min: 1, max: 50, step: 1, inputmode: "numeric", value: start.cap }), { hint: "The rest is told as “and 7 more”." });
  const sources = sourceTicks(start.sources);
  const categories = field("Only these arXiv categories", h("input", { type: "text", spellcheck: "false", autocapitalize: "off", placeholder: "all", value: start.categories.join(" ") }), {
    hint: "Like cs.CL or cs.*, with spaces between. Papers without a category are left out then.",
  });
  const nothing = tick("Tell me when nothing matched", start.tellWhenNothing);
  const trending = tick("Also the most upvoted papers", start.trending, { hint: "A section of its own, with or without keywords." });

  const element = h(
    "div",
    { class: "delivery", oninput: changed, onchange: changed },
    often.element,
    h("div", { class: "row" }, weekday.element, hour.element, zone.element),
    cap.element,
    sources.element,
    categories.element,
    h("div", {}, trending.element, nothing.element),
  );
  const fields = { weekday, hour, timeZone: zone, cap, categories };

  function changed() {
    onchange(values());
  }

  const values = () => ({
    frequency: often.value(),
    weekday: weekday.control.value,
    hour: Number(hour.control.value),
    timeZone: zone.control.value,
    cap: cap.control.value === "" ? 0 : Number(cap.control.value),
    threshold: start.threshold,
    sources: sources.value(),
    categories: categories.control.value.split(/[\s,;]+/u).filter(Boolean),
    tellWhenNothing: nothing.control.checked,
    trending: trending.control.checked,
  });

  /** Shows the API's messages beside their fields; gives whether there were any. */
  function say(errors) {
    let any = false;
    for (const [name, one] of Object.entries(fields)) {
      const key = Object.keys(errors).find((key) => key === `delivery.${name}` || key.startsWith(`delivery.${name}[`));
      one.say(key ? `This ${errors[key][0]}.` : null);
      any ||= Boolean(key);
    }
    sources.say(errors["delivery.sources"] ? `This ${errors["delivery.sources"][0]}.` : null);
    return any;
  }

  return { element, values, say };
}

function select(options, value) {
  return h("select", {}, options.map(([key, label]) => h("option", { value: key, selected: key === value }, label)));
}

/** The zones this browser knows, with the person's own even when it is named the old way. */
function zones(own) {
  const known = Intl.supportedValuesOf?.("timeZone") ?? [];
  return [...new Set(["UTC", ...known, own])].sort((a, b) => a.localeCompare(b));
}

function segments(legend, options, value, onchange) {
  const name = newId("choice");
  const radios = Object.entries(options).map(([key, label]) => {
    const id = newId("option");
    const input = h("input", { type: "radio", name, id, value: key, checked: key === value, onchange });
    return { input, element: h("div", { class: "segment" }, input, h("label", { for: id }, label)) };
  });
  return {
    element: h("fieldset", { class: "segments" }, h("legend", {}, legend), h("div", { class: "segment-row" }, radios.map((radio) => radio.element))),
    value: () => radios.find((radio) => radio.input.checked).input.value,
  };
}

/** No source chosen means all of them, so the boxes start ticked. */
function sourceTicks(chosen) {
  const names = [...new Set(["hf", "arxiv", ...chosen])];
  const ticks = names.map((name) => [name, tick(name === "hf" ? "Hugging Face Daily Papers" : sourceName(name), chosen.length === 0 || chosen.includes(name))]);
  const error = h("p", { class: "error", role: "status", hidden: true });
  return {
    element: h("fieldset", {}, h("legend", {}, "Sources"), ticks.map(([, one]) => one.element), error),
    value: () => {
      const on = ticks.filter(([, one]) => one.control.checked).map(([name]) => name);
      return on.length === chosen.length ? chosen : on.length === names.length ? [] : on;
    },
    say: (message) => {
      error.hidden = !message;
      error.textContent = message ?? "";
    },
  };
}
