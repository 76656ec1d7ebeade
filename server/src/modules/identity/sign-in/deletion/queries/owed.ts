import { type Owed, OwedKind } from '@jiebang/contract/identity/sign-in/deletion.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Owed as OwedAnywhere, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';
import { isLastPlatformAdmin, seatsLeft } from '../store.ts';

/** What others still wait for from a person, asked of every module in its order. */
export async function owedBy(db: Db, personal: readonly Personal[], person: string): Promise<Owed[]> {
  const seats = await seatsLeft(db, person);
  const alone = seats.filter((seat) => seat.alone).map(({ id }) => id);
  const found: Owed[] = [];
  for (const { owed } of personal)
    for (const { kind, ...one } of (await owed?.(db, { person, alone })) ?? [])
      found.push({ kind: OwedKind.parse(kind), ...one });
  return found;
}

/** Organisations with other members of which a person is the last administrator or the last who signs, and the platform that it alone administers. */
export async function owedHere(db: Db, { person }: Owing): Promise<OwedAnywhere[]> {
  const seats = (await seatsLeft(db, person)).filter((seat) => !seat.alone);
  const found = seats.flatMap(({ id, title, last_admin, last_signatory }) => [
    ...(last_admin ? [{ kind: 'last_admin', id, title }] : []),
    ...(last_signatory ? [{ kind: 'last_signatory', id, title }] : []),
  ]);
  return (await isLastPlatformAdmin(db, person))
    ? [...found, { kind: 'last_platform_admin', id: person, title: '' }]
    : found;
}
