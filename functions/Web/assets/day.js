// A day's papers: read, sorted and filtered here; the next and the last day are pages of their own.
import { call } from "./api.js";
import { debounce, field, message } from "./controls.js";
import { byId, h, show } from "./dom.js";
import { paperCard, skeleton } from "./papers.js";
import { dayAndMonth, longDay, middleDay, plural } from "./text.js";

const place = byId("day");
const batch = 30;
const asked = /^\/day\/(\d{4}-\d{2}-\d{2})$/u.exec(location.pathname)?.[1] ?? "latest";

load();

async function load() {
  show(place, h("div", { class: "page-head" }, h("h1", {}, asked === "latest" ? "Papers of the day" : longDay(asked)), h("p", { class: "lead", role: "status" }, "Reading …")), skeleton());
  try {
    const { data } = await call(`days/${asked}`);
    page(data);
  } catch (error) {
    if (error.status === 404) nothing();
    else message(place, "The day cannot be shown", h("p", {}, error.message), h("p", {}, h("button", { type: "button", class: "button", onclick: load }, "Try again")));
  }
}

function nothing() {
  if (asked === "latest") message(place, "No papers yet", h("p", {}, "Papers are read twice a day. Meanwhile you can ", h("a", { href: "/" }, "subscribe"), ": the first mail comes with the first match."));
  else message(place, "No papers on that day", h("p", {}, `On ${longDay(asked)} nothing was listed, or it is no longer kept: days are kept for three months.`), h("p", {}, h("a", { class: "button", href: "/day" }, "The latest day")));
}

function page({ day, previous, next, papers }) {
  document.title = `${plural(papers.length, "paper")} of ${middleDay(day)} · Alerts`;
  const search = field("Filter", h("input", { type: "search", placeholder: "title, author, words …", autocomplete: "off", spellcheck: "false" }));
  const order = field("Order", h("select", {}, h("option", { value: "upvotes" }, "Most upvoted"), h("option", { value: "newest" }, "Newest")));
  const status = h("p", { class: "hint", role: "status" });
  const list = h("ol", { class: "papers" });
  const more = h("button", { type: "button", class: "button secondary", onclick: () => {
    const at = list.children.length;
    grow();
    list.children[at]?.querySelector("a")?.focus();
  } }, "Show more");
  const texts = new Map(papers.map((paper) => [paper, [paper.title, paper.abstract, ...paper.authors, ...paper.categories, ...paper.keyPhrases, ...paper.organizations].join("\n").toLowerCase()]));
  let shown = [];
  let words = [];

  search.control.addEventListener("input", debounce(update, 120));
  order.control.addEventListener("change", update);
  show(
    place,
    h("div", { class: "page-head" },
      h("h1", {}, longDay(day)),
      h("p", { class: "lead" }, plural(papers.length, "new paper")),
      h("nav", { class: "pager", "aria-label": "Days" },
        previous ? h("a", { href: `/day/${previous}`, rel: "prev" }, h("span", { "aria-hidden": "true" }, "← "), dayAndMonth(previous)) : null,
        next ? h("a", { href: `/day/${next}`, rel: "next" }, dayAndMonth(next), h("span", { "aria-hidden": "true" }, " →")) : null)),
    h("div", { class: "day-page" },
      h("div", { class: "card day-list" },
        h("div", { class: "tools", role: "search" }, search.element, order.element), status, list, more),
      h("aside", { class: "card invite", "aria-labelledby": "invite" },
        h("h2", { id: "invite" }, "Only what concerns you"),
        h("p", {}, "Of these papers perhaps three are yours. Give keywords and get those by mail, with the reason why."),
        h("a", { class: "button", href: "/" }, "Try your keywords"))),
  );
  update();

  function update() {
    words = search.control.value.toLowerCase().split(/\s+/u).filter(Boolean);
    shown = papers.filter((paper) => words.every((word) => texts.get(paper).includes(word)));
    const newest = (a, b) => (a.id < b.id ? 1 : -1);
    shown.sort(order.control.value === "newest" ? newest : (a, b) => (b.upvotes ?? 0) - (a.upvotes ?? 0) || newest(a, b));
    status.textContent = words.length ? (shown.length ? `${shown.length} of ${plural(papers.length, "paper")}` : "No paper of this day has all of these words.") : "";
    show(list);
    grow();
  }

  function grow() {
    const at = list.children.length;
    list.append(...shown.slice(at, at + batch).map((paper) => h("li", {}, paperCard(paper, { heading: "h2", highlights: { title: ranges(paper.title), abstract: ranges(paper.abstract) } }))));
    more.hidden = list.children.length >= shown.length;
  }

  /** Where the filter's words stand in a text. */
  function ranges(text) {
    const lower = text.toLowerCase();
    if (!words.length || lower.length !== text.length) return [];
    const hits = [];
    for (const word of words) for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) hits.push([at, word.length]);
    hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return hits.filter(([start], i) => i === 0 || hits.slice(0, i).every(([s, l]) => start >= s + l));
  }
}
