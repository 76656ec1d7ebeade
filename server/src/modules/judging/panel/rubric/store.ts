import type { Criterion } from '@jiebang/contract/judging/panel.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** The rubric of a panel in its order: that of its first round, and of every other that has none of its own. */
export async function rubricOf(db: Db, panel: string): Promise<Criterion[]> {
  const rows = await tables(db)
    .selectFrom('judging.criterion')
    .selectAll()
    .where('panel', '=', panel)
    .orderBy('n')
    .execute();
  return rows.map(criterionOf);
}

/** The rubrics that rounds of a panel have of their own, by the kind of round. */
export async function ownRubrics(db: Db, panel: string): Promise<Map<string, Criterion[]>> {
  const rows = await tables(db)
    .selectFrom('judging.round_criterion')
    .selectAll()
    .where('panel', '=', panel)
    .orderBy('n')
    .execute();
  return new Map([...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, own]) => [kind, own.map(criterionOf)]));
}

/** By which a round is scored: its own rubric, or where it has none, the panel's. */
export async function rubricOfRound(
  db: Db,
  { panel, kind }: { readonly panel: string; readonly kind: string },
): Promise<Criterion[]> {
  return (await ownRubrics(db, panel)).get(kind) ?? (await rubricOf(db, panel));
}

type Row = Pick<Criterion, 'key' | 'name' | 'weight' | 'max' | 'guidance'> & {
  readonly name_en: string;
  readonly guidance_en: string;
  readonly comment_required: boolean;
};
const criterionOf = (row: Row): Criterion => ({
  key: row.key,
  name: row.name,
  nameEn: row.name_en,
  weight: row.weight,
  max: row.max,
  guidance: row.guidance,
  guidanceEn: row.guidance_en,
  commentRequired: row.comment_required,
});

const columnsOf = (one: Criterion, place: number) => ({
  n: place + 1,
  key: one.key,
  name: one.name,
  name_en: one.nameEn,
  weight: one.weight,
  max: one.max,
  guidance: one.guidance,
  guidance_en: one.guidanceEn,
  comment_required: one.commentRequired,
});

/** Puts a panel's rubric in the place of the one before. */
export async function saveRubric(tx: Tx, panel: string, criteria: readonly Criterion[]): Promise<void> {
  await tables(tx).deleteFrom('judging.criterion').where('panel', '=', panel).execute();
  const rows = criteria.map((one, place) => ({ panel, ...columnsOf(one, place) }));
  await tables(tx).insertInto('judging.criterion').values(rows).execute();
}

/** Puts a rubric of its own in the place of what a round had; with no criterion it has the panel's again. */
export async function saveOwnRubric(
  tx: Tx,
  panel: string,
  kind: string,
  criteria: readonly Criterion[],
): Promise<void> {
  await tables(tx).deleteFrom('judging.round_criterion').where('panel', '=', panel).where('kind', '=', kind).execute();
  const rows = criteria.map((one, place) => ({ panel, kind, ...columnsOf(one, place) }));
  if (rows.length > 0) await tables(tx).insertInto('judging.round_criterion').values(rows).execute();
}
