// Confirms a subscription. Opening the page does nothing, because programs that check mails open links; the button does.
import { call } from "./api.js";
import { button, message } from "./controls.js";
import { byId, h } from "./dom.js";
import { forgetToken, keepSession, mailedToken } from "./session.js";

const place = byId("page");

if (mailedToken()) ask();
else message(place, "This link is not whole", h("p", {}, "It may have been cut off on its way. Open it from the mail again, or ask for a new one by subscribing again."), h("p", {}, h("a", { class: "button", href: "/" }, "Subscribe again")));

function ask() {
  message(place, "Confirm your alerts", h("p", {}, "One more click, and new papers on your keywords come by mail."), button("Yes, send me alerts", confirm), h("p", { class: "hint" }, "You did not ask for this? Close the page: nothing will be sent."));
}

async function confirm() {
  try {
    const { data } = await call("confirm", { method: "POST", body: { token: mailedToken() } });
    forgetToken();
    if (data.session) keepSession(data);
    done(data);
  } catch (error) {
    if (error.status === 0 || error.status >= 429) message(place, "That did not work", h("p", {}, error.message), button("Try again", confirm));
    else message(place, "This link does not work", h("p", {}, error.message), h("p", {}, h("a", { class: "button", href: "/" }, "Subscribe again")));
  }
}

/** Only the click that confirms opens a session; a later one, of this link or of another, finds it done and changes nothing. */
function done({ email, session }) {
  const to = [h("b", {}, email), ". "];
  const links = (manage) => h("ul", { class: "links" },
    h("li", {}, h("a", { href: "/manage" }, manage)),
    h("li", {}, h("a", { href: "/day" }, "Read today’s papers")));
  if (session) message(place, "You are in", h("p", {}, "Alerts go to ", to, "The first mail comes at your next delivery time, beginning with what the latest day has for you."), links("Fine-tune keywords and times"));
  else message(place, "Confirmed already", h("p", {}, "Alerts were going to ", to, "This link has changed nothing: should it have asked for other keywords, set them in your profile."), links("My alerts"));
}
