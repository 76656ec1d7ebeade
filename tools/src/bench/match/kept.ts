import pg from 'pg';
import { answerOf, questionOf } from '../../../../server/src/modules/matching/index.ts';
import { halfOf, type Judged } from './judged.ts';

/** With fewer needs of which something good and something not relevant was said, nothing can be told from chance. */
export const enough = 30;

/** What one organisation says of a match. */
export type KeptJudgement = {
  readonly need: string;
  readonly achievement: string;
  readonly side: 'need' | 'achievement';
  readonly verdict: 'good' | 'not_relevant';
};
export type KeptNeed = { readonly id: string } & Parameters<typeof questionOf>[0];
export type KeptAchievement = { readonly id: string } & Parameters<typeof answerOf>[0];

/** Grades as the judged pairs have them: what is good is 3, what is not relevant 1. Of two sides that differ, the need's counts: it is who asked. */
const grades = { good: 3, not_relevant: 1 } as const;

/** What people said of matches, as the bench reads it: judged needs, and every public achievement to look among. */
export function judgedOf(
  needs: readonly KeptNeed[],
  achievements: readonly KeptAchievement[],
  judgements: readonly KeptJudgement[],
): Judged {
  const placeOf = new Map(achievements.map(({ id }, place) => [id, place]));
  const texts = achievements.map(answerOf);
  return {
    titles: texts.map(({ headline }) => headline),
    bodies: texts.map(({ body }) => body),
    further: [],
    needs: needs.flatMap((need) => {
      const said = new Map<number, number>();
      const own = judgements.filter((one) => one.need === need.id);
      for (const { achievement, verdict } of [...own].sort((a, b) => (a.side < b.side ? -1 : 1))) {
        const title = placeOf.get(achievement);
        if (title !== undefined) said.set(title, grades[verdict]);
      }
      const graded = [...said].map(([title, grade]) => ({ title, grade }));
      return graded.length === 0 ? [] : [{ ...questionOf(need), half: halfOf(need.id), judgements: graded }];
    }),
  };
}

/** How many needs can tell good from poor: something good and something not relevant was said of each. */
export const telling = ({ needs }: Judged): number =>
  needs.filter(({ judgements }) => new Set(judgements.map(({ grade }) => grade)).size > 1).length;

/** Reads what stands of it in a database, with the public texts of needs and of the newest 100,000 achievements. */
export async function readKept(databaseUrl: string): Promise<Judged> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: judgements } = await client.query<KeptJudgement>(
      'select need, achievement, side, verdict from matching.judgement where revoked_at is null order by at, id',
    );
    const { rows: needs } = await client.query<KeptNeed>(
      `select n.id, t.title, t.keywords, t.problem, t.indicators, t.expected_result, t.existing_basis, t.wished
       from needs.need n join needs.public_text t on t.need = n.id
       where n.published_at is not null and not n.quarantined and n.id = any($1) order by n.id`,
      [judgements.map(({ need }) => need)],
    );
    const { rows: achievements } = await client.query<KeptAchievement>(
      `select id, array_remove(array[title, title_en], null) as title, keywords || keywords_en as keywords,
         array_remove(array[text, text_en], null) as text
       from achievements.achievement where state = 'public' order by published_at desc, id desc limit 100000`,
    );
    return judgedOf(needs, achievements, judgements);
  } finally {
    await client.end();
  }
}
