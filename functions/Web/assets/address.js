// Confirms a new address: by the button, not by opening the page.
import { call } from "./api.js";
import { button, message } from "./controls.js";
import { byId, h } from "./dom.js";
import { endSession, forgetToken, mailedToken } from "./session.js";

const place = byId("page");
const toManage = () => h("p", {}, h("a", { class: "button", href: "/manage" }, "My alerts"));

if (mailedToken()) message(place, "Use this address?", h("p", {}, "Your alerts will come to the address that this link was mailed to, and no longer to the old one."), button("Use this address", confirm));
else message(place, "This link is not whole", h("p", {}, "It may have been cut off on its way. Open it from the mail again, or ask for the change again."), toManage());

async function confirm() {
  try {
    const { data } = await call("address", { method: "POST", body: { token: mailedToken() } });
    forgetToken();
    endSession();
    message(place, "Address changed", h("p", {}, "Your alerts now go to ", h("b", {}, data.email), ". Earlier links and sessions have ended."), toManage());
  } catch (error) {
    if (error.status === 0 || error.status >= 429) message(place, "That did not work", h("p", {}, error.message), button("Try again", confirm));
    else message(place, "This link does not work", h("p", {}, error.message), toManage());
  }
}
