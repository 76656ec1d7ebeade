import { undertakingNow } from '@jiebang/contract/judging/panel.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed, wholeDraft as wholeNeed } from '#modules/needs/factory.ts';
import { makeScreened, makeSubmittedSolution, wholeDraft } from '#modules/solutions/factory.ts';
import type { World } from '#testing/world.ts';
import type { Locale } from '../../../../web/src/lib/locale.ts';
import { told } from './told.data.ts';

const day = 86_400_000;
type Person = Awaited<ReturnType<typeof makePerson>>;

/**
 * A contest on the morning after its deadline: three needs on the board, nine solutions opened and screened in, and seven judges on the panel of each
 * need. People by their part: `owner 0`, `team 3`, `judge 6`.
 */
export async function makeContestOf(locale: Locale, world: World) {
  const is = told[locale];
  const { platform } = world;
  const at = (await world.now()).getTime();
  const phase = { startsAt: new Date(at - 1000).toISOString(), endsAt: new Date(at + 1000 * day).toISOString() };
  const phases = [{ phase: 'collecting' as const, ...phase }];
  const contest = await makeContest(platform, { phases, rules: { panel_size: 7, judges_per_solution: 3 } });
  const track = await makeTrack(platform, contest, { name: is.track });
  const people: Record<string, Person> = {};
  const within = { scope: 'contest', scopeId: contest } as const;
  const staff = async (part: string, name: string, role: 'organiser' | 'reviewer' | 'authority' | 'judge') => {
    people[part] = await makePerson(platform, { name, grants: [{ role, ...within }] });
    return people[part];
  };
  const member = async (part: string, name: string, organisation: string, kind: string) => {
    const id = await makeOrganisation(platform, { name: organisation, nameEn: organisation, kind });
    people[part] = await makePerson(platform, { name, organisations: [{ id }] });
    return { ...people[part], organisation: id };
  };
  const organiser = await staff('organiser', is.staff.organiser, 'organiser');
  const reviewer = await staff('reviewer', is.staff.reviewer, 'reviewer');
  await staff('authority', is.staff.authority, 'authority');
  const officer = await makePerson(platform, {
    name: is.staff.officer,
    grants: [{ role: 'clearance_officer', ...within }],
  });
  const needs: { id: string; number: string }[] = [];
  const deadline = new Date(at + 30 * day);
  for (const [n, { owner: names, title, problem, indicator, result, basis, keywords }] of is.needs.entries()) {
    const owner = await member(`owner ${n}`, names[0], names[1], 'enterprise');
    const [name, value, unit] = indicator;
    const draft = wholeNeed({
      ...{ title, problem, expectedResult: result, existingBasis: basis, keywords: [...keywords] },
      ...{ ownership: is.ways, contactName: names[0] },
      indicators: [{ name, value, unit: unit || null, howTested: null }],
    });
    const viewers = { owner: owner.viewer, reviewer: reviewer.viewer, officer: officer.viewer };
    const given = { organisation: owner.organisation, track, draft, deadline };
    needs.push(await makePublishedNeed(platform, { ...viewers, organiser: organiser.viewer }, given));
  }
  const solutions: string[] = [];
  for (const [n, [place, name, organisation, title]] of is.teams.entries()) {
    const team = await member(`team ${n}`, name, organisation, 'university');
    const { id: need = '' } = needs[place] ?? {};
    const draft = draftOf(locale, title, name, is.needs[place].indicator[0]);
    solutions.push(
      await makeSubmittedSolution(platform, team.viewer, { need, organisation: team.organisation, draft }),
    );
  }
  await world.travel(deadline);
  for (const solution of solutions) await makeScreened(platform, organiser.viewer, solution);
  for (const { id: need } of needs) await world.as(organiser).judging.open({ params: { need } });
  for (const [n, name] of is.judges.entries()) {
    const judge = await staff(`judge ${n}`, name, 'judge');
    for (const { id: need } of needs) {
      const { id } = await world.as(organiser).judging.invite({ params: { need }, body: { person: judge.person } });
      const signed = { undertaking: undertakingNow, language: locale, interests: [] };
      await world.as(judge).judging.accept({ params: { id }, body: signed });
    }
  }
  await world.settle();
  return { people, contest, track, needs, solutions };
}

function draftOf(locale: Locale, title: string, name: string, indicator: string) {
  const { solution: is } = told[locale];
  return wholeDraft({
    ...{
      title,
      teamName: is.team(name),
      approach: is.approach,
      maturityEvidence: is.evidence,
      noveltyReason: is.value,
    },
    ...{ earlierWork: is.earlier, plan: is.plan, priceCovers: is.covers, ownership: is.ownership },
    answers: [{ indicator, verdict: 'met', value: is.value, how: is.how }],
    milestones: [{ name: is.milestone[0], months: 3, deliverable: is.milestone[1] }],
  });
}
