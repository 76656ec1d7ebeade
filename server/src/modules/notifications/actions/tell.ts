import type { Topic } from '@jiebang/contract/notifications/notification.ts';
import { sidesToLookUp, toHoldersAnywhere, toTeamsOn } from '#kernel/audience.ts';
import { newId } from '#kernel/ids.ts';
import type { GrantedRole } from '#kernel/viewer.ts';
import { deletedAmong, emailOf, grantsOf, membersOf } from '#modules/identity/index.ts';
import { decisionsOf, findNeed, type NeedRow, reasonOf } from '#modules/needs/index.ts';
import { peopleAnswering, peopleDrafting, sidesAmong } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { type Group, nameOf, type Telling } from '../config.ts';
import { contestPeople, isContestGroup } from '../contest/queries/people.ts';
import { digestReaders } from '../digest/store.ts';
import { mailOf } from '../documents/mail.ts';
import { followers, isFollowers } from '../follow/queries/followers.ts';
import { allTellings, saysWhy } from '../queries/tellings.ts';
import { textSome } from '../sms/actions/text-some.ts';
import { insertNotifications, refusers } from '../store.ts';
import { addressOf } from '../views.ts';

/** Messages written with one statement, and persons named by one fact of `person_notified`. */
const chunk = 500;

/** Tells whom a fact concerns: a message in each inbox, an e-mail where it is important and wanted, a word to open pages. */
export async function tell(tx: Tx, fact: WrittenFact, platform: Platform): Promise<void> {
  const about = fact.data['need'];
  const need = await findNeed(tx, typeof about === 'string' ? about : fact.subject);
  const told = new Map<string, Telling>();
  const bound = sidesIn(tx, platform, fact);
  for (const telling of allTellings.filter((one) => one.fact === fact.name && one.when?.(fact) !== false)) {
    for (const person of await reached(tx, telling.to, fact, need)) {
      if (told.has(person) || person === fact.person) continue;
      if (!telling.to.startsWith('role:') || !(await bound(person))) told.set(person, telling);
    }
  }
  // A fact may be older than the deletion of an account that it concerns.
  const gone = await deletedAmong(tx, [...told.keys()]);
  const everyone = [...told].filter(([person]) => !gone.has(person));
  for (let from = 0; from < everyone.length; from += chunk)
    await tellSome(tx, platform, fact, need, everyone.slice(from, from + chunk));
}

/** Whether a person stands on a side of a need whose sides this fact is not for; each is looked up once. */
function sidesIn(tx: Tx, platform: Platform, { audience }: WrittenFact): (person: string) => Promise<boolean> {
  const needs = sidesToLookUp(audience, []);
  const known = new Map<string, boolean>();
  return async (person) => {
    const found = known.get(person) ?? (needs.length > 0 && (await sidesAmong(platform, tx, person, needs)).size > 0);
    known.set(person, found);
    return found;
  };
}

async function tellSome(
  tx: Tx,
  platform: Platform,
  fact: WrittenFact,
  need: NeedRow | undefined,
  some: readonly (readonly [person: string, telling: Telling])[],
): Promise<void> {
  const gathered = await digestReaders(
    tx,
    some.flatMap(([person, { topic, mail }]) => (mail && topic === 'follows' ? [person] : [])),
  );
  // A digest gathers news of needs; what is about a contest comes at once.
  const waits = (person: string, { topic, mail }: Telling) =>
    mail && topic === 'follows' && need !== undefined && gathered.has(person);
  const told = some.map(([person, telling]) => ({ person, telling, notification: newId() }));
  const news = await insertNotifications(
    tx,
    told.map(({ person, telling, notification }) => ({
      id: notification,
      person,
      fact: fact.id,
      name: nameOf(telling),
      told_as: telling.as,
      topic: telling.topic,
      subject: fact.subject,
      need: need?.id ?? null,
      at: fact.at,
      waits: waits(person, telling),
    })),
  );
  if (news.length === 0) return;
  record(tx, {
    name: 'person_notified',
    subject: fact.id,
    actor: { person: null, organisation: null, role: 'journey' },
    audience: news.map((person) => `person:${person}`),
  });
  const isNew = new Set(news);
  await textSome(
    tx,
    platform,
    fact,
    need,
    told.filter(({ person }) => isNew.has(person)),
  );
  const mailed = some.filter(([person, telling]) => telling.mail && isNew.has(person) && !waits(person, telling));
  for (const topic of new Set(mailed.map(([, telling]) => telling.topic))) {
    const people = mailed.filter(([, telling]) => telling.topic === topic);
    await mailSome(tx, platform, fact, need, topic, people);
  }
}

async function mailSome(
  tx: Tx,
  platform: Platform,
  fact: WrittenFact,
  need: NeedRow | undefined,
  topic: Topic,
  people: readonly (readonly [person: string, telling: Telling])[],
): Promise<void> {
  const refused = await refusers(
    tx,
    people.map(([person]) => person),
    topic,
  );
  const decided = need ? await decisionsOf(tx, [need.id]) : [];
  const reason = saysWhy.includes(fact.name)
    ? String(fact.data['reason'])
    : reasonOf(decided, { need: need?.id ?? null, fact: fact.name, at: fact.at });
  for (const [person, telling] of people) {
    const email = refused.has(person) ? null : await emailOf(tx, person);
    if (email === null) continue;
    const number = need?.number ?? null;
    const address = addressOf(telling, { subject: fact.subject, need: need ? { id: need.id, number } : null });
    await enqueueMail(tx, mailOf(platform, { fact: nameOf(telling), person, email, topic, number, reason, address }));
  }
}

/** Whom of a fact's audience a group is: never anybody whom the audience does not name. */
async function reached(tx: Tx, group: Group, fact: WrittenFact, need: NeedRow | undefined): Promise<string[]> {
  const tagged = (kind: string) =>
    fact.audience.filter((tag) => tag.startsWith(`${kind}:`)).map((tag) => tag.slice(kind.length + 1));
  if (group === 'people') return tagged('person');
  if (group === 'organisations') {
    const members: string[] = [];
    for (const organisation of tagged('organisation'))
      members.push(...(await membersOf(tx, organisation)).map(({ person }) => person));
    return members;
  }
  if (isFollowers(group)) return need && fact.audience.includes('public') ? followers(tx, group, need) : [];
  if (group === 'need_teams' || group === 'need_drafters') {
    const named = need && ['public', toTeamsOn(need.id)].some((tag) => fact.audience.includes(tag));
    if (!named) return [];
    return group === 'need_teams' ? peopleAnswering(tx, [need.id]) : peopleDrafting(tx, need.id);
  }
  if (isContestGroup(group)) return fact.audience.includes('public') ? contestPeople(tx, group, fact) : [];
  const role = group.slice('role:'.length) as GrantedRole;
  if (fact.audience.includes(toHoldersAnywhere(role))) return grantsOf(tx, role, { scope: 'anywhere' });
  const holders = fact.audience.includes(group) ? await grantsOf(tx, role, { scope: 'platform' }) : [];
  for (const scopeId of tagged(group))
    for (const scope of ['contest', 'track'] as const) holders.push(...(await grantsOf(tx, role, { scope, scopeId })));
  return holders;
}
