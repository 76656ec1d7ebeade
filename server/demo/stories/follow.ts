import { type Cast, held } from '../cast.ts';
import { at, type Story } from '../stage.ts';

/** Solvers follow a track, brokers the fields that they know: the board reaches them from then on. */
export async function* followTheBoard(cast: Cast): Story {
  const { calendar, content } = cast;
  yield at(calendar.day(-147, 10));
  const tracks = [...cast.tracks.values()];
  const solvers = content.people.filter((one) => one.roles.includes('solver') && one.membership === 'admin');
  for (const [n, { key }] of solvers.entries()) {
    const target = tracks[n % tracks.length] ?? held(cast.tracks, 'industry');
    await cast.as(key).notifications.follow({ params: { kind: 'track', target } });
  }
  for (const { key, expertise } of content.people.filter((one) => one.roles.includes('broker'))) {
    for (const target of expertise) await cast.as(key).notifications.follow({ params: { kind: 'field', target } });
  }
}
