import type { AchievementPlace, MatchReason, NeedPlace } from '@jiebang/contract/matching/match.ts';
import type { MatchableAchievement } from '#modules/achievements/index.ts';
import type { MatchableNeed } from '#modules/needs/index.ts';
import { analyse } from '#platform/search/analysis/analyse.ts';
import type { Translations } from '#platform/search/languages/translator.ts';
import { type AskedAcross, askAcross, onceEach } from '#platform/search/match/across.ts';
import { type AnsweringText, type ReadDocument, readDocument } from '#platform/search/match/document.ts';
import type { Knowledge } from '#platform/search/match/knowledge.ts';
import type { Place, Question } from '#platform/search/match/question.ts';
import { ask, match, nearestTo, type Reason } from '#platform/search/match/rank.ts';
import { mostReasons, shares } from '../config.ts';
import type { Nearness } from '../vectors/queries/near.ts';

/** Where in a text that was put together each of its parts stands. */
type Part<P> = { readonly place: P; readonly from: number; readonly to: number };
type Composed<P> = { readonly text: string; readonly parts: readonly Part<P>[] };

function compose<P>(given: readonly (readonly [place: P, texts: readonly (string | null)[]])[]): Composed<P> {
  let text = '';
  const parts: Part<P>[] = [];
  for (const [place, texts] of given) {
    const said = texts.filter((one) => one !== null && one !== '').join('\n');
    if (said === '') continue;
    if (text !== '') text += '\n';
    parts.push({ place, from: text.length, to: text.length + said.length });
    text += said;
  }
  return { text, parts };
}

/** What a need says, of which its question is made. */
type SaidByNeed = Pick<
  MatchableNeed,
  'title' | 'keywords' | 'problem' | 'indicators' | 'expected_result' | 'existing_basis' | 'wished'
>;
/** The same of an achievement and its answer. */
type SaidByAchievement = Pick<MatchableAchievement, 'title' | 'keywords' | 'text'>;

const contentOf = (need: SaidByNeed): Composed<NeedPlace> =>
  compose<NeedPlace>([
    ['keywords', need.keywords],
    ['problem', [need.problem]],
    ['indicators', need.indicators.map(({ name, value, unit }) => [name, value, unit].filter(Boolean).join(' '))],
    ['expected_result', [need.expected_result]],
    ['existing_basis', [need.existing_basis]],
    ['wished', [need.wished]],
  ]);

const headlineOf = ({ title, keywords }: SaidByAchievement): Composed<AchievementPlace> =>
  compose<AchievementPlace>([
    ['title', title],
    ['keywords', keywords],
  ]);

/** The text of a need that asks. */
export const questionOf = (need: SaidByNeed): Question => ({ title: need.title, content: contentOf(need).text });

/** The text of an achievement that answers. */
export const answerOf = (achievement: SaidByAchievement): AnsweringText => ({
  headline: headlineOf(achievement).text,
  body: achievement.text.join('\n'),
});

/** A need that was read once, to be matched with many achievements. */
export type ReadNeed = AskedAcross & {
  readonly need: MatchableNeed;
  /** What a text that only says the need's own title would score. */
  readonly own: number;
  readonly parts: readonly Part<NeedPlace>[];
};

/** Reads a need, with what stands for its expressions in the other language, by the text. */
export function readNeed(need: MatchableNeed, knowledge: Knowledge, other: Translations = new Map()): ReadNeed {
  const question = questionOf(need);
  const asked = ask(question, knowledge);
  const own = match(asked, readDocument({ headline: need.title, body: '' }), knowledge).score;
  const across = askAcross(asked, question, (text) => other.get(text) ?? []);
  return { need, ...across, own, parts: contentOf(need).parts };
}

/** How well an achievement answers a need: the reasons, greatest first and what adds little last, add up to the score. */
export type Scored = { readonly score: number; readonly strength: number; readonly reasons: readonly MatchReason[] };

/** Null where neither words nor meaning have anything in common: what else agrees only adds to the words. */
export function scoreOf(
  read: ReadNeed,
  achievement: MatchableAchievement,
  knowledge: Knowledge,
  near: Nearness | null = null,
): Scored | null {
  const document = readDocument(answerOf(achievement));
  const words = onceEach(match(read.asked, document, knowledge), read.saidAs, document);
  const meaning = near ? near.share * near.nearness * read.own : 0;
  if (words.score + meaning <= 0 || read.own <= 0) return null;
  const reasons = [
    ...wordReasons(words.reasons, read, achievement, knowledge),
    ...(near && meaning > 0 ? [{ kind: 'meaning' as const, contribution: meaning, nearness: near.nearness }] : []),
    ...(words.score > 0 ? besides(read.need, achievement, document) : []).map(({ share, ...reason }) => ({
      ...reason,
      contribution: share * words.score,
    })),
  ].sort((a, b) => Number(a.kind === 'rest') - Number(b.kind === 'rest') || b.contribution - a.contribution);
  const score = reasons.reduce((sum, { contribution }) => sum + contribution, 0);
  return { score, strength: score / read.own, reasons };
}

function wordReasons(
  all: readonly Reason[],
  { asked, saidAs, parts }: ReadNeed,
  achievement: MatchableAchievement,
  knowledge: Knowledge,
): MatchReason[] {
  const headline = headlineOf(achievement).parts;
  const askedIn = ({ field, start }: Place<keyof Question>): NeedPlace =>
    field === 'title' ? 'title' : at(parts, start);
  const answeredIn = ({ field, start }: Place<keyof AnsweringText>): AchievementPlace =>
    field === 'body' ? 'text' : at(headline, start);
  const whole = new Set(wordsOf([...achievement.title, ...achievement.keywords, ...achievement.text].join('\n')));
  const byTerm = [...perTerm(all.filter(({ why }) => why !== 'character'))].sort(
    (a, b) => b.contribution - a.contribution,
  );
  const words = byTerm.filter(({ term }) => whole.has(term)).slice(0, mostReasons);
  const named = words.map(({ term, contribution, asked: places, answered }): MatchReason => {
    const said = { term, contribution, answered: count(answered.map(answeredIn)) };
    return places.length > 0
      ? { kind: 'term', ...said, as: saidAs.get(term)?.text ?? null, asked: count(places.map(askedIn)) }
      : { kind: 'near', ...said, like: nearestTo(asked, term, knowledge) };
  });
  const others = byTerm.filter((one) => !words.includes(one));
  const characters = all.filter(({ why }) => why === 'character');
  if (characters.length > 0)
    named.push({
      kind: 'characters',
      contribution: characters.reduce((sum, one) => sum + one.contribution, 0),
      characters: characters.map(({ term }) => term),
    });
  if (others.length === 0) return named;
  const contribution = others.reduce((sum, one) => sum + one.contribution, 0);
  return [...named, { kind: 'rest', contribution, terms: others.length }];
}

/** What each term adds, by being the same and by being near together. */
function perTerm(all: readonly Reason[]): Reason[] {
  const found = new Map<string, Reason>();
  for (const one of all) {
    const other = found.get(one.term);
    const asked = [...(other?.asked ?? []), ...one.asked];
    found.set(one.term, { ...one, asked, contribution: one.contribution + (other?.contribution ?? 0) });
  }
  return [...found.values()];
}

/** Words that a person reads as such: single characters and pairs of neighbouring ones serve to find, and say nothing by themselves. */
const wordsOf = (text: string): string[] =>
  analyse(text).flatMap(({ term, kind }) => (kind === 'pair' || term.length === 1 ? [] : [term]));

function at<P>(parts: readonly Part<P>[], start: number): P {
  const part = parts.find(({ from, to }) => from <= start && start < to);
  if (!part) throw new Error('a term outside of every part of its text');
  return part.place;
}

function count<P>(places: readonly P[]): { place: P; times: number }[] {
  const times = new Map<P, number>();
  for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
  return [...times].map(([place, n]) => ({ place, times: n }));
}

type Share = { readonly share: number } & (
  | { readonly kind: 'field' | 'region'; readonly code: string }
  | { readonly kind: 'indicator'; readonly names: string[] }
  | { readonly kind: 'maturity'; readonly wished: number; readonly has: number }
);

/** What agrees beside the words. */
function besides(need: MatchableNeed, achievement: MatchableAchievement, document: ReadDocument): Share[] {
  const found: Share[] = [];
  const asked = [need.field, ...need.other_fields].filter((one) => one !== null);
  const field = sharedField(asked, achievement.fields);
  if (field) found.push({ kind: 'field', code: field.code, share: shares.field[field.depth] });
  const names = need.indicators.map(({ name }) => name).filter((name) => says(document, name));
  const counted = [...new Set(names)].slice(0, shares.mostIndicators);
  if (counted.length > 0) found.push({ kind: 'indicator', names: counted, share: shares.indicator * counted.length });
  if (need.maturity !== null && achievement.maturity !== null && achievement.maturity >= need.maturity)
    found.push({ kind: 'maturity', wished: need.maturity, has: achievement.maturity, share: shares.maturity });
  const province = need.region?.slice(0, 2);
  if (province !== undefined && /^\d\d$/.test(province) && achievement.region?.slice(0, 2) === province)
    found.push({ kind: 'region', code: `${province}0000`, share: shares.region });
  return found;
}

/** The longest code that a field of either side has in common, and how much of it. */
export function sharedField(
  some: readonly string[],
  others: readonly string[],
): { readonly code: string; readonly depth: 'two' | 'three' | 'whole' } | null {
  for (const depth of ['whole', 'three', 'two'] as const) {
    const cut = (code: string) => (depth === 'whole' ? code : code.slice(0, depth === 'three' ? 3 : 2));
    const codes = new Set(others.map(cut));
    const code = some.map(cut).find((one) => codes.has(one));
    if (code !== undefined) return { code, depth };
  }
  return null;
}

/** Whether a text says every word of a name. */
function says({ terms }: ReadDocument, name: string): boolean {
  const words = analyse(name).filter(({ kind }) => kind === 'word' || kind === 'latin');
  return words.length > 0 && words.every(({ term }) => terms.has(term));
}
