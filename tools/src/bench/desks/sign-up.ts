/** A person of a trial run, signed in. */
export type SignedUp = { readonly id: string; readonly cookie: string };

/** Signs somebody up over HTTP, with the code from the local mailbox of a trial run. */
export async function signUp(address: string, name: string): Promise<SignedUp> {
  const email = `${name}@example.com`;
  await ask(address, '/sign-in/codes', { email });
  const mail = (await (await fetch(`${address}/api/v1/mailbox`)).json()) as {
    items: { recipient: string; body: string }[];
  };
  const code = /\b\d{6}\b/.exec(mail.items.find(({ recipient }) => recipient === email)?.body ?? '')?.[0];
  const reply = await ask(address, '/sign-up', { email, code, name, password: 'long enough to be one' });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? '';
  const { person } = (await reply.json()) as { person: string };
  return { id: person, cookie };
}

async function ask(address: string, path: string, body: Record<string, unknown>): Promise<Response> {
  const reply = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  return reply;
}
