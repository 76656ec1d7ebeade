import type { World } from '#testing/world.ts';

/** Status and body of what is answered to who reads an address, a visitor where null; without what differs between any two requests. */
export async function asked(world: World, who: { readonly cookie: string } | null, url: string): Promise<string> {
  const headers = who ? { cookie: who.cookie } : {};
  const { statusCode, body } = await world.server.inject({ method: 'GET', url, headers });
  return `${statusCode} ${body.replace(/"requestId":"[^"]*"/, '')}`;
}
