import type { Parameters } from '../../../../server/src/platform/search/match/parameters.ts';
import { chooseOn, foldOf, folds, ranges, settings } from './folds.ts';
import { judgedFrom } from './given.ts';
import type { Judged, JudgedFiles } from './judged.ts';
import { enough, telling as tellingOf } from './kept.ts';
import { bootstrap, type Difference, type Measures, mean, measure, measureNames } from './measures.ts';
import { model } from './model.ts';
import { recipe } from './recipe.ts';

type Measured = { readonly half: string; readonly fold: number; readonly recipe: Measures; readonly model: Measures };

/**
 * Measures the match on judged pairs against the recipe: by the product's numbers, for the half of the needs that they were chosen on and for the half that
 * was kept out; and by numbers that were chosen anew for each of five folds on the other four, over all needs. Paths are given, since the texts
 * have no place in the repository.
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
  const found: number[] = [];
  // Needs of which nothing was judged have no measure.
  const needs = judged.needs.filter(({ judgements }) => judgements.length > 0);
  for (const { judgements, half, ...need } of needs) {
    const scores = after.scores(need);
    found.push(await after.firstStage(need, scores));
    const [recipe, model] = [measure(before(need), judgements), measure(scores, judgements)];
    measured.push({ half, fold: foldOf(need.title), recipe, model });
  }
  const report = (group: string, inGroup: readonly Measured[]) => {
    console.log(`\n${group}: ${inGroup.length} needs`);
    return [group, Object.fromEntries(measureNames.map((name) => [name, compare(name, inGroup)]))] as const;
  };
  const groups = (['fitted', 'held_out'] as const).map((half) =>
    report(
      half,
      measured.filter((one) => one.half === half),
    ),
  );
  groups.push(report('all', measured));
  // Chosen on the judged titles alone, which takes half as long; measured on all.
  const wanted = new Set(needs.flatMap(({ judgements }) => judgements.map(({ title }) => title)));
  const tried = settings();
  const known = tried.map((by) => needs.map((need) => measure(after.scores(need, by, wanted), need.judgements)));
  const chosen = Array.from({ length: folds }, (_, fold) =>
    chooseOn((need) => measured[need]?.fold !== fold, tried, known),
  );
  const outOfFold = needs.map((need, i): Measured | [] => {
    const one = measured[i];
    return one ? { ...one, model: measure(after.scores(need, chosen[one.fold]), need.judgements) } : [];
  });
  groups.push(report('out_of_fold', outOfFold.flat()));
  const onFitted = chooseOn((need) => measured[need]?.half === 'fitted', tried, known);
  for (const [fold, by] of chosen.entries()) console.log(`chosen without fold ${fold}: ${shown(by)}`);
  console.log(`chosen on the fitted half: ${shown(onFitted)}`);
  console.log('');
  console.log(
    JSON.stringify({
      bench: 'match',
      needs: judged.needs.length,
      judged: needs.length,
      documents: judged.titles.length,
      ...(kept ? { telling, enough: telling >= enough } : {}),
      ...Object.fromEntries(groups),
      first_stage: round(mean(found)),
    }),
  );
}

/** The numbers that were chosen. */
const shown = (by: Parameters): string =>
  JSON.stringify(Object.fromEntries(Object.entries(by).filter(([name]) => name in ranges)));

const round = (value: number): number => Number(value.toFixed(4));

function compare(
  name: (typeof measureNames)[number],
  needs: readonly Measured[],
): { recipe: number; model: number; gain: Difference } {
  const [before, after] = [needs.map((one) => one.recipe[name]), needs.map((one) => one.model[name])];
  const gain = bootstrap(before, after);
  const byFold = Array.from({ length: folds }, (_, fold) => {
    const inFold = <T>(values: readonly T[]): T[] => values.filter((_, i) => needs[i]?.fold === fold);
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
