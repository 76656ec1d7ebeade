import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contestById } from '#modules/contests/index.ts';
import type { Platform } from '#platform/platform.ts';
import { hashOfDeclaration } from '../confidential/actions/hold.ts';
import { saveVersion } from '../review/store.ts';
import { nextNumber, saveDeclaration, setNeed } from '../store.ts';
import { draftOf } from '../views.ts';
import { moveNeed } from './move.ts';

/** Submits a draft for review with the signed declaration of truth, validity and non-secrecy; the first time it gets its permanent number. */
export function submitNeed(platform: Platform, viewer: Viewer, id: string, version: string) {
  return moveNeed(platform, viewer, id, 'submit', {
    given: { outdated: version === declarationNow ? [] : ['declaration'] },
    apply: async (tx, need, at) => {
      const contest = await contestById(tx, need.contest);
      if (!contest || viewer.person === null) throw new Error('a submission without contest or person');
      const signed = { version: declarationNow, sha256: hashOfDeclaration(declarationNow) };
      await saveDeclaration(tx, { need: id, ...signed, person: viewer.person, at });
      await saveVersion(tx, { need: id, person: viewer.person, at, draft: draftOf(need) });
      if (need.number === null) await setNeed(tx, id, { number: await nextNumber(tx, contest.number) });
    },
  });
}
