// One call of this host's API, and what can go wrong with it.

export const API = '/api/auth/v1';

/** What is not an answer to the question: a problem of RFC 9457, or no answer at all. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.title ?? `Answered ${status}`);
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Why there is no session, in the API's words: how it ended, else why nothing was found. */
  get because() {
    return this.body.endReason ?? this.body.reason ?? 'ABSENT';
  }
}

/** Sends JSON, gets JSON; throws a Problem. */
export async function call(path, { method = 'GET', json, ...more } = {}) {
  const request = { method, ...more };
  if (json !== undefined) {
    request.body = JSON.stringify(json);
    request.headers = { 'content-type': 'application/json', ...more.headers };
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new Problem(0, { code: 'offline', title: 'This host does not answer' });
  }
  return answer(response);
}

/** The body of an answer, or its Problem. */
export async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Problem(response.status, body, Number(response.headers.get('retry-after')) || undefined);
  }
  return body;
}
