import type { Readable } from 'node:stream';
import type { MyDuty, TranslatorsView } from '@jiebang/contract/judging/translation/translation.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import { readOpened, readOpenedFile } from '#modules/solutions/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import { filesById } from '#platform/files/store.ts';
import type { Platform } from '#platform/platform.ts';
import { numberedFile, withoutSolver } from '../../../queries/blind.ts';
import { needLine } from '../../../queries/need-line.ts';
import { organisationNames } from '../../../queries/solutions.ts';
import { canOf } from '../../../views.ts';
import { roundsOf } from '../../round/store.ts';
import { panelById } from '../../store.ts';
import { asOfDuty } from '../access.ts';
import { dutyContext } from '../actions/move.ts';
import { noteTranslatorsReading } from '../actions/note-reading.ts';
import { type OfDuty, unsaved } from '../actions/write.ts';
import { dutyLife } from '../lifecycle.ts';
import { dutyRules } from '../rules.ts';
import { type DutyRow, draftOf, dutiesOfPerson, dutyById, lastHandedIn } from '../store.ts';
import { partsOf } from '../views.ts';
import { type OnDuty, solutionsOfDuty } from './conflicts.ts';
import { textsOf } from './written.ts';

/** The viewer's own invitations and duties as a translator, newest first. */
export async function myDuties(
  platform: Platform,
  viewer: Viewer,
  query: { after?: string | undefined; limit: number },
): Promise<{ items: MyDuty[]; next: string | null }> {
  if (viewer.person === null) return { items: [], next: null };
  const rows = await dutiesOfPerson(platform.db, viewer.person, timeKeysOf(query.after), query.limit + 1);
  const page = rows.slice(0, query.limit);
  const items: MyDuty[] = [];
  for (const row of page) items.push(await dutyView(platform, viewer, row));
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}

/** One duty of the viewer. */
export async function myDuty(platform: Platform, viewer: Viewer, id: string): Promise<MyDuty | Refusal> {
  const duty = await dutyById(platform.db, id);
  if (!duty || !(duty.state === 'invited' || duty.state === 'accepted') || duty.person !== viewer.person)
    return refuse('not_found');
  return dutyView(platform, viewer, duty);
}

async function dutyView(platform: Platform, viewer: Viewer, duty: DutyRow): Promise<MyDuty> {
  const { db } = platform;
  const panel = await panelById(db, duty.panel);
  const need = panel && (await findNeed(db, panel.need));
  if (!panel || !need) throw new Error('a duty without panel or need');
  const on = { need, panel, duty, at: await now(db) };
  const as = asOfDuty(viewer, need, duty).filter((part) => part === 'translator');
  const solutions = as.length === 0 ? [] : await solutionsOfDuty(platform, db, on);
  const names = await organisationNames(db, solutions);
  const hidden = await hidesSolvers(db, panel.id);
  const handed = new Map((await lastHandedIn(db, [duty.id])).map((one) => [one.solution, one.at.toISOString()]));
  return {
    id: duty.id,
    version: duty.version,
    state: duty.state,
    language: duty.language,
    answerBy: duty.state === 'invited' ? duty.answer_by.toISOString() : null,
    need: await needLine(db, need),
    solutions: solutions.map(({ id, title }) => ({
      id,
      title,
      organisation: hidden ? null : (names.get(id) ?? ''),
      handedInAt: handed.get(id) ?? null,
    })),
    can: await canOfDuty(db, on, as, []),
  };
}

async function canOfDuty(db: Db, on: OnDuty, as: 'translator'[], written: readonly string[]) {
  const context = { ...(await dutyContext(db, on)), written };
  return canOf(allowed(dutyLife, dutyRules, { state: on.duty.state, as, context: { ...context, parts: written } }));
}

/** Whether any round of a panel hides from its judges whose a solution is: then its translators do not read it either. */
const hidesSolvers = async (db: Db, panel: string): Promise<boolean> =>
  (await roundsOf(db, panel)).some(({ hides_solvers }) => hides_solvers);

/** A solution beside its translation, for the translator alone; the first reading stands in the log before a word of it is shown. */
export async function readToTranslate(
  platform: Platform,
  viewer: Viewer,
  of: OfDuty,
): Promise<TranslatorsView | Refusal> {
  const on = await noteTranslatorsReading(platform, viewer, of);
  if (isRefusal(on)) return on;
  const { db } = platform;
  const { need, panel, duty } = on;
  const { recommender: _, ...content } = await readOpened(platform, of.solution, {
    person: duty.person,
    as: 'translator',
  });
  const scans = await filesById(
    db,
    content.attachments.map((file) => file.id),
  );
  const hidden = await hidesSolvers(db, panel.id);
  const draft = await draftOf(db, duty.id, of.solution);
  const texts = draft ? textsOf(platform, draft) : new Map<string, string>();
  const handed = (await lastHandedIn(db, [duty.id])).find((one) => one.solution === of.solution);
  return {
    duty: duty.id,
    need: await needLine(db, need),
    language: duty.language,
    solution: {
      id: of.solution,
      organisation: hidden ? null : content.organisation.name,
      content: hidden ? withoutSolver(content) : content,
    },
    scans: scans.map(({ id, scan }) => ({ id, scan })),
    parts: partsOf(content).map((part) => ({ ...part, text: texts.get(part.key) ?? null })),
    version: draft?.version ?? unsaved,
    savedAt: draft?.at.toISOString() ?? null,
    handedIn: handed
      ? { n: handed.n, at: handed.at.toISOString(), changedSince: handed.version !== draft?.version }
      : null,
    can: await canOfDuty(db, on, ['translator'], [...texts.keys()]),
  };
}

/** One file of a solution that is translated, under the same conditions. */
export async function readFileToTranslate(
  platform: Platform,
  viewer: Viewer,
  of: OfDuty,
  file: string,
): Promise<{ stream: Readable; name: string; type: string; size: number } | Refusal> {
  const on = await noteTranslatorsReading(platform, viewer, of);
  if (isRefusal(on)) return on;
  const read = await readOpenedFile(platform, of.solution, file, { person: on.duty.person, as: 'translator' });
  if (!read) return refuse('not_found');
  return (await hidesSolvers(platform.db, on.panel.id)) ? numberedFile(platform, of.solution, file, read) : read;
}
