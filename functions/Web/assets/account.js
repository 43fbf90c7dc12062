// What stands below the keywords on one's own page: pause, feed, address, data, and the ways out.
import { call } from "./api.js";
import { button, field, message, noticeBoard } from "./controls.js";
import { byId, h, newId, show } from "./dom.js";
import { endSession } from "./session.js";
import { localDay } from "./text.js";

/** me: session(), over(error), stored(), update(profile, etag), board (for what concerns the whole page). */
export function accountSections(me) {
  return h("div", { class: "account" }, pause(me), feed(me), address(me), data(me), goodbye(me));
}

function section(title, ...content) {
  const id = newId("section");
  return h("section", { class: "card", "aria-labelledby": id }, h("h2", { id }, title), ...content);
}

/** Does something with the session; tells what went wrong in its own place. */
async function attempt(me, board, work) {
  board.clear();
  try {
    return await work();
  } catch (error) {
    if (!me.over(error)) board.tell("bad", error.message);
    return null;
  }
}

async function change(me, board, path, body, words) {
  await attempt(me, board, async () => {
    const { data, etag } = await call(`profile/${path}`, { method: "POST", body, session: me.session() });
    me.update(data, etag);
    board.tell("good", words(data));
  });
}

function pause(me) {
  const board = noticeBoard();
  const until = field("Until", h("input", { type: "date", min: day(1), max: day(730) }), { hint: "Leave it empty to pause until you resume." });
  const place = h("div", {});
  const paint = () => {
    const { state } = me.stored();
    show(place, state === "active"
      ? [until.element, button("Pause", async () => {
          until.say(null);
          const chosen = until.control.value;
          board.clear();
          try {
            const { data, etag } = await call("profile/pause", { method: "POST", body: { until: chosen || null }, session: me.session() });
            me.update(data, etag);
            board.tell("good", data.pausedUntil ? `Paused until ${localDay(data.pausedUntil)}.` : "Paused until you resume.");
            paint();
          } catch (error) {
            if (error.errors?.until) until.say(`This ${error.errors.until[0]}.`);
            else if (!me.over(error)) board.tell("bad", error.message);
          }
        }, { kind: "secondary" })]
      : button(state === "paused" ? "Resume now" : "Send me alerts again", async () => {
          await change(me, board, "resume", undefined, () => "Alerts are coming again.");
          paint();
        }, { kind: "secondary" }));
  };
  paint();
  // Unsubscribing further down changes what can be done here.
  document.addEventListener("alerts-state", paint);
  return section("Pause", h("p", {}, "On holiday, or before a deadline: nothing is sent, and nothing is lost but the papers of those days."), place, board.element);
}

function feed(me) {
  const board = noticeBoard();
  const address = h("input", { type: "text", readonly: true, class: "mono", onfocus: (event) => event.target.select() });
  const box = field("Your private address", address, { hint: "Whoever has it can read your alerts, so keep it to yourself." });
  const place = h("div", { hidden: true }, box.element, h("div", { class: "buttons" },
    button("Copy", async () => {
      try {
        await navigator.clipboard.writeText(address.value);
        board.tell("good", "Copied.");
      } catch {
        address.focus();
        board.tell("plain", "Select the address and copy it.");
      }
    }, { kind: "secondary" }),
    button("Give it a new address", () => fetchFeed("POST", "profile/feed/renew", "The old address has stopped working."), { kind: "secondary" })));
  const reveal = button("Show my feed’s address", async () => {
    await fetchFeed("GET", "profile/feed", null);
    if (!place.hidden) {
      reveal.remove();
      address.focus();
    }
  }, { kind: "secondary" });
  function fetchFeed(method, path, words) {
    return attempt(me, board, async () => {
      const { data } = await call(path, { method, session: me.session() });
      address.value = data.url;
      place.hidden = false;
      if (words) board.tell("good", words);
    });
  }
  return section("Feed", h("p", {}, "The same papers in your feed reader, as Atom."), reveal, place, board.element);
}

function address(me) {
  const board = noticeBoard();
  const email = field("New mail address", h("input", { type: "email", autocomplete: "email", inputmode: "email", spellcheck: "false" }));
  const send = button("Change address", async () => {
    email.say(null);
    board.clear();
    const wanted = email.control.value.trim();
    if (!wanted) {
      email.say("Where should the mails go?");
      email.control.focus();
      return;
    }
    try {
      await call("profile/address", { method: "POST", body: { email: wanted }, session: me.session() });
      board.tell("good", "We have sent a link to ", h("b", {}, wanted), ". The change counts once you follow it.");
    } catch (error) {
      if (error.errors?.email) {
        email.say(`This ${error.errors.email[0]}.`);
        email.control.focus();
      } else if (!me.over(error)) board.tell("bad", error.message);
    }
  }, { kind: "secondary", type: "submit", busy: "Sending …" });
  return section("Address", h("form", { novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    send.run();
  } }, email.element, send, board.element));
}

function data(me) {
  const board = noticeBoard();
  const download = (label, path) => button(label, () => attempt(me, board, async () => {
    const { data, response } = await call(path, { session: me.session(), as: "blob" });
    const name = /filename="([^"]+)"/u.exec(response.headers.get("Content-Disposition"))?.[1] ?? "alerts.json";
    const url = URL.createObjectURL(data);
    const anchor = h("a", { href: url, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    board.tell("good", `Saved as ${name}.`);
  }), { kind: "secondary", busy: "Fetching …" });
  return section("Your data", h("p", {}, "Everything stored about you, as JSON; or only your profile, in the format that another installation can import."),
    h("div", { class: "buttons" }, download("Download my data", "profile/export"), download("Download my profile", "profile/lines")), board.element);
}

function goodbye(me) {
  const board = noticeBoard();
  const stop = button("Unsubscribe", async () => {
    await change(me, board, "unsubscribe", undefined, () => "You are unsubscribed. Your keywords are kept in case you return.");
    document.dispatchEvent(new Event("alerts-state"));
  }, { kind: "secondary" });
  const ask = h("dialog", { "aria-labelledby": "delete-title" },
    h("h2", { id: "delete-title" }, "Delete everything?"),
    h("p", {}, "Your address, keywords, settings and alerts are erased, and all links in your mails stop working. This cannot be taken back."),
    h("div", { class: "buttons" },
      button("Delete everything", async () => {
        await attempt(me, board, async () => {
          await call("profile", { method: "DELETE", session: me.session() });
          endSession();
          ask.close();
          message(byId("page"), "Everything is deleted", h("p", {}, "Nothing about you is kept. You are welcome back at any time."), h("p", {}, h("a", { href: "/" }, "To the first page")));
        });
        if (ask.open) ask.close();
      }, { kind: "danger", busy: "Deleting …" }),
      h("button", { type: "button", class: "button secondary", onclick: () => ask.close() }, "Keep it")));
  const erase = h("button", { type: "button", class: "button danger-quiet", onclick: () => ask.showModal() }, "Delete everything …");
  const leave = h("button", { type: "button", class: "button secondary", onclick: () => {
    endSession();
    message(byId("page"), "Signed out", h("p", {}, "This tab no longer opens your profile."), h("p", {}, h("a", { class: "button secondary", href: "/manage" }, "My alerts")));
  } }, "Sign out");
  return section("Leave", h("div", { class: "buttons" }, leave, stop, erase), board.element, ask);
}

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
