// The first page: try keywords, then have them mailed.
import { call } from "./api.js";
import { button, field, noticeBoard } from "./controls.js";
import { defaults, deliveryFields, inWords } from "./delivery.js";
import { byId, focusOn, h, show } from "./dom.js";
import { keywordEditor } from "./editor.js";
import { paperCard } from "./papers.js";
import { preview } from "./preview.js";
import { longDay } from "./text.js";

const examples = ["graph neural networks", "world model", "test-time scaling | inference-time compute", "video generation", "protein design"];

let delivery = defaults();
let today = null;

const results = preview({
  idle: showToday,
  // Where there is one column the form stands below the papers.
  onwards: h("a", { class: "button to-subscribe", href: "#subscribe" }, "Get these by mail"),
  onproblems: (problems) => editor.tellProblems(problems),
  onsuggestion: (old, line) => editor.setLines(editor.lines().map((other) => (other === old ? line : other))),
});
const editor = keywordEditor({ value: fromAddress(), examples, onchange: () => askNow() });

show(byId("editor"), editor.element);
show(byId("results"), results.element);
show(byId("subscription"), subscription());
askNow();
addEventListener("hashchange", () => fromAddress().forEach((line) => editor.add(line)));

function askNow() {
  results.ask({ keywords: editor.lines(), sources: delivery.sources, categories: delivery.categories });
}

/** Keywords in the address: what a key phrase on another page leads to. Taken out of it, so that a reload keeps what was typed. */
function fromAddress() {
  const lines = new URLSearchParams(location.hash.slice(1)).getAll("k").map((line) => line.trim().slice(0, 200)).filter(Boolean);
  if (lines.length) history.replaceState(null, "", location.pathname);
  return lines;
}

/** Without keywords: the latest day's most upvoted, so that there is something to read. */
async function showToday(place) {
  try {
    today ??= (await call("days/latest")).data;
  } catch (error) {
    if (editor.lines().length) return;
    show(place, h("div", { class: "card empty" }, h("h3", {}, error.status === 404 ? "No papers yet" : "Papers cannot be shown"), h("p", {}, error.status === 404 ? "They are read twice a day. You can subscribe already: the first mail comes with the first match." : error.message)));
    return;
  }
  if (editor.lines().length) return;
  const best = [...today.papers].sort((a, b) => (b.upvotes ?? 0) - (a.upvotes ?? 0)).slice(0, 5);
  show(
    place,
    h("section", { class: "card day" },
      h("div", { class: "day-head" }, h("h3", {}, "Most upvoted"), h("p", { class: "hint" }, h("a", { href: `/day/${today.day}` }, `All ${today.papers.length} of ${longDay(today.day)}`))),
      h("ol", { class: "papers" }, best.map((paper) => h("li", {}, paperCard(paper, { heading: "h4" }))))),
  );
}

function subscription() {
  const email = field("Mail address", h("input", { type: "email", autocomplete: "email", inputmode: "email", spellcheck: "false", placeholder: "you@university.edu", required: true }));
  const words = h("span", {}, inWords(delivery));
  const fields = deliveryFields(delivery, (values) => {
    const filtered = String(values.sources) !== String(delivery.sources) || String(values.categories) !== String(delivery.categories);
    delivery = values;
    words.textContent = inWords(delivery);
    if (filtered) askNow();
  });
  const more = h("details", { class: "more" }, h("summary", {}, words, h("span", { class: "change" }, " Change")), fields.element);
  const board = noticeBoard();
  const send = button("Send me alerts", () => subscribe(), { type: "submit", busy: "Sending …" });
  const form = h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    send.run();
  } }, email.element, more, send, board.element, h("p", { class: "hint" }, "We mail you a link to confirm. No tracking, one click to stop. ", h("a", { href: "/privacy" }, "What is stored")));

  async function subscribe() {
    board.clear();
    email.say(null);
    const address = email.control.value.trim();
    if (!address) {
      email.say("Where should the mails go?");
      email.control.focus();
      return;
    }
    if (!editor.lines().length && !delivery.trending) {
      editor.say({ keywords: ["should hold at least one keyword to follow"] });
      editor.area.focus();
      return;
    }
    try {
      await call("subscribe", { method: "POST", body: { email: address, keywords: editor.lines(), delivery: { ...delivery, threshold: results.threshold() } } });
      sent(address);
    } catch (error) {
      explain(error);
    }
  }

  function explain(error) {
    const atKeywords = editor.say(error.errors);
    const atDelivery = fields.say(error.errors);
    if (atDelivery) more.open = true;
    if (error.errors.email) email.say(`This ${error.errors.email[0]}.`);
    const first = document.querySelector("[aria-invalid=true]");
    if (first && (atKeywords || atDelivery || error.errors.email)) first.focus();
    else board.tell("bad", error.message);
  }

  function sent(address) {
    const heading = h("h3", {}, "Look into your mail");
    show(byId("subscription"), h("div", { class: "done" }, heading,
      h("p", {}, "A link to confirm is on its way to ", h("b", {}, address), ". It works for two days; until you use it nothing else is sent."),
      h("p", {}, button("Another address, or send again", async () => {
        show(byId("subscription"), form);
        email.control.focus();
      }, { kind: "secondary" }))));
    focusOn(heading);
  }

  return form;
}
