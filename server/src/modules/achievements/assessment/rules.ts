import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import {
  AssessmentDimension,
  type AssessmentItem,
  type GradedDimension,
} from '@jiebang/contract/achievements/assessment/assessment.ts';
import { type Grading, type Model, models } from './config.ts';

/** What an assessment comes to: a score of 100 for each dimension in their order, and the total in hundredths. */
export type Graded = { readonly scores: number[]; readonly total: number; readonly dimensions: GradedDimension[] };

/** The version of the assessment of a number. */
export function modelOf(version: number): Model {
  const model = models[version];
  if (!model) throw new Error(`there is no model ${version} of the assessment`);
  return model;
}

/**
 * What an achievement states of each item, in the order of the model: a word, a whole number, a percentage, or nothing. The same fields give the same,
 * whoever asks and when.
 */
export function foundOf(model: Model, draft: AchievementDraft): string[] {
  const evidence = evidenceOf(draft);
  return model.items.map(({ item }) => evidence[item]);
}

/** Grades what was found by a version: points of items, scores of dimensions, and the total are sums of one another. */
export function gradedOf(model: Model, found: readonly string[]): Graded {
  const items = model.items.map(({ item, dimension, by }, at) => {
    const stated = found[at] ?? '';
    return { item, dimension, found: stated, points: pointsOf(by, stated), most: mostOf(by) };
  });
  const dimensions = AssessmentDimension.options.map((dimension) => {
    const own = items.filter((one) => one.dimension === dimension);
    const score = own.reduce((sum, { points }) => sum + points, 0);
    const weight = model.weights[dimension];
    return {
      dimension,
      weight,
      score,
      adds: weight * score,
      items: own.map(({ item, found: stated, points, most }) => ({ item, found: stated, points, most })),
    };
  });
  return {
    ...totalOf(
      model,
      dimensions.map(({ score }) => score),
    ),
    dimensions,
  };
}

/** The total that scores of 100 come to by a version's weights, in hundredths. */
export function totalOf({ weights }: Pick<Model, 'weights'>, scores: readonly number[]) {
  const total = AssessmentDimension.options.reduce(
    (sum, dimension, at) => sum + weights[dimension] * (scores[at] ?? 0),
    0,
  );
  return { scores: [...scores], total };
}

/** The points that what was found gives. */
function pointsOf(by: Grading, found: string): number {
  if ('word' in by) return by.word[found] ?? 0;
  if ('share' in by) return Math.floor((by.share * Number(found)) / 100);
  return by.count.findLast(([atLeast]) => Number(found) >= atLeast)?.[1] ?? 0;
}

/** The points that an item gives at most. */
export function mostOf(by: Grading): number {
  if ('word' in by) return Math.max(...Object.values(by.word));
  return 'share' in by ? by.share : Math.max(...by.count.map(([, points]) => points));
}

type Found = Readonly<Record<AssessmentItem, string>>;

function evidenceOf(draft: AchievementDraft): Found {
  const { ip, completers, cooperation, source, stage, novelty } = draft;
  const levels = draft.maturityEvidence.map(({ level }) => level).filter((level) => level <= (draft.maturity ?? 0));
  const highest = Math.max(0, ...levels);
  const inventions = ip.filter(({ kind }) => kind === 'invention_patent');
  const granted = inventions.filter(({ status }) => status === 'granted').length;
  const applied = inventions.filter(({ status }) => status === 'applied').length;
  const registered = ip.filter(({ kind }) => kind !== 'know_how');
  const others = registered.filter(({ kind, status }) => kind !== 'invention_patent' && status === 'granted');
  const said = { novelty: novelty ?? '', source: source ?? '' };
  return {
    ...levelsOf(levels, highest),
    novelty_said: said.novelty,
    novelty_patent: granted > 0 ? 'granted' : applied > 0 ? 'applied' : '',
    novelty_source: said.source,
    novelty_text: String(lettersOf(draft)),
    advance_said: said.novelty,
    advance_figures: String(figuresOf(draft)),
    advance_tested: String(highest),
    ip_granted: String(granted),
    ip_applied: String(applied),
    ip_others: String(others.length),
    ip_live: percent(ip.filter(({ status }) => status !== 'lapsed').length, ip.length),
    ip_numbered: percent(registered.filter(({ number }) => number !== null).length, registered.length),
    team_people: String(new Set(completers.map(({ name, unit }) => `${name} ${unit}`)).size),
    team_units: String(new Set(completers.flatMap(({ unit }) => unit ?? [])).size),
    team_source: said.source,
    market_stage: stage ?? '',
    market_sold: String(highest >= 10 ? highest : 0),
    market_ways: String(new Set(cooperation).size),
    market_industry: draft.industry === null ? '' : 'stated',
    market_price: draft.price === null ? '' : 'stated',
  };
}

/** Level by level (GB/T 22900): shown by evidence of its own, implied by that of a higher one, or neither. */
function levelsOf(levels: readonly number[], highest: number) {
  const of = (level: number) => (levels.includes(level) ? 'shown' : level < highest ? 'implied' : '');
  return Object.fromEntries(Array.from({ length: 13 }, (_, at) => [`level_${at + 1}`, of(at + 1)])) as Pick<
    Found,
    Extract<AssessmentItem, `level_${number}`>
  >;
}

const percent = (part: number, of: number): string => String(of === 0 ? 0 : Math.floor((100 * part) / of));

/** How long the longer of both texts is; an English letter counts half, since it says so much less than a Han character. */
function lettersOf({ text, textEn }: AchievementDraft): number {
  return Math.max(text?.replace(/\s+/g, '').length ?? 0, Math.floor((textEn?.replace(/\s+/g, '').length ?? 0) / 2));
}

const figure =
  /(?:\d+(?:[.,]\d+)*|[零〇一二三四五六七八九十百千万亿两]+)\s*(?:%|‰|℃|°|倍|小时|分钟|秒|天|年|次|度|吨|千克|公斤|克|毫?米|微米|纳米|毫?升|兆帕|千瓦|[kMG]?(?:W|Wh|Hz|Pa|V|A|N|J|bps)\b|[kcmμµn]?m\b|[km]?g\b|m?L\b|dB\b|ms\b|h\b|ppm\b|rpm\b)|百分之[零〇一二三四五六七八九十百\d.]+/gu;

/** How many different figures with a unit stand in the texts and the evidence: of both languages the one that has more. */
function figuresOf({ text, textEn, maturityEvidence }: AchievementDraft): number {
  const evidence = maturityEvidence.map(({ says }) => says).join('\n');
  const of = (words: string | null) => new Set(`${words ?? ''}\n${evidence}`.match(figure) ?? []).size;
  return Math.max(of(text), of(textEn));
}
