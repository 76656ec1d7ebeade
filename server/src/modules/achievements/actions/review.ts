import type { ReturnPoint } from '@jiebang/contract/achievements/work.ts';
import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { hashOfDeclaration } from '#modules/needs/index.ts';
import type { Platform } from '#platform/platform.ts';
import { nextNumber, saveDeclaration, setAchievement, setPoints } from '../store.ts';
import { moveAchievement } from './move.ts';

/** Hands a draft in with the signed declaration of truth, validity and non-secrecy. */
export function submitAchievement(platform: Platform, viewer: Viewer, id: string, version: string) {
  return moveAchievement(platform, viewer, id, 'submit', {
    given: { outdated: version === declarationNow ? [] : ['declaration'] },
    apply: async (tx, _, at) => {
      if (viewer.person === null) throw new Error('a submission without a person');
      const signed = { version: declarationNow, sha256: hashOfDeclaration(declarationNow) };
      await saveDeclaration(tx, { achievement: id, ...signed, person: viewer.person, at });
    },
  });
}

/** Makes an achievement public once each item of the review is confirmed; the first time it gets its permanent number. */
export function publishAchievement(platform: Platform, viewer: Viewer, id: string, confirmed: readonly string[]) {
  return moveAchievement(platform, viewer, id, 'publish', {
    given: { confirmed },
    apply: async (tx, { number }, at) => {
      const year = Number(shanghaiDate(at).slice(0, 4));
      // What it says may be another than what was assessed.
      const anew = { published_at: at, assessed_by: 0 };
      await setAchievement(tx, id, { number: number ?? (await nextNumber(tx, year)), ...anew });
    },
  });
}

/** Sends an achievement back to its owner, with what is to be mended at which field. */
export function returnAchievement(
  platform: Platform,
  viewer: Viewer,
  id: string,
  { reason, points }: { readonly reason: string; readonly points: readonly ReturnPoint[] },
) {
  return moveAchievement(platform, viewer, id, 'return', { reason, apply: (tx) => setPoints(tx, id, points) });
}

/** Takes a public achievement down; its owner reads why, and may mend it and hand it in again. */
export function takeDownAchievement(platform: Platform, viewer: Viewer, id: string, reason: string) {
  return moveAchievement(platform, viewer, id, 'take_down', { reason, apply: (tx) => setPoints(tx, id, []) });
}
