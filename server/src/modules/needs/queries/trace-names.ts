import type { TraceNames } from '@jiebang/contract/needs/traces.ts';
import { formerNamesOf, membersOf, organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { NeedRow } from '../store.ts';

/**
 * The names that should not stand in a need's public text: of its owner now and before, and of its people, in either language.
 * A company that shows its own name on the board hides it nowhere.
 */
export async function traceNamesOf(db: Db, need: NeedRow): Promise<TraceNames> {
  const organisation = (await organisationsById(db, [need.organisation])).get(need.organisation);
  const members = await membersOf(db, need.organisation);
  const people = await peopleById(
    db,
    members.map((member) => member.person),
  );
  const given = (names: readonly (string | null | undefined)[]) => [
    ...new Set(names.filter((name) => typeof name === 'string')),
  ];
  const former = await formerNamesOf(db, [need.organisation]);
  const own = given([organisation?.name, organisation?.nameEn, ...former.map(({ name }) => name)]);
  return {
    organisations: need.show_company ? [] : own,
    people: given([need.contact_name, ...[...people.values()].flatMap(({ name, nameEn }) => [name, nameEn])]),
    shown: need.show_company ? own : [],
  };
}
