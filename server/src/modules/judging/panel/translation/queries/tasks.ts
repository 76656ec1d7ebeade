import type { Task } from '@jiebang/contract/desk/task.ts';
import { holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { panelById } from '../../store.ts';
import { asOfDuty } from '../access.ts';
import { atWork } from '../rules.ts';
import { dutiesOfPerson, lastHandedIn } from '../store.ts';
import { solutionsOfDuty } from './conflicts.ts';

/** As many as one desk shows of one sort. */
const most = 100;

type Makes = (db: Db, need: NeedRow, code: string, address: string, due: Date | null) => Promise<Task>;

/** What a translator must do now: answer an invitation, or translate what was not handed in yet. */
export async function translatorTasks(platform: Platform, viewer: Viewer, makes: Makes): Promise<Task[]> {
  const { db } = platform;
  if (viewer.person === null || !holdsAnywhere(viewer, 'translator')) return [];
  const found: Task[] = [];
  for (const duty of await dutiesOfPerson(db, viewer.person, null, most)) {
    const panel = await panelById(db, duty.panel);
    const need = panel && (await findNeed(db, panel.need));
    if (!panel || !need || !atWork.includes(panel.state) || !asOfDuty(viewer, need, duty).includes('translator'))
      continue;
    const address = `/translations/${duty.id}`;
    if (duty.state === 'invited')
      found.push(await makes(db, need, 'judging_answer_translation', address, duty.answer_by));
    else {
      const handed = (await lastHandedIn(db, [duty.id])).map(({ solution }) => solution);
      const readable = await solutionsOfDuty(platform, db, { need, panel, duty, at: await now(db) });
      if (readable.some(({ id }) => !handed.includes(id)))
        found.push(await makes(db, need, 'judging_translate', address, panel.score_by));
    }
  }
  return found;
}
