import { randomBytes } from 'node:crypto';
import { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { newDataKey, newKeyPair } from '#platform/seal/seal.ts';
import { databaseFiles, everythingKept, keepSearchable } from '#testing/dump.ts';
import { leavesWithout } from '#testing/leaves.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeStage, makeSubmittedSolution, wholeDraft } from '../factory.ts';
import { openDraft, openForNeed, openOwn, sealDraft, sealSubmission } from './sealing.ts';

const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
const month = 31 * 86_400_000;

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const after = async (ms: number) => world.travel(new Date((await world.now()).getTime() + ms));

/** How a canary could stand in a dump: as it is, and as the hexadecimal or Base64 of its bytes. */
const spellings = (canary: string) => [
  canary,
  Buffer.from(canary).toString('hex'),
  Buffer.from(canary).toString('base64').slice(0, 20),
];

describe('a sealed solution', () => {
  test('leaves no trace of a single field in tables, files, jobs, facts or kept replies before the opening', async () => {
    await world.platform.pool.query('create table public.probe (text text)');
    const segment = await keepSearchable(world);
    const canaries: string[] = [];
    const canary = () => {
      const made = `canary${randomBytes(12).toString('hex')}`;
      canaries.push(made);
      return made;
    };
    const need = await stage.need();
    const leader = await stage.solver('孙牵头');
    const client = world.as(leader).solutions;
    const created = await client.create({
      body: { need: need.id, organisation: leader.organisation, team: null },
    });
    const { id } = created;
    const file = await client.attach({ params: { id }, body: new Blob([`附件 ${canary()}`]) });
    const partner = await stage.solver('钱联合');
    const task = canary();
    const text = (recommender: string): SolutionDraft => ({
      title: canary(),
      teamName: canary(),
      approach: canary(),
      answers: [
        { indicator: canary(), verdict: 'exceeded', value: canary(), how: canary() },
        { indicator: '断裂伸长率', verdict: 'met', value: canary(), how: canary() },
      ],
      novelty: ['disruptive'],
      noveltyReason: canary(),
      maturity: 9,
      maturityEvidence: canary(),
      earlierWork: canary(),
      plan: canary(),
      milestones: [{ name: canary(), months: 6, deliverable: canary() }],
      priceFen: 987_654_321_012_345,
      priceCovers: canary(),
      ownership: canary(),
      partners: [
        { organisation: null, name: canary(), task: canary(), consent: file.id },
        { organisation: partner.organisation, name: '联合样本大学', task },
      ],
      attachments: [{ id: file.id, name: canary() }],
      recommender,
    });
    canaries.push('987654321012345');
    // Of a list that everybody reads is what is handed in; in a draft any other may stand.
    const unit = `listed${randomBytes(12).toString('hex')}`;
    const value = [{ name: unit, nameEn: null }];
    await makeRule(world.platform, { contest: stage.contest, track: stage.track, key: 'recommending_units', value });
    const first = text(canary());
    // A choice, a level, a length and the ids of what is kept anyway say nothing by themselves.
    const unsaid = ['answers[].verdict', 'novelty[]', 'maturity', 'milestones[].months', 'partners[].organisation'];
    const ids = ['partners[].consent', 'attachments[].id', 'invention', 'employerConsent'];
    const holds = (json: string) => canaries.some((one) => json.includes(one));
    expect(leavesWithout(SolutionDraft, [first], holds)).toEqual([...unsaid, ...ids]);
    await client.edit({ params: { id }, version: 1, body: first });
    const email = `${canary()}@example.com`;
    const mate = await makePerson(world.platform, {
      name: '李队员',
      email: `${randomBytes(8).toString('hex')}@example.com`,
    });
    const mates = [{ name: canary(), email }];
    await client.setMembers({ params: { id }, version: 2, body: { members: mates } });
    await client.setMembers({ params: { id }, version: 3, body: { members: [] } });
    await client.edit({ params: { id }, version: 4, body: text(unit) });
    await client.askPartners({ params: { id } });
    const joining = world.as(partner).solutions;
    const { items } = await joining.partnerRequests();
    for (const { id: asked, version } of items)
      await joining.consentAsPartner({ params: { id: asked }, body: { version } });
    await client.submit({ params: { id }, body: accepted });
    const last = text(unit);
    await client.edit({
      params: { id },
      version: (await client.own({ params: { id } })).version,
      body: last,
    });
    await client.replace({ params: { id }, body: accepted });
    // A natural person says by which right, and with which of the papers.
    const holder = await makePerson(world.platform, { name: '程持有', realName: true });
    const own = await world.as(holder).identity.registerHolder({ body: { country: 'CN', region: '310115' } });
    const alone = world.as(holder).solutions;
    const { id: his } = await alone.create({ body: { need: need.id, organisation: own.id, team: null } });
    const consent = await alone.attach({ params: { id: his }, body: new Blob([canary()]) });
    const attachments = [{ id: consent.id, name: canary() }];
    const invention = { invention: 'employer_consents', employerConsent: consent.id } as const;
    await alone.edit({ params: { id: his }, version: 1, body: wholeDraft({ attachments, ...invention }) });
    await alone.submit({ params: { id: his }, body: accepted });
    canaries.push('employer_consents', '"employerConsent"');
    await world.platform.pool.query(`insert into public.probe values (repeat('长', 5000) || $1)`, [`probe ${id}`]);
    await world.settle();
    const dump = await everythingKept(world);
    expect(dump.includes(id) && dump.includes(mate.person)).toBe(true);
    expect(dump.split(unit)).toHaveLength(2);
    const hits = canaries.flatMap((one) => spellings(one).filter((spelling) => dump.includes(spelling)));
    expect(hits).toEqual([]);
    const files = await databaseFiles(world, segment);
    // The need's own title shows that these files would tell, and the probe that they would at the end of a long text.
    const found = (word: string) => files.some((bytes) => bytes.includes(word));
    const told = ['高韧性薄膜的低温制备', `probe ${id}`].map(found);
    expect([told, canaries.filter(found)]).toEqual([[true, true], []]);
    await after(month);
    const { content } = await world.as(stage.owner).solutions.read({ params: { id } });
    expect([content.title, content.priceFen, content.partners.map(({ consented, ...one }) => one)]).toEqual([
      last.title,
      last.priceFen,
      last.partners,
    ]);
    const { content: alike } = await world.as(stage.owner).solutions.read({ params: { id: his } });
    expect([content.recommender, alike.invention, alike.employerConsent]).toEqual([unit, ...Object.values(invention)]);
  });

  test('does not exist for anyone but its team: owner, organiser, admins, colleagues, later admins, strangers', async () => {
    const need = await stage.need();
    const leader = await stage.solver('吴牵头');
    const given = { need: need.id, organisation: leader.organisation };
    const id = await makeSubmittedSolution(world.platform, leader.viewer, given);
    const { receipt, submitted } = world.as(leader).solutions;
    expect((await submitted({ params: { id, n: 1 } })).title).toBe(wholeDraft().title);
    expect((await receipt({ params: { id, n: 1 } })).leaf.team).not.toBe('');
    const later = await makePerson(world.platform, {
      name: '后任管理员',
      organisations: [{ id: leader.organisation, role: 'admin' }],
    });
    const unknown = '01890000-0000-7000-8000-000000000000';
    for (const who of [stage.owner, stage.organiser, stage.admin, stage.reviewer, later, await stage.solver('路人')]) {
      const client = world.as(who).solutions;
      const answers = async (one: string) => [
        await refusalOf(client.own({ params: { id: one } })),
        await refusalOf(client.edit({ params: { id: one }, version: 1, body: wholeDraft() })),
        await refusalOf(client.submitted({ params: { id: one, n: 1 } })),
        await refusalOf(client.receipt({ params: { id: one, n: 1 } })),
        await refusalOf(client.read({ params: { id: one } })),
        await refusalOf(client.withdraw({ params: { id: one } })),
        await refusalOf(client.ownAttachment({ params: { id: one, file: one } })),
        await refusalOf(client.attachment({ params: { id: one, file: one } })),
      ];
      expect(await answers(id)).toEqual(Array.from({ length: 8 }, () => 'not_found'));
      expect(await answers(id)).toEqual(await answers(unknown));
      expect((await client.mine()).items).toEqual([]);
    }
  });

  test('answers organisers of a need with three solutions as it answers those of a need with none', async () => {
    const answered = await stage.need();
    const empty = await stage.need();
    for (const name of ['甲', '乙', '丙']) {
      const leader = await stage.solver(name);
      const given = { need: answered.id, organisation: leader.organisation };
      await makeSubmittedSolution(world.platform, leader.viewer, given);
    }
    for (const who of [stage.owner, stage.organiser, stage.admin, stage.reviewer]) {
      const answersFor = async (need: { id: string; number: string }) => {
        const page = await world.as().needs.read({ params: { number: need.number } });
        return [
          await refusalOf(world.as(who).solutions.ofNeed({ params: { id: need.id } })),
          await refusalOf(world.as(who).solutions.openingOfNeed({ params: { id: need.id } })),
          Object.keys(page).sort(),
        ];
      };
      expect(await answersFor(answered)).toEqual(await answersFor(empty));
    }
  });

  test('that was tampered with is said to be damaged, and the others are opened', async () => {
    const need = await stage.need();
    const [good, bad, swapped] = [await stage.solver('好'), await stage.solver('坏'), await stage.solver('换')];
    const made = async (leader: typeof good) =>
      makeSubmittedSolution(world.platform, leader.viewer, { need: need.id, organisation: leader.organisation });
    const ids = [await made(good), await made(bad), await made(swapped)];
    const [kept = '', broken = '', moved = ''] = ids;
    const { db } = world.platform;
    await sql`update solutions.version set sealed = set_byte(sealed, 200, get_byte(sealed, 200) # 1) where solution = ${broken}`.execute(
      db,
    );
    await sql`
      update solutions.version v set sealed = o.sealed, key_for_need = o.key_for_need
      from solutions.version o where v.solution = ${moved} and o.solution = ${kept}`.execute(db);
    expect(await refusalOf(world.as(bad).solutions.submitted({ params: { id: broken, n: 1 } }))).toBe(
      'sealed_content_damaged',
    );
    await after(month);
    const { items } = await world.as(stage.organiser).solutions.ofNeed({ params: { id: need.id } });
    expect(items.map((one) => one.id)).toEqual([kept]);
    const record = await world.as(stage.organiser).solutions.openingOfNeed({ params: { id: need.id } });
    expect(record.content['damaged']).toBe(2);
    const states = await sql<{ state: string }>`
      select state from solutions.solution where id = any(${[broken, moved]}::uuid[])`.execute(db);
    expect(states.rows.map((row) => row.state)).toEqual(['damaged', 'damaged']);
  });

  test('opens to what was sealed, for its team and for its need, and to no other place', () => {
    const [team, need] = [newDataKey(), newKeyPair()];
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => `字${text.trim()}`);
    fc.assert(
      fc.property(words, words, fc.nat(), (title, approach, priceFen) => {
        fc.pre(/^[^\p{Cc}\p{Cs}]*$/u.test(title + approach) && title.length <= 80);
        const draft = wholeDraft({ title, approach, priceFen });
        const sealed = sealDraft(team, 's', 1, draft);
        expect(openDraft(team, 's', 1, sealed)).toEqual(draft);
        expect(() => openDraft(team, 's', 2, sealed)).toThrow();
        const content = {
          ...draft,
          attachments: [],
          format: 'jiebang-solution/1' as const,
          need: 'N-1',
          solution: '01890000-0000-7000-8000-000000000000',
          version: 1,
          organisation: { id: '01890000-0000-7000-8000-000000000001', name: '单位' },
          leader: '甲',
          members: [],
          terms: '2026-1',
          nonce: '00',
        };
        const handedIn = sealSubmission({ team, need: need.publicKey }, 's', 1, content);
        expect(openOwn(team, 's', 1, handedIn)).toEqual(content);
        expect(openForNeed(need.privateKey, 's', 1, handedIn)).toEqual(content);
        expect(() => openForNeed(newKeyPair().privateKey, 's', 1, handedIn)).toThrow();
        expect(() => openForNeed(need.privateKey, 't', 1, handedIn)).toThrow();
        expect(() => openForNeed(need.privateKey, 's', 1, { ...sealed, key_for_need: null })).toThrow();
      }),
      { numRuns: 50 },
    );
  });
});
