import { createHash } from 'node:crypto';
import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { outsideScope } from '@jiebang/contract/needs/desk/scope.ts';
import type { RowProblem } from '@jiebang/contract/needs/imports/problem.ts';
import { placeOf } from '@jiebang/contract/reference/places.ts';
import { trackById } from '#modules/contests/index.ts';
import { organisationById, organisationsBySign, type SignedOrganisation } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { excerpt } from '#platform/files/sheets/cells.ts';
import { importedBefore } from '../../queries/import-sources.ts';
import { sheetSource } from '../config.ts';
import { openToAll } from '../draft/rules.ts';
import { columnNames, type GoodRow, type ReadRow } from '../imports/row.ts';

/** What an import says of its rows: the contest and track, whose they are where they do not say it, and their source. */
type Of = {
  readonly contest: string;
  readonly track: string;
  readonly organisation: string | null;
  readonly source: string;
  /** Who imports: an owner imports nothing but its own. */
  readonly role?: string;
};
/** A row whose owner is found, with the key by which it is known again. */
export type Owned = { readonly row: GoodRow; readonly owner: Owner; readonly key: string };
type Owner = Pick<SignedOrganisation, 'id' | 'region' | 'country'>;
type Bad = Extract<ReadRow, { problems: unknown }>;

/** Finds the owner of each row: the organisation that it names, else the one that the import is for; of what an organisation imports itself, none but that one. */
export async function ownedRows(db: Db, of: Of, rows: readonly ReadRow[]): Promise<(Owned | Bad)[]> {
  const signs = rows.flatMap((row) => ('draft' in row && row.owner?.words ? [row.owner.words] : []));
  const named = await organisationsBySign(db, [...new Set(signs)]);
  const own = of.organisation === null ? null : await organisationById(db, of.organisation);
  const track = await trackById(db, of.track);
  const placed = (row: GoodRow, owner: Owner) => withinTrack(withKey(of, row, owner), track?.scope ?? openToAll);
  const bad = (row: number, code: RowProblem['code'], { owner }: GoodRow): Bad => {
    const place = owner?.place ?? { row, column: null, header: '需求单位' };
    return { row, problems: [{ ...place, code, detail: null, value: excerpt(owner?.words ?? '') }] };
  };
  return rows.map((row) => {
    if ('problems' in row) return row;
    const words = row.owner?.words ?? '';
    if (words === '') return own ? placed(row, own) : bad(row.row, 'owner_missing', row);
    const found = named.filter(({ name, uscc }) => name === words || uscc === words.toUpperCase());
    const [owner] = found;
    // Whether anybody else is here under that name is not told.
    if (of.role === 'owner') return own && owner?.id === own.id ? placed(row, own) : bad(row.row, 'not_own', row);
    if (!owner) return bad(row.row, 'owner_unknown', row);
    if (found.length > 1) return bad(row.row, 'owner_ambiguous', row);
    return owner.suspended ? bad(row.row, 'owner_suspended', row) : placed(row, owner);
  });
}

/** The row where it is within what its track is open to, as far as it says; else what is outside. */
function withinTrack(owned: Owned, scope: TrackScope): Owned | Bad {
  const { row } = owned;
  const outside = outsideScope({ ...row.draft, region: row.draft.region ?? placeOf(owned.owner) }, scope);
  if (outside.length === 0) return owned;
  const problem = (field: (typeof outside)[number]): RowProblem => ({
    ...{ row: row.row, column: null, header: columnNames[field] },
    ...{ code: 'outside_track', detail: null, value: row.draft[field] },
  });
  return { row: row.row, problems: outside.map(problem) };
}

/** Of what organisers upload, the same words of the same owner are the same need; of other sources, their own id says so. */
function withKey({ source }: Of, row: GoodRow, owner: Owner): Owned {
  const words = JSON.stringify([owner.id, row.draft]);
  return { row, owner, key: source === sheetSource ? createHash('sha256').update(words).digest('hex') : row.sourceId };
}

/** Rows whose need was not imported before, each need once. */
export async function newAmong(db: Db, { contest, source }: Of, rows: readonly Owned[]): Promise<Owned[]> {
  const before = await importedBefore(db, { contest, source, ids: rows.map(({ key }) => key) });
  return rows.filter(({ key }) => {
    if (before.has(key)) return false;
    before.add(key);
    return true;
  });
}
