import type { RegisterDraft } from '@jiebang/contract/judging/register/register.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsBySign } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { insertEntry, lockEntry, replaceEntry } from '../store.ts';

/** A judge writes their own entry, whole. From then on no sheet of an organiser changes it. */
export async function keepRegister(
  platform: Platform,
  viewer: Viewer,
  version: number,
  draft: RegisterDraft,
): Promise<{ version: number } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    const held = await lockEntry(tx, person);
    if ((held?.version ?? 1) !== version) return refuse('stale_version');
    const organisations = await organisationsNamed(
      tx,
      draft.affiliations.map(({ name }) => name),
    );
    const written = { draft, organisations, own: true, by: person, at: await now(tx) };
    if (held) await replaceEntry(tx, held, written);
    else await insertEntry(tx, { person }, written);
    return { version: version + 1 };
  });
}

/** The organisations that whole names or credit codes stand for, by their place; null for none, and for one that several have. */
export async function organisationsNamed(db: Db, names: readonly string[]): Promise<(string | null)[]> {
  const found = await organisationsBySign(db, [...new Set(names)]);
  return names.map((name) => {
    const of = found.filter((one) => one.name === name || one.uscc === name.toUpperCase());
    return of.length === 1 ? (of[0]?.id ?? null) : null;
  });
}
