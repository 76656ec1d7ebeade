import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import type { RuleKey } from '@jiebang/contract/contests/rule.ts';
import type { Locale } from '../../../../lib/locale.ts';
import { yuan } from '../../../../lib/money.ts';
import { scopeWhole } from '../../../../lib/scope.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { type RuleText, useRuleText } from '../text.ts';

/** Rules as the reader reads them: each by its name, and a value of it. */
export function useRuleWords(): (key: RuleKey, value: unknown) => { name: string; value: string } {
  const m = useRuleText();
  const locale = useLocale();
  return (key, value) => ({ name: m.names[key].name, value: ruleInWords(key, value, m, locale) });
}

type Unit = { readonly name: string; readonly nameEn: string | null };
type Tier = { readonly fromFen: number; readonly points?: number; readonly per10000?: number };
type Quotas = Readonly<Record<string, { readonly min: number; readonly max: number }>>;

/** The value of a rule as a person reads it, with its unit. */
export function ruleInWords(key: RuleKey, value: unknown, m: RuleText, locale: Locale): string {
  const units: Readonly<Record<string, string>> = m.units;
  const options: Readonly<Record<string, Readonly<Record<string, string>>>> = m.options;
  const names: Readonly<Record<string, string>> = m.awards;
  const named = (one: unknown) => options[key]?.[String(one)] ?? String(one);
  const then = locale === 'zh' ? '；' : '; ';
  if (key === 'conversion_cap_fen' && value === null) return m.noCap;
  if (key.endsWith('_fen')) return yuan(Number(value), locale);
  if (typeof value === 'number') return `${value}${units[key] === '%' ? '' : ' '}${units[key] ?? ''}`;
  if (typeof value === 'boolean') return named(value ? 'yes' : 'no');
  if (typeof value === 'string') return named(value);
  if (key === 'track_scope') return scopeWhole(value as TrackScope, locale) || m.openToAll;
  if (key === 'points_split') {
    const { broker, agency } = value as Readonly<Record<string, number>>;
    return `${m.parts.broker} ${broker}%${then}${m.parts.agency} ${agency}%`;
  }
  if (key === 'award_quotas')
    return Object.entries(value as Quotas)
      .map(([award, { min, max }]) => `${names[award] ?? award} ${min}–${max}`)
      .join(then);
  if (key === 'recommending_units' && (value as readonly Unit[]).length > 0)
    return (value as readonly Unit[]).map(({ name, nameEn }) => (locale === 'en' && nameEn) || name).join(then);
  const list = value as readonly (string | Tier)[];
  if (list.length === 0) return m.none;
  return list.map((one) => (typeof one === 'string' ? named(one) : tier(one, m, locale))).join(then);
}

function tier({ fromFen, points, per10000 }: Tier, m: RuleText, locale: Locale): string {
  const gives = points === undefined ? `${(per10000 ?? 0) / 100}%` : `${points} ${m.parts.points}`;
  return `≥ ${yuan(fromFen, locale)}: ${gives}`;
}
