import type { NeedText } from '@jiebang/contract/needs/need.ts';
import { type LeftTraces, type Trace, tracesIn } from '@jiebang/contract/needs/traces.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { traceNamesOf } from '../queries/trace-names.ts';
import { type NeedRow, publicTextOf, savePublicText, signPublicText } from '../store.ts';
import { textOf } from '../views.ts';
import { moveNeed } from './move.ts';

/** Writes the text that the public will read. */
export function writePublicText(platform: Platform, viewer: Viewer, id: string, version: number, text: NeedText) {
  return moveNeed(platform, viewer, id, 'write_public_text', {
    version,
    apply: async (tx, _need, at) => savePublicText(tx, id, text, named(viewer), at),
  });
}

/** Signs the public text off, by name; the owner confirms it next. What may lead to the owner is out of it, or let stand for a reason. */
export function signOffNeed(platform: Platform, viewer: Viewer, id: string, left: LeftTraces | null) {
  return moveNeed(platform, viewer, id, 'sign_off', {
    ...(left ? { reason: left.reason } : {}),
    look: async (tx, need) => ({ traces: await tracesOf(tx, need), leftTraces: left?.traces ?? [] }),
    apply: (tx, _need, at, { traces }) => signPublicText(tx, id, named(viewer), at, traces),
  });
}

async function tracesOf(tx: Tx, need: NeedRow): Promise<Trace[]> {
  const text = await publicTextOf(tx, need.id);
  return text ? tracesIn(textOf(text), await traceNamesOf(tx, need)) : [];
}

function named(viewer: Viewer): string {
  if (viewer.person === null) throw new Error('clearance without a person');
  return viewer.person;
}
