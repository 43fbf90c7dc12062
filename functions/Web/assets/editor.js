// Where keywords are written: a text area, what is wrong in it with the repair at hand, and an abstract turned into keywords.
import { call } from "./api.js";
import { button, field } from "./controls.js";
import { h, show } from "./dom.js";

/** options: value (lines), onchange(lines), examples. Gives { element, lines(), setLines(lines), add(line), tellProblems(problems), say(errors) }. */
export function keywordEditor({ value = [], onchange, examples = [] }) {
  const area = h("textarea", {
    rows: 6,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    placeholder: "graph neural networks\nworld model\n-survey",
  });
  area.value = value.join("\n");
  const help = h("span", {}, "One a line. ", h("a", { href: "/keywords", target: "_blank", rel: "noopener" }, "What you can write", h("span", { class: "sr" }, " (opens in a new tab)")));
  const box = field("Keywords", area, { hint: help, quiet: true });
  const problems = h("ul", { class: "problems", "aria-live": "polite" });
  const chips = examples.length ? h("div", { class: "examples" }, h("p", { class: "hint" }, "For example"), chipList(examples)) : null;
  area.addEventListener("input", changed);

  const element = h("div", { class: "editor" }, box.element, problems, chips, fromAbstract());

  function changed() {
    if (chips) chips.hidden = lines().length > 0;
    onchange(lines());
  }

  /** The lines that say something; each knows where it stands in the text area. */
  function numbered() {
    return area.value.split(/\r?\n/u).map((text, at) => ({ text: text.trim(), at })).filter((line) => line.text);
  }

  const lines = () => numbered().map((line) => line.text);

  function setLines(wanted) {
    area.value = wanted.join("\n");
    changed();
  }

  function add(line) {
    const there = lines();
    if (!there.some((other) => other.toLowerCase() === line.toLowerCase())) setLines([...there, line]);
  }

  function remove(line) {
    setLines(lines().filter((other) => other.toLowerCase() !== line.toLowerCase()));
  }

  function replaceLine(number, text) {
    const line = numbered()[number - 1];
    if (!line) return;
    const all = area.value.split(/\r?\n/u);
    all[line.at] = text;
    area.value = all.join("\n");
    area.focus();
    changed();
  }

  function select(number, column) {
    const line = numbered()[number - 1];
    if (!line) return;
    const start = area.value.split("\n").slice(0, line.at).reduce((sum, text) => sum + text.length + 1, 0);
    area.focus();
    area.setSelectionRange(start + Math.max(0, column - 1), start + area.value.split("\n")[line.at].length);
  }

  /** Shows lines that could not be read, each with the way to it and its repair. */
  function tellProblems(found) {
    if (found.length) area.setAttribute("aria-invalid", "true");
    else area.removeAttribute("aria-invalid");
    show(
      problems,
      found.map((problem) => {
        const line = numbered()[problem.line - 1];
        return h(
          "li",
          {},
          h("button", { type: "button", class: "quiet", onclick: () => select(problem.line, problem.column) }, `Line ${(line?.at ?? problem.line - 1) + 1}`),
          h("span", {}, `: ${problem.message}; expected ${problem.expected}. `),
          problem.repair
            ? h("button", { type: "button", class: "chip", onclick: () => replaceLine(problem.line, problem.repair) }, "Use ", h("code", {}, problem.repair))
            : null,
        );
      }),
    );
  }

  /** Chips that add a line, and take it away again. */
  function chipList(phrases) {
    return h(
      "ul",
      { class: "chips" },
      phrases.map((phrase) => {
        const chip = h("button", { type: "button", class: "chip", "aria-pressed": "false" }, h("span", { "aria-hidden": "true", class: "plus" }), phrase);
        chip.addEventListener("click", () => {
          const on = chip.getAttribute("aria-pressed") !== "true";
          chip.setAttribute("aria-pressed", String(on));
          if (on) add(phrase);
          else remove(phrase);
        });
        return h("li", {}, chip);
      }),
    );
  }

  function fromAbstract() {
    const text = h("textarea", { rows: 6, maxlength: 20000 });
    const box = field("A paper’s abstract, or a few lines on your work", text);
    const found = h("div", { class: "found", "aria-live": "polite" });
    const ask = button("Suggest keywords", async () => {
      box.say(null);
      if (!text.value.trim()) {
        box.say("Paste an abstract first.");
        text.focus();
        return;
      }
      try {
        const { data } = await call("suggest", { method: "POST", body: { text: text.value } });
        show(found, data.keywords.length
          ? [h("p", { class: "hint" }, "Add what fits:"), chipList(data.keywords)]
          : h("p", { class: "hint" }, "Nothing in this text stands out. A longer one says more."));
      } catch (error) {
        show(found);
        box.say(error.errors?.text ? `The text ${error.errors.text[0]}.` : error.message);
      }
    }, { kind: "secondary", busy: "Reading …" });
    return h("details", { class: "more" }, h("summary", {}, "Start from an abstract"), box.element, ask, found);
  }

  /** Messages of the API on keywords[i]. */
  function say(errors) {
    const own = Object.entries(errors).filter(([name]) => name.startsWith("keywords"));
    const words = own.map(([name, messages]) => {
      const index = /\[(\d+)\]/u.exec(name)?.[1];
      const line = index === undefined ? null : numbered()[Number(index)];
      return `${line ? `Line ${line.at + 1}: ` : "This "}${messages[0]}`;
    });
    box.say(words.length ? words.join(" ") : null);
    return words.length > 0;
  }

  if (chips) chips.hidden = lines().length > 0;
  return { element, area, lines, setLines, add, tellProblems, say };
}
