// One's own profile: opened by a mailed link, changed here, saved when told to, taken back when regretted.
import { accountSections } from "./account.js";
import { call } from "./api.js";
import { button, field, message, noticeBoard } from "./controls.js";
import { deliveryFields } from "./delivery.js";
import { byId, focusOn, h, show } from "./dom.js";
import { keywordEditor } from "./editor.js";
import { preview } from "./preview.js";
import { endSession, forgetToken, keepSession, mailedToken, session } from "./session.js";
import { localDay } from "./text.js";

const place = byId("page");

/** Asks for a link. */
function signIn(why = null) {
  const email = field("Mail address", h("input", { type: "email", autocomplete: "email", inputmode: "email", spellcheck: "false", required: true }));
  const board = noticeBoard();
  const send = button("Mail me a link", ask, { type: "submit", busy: "Sending …" });
  message(place, "My alerts",
    why ? h("p", { class: "notice plain" }, why) : null,
    h("p", {}, "There is no password. We mail you a link that opens your profile; it is valid for one hour and works once."),
    h("form", { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      send.run();
    } }, email.element, send, board.element),
    h("p", { class: "hint" }, "Not subscribed yet? ", h("a", { href: "/" }, "Try your keywords"), "."));
  document.title = "My alerts · Alerts";

  async function ask() {
    email.say(null);
    board.clear();
    const address = email.control.value.trim();
    if (!address) {
      email.say("Which address do the alerts go to?");
      email.control.focus();
      return;
    }
    try {
      await call("sign-in", { method: "POST", body: { email: address } });
      message(place, "Look into your mail", h("p", {}, "If ", h("b", {}, address), " is subscribed, a link is on its way there. It is valid for one hour."), button("Another address", async () => signIn(), { kind: "secondary" }));
    } catch (error) {
      if (error.errors.email) {
        email.say(`This ${error.errors.email[0]}.`);
        email.control.focus();
      } else board.tell("bad", error.message);
    }
  }
}

/** Opens the profile by a mailed link: by the button, because programs that check mails open links too. */
function open() {
  message(place, "Open your profile", h("p", {}, "The link you followed works once."), button("Open my profile", async () => {
    try {
      const { data } = await call("session", { method: "POST", body: { token: mailedToken() } });
      forgetToken();
      keepSession(data);
      await load();
    } catch (error) {
      if (error.status === 0 || error.status >= 429) message(place, "That did not work", h("p", {}, error.message), button("Try again", async () => open()));
      else {
        forgetToken();
        signIn(error.message);
      }
    }
  }));
}

async function load() {
  show(place, h("p", { class: "lead", role: "status" }, "Reading your profile …"));
  try {
    const { data, etag } = await call("profile", { session: session() });
    profile(data, etag);
  } catch (error) {
    if (!over(error)) message(place, "Your profile cannot be shown", h("p", {}, error.message), button("Try again", load));
  }
}

/** Whether the session is over; then the way back in is shown. */
function over(error) {
  if (error.status !== 401) return false;
  endSession();
  signIn(error.message);
  return true;
}

function profile(data, etag) {
  const heading = h("h1", {}, "My alerts");
  const state = h("p", { class: "lead" });
  const board = noticeBoard();
  const status = h("span", { class: "save-words", role: "status" });
  let stored = data;
  let editor;
  let fields;
  let filters = "";

  const results = preview({
    threshold: data.delivery.threshold,
    first: 3,
    onproblems: (problems) => editor.tellProblems(problems),
    onsuggestion: (old, line) => editor.setLines(editor.lines().map((other) => (other === old ? line : other))),
    onthreshold: edited,
    idle: (list) => show(list, h("div", { class: "card empty" }, h("p", {}, "Write a keyword to see what it would have found."))),
  });
  const save = button("Save", () => put(wanted(), "Saved."), { busy: "Saving …" });
  const discard = h("button", { type: "button", class: "button secondary", onclick: () => {
    fill(stored);
    board.tell("plain", "Your changes are discarded.");
    editor.area.focus();
  } }, "Discard");
  const bar = h("div", { class: "save", hidden: true }, status, h("div", { class: "save-buttons" }, discard, save));
  const editing = h("div", { class: "try" });

  show(place,
    h("div", { class: "page-head" }, heading, state),
    board.element,
    editing,
    bar,
    accountSections({ session, over, stored: () => stored, update, board }));
  fill(data);
  update(data, etag);
  focusOn(heading);

  /** Fills the fields with a profile as it is stored. */
  function fill({ keywords, delivery }) {
    editor = keywordEditor({ value: keywords, onchange: () => edited() });
    fields = deliveryFields(delivery, () => edited());
    results.setThreshold(delivery.threshold);
    show(editing,
      h("section", { class: "card try-keywords", "aria-labelledby": "keywords-title" }, h("h2", { id: "keywords-title" }, "Keywords"), editor.element),
      h("section", { class: "try-results", "aria-labelledby": "results-title" }, h("h2", { id: "results-title", class: "sr" }, "What they find"), results.element),
      h("section", { class: "card try-subscribe", "aria-labelledby": "delivery-title" }, h("h2", { id: "delivery-title" }, "Delivery"), fields.element));
    filters = "";
    edited();
  }

  function wanted() {
    return { keywords: editor.lines(), delivery: { ...fields.values(), threshold: results.threshold() } };
  }

  /** Something was typed: the bar to save it comes and goes, and the preview follows. */
  function edited() {
    const now = wanted();
    const dirty = same(now) !== same(stored);
    bar.hidden = !dirty;
    status.textContent = dirty ? "Not saved yet" : "";
    const asked = JSON.stringify([now.keywords, now.delivery.sources, now.delivery.categories]);
    if (asked !== filters) {
      filters = asked;
      results.ask({ keywords: now.keywords, sources: now.delivery.sources, categories: now.delivery.categories });
    }
  }

  /** Takes a profile as the server answered it. */
  function update(answered, tag) {
    stored = answered;
    etag = tag ?? etag;
    show(state, stateWords(stored), " for ", h("b", {}, stored.email), stored.pendingEmail ? [" (soon ", h("b", {}, stored.pendingEmail), ", once confirmed there)"] : null);
    edited();
  }

  async function put(body, words, undoable = true) {
    const before = { keywords: stored.keywords, delivery: stored.delivery };
    try {
      const { data: answered, etag: tag } = await call("profile", { method: "PUT", body, session: session(), ifMatch: etag });
      if (!undoable) fill(answered);
      update(answered, tag);
      editor.say({});
      fields.say({});
      board.tell("good", words, " ", undoable ? button("Undo", () => put(before, "Taken back: your profile is as it was before.", false), { kind: "secondary small" }) : null);
      focusOn(board.element);
    } catch (error) {
      if (over(error)) return;
      if (error.status === 412) conflict();
      else {
        const told = [editor.say(error.errors), fields.say(error.errors)].some(Boolean);
        board.tell("bad", told ? "Some fields need a look." : error.message);
        (place.querySelector("[aria-invalid=true]") ?? save).focus();
      }
    }
  }

  function conflict() {
    const mine = wanted();
    board.tell("bad", h("p", {}, "Your profile was changed elsewhere meanwhile: in another tab, or by a link in a mail. Nothing is lost yet."),
      button("Show the other version", load, { kind: "secondary small" }), " ",
      button("Save mine instead", async () => {
        try {
          const { data: other, etag: tag } = await call("profile", { session: session() });
          update(other, tag);
          await put(mine, "Saved.");
        } catch (error) {
          if (!over(error)) board.tell("bad", error.message);
        }
      }, { kind: "secondary small" }));
    focusOn(board.element);
  }

  addEventListener("beforeunload", (event) => {
    if (!bar.hidden && bar.isConnected) event.preventDefault();
  });
}

/** What of a profile can be edited here, as one text to compare. */
const same = ({ keywords, delivery }) => JSON.stringify([keywords.map((line) => line.trim()).filter(Boolean), Object.entries(delivery).sort()]);

function stateWords({ state, pausedUntil }) {
  switch (state) {
    case "paused":
      return pausedUntil ? `Paused until ${localDay(pausedUntil)}` : "Paused until you resume";
    case "unsubscribed":
      return "Unsubscribed: no mails are sent";
    case "pending":
      return "Not confirmed yet";
    default:
      return "Active";
  }
}

if (mailedToken()) open();
else if (session()) load();
else signIn();
