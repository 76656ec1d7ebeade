import type { ConsentPurpose, Me } from '@jiebang/contract/identity/person.ts';
import { sql } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { wallClock } from '#platform/wall-clock.ts';
import { hasSecondFactor, whoWaits } from '../second-factor/queries/status.ts';
import { tables } from '../store.ts';
import { countsSince } from './notices.ts';
import { organisationsById } from './organisations.ts';
import { idCursor, type Page, pageOfRows } from './page.ts';

/** Who the viewer is and for whom it may act; of a visitor, whether its sign-in waits for the second step. */
export async function whoAmI(platform: Platform, viewer: Viewer, cookie: string): Promise<Me> {
  const { db } = platform;
  if (viewer.person === null) {
    const waits = (await whoWaits(platform, cookie)) !== null;
    return { person: null, memberships: [], grants: [], withheld: [], secondStepDue: waits };
  }
  const row = await tables(db)
    .selectFrom('identity.person as p')
    .leftJoin('identity.account as a', (join) =>
      join.onRef('a.person', '=', 'p.id').on('a.provider_id', '=', 'credential'),
    )
    .select(['p.id', 'p.name', 'p.name_en as nameEn', 'p.email', 'a.id as password'])
    .where('p.id', '=', viewer.person)
    .executeTakeFirstOrThrow();
  const { password, ...person } = row;
  const cards = await organisationsById(
    db,
    viewer.memberships.map((one) => one.organisation),
  );
  return {
    person: { ...person, hasPassword: password !== null },
    memberships: viewer.memberships.flatMap(({ organisation, role, signs }) => {
      const card = cards.get(organisation);
      return card ? [{ organisation: card, role, signs }] : [];
    }),
    grants: [...viewer.grants],
    withheld: [...viewer.withheld],
    secondStepDue: false,
  };
}

/** The viewer's sessions that have not run out, newest first. */
export async function mySessions(db: Db, viewer: Viewer, page: Page) {
  const asksTwice = viewer.person !== null && (await hasSecondFactor(db, viewer.person));
  const query = tables(db)
    .selectFrom('identity.session')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'seen_at', 'expires_at', 'second_step_at'])
    .where('person', '=', viewer.person)
    .where('expires_at', '>', wallClock())
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = idCursor(page);
  const rows = await (after === null ? query : query.where('id', '<', after)).execute();
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  const views = items.map((row) => ({
    id: row.id,
    current: row.id === viewer.session,
    ip: row.ip_address,
    device: row.user_agent,
    createdAt: row.created_at.toISOString(),
    seenAt: (row.seen_at ?? row.created_at).toISOString(),
    expiresAt: row.expires_at.toISOString(),
    secondStepDue: asksTwice && row.second_step_at === null,
  }));
  return { items: views, next };
}

/** What the viewer has consented to, and what it withdrew, newest first. */
export async function myConsents(db: Db, viewer: Viewer, page: Page) {
  const query = tables(db)
    .selectFrom('identity.consent')
    .select(['id', 'purpose', 'notice_version', 'given_at', 'withdrawn_at'])
    .select(countsSince(sql.ref('purpose')).as('since'))
    .$narrowType<{ purpose: ConsentPurpose }>()
    .where('person', '=', viewer.person)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = idCursor(page);
  const rows = await (after === null ? query : query.where('id', '<', after)).execute();
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  const views = items.map((row) => ({
    purpose: row.purpose,
    noticeVersion: row.notice_version,
    givenAt: row.given_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    inForce: row.withdrawn_at === null && row.notice_version >= row.since,
  }));
  return { items: views, next };
}
