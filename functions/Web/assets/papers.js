// A paper as a card: the same order of things as in the mails.
import { h, marked, newId } from "./dom.js";
import { people, shortDay, sourceName } from "./text.js";

/**
 * A paper. Options: score, reasons, highlights, open (whole abstract), phrases (key phrases as links to try them),
 * heading ("h3"), showDay.
 */
export function paperCard(paper, { score, reasons, highlights, open = false, heading = "h3", showDay = false } = {}) {
  const url = paper.url ?? paper.huggingFaceUrl ?? paper.pdfUrl;
  const title = marked(paper.title, highlights?.title);
  return h(
    "article",
    { class: "paper" },
    h(
      "p",
      { class: "meta" },
      score === undefined ? null : h("span", { class: "score" }, `Score ${Math.round(score)}`),
      h("span", {}, listed(paper, showDay)),
      paper.upvotes > 0 ? h("span", { class: "votes" }, h("span", { "aria-hidden": "true" }, "▲ "), String(paper.upvotes), h("span", { class: "sr" }, " upvotes")) : null,
    ),
    h(heading, { class: "paper-title" }, url ? h("a", outside(url), title) : title),
    paper.authors.length ? h("p", { class: "authors" }, people(paper.authors)) : null,
    reasons ? h("p", { class: "why" }, h("b", {}, "Why "), reasons) : null,
    paper.abstract ? abstractOf(paper.abstract, highlights?.abstract, open) : null,
    paper.keyPhrases.length ? phrases(paper.keyPhrases) : null,
    h(
      "ul",
      { class: "paper-links" },
      link("arXiv", paper.url?.includes("arxiv.org") ? paper.url : null, paper),
      link("Paper", paper.url && !paper.url.includes("arxiv.org") ? paper.url : null, paper),
      link("PDF", paper.pdfUrl, paper),
      link("Hugging Face", paper.huggingFaceUrl, paper),
      link("Code", paper.codeUrl, paper),
      link("Project", paper.projectUrl, paper),
    ),
  );
}

function listed(paper, showDay) {
  const where = paper.sources.map((source) => (source === "arxiv" && paper.categories.length ? `arXiv ${paper.categories[0]}` : sourceName(source)));
  return [where.join(" and "), showDay ? shortDay(paper.day) : null].filter(Boolean).join(", ");
}

const outside = (url) => ({ href: url, rel: "noopener noreferrer" });

function link(label, url, paper) {
  return url ? h("li", {}, h("a", outside(url), label, h("span", { class: "sr" }, `: ${paper.title}`))) : null;
}

/** Key phrases lead to the first page, where they can be tried. */
function phrases(all) {
  return h(
    "ul",
    { class: "phrases", "aria-label": "Key phrases" },
    all.slice(0, 6).map((phrase) => h("li", {}, h("a", { href: `/#k=${encodeURIComponent(phrase)}`, title: "Try this as a keyword" }, phrase))),
  );
}

/** The abstract's first lines, and the rest on demand. */
function abstractOf(text, ranges, open) {
  const id = newId("abstract");
  const paragraph = h("p", { class: open ? "abstract" : "abstract clamp", id }, marked(text, ranges));
  if (open || text.length < 420) {
    paragraph.classList.remove("clamp");
    return paragraph;
  }

  const more = h("button", { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": id }, "Whole abstract");
  more.addEventListener("click", () => {
    const clamped = paragraph.classList.toggle("clamp");
    more.setAttribute("aria-expanded", String(!clamped));
    more.textContent = clamped ? "Whole abstract" : "Less";
  });
  return [paragraph, more];
}

/** Grey shapes where papers will stand. */
export function skeleton() {
  return h("div", { class: "card skeleton", "aria-hidden": "true" }, [1, 2, 3].map(() => h("div", { class: "bone" }, h("span", {}), h("span", {}), h("span", {}))));
}
