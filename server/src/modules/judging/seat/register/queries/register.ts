import type { MyRegister } from '@jiebang/contract/judging/register/register.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import { organisationsAlike, organisationsBySign, withSurvivors } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { boundSince, entriesOf } from '../store.ts';
import { myRegister } from '../views.ts';

/** The viewer's own entry. */
export async function readRegister(db: Db, viewer: Viewer): Promise<MyRegister | Refusal> {
  if (viewer.person === null) return refuse('not_signed_in');
  return myRegister((await entriesOf(db, [viewer.person])).get(viewer.person));
}

/** Organisations to which a judge's own entry binds them, now or since a time, as `boundBy` finds them. */
export async function boundTo(db: Db, person: string, since: Date): Promise<string[]> {
  return (await boundBy(db, person, since)).organisations;
}

/**
 * Organisations to which a judge's own entry binds them, now or since a time. A name that nobody had when it was written counts from the day
 * on which an organisation of that name is registered; where several have it, each of them counts. `names` are those that it gives in words alone.
 */
export async function boundBy(
  db: Db,
  person: string,
  since: Date,
): Promise<{ organisations: string[]; names: string[] }> {
  const rows = await boundSince(db, person, shanghaiDate(since));
  const names = rows.flatMap(({ organisation, name }) => (organisation === null ? [name] : []));
  const named = [...(await organisationsBySign(db, names)), ...(await organisationsAlike(db, names))];
  const ids = [...rows.flatMap(({ organisation }) => organisation ?? []), ...named.map(({ id }) => id)];
  return { organisations: await withSurvivors(db, ids), names };
}
