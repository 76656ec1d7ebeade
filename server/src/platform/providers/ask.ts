/** What somebody else's server answered: its status and JSON; or why there is no answer that could be used. */
export type Answer =
  | { readonly status: number; readonly body: unknown; readonly retryAfter: string | null }
  | {
      readonly failed: 'timeout' | 'unreachable' | 'unconnected' | 'malformed';
      /** What it said before its reply could not be read; a proxy's page of an error is no JSON. */
      readonly status?: number;
      readonly retryAfter?: string | null;
    };

/** Tells the operator of a failure, in words that hold no secret and no personal information. */
export type Report = (problem: string) => void;

const longest = 64 * 1024;
/** Whoever was asked, nothing has reached it. */
const neverConnected = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/**
 * Asks a provider once, for `ms` milliseconds at most, the reading of the reply included, and follows no redirect: the request
 * carries secrets. What goes wrong is a value without the address, which may hold a secret too. A reply of more than `most` bytes is malformed.
 */
export async function askProvider(address: URL, request: RequestInit, ms: number, most = longest): Promise<Answer> {
  let said: { status: number; retryAfter: string | null } | undefined;
  try {
    const late = AbortSignal.timeout(ms);
    const signal = request.signal ? AbortSignal.any([late, request.signal]) : late;
    const response = await fetch(address, { ...request, redirect: 'error', signal });
    said = { status: response.status, retryAfter: response.headers.get('retry-after') };
    const text = await readSome(response, most);
    if (text === null) return { failed: 'malformed', ...said };
    return { ...said, body: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { failed: 'malformed', ...said };
    if (error instanceof DOMException && error.name === 'TimeoutError') return { failed: 'timeout' };
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    return { failed: neverConnected.includes(code ?? '') ? 'unconnected' : 'unreachable' };
  }
}

/** The text of a reply; null when it is longer than any that is documented. */
async function readSome(response: Response, most: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
