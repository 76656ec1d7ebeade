import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { tracesIn } from '@jiebang/contract/needs/traces.ts';
import { type Cast, type Content, held, oneOf, signerOf } from '../cast.ts';
import { at, type Story } from '../stage.ts';

type Need = Content['needs'][number];

/** Whom a need's work falls to, in turn. */
const reviewers = ['ge-jing', 'bian-wenqing', 'bao-licheng'];
const officers = ['ran-simin', 'min-zhiyuan'];
export const organiser = 'yin-mingzhe';

/** The time at which a need stops taking solutions. One that closed on the day of loading did so an hour ago. */
export function deadlineOf({ calendar }: Cast, need: Need): Date {
  const days = need.days.deadline ?? 0;
  const planned = calendar.day(days, 17);
  const hourAgo = new Date(calendar.present.getTime() - 3_600_000);
  return days <= 0 && planned > hourAgo ? hourAgo : planned;
}

/** From the owner's draft to the board, or to where the need was held up. */
export async function* postNeed(cast: Cast, need: Need, n: number): Story {
  const { calendar, content } = cast;
  const { key, days } = need;
  const owner = cast.as(need.owner).needs;
  const signer = signerOf(cast, need.owner).needs;
  const submitted = days.submitted ?? -2;
  const drafted = Math.max(submitted - 2, -149);
  // A need of another's is not at the same minute.
  const spread = (n % 12) / 12;

  yield at(calendar.day(drafted, 9 + spread));
  const validUntil = dayOf(calendar.day(Math.max(days.deadline ?? 60, 30) + 180, 12));
  const made = await draftOf(cast, need, { ...need.original, validUntil });
  const params = { id: made.id };
  cast.needs.set(key, { id: made.id, number: null });
  if (n % 9 === 0) {
    const file = new Blob([`${need.original.title}\n\n${need.original.problem ?? ''}\n`]);
    await owner.attach({ params, query: { name: '补充说明.txt' }, body: file });
  }
  if (need.state === 'draft') return;

  yield at(calendar.day(submitted, 10 + spread));
  await signer.submit({ params, body: { declaration: '2026-1' } });
  const { number } = await owner.work({ params });
  cast.needs.set(key, { id: made.id, number });
  if (need.state === 'submitted') return;

  // What lies between submission and the board, spread over the days there were.
  const span = (days.published ?? submitted + 8) - submitted;
  const step = (part: number, hours: number) => at(calendar.day(submitted + span * part, hours + spread));
  yield step(0.15, 15);
  const reviewer = cast.as(oneOf(reviewers, n)).needs;
  await reviewer.claim({ params });
  if (need.state === 'under_review') return;

  yield step(0.4, 11);
  const returned = content.texts.returns[key];
  if (returned) {
    const points = [{ field: 'indicators' as const, code: 'not_testable' as const, says: returned.detail }];
    await reviewer.return({ params, body: { points, reason: returned.reason } });
    return;
  }
  const rejected = content.texts.rejections[key];
  if (rejected) {
    const points = [{ code: 'problem_is_technical' as const, says: rejected.detail }];
    await reviewer.reject({ params, body: { points, says: rejected.reason } });
    return;
  }
  const { authenticity } = content.texts.reviews;
  await reviewer.accept({
    params,
    body: {
      authenticity: [...authenticityItems],
      validity: [...validityItems],
      triage: need.triage ?? 'ready',
      note: content.texts.triage[key]?.note ?? oneOf(authenticity.passed, n),
    },
  });
  if (need.publicText === null) return;

  yield step(0.6, 14);
  const officer = cast.as(oneOf(officers, n)).needs;
  const { version } = await officer.work({ params });
  await officer.writePublicText({ params, version, body: need.publicText });
  yield step(0.7, 16);
  const { names } = await officer.work({ params });
  const traces = names === null ? [] : tracesIn(need.publicText, names);
  // The demo's own texts hold none; of real ones in a rehearsal each stands, with a reason.
  const left = traces.length === 0 ? null : { traces, reason: '原文公开发布时即有此内容，经核对不指向需求方。' };
  await officer.signOff({ params, body: { left } });
  if (need.state === 'signed_off') return;
  yield step(0.85, 10);
  await signer.confirm({ params });
  if (days.published === null) return;

  yield at(calendar.day(days.published, 12 + spread));
  const deadline = deadlineOf(cast, need).toISOString();
  await cast.as(organiser).needs.publish({ params, body: { deadline } });

  const withdrawn = content.texts.withdrawals[key];
  if (withdrawn) {
    yield at(calendar.day(days.published / 2, 15));
    await signer.withdraw({ params, body: { reason: withdrawn } });
  }
}

/** The draft: a new one, or one that was imported, completed by its owner. */
async function draftOf(cast: Cast, need: Need, body: Need['original']): Promise<{ id: string }> {
  const owner = cast.as(need.owner).needs;
  const id = cast.drafts.get(need.key);
  if (id !== undefined) {
    const { version } = await owner.work({ params: { id } });
    return owner.edit({ params: { id }, version, body });
  }
  const organisation = held(cast.organisations, need.organisation);
  return owner.create({ body: { organisation, track: held(cast.tracks, need.track), need: body } });
}

/** A date in Shanghai. */
export const dayOf = (time: Date): string => new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
