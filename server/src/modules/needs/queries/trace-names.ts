import type { TraceNames } from '@jiebang/contract/needs/traces.ts';
import { membersOf, organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { NeedRow } from '../store.ts';

/** The names that should not stand in a need's public text. A company that shows its own name on the board hides it nowhere. */
export async function traceNamesOf(db: Db, need: NeedRow): Promise<TraceNames> {
  const organisation = (await organisationsById(db, [need.organisation])).get(need.organisation);
  const members = await membersOf(db, need.organisation);
  const people = await peopleById(
    db,
    members.map((member) => member.person),
  );
  const given = (names: readonly (string | null | undefined)[]) => names.filter((name) => typeof name === 'string');
  return {
    organisations: need.show_company ? [] : given([organisation?.name, organisation?.nameEn]),
    people: [...new Set(given([need.contact_name, ...[...people.values()].map((person) => person.name)]))],
  };
}
