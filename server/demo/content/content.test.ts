import { tracesIn } from '@jiebang/contract/needs/traces.ts';
import { isField, topFieldOf } from '@jiebang/contract/reference/fields.ts';
import { isIndustry } from '@jiebang/contract/reference/industries.ts';
import { isRegion, PLACES, provinceOf, regions } from '@jiebang/contract/reference/regions.ts';
import { describe, expect, test } from 'vitest';
import { isUscc } from '#kernel/uscc.ts';
import { readContent } from './content.ts';

const { contest, organisations, people, needs, solutions, texts } = readContent();

const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const keys = (items: readonly { key: string }[]) => new Set(items.map((item) => item.key));
const organisationKeys = keys(organisations);
const needOf = new Map(needs.map((need) => [need.key, need]));
const person = new Map(people.map((one) => [one.key, one]));
const withRole = (role: (typeof people)[number]['roles'][number]) => people.filter((one) => one.roles.includes(role));
const afterClearing = needs.filter((need) => need.publicText !== null);

describe('how much there is', () => {
  test('at least what the demo contest promises', () => {
    expect(needs.length).toBeGreaterThanOrEqual(40);
    expect(solutions.length).toBeGreaterThanOrEqual(60);
    expect(withRole('judge').length).toBe(12);
    expect(withRole('broker').length).toBe(10);
    expect(organisations.filter((one) => one.input.kind === 'agency').length).toBe(4);
    expect(organisations.filter((one) => one.input.kind === 'enterprise').length).toBeGreaterThanOrEqual(24);
    expect(Object.keys(texts.contracts).length + Object.keys(texts.dealNotes).length).toBeGreaterThanOrEqual(10);
  });

  test('needs cover the eight fields, the four places, the four tracks and every state but the passing one', () => {
    expect([...new Set(needs.map((need) => topFieldOf(need.original.field ?? '')))].sort()).toEqual([
      '10',
      '20',
      '30',
      '40',
      '50',
      '60',
      '70',
      '80',
    ]);
    const places = needs.flatMap((need) => provinceOf(need.original.region ?? '') ?? []);
    expect([...new Set(places)].sort()).toEqual([...PLACES]);
    expect([...new Set(needs.map((need) => need.track))].sort()).toEqual(contest.tracks.map((one) => one.kind).sort());
    expect(new Set(needs.map((need) => need.state)).size).toBe(18);
  });
});

test('no public text holds a trace of its owner, of anybody else, or a way to reach them', () => {
  const nameOf = new Map(organisations.map(({ key, input }) => [key, input.name]));
  const traces = afterClearing.flatMap(({ key, owner, publicText, original }) => {
    const organisation = nameOf.get(person.get(owner)?.organisation ?? '') ?? '';
    const names = original.showCompany
      ? { organisations: [], people: [], shown: [organisation] }
      : { organisations: [organisation], people: people.map(({ name }) => name), shown: [] };
    return publicText ? tracesIn(publicText, names).map((trace) => [key, trace]) : [];
  });
  expect(traces).toEqual([]);
});

describe('nothing stands twice', () => {
  test.each([
    ['organisation keys', organisations.map((one) => one.key)],
    ['organisation names', organisations.map((one) => one.input.name)],
    ['credit codes', organisations.flatMap((one) => one.input.uscc ?? [])],
    ['person keys', people.map((one) => one.key)],
    ['person names', people.map((one) => one.name)],
    ['e-mail addresses', people.map((one) => one.email)],
    ['need keys', needs.map((one) => one.key)],
    ['need titles', needs.map((one) => one.original.title)],
    ['solution keys', solutions.map((one) => one.key)],
    ['solution titles', solutions.map((one) => one.draft.title ?? '')],
    ['approaches', solutions.map((one) => one.draft.approach ?? '')],
  ])('%s', (_, values) => expect(twice(values)).toEqual([]));
});

describe('organisations and people', () => {
  test('mainland ones have a valid credit code with their own division in it, overseas ones a registration number', () => {
    for (const { key, input } of organisations) {
      if (input.country === 'CN') {
        expect([key, isUscc(input.uscc ?? ''), input.uscc?.slice(2, 8)]).toEqual([key, true, input.region]);
        expect([key, isRegion(input.region ?? '')]).toEqual([key, true]);
      } else
        expect([key, input.uscc, input.region, input.registrationNumber !== null]).toEqual([key, null, null, true]);
    }
  });

  test('addresses are under the domain that is reserved for examples', () => {
    expect(people.filter((one) => !one.email.endsWith('.example'))).toEqual([]);
    expect(organisations.filter((one) => !one.emailDomain.endsWith('.example'))).toEqual([]);
  });

  test('members belong to an organisation that exists, and each organisation has an admin', () => {
    expect(people.filter((one) => one.organisation !== null && !organisationKeys.has(one.organisation))).toEqual([]);
    const led = new Set(people.filter((one) => one.membership === 'admin').map((one) => one.organisation));
    expect([...organisationKeys].filter((key) => !led.has(key))).toEqual([]);
  });

  test('judges know fields that exist, and together all eight', () => {
    const expertise = withRole('judge').flatMap((one) => one.expertise);
    expect(expertise.filter((code) => !isField(code))).toEqual([]);
    expect(new Set(expertise.map(topFieldOf)).size).toBe(8);
  });
});

describe('needs', () => {
  test('field, industry and people exist, and the owner is a member of the organisation', () => {
    for (const need of needs) {
      const codes = [need.original.field ?? '', ...need.otherFields];
      expect([need.key, codes.filter((code) => !isField(code))]).toEqual([need.key, []]);
      expect([need.key, isIndustry(need.original.industry ?? '')]).toEqual([need.key, true]);
      expect([need.key, person.get(need.owner)?.organisation]).toEqual([need.key, need.organisation]);
      if (need.broker) expect([need.key, person.get(need.broker)?.roles]).toEqual([need.key, ['broker']]);
    }
  });

  test('texts have a length that can be read and indicators that can be measured', () => {
    for (const { key, original } of afterClearing) {
      const length = original.problem?.length ?? 0;
      expect([key, length >= 130 && length <= 500]).toEqual([key, true]);
      expect([key, original.indicators.length >= 2 && original.indicators.length <= 6]).toEqual([key, true]);
      expect([key, original.indicators.filter((one) => one.howTested === null)]).toEqual([key, []]);
    }
    expect(needs.filter(({ original }) => original.keywords.length === 0 || original.title.length > 80)).toEqual([]);
  });

  test('a public text still tells a solver what matters and within what limits', () => {
    for (const { key, publicText } of afterClearing) {
      const length = publicText?.problem.length ?? 0;
      expect([key, length >= 130 && length <= 500]).toEqual([key, true]);
    }
  });

  test('just those that were cleared have a public text, and dates follow the state', () => {
    const before = ['draft', 'submitted', 'under_review', 'returned', 'rejected', 'accepted'];
    for (const need of needs) {
      expect([need.key, need.publicText === null]).toEqual([need.key, before.includes(need.state)]);
      const { published, deadline, submitted } = need.days;
      if (need.state === 'published') expect([need.key, (deadline ?? 0) > 0]).toEqual([need.key, true]);
      if (published !== null)
        expect([need.key, (submitted ?? 0) < published && published < (deadline ?? 0)]).toEqual([need.key, true]);
    }
  });

  test('the public text tells nothing of customers, sites or project names that the original has', () => {
    const places = regions.map((row) => row.name.replace(/[省市区县]$/, '')).filter((name) => name.length > 1);
    const code = /[A-Z]{2}-\d{3,}/g;
    for (const { key, original, publicText } of afterClearing) {
      const shown = JSON.stringify(publicText);
      expect([key, publicText?.problem === original.problem]).toEqual([key, false]);
      expect([key, shown.includes('我司')]).toEqual([key, false]);
      const secrets = [...places, ...(original.problem?.match(code) ?? [])];
      const leaked = secrets.filter((word) => original.problem?.includes(word) && shown.includes(word));
      expect([key, leaked]).toEqual([key, []]);
    }
  });

  test('the overseas track is complete in English', () => {
    for (const need of needs) expect([need.key, need.english !== null]).toEqual([need.key, need.track === 'overseas']);
    for (const need of needs)
      if (need.english) expect(need.english.indicators.length).toBe(need.original.indicators.length);
  });
});

describe('solutions', () => {
  test('answer a need that was published, each of its indicators, from another organisation', () => {
    for (const solution of solutions) {
      const need = needOf.get(solution.need);
      expect([solution.key, need?.days.published === null]).toEqual([solution.key, false]);
      expect(solution.draft.answers.map((one) => one.indicator)).toEqual(
        need?.original.indicators.map((one) => one.name),
      );
      expect([solution.key, solution.organisation === need?.organisation]).toEqual([solution.key, false]);
      expect([solution.key, organisationKeys.has(solution.organisation)]).toEqual([solution.key, true]);
    }
  });

  test('teams are of the solving organisation and nobody sits in two teams of a need', () => {
    for (const solution of solutions)
      for (const key of [solution.leader, ...solution.members])
        expect([solution.key, key, person.get(key)?.organisation]).toEqual([solution.key, key, solution.organisation]);
    for (const need of needs) {
      const seats = solutions.filter((one) => one.need === need.key).flatMap((one) => [one.leader, ...one.members]);
      expect([need.key, twice(seats)]).toEqual([need.key, []]);
    }
  });

  test('texts can be read, the plan runs forward, the price stays within the budget', () => {
    for (const { key, need, draft } of solutions) {
      const length = draft.approach?.length ?? 0;
      expect([key, length >= 150 && length <= 400]).toEqual([key, true]);
      const months = draft.milestones.map((one) => one.months);
      expect([key, months]).toEqual([key, [...months].sort((a, b) => a - b)]);
      const { budget, termMonths } = needOf.get(need)?.original ?? {};
      expect([key, (draft.priceFen ?? 0) <= (budget?.max ?? 0)]).toEqual([key, true]);
      expect([key, (months.at(-1) ?? 0) <= (termMonths ?? 0)]).toEqual([key, true]);
    }
  });

  test('a judged need has a full ranking from 1', () => {
    const judged = ['judging', 'noticed', 'paired', 'contracted', 'completed', 'none_fits'];
    for (const need of needs.filter((one) => judged.includes(one.state))) {
      const ranks = solutions.filter((one) => one.need === need.key).map((one) => one.rank);
      expect([need.key, [...ranks].sort()]).toEqual([need.key, ranks.map((_, index) => index + 1)]);
      expect([need.key, ranks.length > 0]).toEqual([need.key, true]);
    }
  });
});

describe('texts', () => {
  test('speak of needs in the state they suit', () => {
    const states = (list: readonly string[]) => list.map((key) => needOf.get(key)?.state);
    expect(states(Object.keys(texts.returns))).toEqual(['returned']);
    expect(states(Object.keys(texts.rejections))).toEqual(['rejected']);
    expect(states(Object.keys(texts.withdrawals))).toEqual(['withdrawn']);
    expect(states(Object.keys(texts.terminations))).toEqual(['terminated']);
    expect(states(Object.keys(texts.declines))).toEqual(['none_fits']);
    expect(new Set(states(Object.keys(texts.ownerConfirmations)))).toEqual(new Set(['noticed']));
    expect(new Set(states(texts.objections.map((one) => one.need)))).toEqual(new Set(['noticed']));
    expect(new Set(states(texts.questions.map((one) => one.need)))).toEqual(new Set(['published']));
    expect(new Set(states(Object.keys(texts.dealNotes)))).toEqual(new Set(['paired']));
    expect(new Set(states(Object.keys(texts.acceptance)))).toEqual(new Set(['completed']));
  });

  test('every contract is with the solution that came first, at its price', () => {
    const done = needs.filter((one) => one.state === 'contracted' || one.state === 'completed').map((one) => one.key);
    expect(Object.keys(texts.contracts).sort()).toEqual(done.sort());
    for (const [need, contract] of Object.entries(texts.contracts)) {
      const solution = solutions.find((one) => one.key === contract.solution);
      expect([need, solution?.need, solution?.rank, solution?.draft.priceFen]).toEqual([need, need, 1, contract.total]);
      expect([need, contract.technicalIncome <= contract.transaction]).toEqual([need, true]);
    }
  });

  test('rubric weights make 100 and each criterion has comments; the awards use up their pool', () => {
    expect(contest.rubric.reduce((sum, one) => sum + one.weight, 0)).toBe(100);
    expect(Object.keys(texts.judgeComments)).toEqual(contest.rubric.map((one) => one.key));
    expect(contest.awards.reduce((sum, one) => sum + one.count * one.amount, 0)).toBe(50_000_000);
  });

  test('units and tracks name organisations that exist', () => {
    const named = [...contest.units.map((one) => one.organisation), ...contest.tracks.map((one) => one.organiser)];
    expect(named.filter((key) => key !== null && !organisationKeys.has(key))).toEqual([]);
  });
});
