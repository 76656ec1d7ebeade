import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import type { SolutionTranslations, Translators } from '@jiebang/contract/judging/translation/translation.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { type JudgedSolution, solutionsForJudging } from '#modules/solutions/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { cursorOf, keysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { isOrganiser } from '../../../access.ts';
import { standsOnASide } from '../../../queries/sides.ts';
import { organisationNames } from '../../../queries/solutions.ts';
import { canOf } from '../../../views.ts';
import { findPanel, type PanelRow } from '../../store.ts';
import { asOfDuty } from '../access.ts';
import { dutyContext, translatorsOf } from '../actions/move.ts';
import { dutyLife } from '../lifecycle.ts';
import { dutyRules } from '../rules.ts';
import { type DutyRow, dutiesOf, lastHandedIn, readingsOf, reasonsOfDuties } from '../store.ts';
import { isTranslated, judgesOrDecides, translatorsConflicts } from './conflicts.ts';
import { translationsOf } from './written.ts';

type Run = {
  readonly need: NeedRow;
  readonly panel: PanelRow;
  readonly at: Date;
  readonly solutions: JudgedSolution[];
};

/** What an organiser who stands on no side of the need looks at. */
async function running(platform: Platform, viewer: Viewer, needId: string): Promise<Run | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, needId);
  const panel = need && (await findPanel(db, needId));
  if (!need || !panel || !isOrganiser(viewer, need)) return refuse('not_found');
  if (await standsOnASide(platform, db, viewer, need)) return refuse('conflict_of_interest');
  return { need, panel, at: await now(db), solutions: await solutionsForJudging(platform, db, needId) };
}

/** The translators of a panel with what each has read and handed in, for its organiser. */
export async function readTranslators(
  platform: Platform,
  viewer: Viewer,
  needId: string,
): Promise<Translators | Refusal> {
  const { db } = platform;
  const run = await running(platform, viewer, needId);
  if (isRefusal(run)) return run;
  const { panel, solutions } = run;
  const rows = await dutiesOf(db, panel.id);
  const duties: Translators['duties'] = [];
  const people = await peopleById(
    db,
    rows.map(({ person }) => person),
  );
  const reasons = await reasonsOfDuties(db, panel.id);
  for (const row of rows)
    duties.push({
      ...(await dutyLine(db, viewer, run, row)),
      name: people.get(row.person)?.name ?? '',
      reason: reasons.get(row.id) ?? null,
    });
  const names = await organisationNames(db, solutions);
  const mayInvite = await dutyContext(db, { ...run, duty: { person: '', answer_by: run.at } });
  const context = { ...mayInvite, holdsRole: true };
  return {
    panelState: panel.state,
    duties,
    solutions: solutions
      .filter(isTranslated)
      .map(({ id, title }) => ({ id, title, organisation: names.get(id) ?? '' })),
    can: canOf(allowed(dutyLife, dutyRules, { state: null, as: ['organiser'], context })),
  };
}

async function dutyLine(
  db: Db,
  viewer: Viewer,
  { need, panel, at, solutions }: Run,
  duty: DutyRow,
): Promise<Omit<Translators['duties'][number], 'name' | 'reason'>> {
  const { id, undertaking, undertaking_sha256: sha256, undertaken_at: signed } = duty;
  const on = duty.state === 'invited' || duty.state === 'accepted';
  const conflicts = on ? await translatorsConflicts(db, need, duty.person, solutions, at) : new Map();
  const handed = new Map((await lastHandedIn(db, [id])).map((one) => [one.solution, one.at.toISOString()]));
  const context = await dutyContext(db, { need, panel, at, duty });
  const as = asOfDuty(viewer, need, duty).filter((part) => part === 'organiser');
  return {
    id,
    version: duty.version,
    person: duty.person,
    state: duty.state,
    language: duty.language,
    named: duty.named,
    answerBy: duty.state === 'invited' ? duty.answer_by.toISOString() : null,
    undertaking:
      undertaking !== null && sha256 !== null && signed !== null
        ? { version: undertaking, sha256, at: signed.toISOString() }
        : null,
    conflicts: [...conflicts].map(([solution, sources]) => ({ solution, sources })),
    progress: (await readingsOf(db, [id])).map(({ solution, at: read }) => ({
      solution,
      readAt: read.toISOString(),
      handedInAt: handed.get(solution) ?? null,
    })),
    can: canOf(allowed(dutyLife, dutyRules, { state: duty.state, as, context })),
  };
}

type Candidates = ReplyOf<(typeof judgingRoutes)['translatorCandidates']>;

/** Translators who may be invited to a need's panel, a page at a time, for its organiser. */
export async function translatorCandidates(
  platform: Platform,
  viewer: Viewer,
  needId: string,
  query: { after?: string | undefined; limit: number },
): Promise<Candidates | Refusal> {
  const { db } = platform;
  const run = await running(platform, viewer, needId);
  if (isRefusal(run)) return run;
  const { need, panel, at, solutions } = run;
  const [after] = keysOf(query.after, ['string']) ?? [''];
  const left = (await translatorsOf(db, need)).filter((person) => person > String(after));
  const page = left.slice(0, query.limit);
  const people = await peopleById(db, page);
  const on = (await dutiesOf(db, panel.id)).flatMap((duty) =>
    duty.state === 'invited' || duty.state === 'accepted' ? [duty.person] : [],
  );
  const items: Candidates['items'] = [];
  for (const person of page) {
    const conflicts = await translatorsConflicts(db, need, person, solutions, at);
    items.push({
      person,
      name: people.get(person)?.name ?? '',
      free: !on.includes(person) && !(await judgesOrDecides(db, needId, panel.id, person)),
      conflicts: [...conflicts].map(([solution, sources]) => ({ solution, sources })),
    });
  }
  const last = page.at(-1);
  return { items, next: left.length > page.length && last !== undefined ? cursorOf(last) : null };
}

/** What translators handed in of a solution, with their names, for an organiser. */
export async function translationsOfSolution(
  platform: Platform,
  viewer: Viewer,
  { need: needId, solution }: { readonly need: string; readonly solution: string },
): Promise<SolutionTranslations | Refusal> {
  const { db } = platform;
  const run = await running(platform, viewer, needId);
  if (isRefusal(run)) return run;
  if (!run.solutions.some(({ id }) => id === solution)) return refuse('not_found');
  const handed = await translationsOf(platform, db, solution);
  const people = await peopleById(
    db,
    handed.map(({ person }) => person),
  );
  return {
    items: handed.map(({ person, ...one }) => ({ ...one, translator: people.get(person)?.name ?? '' })),
  };
}
