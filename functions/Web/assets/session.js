// The key of an opened profile: in the tab's session storage, twelve hours at most, never in a cookie. And mailed tokens.

const name = "alerts-session";

/** The session of this tab; null when there is none or it is over. */
export function session() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(name));
    return kept && new Date(kept.expires) > new Date() ? kept.session : null;
  } catch {
    return null;
  }
}

export function keepSession(data) {
  try {
    sessionStorage.setItem(name, JSON.stringify({ session: data.session, expires: data.expires }));
  } catch {
    // A browser that keeps nothing: the profile opens by the next mailed link.
  }
}

export function endSession() {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

/** The token that a mail's link carries after the #. */
export const mailedToken = () => location.hash.slice(1);

/** Takes the token out of the address and the history, once it has done its work. */
export const forgetToken = () => history.replaceState(null, "", location.pathname);

/** Another link opened in the same tab changes only what stands after the #: begin anew. */
addEventListener("hashchange", () => location.hash.length > 1 && location.reload());
