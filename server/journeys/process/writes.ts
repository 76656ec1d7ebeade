import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { wholeDraft } from '#modules/needs/factory.ts';

/** A file that a reply said is kept. */
export type KeptFile = { readonly id: string; readonly need: string; readonly sha256: string; readonly send: Sending };
/** A need as the last reply about it said it is. */
export type KeptNeed = {
  readonly id: string;
  readonly send: Sending;
  version: number;
  title: string;
  files: number;
};
/** A request that may be sent again, and the reply that it had. */
type Sending = { readonly path: string; readonly init: RequestInit; reply?: string };

export type Load = {
  readonly needs: KeptNeed[];
  readonly files: KeptFile[];
  /** Edits that a reply acknowledged. */
  edits: number;
  /** Requests whose reply was lost, and which were sent again. */
  sentAgain: number;
  /** Replies that came from the kept reply of an earlier, unheard one. */
  replayed: number;
};

export type Writers = {
  readonly load: Load;
  /** Lets every writer finish the request that it is at, sending it again until it is answered. */
  finish(): Promise<void>;
};

type Place = {
  /** Where the server is now; undefined while it is down. */
  readonly address: () => string | undefined;
  readonly cookie: string;
  readonly organisation: string;
  readonly track: string;
};

/** Writes of each writer at least, so that a slow machine writes some of each kind too. */
const least = 12;

/** Keeps `count` writers busy, each on needs of its own: drafts made, drafts edited, files attached, one after the other. */
export function startWriters(place: Place, count: number): Writers {
  const load: Load = { needs: [], files: [], edits: 0, sentAgain: 0, replayed: 0 };
  let over = false;
  const write = async () => {
    const mine: KeptNeed[] = [];
    for (let n = 0; !over || n < least; n += 1) {
      const need = mine[randomInt(mine.length + 1)];
      if (need === undefined) mine.push(await makeNeed(place, load));
      else if (need.files < 20 && randomInt(2) === 0) await attach(place, load, need);
      else await edit(place, load, need);
    }
  };
  const all = Promise.all(Array.from({ length: count }, write));
  // A writer's failure is told by `finish`, which the test awaits.
  all.catch(() => undefined);
  return {
    load,
    finish: async () => {
      over = true;
      await all;
    },
  };
}

async function makeNeed(place: Place, load: Load): Promise<KeptNeed> {
  const title = `样本需求 ${randomUUID()}`;
  const body = JSON.stringify({ organisation: place.organisation, track: place.track, need: wholeDraft({ title }) });
  const send: Sending = { path: '/workspace/needs', init: creating(place, 'application/json', body) };
  const { id, version } = await made(place, load, send);
  const need: KeptNeed = { id, send, version, title, files: 0 };
  load.needs.push(need);
  return need;
}

async function attach(place: Place, load: Load, need: KeptNeed): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('%PDF-'), randomBytes(randomInt(1, 200_000))]);
  const path = `/workspace/needs/${need.id}/attachments?name=${randomUUID()}.pdf`;
  const send: Sending = { path, init: creating(place, 'application/octet-stream', bytes) };
  const { id } = await made(place, load, send);
  need.files += 1;
  load.files.push({ id, need: need.id, sha256: sha256(bytes), send });
}

/** An edit has no key: where its reply was lost, the version tells whether it was made. */
async function edit(place: Place, load: Load, need: KeptNeed): Promise<void> {
  const title = `样本需求 ${randomUUID()}`;
  const headers = { 'content-type': 'application/json', 'if-match': `"${need.version}"`, cookie: place.cookie };
  const init = { method: 'PUT', headers, body: JSON.stringify(wholeDraft({ title })) };
  const send: Sending = { path: `/workspace/needs/${need.id}`, init };
  const { text, again } = await sendUntilAnswered(place, load, send);
  const reply = JSON.parse(text);
  const wasMadeUnheard = reply.code === 'stale_version' && again;
  if (reply.version !== need.version + 1 && !wasMadeUnheard) throw new Error(`an edit was answered ${text}`);
  need.version += 1;
  need.title = title;
  load.edits += 1;
}

async function made(place: Place, load: Load, send: Sending): Promise<{ id: string; version: number }> {
  const { text } = await sendUntilAnswered(place, load, send);
  const reply = JSON.parse(text);
  if (typeof reply.id !== 'string') throw new Error(`a creating request was answered ${text}`);
  send.reply = text;
  return reply;
}

function creating(place: Place, type: string, body: string | Buffer): RequestInit {
  const headers = { 'content-type': type, 'idempotency-key': randomUUID(), cookie: place.cookie };
  return { method: 'POST', headers, body: body as BodyInit };
}

/**
 * Sends until there is an answer below 500: no answer, or one of a server that is going down, tells nothing. One that asks to come
 * later (429: a person has only so many uploads at once) was made by nobody.
 */
async function sendUntilAnswered(place: Place, load: Load, send: Sending): Promise<{ text: string; again: boolean }> {
  let unheard = false;
  for (;;) {
    const answer = await sendOnce(place.address(), send).catch(() => undefined);
    if (answer && answer.status < 500 && answer.status !== 429) {
      if (answer.replayed) load.replayed += 1;
      return { text: answer.text, again: unheard };
    }
    if (answer?.status !== 429) {
      if (!unheard) load.sentAgain += 1;
      unheard = true;
    }
    await new Promise((again) => setTimeout(again, 20));
  }
}

/** Sends a request once; throws where no answer came. */
export async function sendOnce(address: string | undefined, { path, init }: Sending) {
  if (address === undefined) throw new Error('the server is down');
  const response = await fetch(`${address}/api/v1${path}`, { ...init, signal: AbortSignal.timeout(20_000) });
  return {
    status: response.status,
    text: await response.text(),
    replayed: response.headers.get('idempotent-replay') === 'true',
  };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
