// What keywords would have matched: asked for while typing, the threshold moved without asking again.
import { call } from "./api.js";
import { chart } from "./chart.js";
import { debounce } from "./controls.js";
import { defaults } from "./delivery.js";
import { h, newId, show } from "./dom.js";
import { paperCard, skeleton } from "./papers.js";
import { middleDay, plural } from "./text.js";

const pause = 350;

/**
 * options: threshold, idle(place) fills what is shown without keywords, onproblems(problems), onsuggestion(old, line), onthreshold(value),
 * onwards: what stands at the end of the head; first: how many papers are shown until all are asked for.
 * Gives { element, ask({ keywords, sources, categories }), threshold(), setThreshold(value) }.
 */
export function preview({ threshold = defaults().threshold, idle, onproblems, onsuggestion, onthreshold = () => {}, onwards = null, first = 6 }) {
  const slider = h("input", { type: "range", min: 0, max: 100, step: 1, id: newId("threshold"), value: threshold });
  const output = h("output", { for: slider.id }, String(threshold));
  const sliderHint = h("p", { class: "hint", id: newId("hint") }, "Only papers with at least this score are mailed.");
  slider.setAttribute("aria-describedby", sliderHint.id);
  const picky = h("div", { class: "picky", hidden: true }, h("label", { for: slider.id }, "How picky: a score of "), output, slider, sliderHint);
  const status = h("p", { class: "status" });
  const spoken = h("p", { class: "sr", role: "status" });
  const summary = h("div", { class: "summary", onclick: (event) => event.target.closest("a") && expand() });
  const advice = h("ul", { class: "advice" });
  const list = h("div", { class: "days" });
  const head = h("div", { class: "card results-head" }, status, spoken, summary, picky, advice, onwards);
  const element = h("div", { class: "preview" }, head, list);

  let wanted = null;
  let found = null;
  let asking = null;
  let expanded = false;
  // As it came, until the slider is moved: an imported profile may have 12.5, and the slider knows whole numbers only.
  let least = threshold;
  const speak = debounce((text) => (spoken.textContent = text), 400);

  function say(text) {
    status.textContent = text;
    speak(text);
  }

  slider.addEventListener("input", () => {
    least = Number(slider.value);
    output.textContent = slider.value;
    if (found) paint();
    onthreshold(least);
  });

  const later = debounce(run, pause);

  function ask(request) {
    wanted = request;
    asking?.abort();
    if (request.keywords.length === 0) {
      found = null;
      expanded = false;
      onproblems([]);
      rest();
      return;
    }
    element.setAttribute("aria-busy", "true");
    head.hidden = false;
    if (!found) {
      say("Looking through the last days …");
      show(list, skeleton());
    }
    later();
  }

  async function run() {
    const request = wanted;
    if (request.keywords.length === 0) return;
    const mine = (asking = new AbortController());
    try {
      const { data } = await call("preview", { method: "POST", body: request, signal: mine.signal });
      if (mine.signal.aborted) return;
      found = data;
      onproblems(data.problems);
      paint();
    } catch (error) {
      if (mine.signal.aborted) return;
      fail(error);
    }
    if (asking === mine) element.removeAttribute("aria-busy");
  }

  function rest() {
    element.removeAttribute("aria-busy");
    head.hidden = true;
    show(list);
    idle?.(list);
  }

  function fail(error) {
    found = null;
    picky.hidden = true;
    show(summary);
    show(advice);
    const wait = Math.min(error.retryAfter, 60);
    const filters = Object.entries(error.errors).map(([name, messages]) => `${name} ${messages[0]}`);
    say(filters.length ? `${filters.join("; ")}.` : error.message);
    show(list, h("p", {}, h("button", { type: "button", class: "button secondary", onclick: again }, "Try again")));
    if (wait) setTimeout(() => !found && wanted?.keywords.length && run(), wait * 1000);
  }

  function again() {
    element.setAttribute("aria-busy", "true");
    say("Looking through the last days …");
    run();
  }

  function paint() {
    const days = found.days.map((day) => {
      const hits = day.scores.filter((score) => score >= least).length;
      return { day: day.day, papers: day.papers, hits, below: day.scores.length - hits };
    });
    const hits = days.reduce((sum, day) => sum + day.hits, 0);
    picky.hidden = !days.some((day) => day.hits + day.below);
    say(headline(hits, days));
    show(summary, days.length > 1 && days.some((day) => day.hits + day.below) ? chart(days) : null);
    show(advice, found.advice.map(adviceLine));
    let room = expanded ? Infinity : first;
    const groups = [];
    for (const day of [...days].reverse().filter((day) => day.hits)) {
      if (room <= 0) break;
      const matches = found.matches.filter((match) => match.paper.day === day.day && match.score >= least);
      groups.push(dayGroup(day, matches, matches.slice(0, room)));
      room -= matches.length;
    }
    const rest = hits - first;
    show(list, groups, !expanded && rest > 0 ? h("p", {}, h("button", { type: "button", class: "button secondary", onclick: expandFrom }, `Show ${rest} more`)) : null);
  }

  function expand() {
    if (expanded) return;
    expanded = true;
    paint();
  }

  /** Shows all; who pressed the button by keyboard goes on with the first paper that was not there before. */
  function expandFrom() {
    const shown = list.querySelectorAll(".paper").length;
    expand();
    list.querySelectorAll(".paper")[shown]?.querySelector("a")?.focus();
  }

  function headline(hits, days) {
    if (found.papersRead === 0) return "No papers have been read yet. Come back after the next pull, or subscribe already.";
    const span = days.length === 1 ? "on the latest day" : `in the last ${days.length} days`;
    const read = `of ${plural(found.papersRead, "new paper")}`;
    if (hits) return `${plural(hits, "paper")} for you ${span}, ${read}`;
    const scores = found.days.flatMap((day) => day.scores);
    return `Nothing for you ${span}, ${read}${scores.length ? `: the best of ${scores.length} that match scores ${Math.floor(Math.max(...scores))}` : ""}`;
  }

  function adviceLine(one) {
    return h(
      "li",
      {},
      one.text,
      one.suggestion ? [" ", h("button", { type: "button", class: "chip", onclick: () => onsuggestion(one.keyword, one.suggestion) }, "Use ", h("code", {}, one.suggestion))] : null,
    );
  }

  function dayGroup(day, matches, shown) {
    const beyond = day.hits - matches.length;
    return h(
      "section",
      { class: "card day", "aria-labelledby": `day-${day.day}` },
      h("div", { class: "day-head" },
        h("h3", { id: `day-${day.day}`, tabindex: "-1" }, middleDay(day.day)),
        h("p", { class: "hint" }, `${day.hits} of `, h("a", { href: `/day/${day.day}` }, plural(day.papers, "paper")))),
      h("ol", { class: "papers" }, shown.map((match) => h("li", {}, paperCard(match.paper, { score: match.score, reasons: match.reasons, highlights: match.highlights, heading: "h4" })))),
      beyond > 0 && shown.length === matches.length ? h("p", { class: "hint" }, `and ${beyond} more with lower scores`) : null,
    );
  }

  /** Moves the slider without telling anybody. */
  function setThreshold(value) {
    least = value;
    slider.value = value;
    output.textContent = String(value);
    if (found) paint();
  }

  return { element, ask, setThreshold, threshold: () => least };
}
