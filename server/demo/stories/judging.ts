import { topFieldOf } from '@jiebang/contract/reference/fields.ts';
import { type Cast, type Content, held, oneOf, signerOf } from '../cast.ts';
import { after, at, type Story } from '../stage.ts';
import { deadlineOf, organiser } from './need.ts';
import { translateFor } from './translation.ts';

type Need = Content['needs'][number];
type Person = Content['people'][number];

const seats = 4;
/**
 * Where the need is still being judged at the end, one is half scored, and one is judged on stage, where its sheets are locked; the rest
 * are ranked. The half that is left waits for the judges who have sign-ins.
 */
const halfScored = 'n13';
/** The need whose finalists are judged on stage. */
export const staged = 'n19';
const answerer = 'xing-guoan';
/** The objection to this one waits for its answer. */
const unanswered = 'n39';

/** The judging of one need, from its panel to a result that nobody can object to any more, or to where it stands today. */
export async function* judgeNeed(cast: Cast, need: Need, n: number): Story {
  const { calendar, content } = cast;
  const judging = cast.as(organiser).judging;
  const closed = need.days.deadline ?? 0;
  const spread = (n % 8) / 8;
  const day = (days: number, hours: number) => at(calendar.day(closed + days, hours + spread));

  yield day(-3, 9);
  const { id } = held(cast.needs, need.key);
  const params = { need: id };
  const opened = await judging.open({ params });
  const scoreBy = calendar.day(closed + 7, 18).toISOString();
  const { version } = await judging.setRubric({
    params,
    version: opened.version,
    body: { criteria: content.contest.rubric },
  });
  const { rounds } = await judging.panel({ params });
  const dated = rounds.map(({ n: _, state: __, solutions: ___, wentOn: ____, rubric: _____, ...round }) => ({
    ...round,
    ...(need.key === staged ? { kind: 'final' as const, hidesSolvers: false, scoreBy: null } : { scoreBy }),
  }));
  await judging.setRounds({ params, version, body: { rounds: dated } });
  const judges = judgesFor(cast, need, n);
  for (const { key } of judges) await judging.invite({ params, body: { person: held(cast.people, key).id } });
  yield day(-2, 14);
  for (const { key } of need.state === 'closed' ? judges.slice(0, 2) : judges) await takeSeat(cast, key, id);

  yield after(new Date(deadlineOf(cast, need).getTime() + 1000));
  if (need.state === 'closed') return;
  yield day(1, 10);
  const { items } = await cast.as(organiser).solutions.ofNeed({ params: { id } });
  for (const solution of items) await cast.as(organiser).solutions.screenIn({ params: { id: solution.id } });
  yield day(2, 9.5);
  await judging.begin({ params });
  if (need.key === halfScored) yield* translateFor(cast, id, day);
  for (const [seat, { key }] of judges.entries()) {
    if (need.key === halfScored && seat < 2) continue;
    yield day(3, 10 + seat);
    await scoreAll(cast, key, need, n + seat);
  }
  if (need.key === staged || need.key === halfScored) return;
  yield day(5, 9);
  await judging.rank({ params });
  if (need.state === 'judging') return;
  yield day(7, 15);
  yield* conclude(cast, need, spread);
}

/** The owner's choice, the public notice, and what is objected to it. */
async function* conclude(cast: Cast, need: Need, spread: number): Story {
  const { calendar, content } = cast;
  const params = { need: held(cast.needs, need.key).id };
  const declined = content.texts.declines[need.key];
  if (declined) {
    await signerOf(cast, need.owner).judging.decline({ params, body: { reason: declined } });
    return;
  }
  const winner = content.solutions.find((one) => one.need === need.key && one.rank === 1);
  if (!winner) throw new Error(`${need.key} has no winner`);
  const body = {
    solution: held(cast.solutions, winner.key),
    reason: content.texts.ownerConfirmations[need.key] ?? null,
  };
  await signerOf(cast, need.owner).judging.confirm({ params, body });
  const closed = need.days.deadline ?? 0;
  yield at(calendar.day(need.state === 'noticed' ? -3 : closed + 8, 10 + spread));
  const { number } = await cast.as(organiser).judging.publishNotice({ params });

  for (const objection of content.texts.objections.filter((one) => one.need === need.key)) {
    yield at(calendar.day(-2, 11 + spread));
    const objector = content.people.find(
      (one) => one.organisation === objection.fromOrganisation && one.membership === 'admin',
    );
    if (!objector) throw new Error(`nobody objects for ${objection.fromOrganisation}`);
    const text = `${objection.subject}\n\n${objection.body}\n\n依据：${objection.evidence}`;
    const filed = await cast.as(objector.key).judging.object({ params: { number }, body: { text } });
    if (need.key === unanswered) continue;
    yield at(calendar.day(-1, 16));
    const answer = { answer: objection.answer, published: objection.published };
    await cast.as(answerer).judging.dismiss({ params: { id: filed.id }, body: answer });
  }
}

/** Judges of the need's field without ties to it, and one with a tie where there is one: the conflict is there to be found. */
function judgesFor(cast: Cast, need: Need, n: number): Person[] {
  const solvers = cast.content.solutions.filter((one) => one.need === need.key).map((one) => one.organisation);
  const field = need.original.field ?? '';
  const nearness = ({ expertise }: Person) =>
    Math.max(...expertise.map((code) => (field.startsWith(code) ? 2 : topFieldOf(code) === topFieldOf(field) ? 1 : 0)));
  const all = cast.content.people.filter((one) => one.roles.includes('judge'));
  const turned = [...all.slice(n % all.length), ...all.slice(0, n % all.length)].toSorted(
    (a, b) => nearness(b) - nearness(a),
  );
  const tied = turned.filter((one) => one.organisation !== null && solvers.includes(one.organisation));
  return [...turned.filter((one) => !tied.includes(one)).slice(0, seats), ...tied.slice(0, 1)];
}

async function seatOf(cast: Cast, judge: string, need: string) {
  const { items } = await cast.as(judge).judging.seats({ query: { limit: 100 } });
  const seat = items.find((one) => one.need.id === need);
  if (!seat) throw new Error(`${judge} has no seat for the need ${need}`);
  return seat;
}

async function takeSeat(cast: Cast, judge: string, need: string): Promise<void> {
  const { id } = await seatOf(cast, judge, need);
  await cast.as(judge).judging.accept({ params: { id }, body: { undertaking: '2026-1', interests: [] } });
}

/** Scores by the place that the content gives a solution: far enough apart that no judge's taste changes it. */
async function scoreAll(cast: Cast, judge: string, need: Need, n: number): Promise<void> {
  const { judgeComments, judgeOverall } = cast.content.texts;
  const { sheets } = await seatOf(cast, judge, held(cast.needs, need.key).id);
  for (const [place, sheet] of sheets.entries()) {
    const solution = cast.content.solutions.find(({ key }) => cast.solutions.get(key) === sheet.solution.id);
    const rank = solution?.rank ?? 3;
    const grade = (['strong', 'fair', 'weak'] as const)[rank - 1] ?? 'weak';
    const scores = cast.content.contest.rubric.map(({ key }, line) => {
      const comments = judgeComments[key as keyof typeof judgeComments][grade];
      const comment = (n + line) % 3 === 0 || key === 'feasibility' ? oneOf(comments, n + line) : null;
      return { criterion: key, score: 98 - rank * 11 + ((n * 7 + line * 5 + place * 3) % 9) - 4, comment };
    });
    const params = { id: sheet.id };
    const overall = n % 2 === 0 ? oneOf(judgeOverall, n + place) : null;
    await cast.as(judge).judging.save({ params, version: sheet.version, body: { scores, comment: overall } });
    if (need.key !== staged) await cast.as(judge).judging.lock({ params });
  }
}

/** Every judge's sheet for a solution is locked, while it is on stage. */
export async function lockSheets(cast: Cast, need: string, solution: string): Promise<void> {
  for (const { key, roles } of cast.content.people) {
    if (!roles.includes('judge')) continue;
    const { items } = await cast.as(key).judging.seats({ query: { limit: 100 } });
    const sheets = items.find((seat) => seat.need.id === need)?.sheets ?? [];
    for (const { id } of sheets.filter((sheet) => sheet.solution.id === solution))
      await cast.as(key).judging.lock({ params: { id } });
  }
}
