import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { fields } from '../../../../contract/src/reference/fields.ts';
import { industries } from '../../../../contract/src/reference/industries.ts';
import type { Embeddings } from '../../../../server/src/platform/providers/embeddings/provider.ts';
import { nearnessIn, type Small, Space, small } from '../../../../server/src/platform/search/match/dense.ts';
import { readDocument } from '../../../../server/src/platform/search/match/document.ts';
import { learn } from '../../../../server/src/platform/search/match/knowledge.ts';
import { ask, match } from '../../../../server/src/platform/search/match/rank.ts';
import type { Judged, JudgedNeed } from './judged.ts';
import { bootstrap, type Measures, mean, measure } from './measures.ts';

const names = ['ndcg10', 'auc', 'r50', 'r50_related'] as const;
/** Values of EMBEDDINGS_SHARE that are tried. */
const shares = [10, 25, 50, 100, 200];
/** So many texts are kept at a time: what is cut short goes on from there. */
const atOnce = 100;

type Say = (line: string) => void;

/**
 * Vectors of texts, each asked for once: they are kept in a file of JSON Lines by the hash of model and text, a byte for each dimension. Null for a text that the
 * provider does not take. A line that was cut short is passed over.
 */
export async function keptVectors(
  embeddings: Embeddings,
  texts: readonly string[],
  file: string,
  say: Say,
): Promise<(Small | null)[]> {
  const known = new Map<string, Small | null>();
  for (const line of existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []) {
    const [key = '', vector] = line.split('\t');
    if (vector === undefined || !vector.endsWith('.')) continue;
    const bytes = Buffer.from(vector.slice(0, -1), 'base64');
    known.set(key, bytes.length === 0 ? null : new Int8Array(bytes));
  }
  const keyOf = (text: string) => createHash('sha256').update(`${embeddings.model}\0${text}`).digest('hex');
  const due = [...new Set(texts)].filter((text) => !known.has(keyOf(text)));
  if (existsSync(file) && due.length > 0) appendFileSync(file, '\n');
  for (let from = 0; from < due.length; from += atOnce) {
    const some = due.slice(from, from + atOnce);
    const made = await embeddings.embed(some);
    for (const [at, text] of some.entries()) {
      const vector = made[at] ?? null;
      known.set(keyOf(text), vector && small(vector));
      appendFileSync(file, `${keyOf(text)}\t${vector ? Buffer.from(small(vector)).toString('base64') : ''}.\n`);
    }
    say(`${Math.min(from + atOnce, due.length)} of ${due.length} texts have a vector`);
  }
  return texts.map((text) => known.get(keyOf(text)) ?? null);
}

type Scored = {
  readonly half: JudgedNeed['half'];
  readonly words: Measures;
  readonly shared: readonly Measures[];
  readonly alone: Measures;
};

/**
 * Measures what a provider of vectors would add to the match, by each share that could be set: against words alone, for both halves of the needs. The
 * share that is best on the fitted half is the one that the other half is told by.
 */
export async function benchMeaning(
  judged: Judged,
  embeddings: Embeddings,
  file: string,
  say: Say = console.log,
): Promise<void> {
  const texts = judged.titles.map((headline, place) => ({ headline, body: judged.bodies?.[place] ?? '' }));
  const whole = (parts: readonly string[]) => parts.filter((one) => one !== '').join('\n');
  const vectors = await keptVectors(
    embeddings,
    [
      ...texts.map(({ headline, body }) => whole([headline, body])),
      ...judged.needs.map(({ title, content }) => whole([title, content])),
    ],
    file,
    say,
  );
  const dimensions = vectors.find((one) => one !== null)?.length ?? 0;
  const space = new Space(dimensions);
  for (const [place] of texts.entries()) {
    const vector = vectors[place];
    if (vector) space.put(String(place), vector);
  }
  const knowledge = learn(judged.needs, texts, [
    ...[...fields, ...industries].map(({ name }) => name),
    ...judged.further,
  ]);
  const documents = texts.map(readDocument);
  const scored = judged.needs.map((need, at): Scored => {
    const asked = ask(need, knowledge);
    const own = match(asked, readDocument({ headline: need.title, body: '' }), knowledge).score;
    const words = documents.map((document) => match(asked, document, knowledge).score);
    const vector = vectors[texts.length + at] ?? null;
    const near = vector && nearnessIn(space, vector);
    const nearness = texts.map((_, place) => {
      const other = vectors[place];
      return near && other ? near(other) : 0;
    });
    const measured = (scores: readonly number[]) => measure(Float64Array.from(scores), need.judgements);
    return {
      half: need.half,
      words: measured(words),
      shared: shares.map((share) =>
        measured(words.map((score, place) => score + (share / 100) * (nearness[place] ?? 0) * own)),
      ),
      alone: measured(nearness),
    };
  });
  const halves = {
    fitted: scored.filter(({ half }) => half === 'fitted'),
    held_out: scored.filter(({ half }) => half === 'held_out'),
  };
  const of = (needs: readonly Scored[], which: (one: Scored) => Measures | undefined, name: (typeof names)[number]) =>
    needs.map((one) => which(one)?.[name] ?? null);
  const best = shares
    .map((share, nth) => ({ share, nth, worth: mean(of(halves.fitted, ({ shared }) => shared[nth], 'ndcg10')) }))
    .reduce((a, b) => (b.worth > a.worth ? b : a));
  const told: Record<string, unknown> = {};
  for (const [half, needs] of Object.entries({ ...halves, all: scored })) {
    say(`\n${half}: ${needs.length} needs`);
    const ways = [
      ...shares.map((share, nth) => ({ name: `share ${share}`, which: ({ shared }: Scored) => shared[nth] })),
      { name: 'meaning alone', which: ({ alone }: Scored) => alone },
    ];
    for (const { name: way, which } of ways)
      say(
        `${way.padEnd(14)}${names
          .map((name) => {
            const gain = bootstrap(
              of(needs, ({ words }) => words, name),
              of(needs, which, name),
            );
            return `${name} ${signed(gain.mean)} [${signed(gain.from)}, ${signed(gain.to)}]`;
          })
          .join('  ')}`,
      );
    told[half] = Object.fromEntries(
      names.map((name) => {
        const words = of(needs, (one) => one.words, name);
        const gain = bootstrap(
          words,
          of(needs, ({ shared }) => shared[best.nth], name),
        );
        return [
          name,
          { words: round(mean(words)), gain: { mean: round(gain.mean), from: round(gain.from), to: round(gain.to) } },
        ];
      }),
    );
  }
  say('');
  say(
    JSON.stringify({
      bench: 'match',
      model: embeddings.model,
      dimensions,
      needs: scored.length,
      documents: texts.length,
      share: best.share,
      ...told,
    }),
  );
}

const round = (value: number): number => Number(value.toFixed(4));
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
