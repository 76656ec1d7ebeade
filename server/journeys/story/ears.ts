import type { World } from '#testing/world.ts';
import type { Watcher } from './watchers.ts';

/** What one watcher has been told live since the beginning, over `GET /api/v1/stream`. */
export type Ear = {
  readonly heard: () => string;
  /** Resolves when so many facts have been told in all. */
  until(facts: number): Promise<void>;
  close(): void;
};

/** Opens the live stream of one watcher and keeps listening. */
export async function openEar({ server }: World, { cookie }: Watcher): Promise<Ear> {
  const reply = await server.inject({
    method: 'GET',
    url: '/api/v1/stream',
    headers: cookie === null ? {} : { cookie },
    payloadAsStream: true,
  });
  if (reply.statusCode !== 200) throw new Error(`the stream answered ${reply.statusCode}`);
  const stream = reply.stream();
  let text = '';
  let told = 0;
  let wake = (): void => undefined;
  stream.setEncoding('utf8');
  stream.on('data', (part: string) => {
    text += part;
    told = text.split('event: fact\n').length - 1;
    wake();
  });
  return {
    heard: () => text,
    until: (facts) =>
      new Promise((resolve) => {
        wake = () => {
          if (told >= facts) resolve();
        };
        wake();
      }),
    close: () => stream.destroy(),
  };
}
