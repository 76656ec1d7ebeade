import type { BrokerLevel } from '@jiebang/contract/brokers/broker.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { consentedAmong, organisationsById, peopleById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { agenciesById } from '../agency/store.ts';
import { affiliationsOf } from '../broker/store.ts';

/** A technology manager as matching reads it: its field, regions and record; under its name by consent, else its number. */
export type MatchableBroker = {
  readonly number: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly level: z.infer<typeof BrokerLevel>;
  readonly agency: string | null;
  readonly fields: readonly string[];
  readonly regions: readonly string[];
  /** Needs for which it has points that were not taken back. */
  readonly record: number;
};

type Row = Omit<MatchableBroker, 'name' | 'nameEn' | 'agency'> & { readonly id: string; readonly person: string };

/**
 * Brokers who may act, in one of these fields by their first two digits, those of the longest record first. Who refuses to be ranked by a machine
 * is not among them (个人信息保护法第二十四条).
 */
export async function matchableBrokers(db: Db, fields: readonly string[], most: number): Promise<MatchableBroker[]> {
  const { rows } = await sql<Row>`
    select b.id, b.person, b.number, b.level, b.fields, b.regions, r.record
    from brokers.broker b
    cross join lateral (
      select count(distinct p.need)::int as record from brokers.account a join brokers.posting_line l on l.account = a.id
        join brokers.posting p on p.id = l.posting
      where a.broker = b.id and p.kind = 'points' and not exists (select from brokers.posting back where back.reverses = p.id)) r
    where b.state = 'active' and exists (select from unnest(b.fields) f where left(f, 2) = any(${[...fields]}::text[]))
      and not exists (select from identity.published_unranked u where u.person = b.person)
    order by r.record desc, b.n limit ${most}`.execute(db);
  const named = await consentedAmong(
    db,
    rows.map(({ person }) => person),
    'leaderboard_name',
  );
  const names = await peopleById(db, [...named]);
  const lasting = (
    await affiliationsOf(
      db,
      rows.map(({ id }) => id),
    )
  ).filter(({ to_at }) => to_at === null);
  const agencies = await agenciesById(
    db,
    lasting.map(({ agency }) => agency),
  );
  const organisations = await organisationsById(
    db,
    [...agencies.values()].map(({ organisation }) => organisation),
  );
  return rows.map(({ id, person, ...row }) => {
    const agency = agencies.get(lasting.find(({ broker }) => broker === id)?.agency ?? '');
    return {
      ...row,
      name: names.get(person)?.name ?? null,
      nameEn: names.get(person)?.nameEn ?? null,
      agency: organisations.get(agency?.organisation ?? '')?.name ?? null,
    };
  });
}
