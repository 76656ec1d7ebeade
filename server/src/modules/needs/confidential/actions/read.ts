import type { Readable } from 'node:stream';
import type { ReadText } from '@jiebang/contract/needs/confidential/text.ts';
import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { type Actor, actorOf, type Viewer } from '#kernel/viewer.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { filesById, type SavedFile } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { lockNeed, type NeedRow } from '../../store.ts';
import { asOf, asOfDisclosure } from '../access.ts';
import { disclosureLife } from '../lifecycle.ts';
import { disclosureRules } from '../rules.ts';
import {
  type ConfidentialRow,
  filesOf,
  hasInspected,
  lockConfidentialOf,
  newestVersion,
  saveReading,
  standsIn,
} from '../store.ts';
import { readText } from '../views.ts';
import { disclosureContext, holdDisclosure } from './hold.ts';
import { audienceOf } from './move.ts';
import { decideOn } from './write.ts';

export type Download = { stream: Readable; name: string; type: string; size: number };

/** Reads the newest version through one's access. The reading is written in the transaction that gives the text. */
export function readConfidential(platform: Platform, viewer: Viewer, id: string): Promise<ReadText | Refusal> {
  return platform.transact((tx) => reading(tx, viewer, id, null, (text, at) => textNow(tx, text, at)));
}

/** Downloads a file of the newest version through one's access; recorded as the text is. */
export async function readFile(
  platform: Platform,
  viewer: Viewer,
  id: string,
  file: string,
): Promise<Download | Refusal> {
  const found = await platform.transact<SavedFile>((tx) =>
    reading(tx, viewer, id, file, (text) => fileIn(tx, text, file, text.offered)),
  );
  return isRefusal(found) ? found : download(platform, found);
}

/** Decides one reading through an access, gives what is read, and records it: who, for whom, when, which version, which file. */
async function reading<T>(
  tx: Tx,
  viewer: Viewer,
  id: string,
  file: string | null,
  give: (text: ConfidentialRow, at: Date) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const held = await holdDisclosure(tx, id);
  if (!held || !asOfDisclosure(viewer, held.disclosure, held.need).includes('solver')) return refuse('not_found');
  const { need, text, disclosure } = held;
  if (need.quarantined) return refuse('need_quarantined');
  const context = await disclosureContext(tx, viewer, held);
  const as = ['solver'] as const;
  const move = decide(disclosureLife, disclosureRules, { action: 'read', state: disclosure.state, as, context });
  if (isRefusal(move)) return move;
  const at = await now(tx);
  const given = await give(text, at);
  if (isRefusal(given)) return given;
  const { person, organisation } = disclosure;
  const base = { confidential: text.id, version: text.offered, file, at };
  await saveReading(tx, { ...base, person, organisation, disclosure: id, reason: null });
  // It is no move: an access that is read often would have nothing but readings in its history.
  const actor = actorOf(viewer, 'solver', organisation);
  record(tx, { name: move.fact, subject: id, actor, data: { need: need.id }, audience: audienceOf(need, person) });
  return given;
}

/** Reads the newest version as staff of the contest, with a reason; both are shown to its owner. */
export function inspectConfidential(
  platform: Platform,
  viewer: Viewer,
  of: string,
  reason: string,
): Promise<ReadText | Refusal> {
  return platform.transact((tx) =>
    inspecting(tx, viewer, of, async ({ need, text, actor, person, at }) => {
      const move = await decideOn(tx, viewer, 'inspect', need, text);
      if (isRefusal(move)) return move;
      const given = await textNow(tx, text, at);
      const base = { confidential: text.id, version: text.offered, file: null, at };
      await saveReading(tx, { ...base, person, organisation: null, disclosure: null, reason });
      const told = { subject: text.id, actor, data: { need: of }, audience: audienceOf(need, person) };
      record(tx, { name: move.fact, ...told });
      return given;
    }),
  );
}

/** Downloads a file as its owner's people, who need no record, or as staff who gave their reason with this version. */
export async function workFile(
  platform: Platform,
  viewer: Viewer,
  of: string,
  file: string,
): Promise<Download | Refusal> {
  const found = await platform.transact<SavedFile>(async (tx) => {
    const need = await lockNeed(tx, of);
    const as = need ? asOf(viewer, need) : [];
    const text = need && as.length > 0 ? await lockConfidentialOf(tx, of) : undefined;
    if (!need || !text) return refuse('not_found');
    if (as.includes('owner') && need.quarantined) return refuse('need_quarantined');
    if (as.includes('owner')) return fileIn(tx, text, file, null);
    return inspecting(tx, viewer, of, async ({ actor, person, at }) => {
      const decided = await decideOn(tx, viewer, 'inspect', need, text);
      if (isRefusal(decided)) return decided;
      const reason = await hasInspected(tx, text.id, text.offered, person);
      const given = reason === null ? refuse('reason_needed') : await fileIn(tx, text, file, text.offered);
      if (isRefusal(given)) return given;
      const base = { confidential: text.id, version: text.offered, file, at };
      await saveReading(tx, { ...base, person, organisation: null, disclosure: null, reason });
      const told = { subject: text.id, actor, data: { need: of }, audience: audienceOf(need, person) };
      record(tx, { name: decided.fact, ...told });
      return given;
    });
  });
  return isRefusal(found) ? found : download(platform, found);
}

type Inspection = {
  readonly need: NeedRow;
  readonly text: ConfidentialRow;
  readonly actor: Actor;
  readonly person: string;
  readonly at: Date;
};

/** Holds a need and its text for staff of its contest; to others, and before it was ever offered, there is none. */
async function inspecting<T>(
  tx: Tx,
  viewer: Viewer,
  of: string,
  work: (held: Inspection) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const { person } = viewer;
  const need = await lockNeed(tx, of);
  const text = need && asOf(viewer, need).includes('staff') ? await lockConfidentialOf(tx, of) : undefined;
  if (!need || !text || person === null || text.offered === 0) return refuse('not_found');
  return work({ need, text, actor: actorOf(viewer, 'staff'), person, at: await now(tx) });
}

async function textNow(tx: Tx, text: ConfidentialRow, at: Date): Promise<ReadText> {
  const version = await newestVersion(tx, text);
  if (!version) throw new Error('an offered text without a version');
  const files = (await filesOf(tx, text.id)).filter((one) => standsIn(one, version.n)).map(({ file }) => file);
  return readText(version, await filesById(tx, files), at);
}

/** A file of one version; of any, where no version is said. */
async function fileIn(
  tx: Tx,
  text: ConfidentialRow,
  file: string,
  version: number | null,
): Promise<SavedFile | Refusal> {
  const row = (await filesOf(tx, text.id)).find((one) => one.file === file);
  const stands = row && (version === null || standsIn(row, version));
  const [saved] = stands ? await filesById(tx, [file]) : [];
  return saved ?? refuse('not_found');
}

const download = ({ files }: Platform, { id, name, size }: SavedFile): Download => ({
  stream: files.get(id),
  name,
  type: 'application/octet-stream',
  size,
});
