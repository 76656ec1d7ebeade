import { type Cast, type Content, held, signerOf } from '../cast.ts';
import { at, type Story } from '../stage.ts';

type Solution = Content['solutions'][number];

/** A team's sealed answer: started, its members confirmed, handed in; every seventh is replaced by a better version before the deadline. */
export async function* answerNeed(cast: Cast, solution: Solution, n: number): Story {
  const { calendar, content } = cast;
  const need = content.needs.find((one) => one.key === solution.need);
  const { published, deadline } = need?.days ?? {};
  if (!need || published == null || deadline == null) throw new Error(`${solution.key} answers nothing published`);
  const span = Math.min(deadline, 0) - published;
  const spread = (n % 10) / 10;
  // Rounded up, so that no draft is older than the board.
  const later = (part: number, hours: number) => at(calendar.day(Math.ceil(published + span * part), hours + spread));
  const leader = cast.as(solution.leader).solutions;

  yield later(0.3 + spread / 5, 13.5);
  const made = await leader.create({
    body: {
      need: held(cast.needs, need.key).id,
      organisation: held(cast.organisations, solution.organisation),
      team: null,
    },
  });
  cast.solutions.set(solution.key, made.id);
  const params = { id: made.id };
  let { version } = await leader.edit({ params, version: made.version, body: solution.draft });
  const members = content.people
    .filter(({ key }) => solution.members.includes(key))
    .map(({ name, email }) => ({ name, email }));
  if (members.length > 0) ({ version } = await leader.setMembers({ params, version, body: { members } }));

  yield later(0.55 + spread / 5, 15);
  for (const member of solution.members) {
    const { items } = await cast.as(member).solutions.invitations();
    const seat = items.find((one) => one.need.id === held(cast.needs, need.key).id);
    if (!seat) throw new Error(`${member} was not invited into ${solution.key}`);
    await cast.as(member).solutions.confirm({ params: { id: seat.id } });
  }
  yield later(0.55 + spread / 5, 15.5);
  await signed(cast, solution.leader, params);
  yield later(0.55 + spread / 5, 16.25);
  await leader.submit({ params, body: { terms: '2026-1', declaration: '2026-1' } });

  if (n % 7 !== 3 || span < 10) return;
  yield later(0.9, 11);
  const mine = await leader.own({ params });
  const more = '（提交后补充：已按现场条件复核关键步骤。）';
  const approach = `${solution.draft.approach ?? ''}${more}`;
  await leader.edit({ params, version: mine.version, body: { ...solution.draft, approach } });
  await leader.replace({ params, body: { terms: '2026-1', declaration: '2026-1' } });
}

/** A leader who does not sign for its organisation asks who does, and that one signs unread; the others sign as they hand in. */
async function signed(cast: Cast, leader: string, params: { readonly id: string }): Promise<void> {
  const { solutions } = cast.as(leader);
  const { signs, signatories } = (await solutions.own({ params })).signing;
  const [first] = signatories;
  if (signs || !first) return;
  const { id } = await solutions.askSignature({ params, body: { people: [first.person] } });
  const body = { terms: '2026-1', declaration: '2026-1' };
  await signerOf(cast, leader).solutions.sign({ params: { id }, body });
}
