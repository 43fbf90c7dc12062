// Talks to the API. Every request ends: with an answer, with what was wrong in words, or after a while without one.

const patience = 30_000;

/** What went wrong, in words for a person. */
class ApiError extends Error {
  constructor(message, { status = 0, errors = {}, retryAfter = 0 } = {}) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

const offline = "The server could not be reached. Check your connection and try again.";

/**
 * Asks for path. Options: method, body (becomes JSON), session, ifMatch, signal.
 * Gives { data, etag, response }; throws ApiError, or the AbortError of the signal.
 */
export async function call(path, { method = "GET", body, session, ifMatch, signal, as = "json" } = {}) {
  const headers = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (session) headers.Authorization = `Bearer ${session}`;
  if (ifMatch) headers["If-Match"] = ifMatch;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  const stop = () => limit.abort();
  signal?.addEventListener("abort", stop);
  if (signal?.aborted) stop();
  const request = () =>
    fetch(`/api/${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "omit",
      signal: limit.signal,
    });

  let response;
  try {
    // Reading may be repeated; what changes something is asked once.
    response = method === "GET" ? await request().catch((error) => (error.name === "TypeError" ? request() : Promise.reject(error))) : await request();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError(limit.signal.aborted ? "The server did not answer in time. Try again." : offline);
  } finally {
    if (!response) done();
  }

  try {
    if (!response.ok) throw await problem(response);
    const data = response.status === 204 ? null : await response[as]();
    return { data, etag: response.headers.get("ETag"), response };
  } catch (error) {
    if (signal?.aborted || error instanceof ApiError) throw error;
    throw new ApiError("The answer broke off on its way. Try again.");
  } finally {
    done();
  }

  function done() {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

async function problem(response) {
  let details = null;
  try {
    details = await response.json();
  } catch {
    // No problem details: a proxy's page, or nothing.
  }
  const retryAfter = Number(response.headers.get("Retry-After")) || 0;
  const message =
    details?.detail ??
    (response.status >= 500 ? "Something went wrong on our side. Try again in a minute." : `The server refused this (${response.status}).`);
  return new ApiError(message, { status: response.status, errors: details?.errors ?? {}, retryAfter });
}
