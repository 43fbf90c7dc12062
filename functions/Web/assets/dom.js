// Builds elements. Text always goes in as text: nothing here, and nothing that uses it, writes markup.

/** An element: h("a", { href, class: "x", onclick: f }, "text", child, null, [more]). */
export function h(name, props = {}, ...children) {
  return fill(document.createElement(name), props, children);
}

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked" || key === "disabled" || key === "indeterminate") element[key] = value;
    else if (value === true) element.setAttribute(key, "");
    else element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Replaces what an element holds. */
export function show(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

let count = 0;

/** An id nobody has yet. */
export const newId = (stem) => `${stem}-${++count}`;

/** Moves the focus to an element that cannot be tabbed to, so that a screen reader reads on from there. */
export function focusOn(element) {
  if (!element.hasAttribute("tabindex") && !element.matches("a[href],button,input,select,textarea")) element.setAttribute("tabindex", "-1");
  element.focus({ preventScroll: false });
}

/** Text with the ranges [start, length] marked. */
export function marked(text, ranges = []) {
  const parts = [];
  let at = 0;
  for (const [start, length] of ranges) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(h("mark", {}, text.slice(start, start + length)));
    at = start + length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
