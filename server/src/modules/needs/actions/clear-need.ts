import type { NeedText } from '@jiebang/contract/needs/need.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { savePublicText, signPublicText } from '../store.ts';
import { moveNeed } from './move.ts';

/** Writes the text that the public will read. */
export function writePublicText(platform: Platform, viewer: Viewer, id: string, version: number, text: NeedText) {
  return moveNeed(platform, viewer, id, 'write_public_text', {
    version,
    apply: async (tx, _need, at) => savePublicText(tx, id, text, named(viewer), at),
  });
}

/** Signs the public text off, by name; the owner confirms it next. */
export function signOffNeed(platform: Platform, viewer: Viewer, id: string) {
  return moveNeed(platform, viewer, id, 'sign_off', {
    apply: (tx, _need, at) => signPublicText(tx, id, named(viewer), at),
  });
}

function named(viewer: Viewer): string {
  if (viewer.person === null) throw new Error('clearance without a person');
  return viewer.person;
}
