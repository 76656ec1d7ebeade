import type { LightMyRequestResponse } from 'fastify';
import { readSheet } from 'read-excel-file/node';
import type { World } from '#testing/world.ts';

/** Status and body of what is answered to who reads an address, a visitor where null; without what differs between any two requests. */
export async function asked(world: World, who: { readonly cookie: string } | null, url: string): Promise<string> {
  const headers = who ? { cookie: who.cookie } : {};
  const reply = await world.server.inject({ method: 'GET', url, headers });
  return `${reply.statusCode} ${(await textOf(reply)).replace(/"requestId":"[^"]*"/, '')}`;
}

/** What a reply says: of a sheet its cells, not its packed bytes, which hide its words and name the moment at which they were packed. */
export async function textOf({ headers, rawPayload }: LightMyRequestResponse): Promise<string> {
  return String(headers['content-type']).includes('spreadsheetml.sheet')
    ? JSON.stringify(await readSheet(rawPayload))
    : rawPayload.toString('utf8');
}
