import { judgedFrom } from './given.ts';
import type { Judged, JudgedFiles } from './judged.ts';
import { enough, telling as tellingOf } from './kept.ts';
import { bootstrap, type Difference, type Measures, mean, measure } from './measures.ts';
import { model } from './model.ts';
import { recipe } from './recipe.ts';

const names = ['ndcg10', 'auc', 'r50', 'r50_related'] as const;
const folds = 5;

type Measured = {
  readonly half: string;
  readonly recipe: Measures;
  readonly model: Measures;
  readonly firstStage: number;
};

/**
 * Measures the match on judged pairs against the recipe, for the half of the needs that its parameters were chosen on and for the half that
 * was kept out. Paths are given, since the texts have no place in the repository.
 */
export async function benchMatch(files: { readonly [name in keyof JudgedFiles]: string | undefined }): Promise<void> {
  const { judged, kept } = await judgedFrom(files);
  await measureAll(judged, kept);
}

/** Measures both ways on judged needs. `kept`: on what people said of matches, which may be too little to tell anything. */
async function measureAll(judged: Judged, kept: boolean): Promise<void> {
  const telling = tellingOf(judged);
  if (kept && telling < enough)
    console.log(
      `Too few to tell: of ${telling} needs something good and something not relevant was said; from ${enough} on the figures begin to say something.`,
    );
  if (judged.needs.length === 0) {
    console.log(JSON.stringify({ bench: 'match', needs: 0, documents: judged.titles.length, telling, enough: false }));
    return;
  }
  const texts = judged.titles.map((title, place) => [title, judged.bodies?.[place] ?? ''].join('\n').trim());
  const [before, after] = [recipe(texts), await model(judged)];
  const measured: Measured[] = [];
  for (const need of judged.needs) {
    const { scores, firstStage } = await after(need);
    const [recipe, model] = [before(need), scores].map((one) => measure(one, need.judgements));
    if (recipe && model) measured.push({ half: need.half, recipe, model, firstStage });
  }
  const report = (group: string, needs: readonly Measured[]) => {
    console.log(`\n${group}: ${needs.length} needs`);
    return [group, Object.fromEntries(names.map((name) => [name, compare(name, needs)]))] as const;
  };
  const groups = [
    ...['fitted', 'held_out'].map((half) =>
      report(
        half,
        measured.filter((one) => one.half === half),
      ),
    ),
    report('all', measured),
  ];
  console.log('');
  console.log(
    JSON.stringify({
      bench: 'match',
      needs: judged.needs.length,
      documents: judged.titles.length,
      ...(kept ? { telling, enough: telling >= enough } : {}),
      ...Object.fromEntries(groups),
      first_stage: round(mean(measured.map(({ firstStage }) => firstStage))),
    }),
  );
}

const round = (value: number): number => Number(value.toFixed(4));

function compare(
  name: (typeof names)[number],
  needs: readonly Measured[],
): { recipe: number; model: number; gain: Difference } {
  const [before, after] = [needs.map((one) => one.recipe[name]), needs.map((one) => one.model[name])];
  const gain = bootstrap(before, after);
  const byFold = Array.from({ length: folds }, (_, fold) => {
    const inFold = <T>(values: readonly T[]): T[] => values.filter((_, i) => i % folds === fold);
    return bootstrap(inFold(before), inFold(after)).mean.toFixed(3);
  });
  const interval = `${gain.mean.toFixed(4)} [${gain.from.toFixed(4)}, ${gain.to.toFixed(4)}]`;
  console.log(
    `${name.padEnd(12)} recipe ${mean(before).toFixed(4)}  model ${mean(after).toFixed(4)}  gain ${interval}  by fold ${byFold.join(' ')}`,
  );
  return {
    recipe: round(mean(before)),
    model: round(mean(after)),
    gain: { mean: round(gain.mean), from: round(gain.from), to: round(gain.to) },
  };
}
