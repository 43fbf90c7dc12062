// A paper as a card: the same order of things as in the mails.
import { h, marked, newId } from "./dom.js";
import { people, sourceName } from "./text.js";

/** Shorter abstracts are shown whole; so are those whose first hit stands further down than this, because a hit must be seen. */
const short = 420;
const seen = 200;

/** A paper. Options: score, reasons, highlights, heading ("h3"). */
export function paperCard(paper, { score, reasons, highlights, heading = "h3" } = {}) {
  const url = paper.url ?? paper.huggingFaceUrl ?? paper.pdfUrl;
  const atArxiv = paper.url?.startsWith("https://arxiv.org/");
  const links = [
    link("arXiv", atArxiv ? paper.url : null, paper),
    link("Paper", atArxiv ? null : paper.url, paper),
    link("PDF", paper.pdfUrl, paper),
    link("Hugging Face", paper.huggingFaceUrl, paper),
    link("Code", paper.codeUrl, paper),
    link("Project", paper.projectUrl, paper),
  ].filter(Boolean);
  const title = marked(paper.title, highlights?.title);
  return h(
    "article",
    { class: "paper" },
    h(
      "p",
      { class: "meta" },
      score === undefined ? null : h("span", { class: "score" }, `Score ${Math.round(score)}`),
      h("span", {}, listed(paper)),
      paper.upvotes > 0 ? h("span", { class: "votes" }, h("span", { "aria-hidden": "true" }, "▲ "), String(paper.upvotes), h("span", { class: "sr" }, " upvotes")) : null,
    ),
    h(heading, { class: "paper-title" }, url ? h("a", outside(url), title) : title),
    paper.authors.length ? h("p", { class: "authors" }, people(paper.authors)) : null,
    reasons ? h("p", { class: "why" }, h("b", {}, "Why "), reasons) : null,
    paper.abstract ? abstractOf(paper.abstract, highlights?.abstract) : null,
    paper.keyPhrases.length ? phrases(paper.keyPhrases) : null,
    links.length ? h("ul", { class: "paper-links" }, links) : null,
  );
}

function listed(paper) {
  return paper.sources.map((source) => (source === "arxiv" && paper.categories.length ? `arXiv ${paper.categories[0]}` : sourceName(source))).join(" and ");
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
function abstractOf(text, ranges) {
  const id = newId("abstract");
  const paragraph = h("p", { class: "abstract clamp", id }, marked(text, ranges));
  if (text.length < short || ranges?.[0]?.[0] > seen) {
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
