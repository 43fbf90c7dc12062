// "More like this" and "not for me": says what would change in the profile, changes it when told to, and takes it back.
import { call } from "./api.js";
import { button, message } from "./controls.js";
import { byId, h, newId, show } from "./dom.js";

const place = byId("page");
const token = location.hash.slice(1);
addEventListener("hashchange", () => location.reload());

if (token) load();
else message(place, "This link is not whole", h("p", {}, "It may have been cut off on its way. Open it from the mail again."), toManage());

async function load() {
  show(place, h("div", { class: "card message" }, h("p", { role: "status" }, "Looking at your profile …")));
  try {
    const { data } = await call("feedback/preview", { method: "POST", body: { token } });
    offer(data);
  } catch (error) {
    refuse(error, load);
  }
}

function offer({ action, paper, version, options }) {
  const more = action === "more";
  const about = h("p", { class: "about" }, paper.url ? h("a", { href: paper.url, rel: "noopener noreferrer" }, paper.title) : paper.title);
  if (options.length === 0) {
    message(place, more ? "More like this" : "Not for me", about, h("p", {}, "There is nothing left that your keywords could change for this paper."), toManage());
    return;
  }
  const name = newId("option");
  const choices = options.map((option, at) => {
    const id = newId("choice");
    return h("div", { class: "choice" },
      h("input", { type: "radio", name, id, value: option.id, checked: at === 0 }),
      h("label", { for: id }, h("b", {}, option.text), changes(option.changes)));
  });
  const apply = button("Change my keywords", async () => {
    const option = place.querySelector(`input[name="${name}"]:checked`).value;
    try {
      const { data } = await call("feedback", { method: "POST", body: { token, option, version } });
      done(data);
    } catch (error) {
      if (error.status === 409) message(place, "Your profile has changed since", h("p", {}, "So this would no longer do what it says. Look again."), button("Look again", load));
      else refuse(error, () => offer({ action, paper, version, options }));
    }
  });
  message(place, more ? "More like this" : "Not for me", about,
    h("fieldset", { class: "choices" }, h("legend", {}, "What should change in your keywords?"), choices),
    apply,
    h("p", { class: "hint" }, "Nothing changes until you say so, and nothing else is learnt about you."));
}

function done({ changes: made, undo }) {
  message(place, "Changed", changes(made), h("p", {}, "It counts from the next pull on."),
    undo ? button("Undo", async () => {
      try {
        const { data } = await call("feedback/undo", { method: "POST", body: { token: undo } });
        message(place, "Taken back", changes(data.changes), toManage());
      } catch (error) {
        if (error.status === 409) message(place, "This cannot be taken back", h("p", {}, "Your profile has changed since. You can edit it by hand."), toManage());
        else refuse(error, () => done({ changes: made, undo }));
      }
    }, { kind: "secondary" }) : null,
    toManage());
}

/** Lines before and after, with what happens to them in words. */
function changes(all) {
  return h("ul", { class: "diff" }, all.map(({ before, after }) => h("li", {},
    before === null ? h("span", { class: "verb" }, "add ") : after === null ? h("span", { class: "verb" }, "remove ") : null,
    before === null ? null : h("del", {}, before),
    before !== null && after !== null ? [h("span", { "aria-hidden": "true" }, " → "), h("span", { class: "sr" }, " becomes ")] : null,
    after === null ? null : h("ins", {}, after))));
}

function refuse(error, again) {
  if (error.status === 0 || error.status >= 429) message(place, "That did not work", h("p", {}, error.message), button("Try again", async () => again()));
  else message(place, "This link does not work", h("p", {}, error.message), toManage());
}

function toManage() {
  return h("p", {}, h("a", { href: "/manage" }, "My alerts"));
}
