// The small parts that every page uses: fields with their messages, buttons that are busy, notices.
import { h, newId, show, focusOn } from "./dom.js";

/** A label, a control, a hint and room for a message; the control names them all. */
export function field(label, control, { hint, quiet = false } = {}) {
  control.id ||= newId("field");
  const hintId = hint ? newId("hint") : null;
  const error = h("p", { class: "error", id: newId("error"), hidden: true });
  control.setAttribute("aria-describedby", [hintId, error.id].filter(Boolean).join(" "));
  const element = h(
    "div",
    { class: "field" },
    h("label", { for: control.id, class: quiet ? "sr" : null }, label),
    control,
    hint ? h("p", { class: "hint", id: hintId }, hint) : null,
    error,
  );
  return { element, control, say: (message) => say(control, error, message) };
}

/** A box to tick. */
export function tick(label, checked, { hint } = {}) {
  const control = h("input", { type: "checkbox", id: newId("tick"), checked });
  const hintId = hint ? newId("hint") : null;
  if (hintId) control.setAttribute("aria-describedby", hintId);
  const element = h(
    "div",
    { class: "tick" },
    control,
    h("div", {}, h("label", { for: control.id }, label), hint ? h("p", { class: "hint", id: hintId }, hint) : null),
  );
  return { element, control };
}

function say(control, error, message) {
  error.hidden = !message;
  error.textContent = message ?? "";
  if (message) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/** A button that does something that takes time: it says so, and cannot be pressed twice. */
export function button(label, work, { kind = "primary", type = "button", busy = "One moment …" } = {}) {
  const element = h("button", { type, class: `button ${kind}`, onclick: type === "button" ? run : null }, label);
  let running = false;
  async function run(event) {
    if (running) return;
    running = true;
    element.setAttribute("aria-disabled", "true");
    element.classList.add("busy");
    element.textContent = busy;
    try {
      await work(event);
    } finally {
      running = false;
      element.removeAttribute("aria-disabled");
      element.classList.remove("busy");
      element.textContent = label;
    }
  }
  return Object.assign(element, { run });
}

/** A place for notices that screen readers follow: kind is "good", "bad" or "plain". */
export function noticeBoard() {
  const element = h("div", { class: "board", "aria-live": "polite" });
  return {
    element,
    tell: (kind, ...content) => show(element, h("div", { class: `notice ${kind}` }, ...content)),
    clear: () => show(element),
  };
}

/** A card with a heading and a text: what the pages that a mail leads to are made of. */
export function message(place, title, ...content) {
  const heading = h("h1", {}, title);
  show(place, h("div", { class: "card message" }, heading, ...content));
  focusOn(heading);
  document.title = `${title} · Alerts`;
}

/** Waits until nothing was asked for a while, then does the last thing asked. */
export function debounce(work, milliseconds) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...values), milliseconds);
  };
}
