import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { phaseWords, ruleNames } from '@jiebang/contract/contests/words.data.ts';
import type { AuditEntry } from '@jiebang/contract/desk/audit.ts';
import type { AuditChange } from '@jiebang/contract/desk/audit-changes.ts';
import { auditWords } from '@jiebang/contract/desk/audit-words.data.ts';
import { needStateWords } from '@jiebang/contract/needs/words.data.ts';
import { countryName } from '@jiebang/contract/reference/countries.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { industryName } from '@jiebang/contract/reference/industries.ts';
import { regionName } from '@jiebang/contract/reference/regions.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { shanghaiMinute } from '#kernel/working-days.ts';
import { roleWords } from '#modules/identity/index.ts';
import { record } from '#platform/db/transact.ts';
import { listSheet } from '#platform/files/sheets/sheet.ts';
import type { Download } from '#platform/http/serve.ts';
import type { Platform } from '#platform/platform.ts';
import { type AuditQuery, auditPage } from '../queries/audit.ts';
import type { Whose } from '../queries/whose.ts';

type Locale = 'zh' | 'en';
type Asked = Omit<AuditQuery, 'after' | 'limit'> & { readonly locale: Locale };

/** As many acts as one sheet holds. */
const mostLines = 5000;
const files = { zh: '操作记录', en: 'audit' } as const;
const heads = {
  zh: ['时间', '操作', '类别', '编号', '对象', '改前', '改后', '理由', '操作人', '单位', '接口密钥', '网络地址'],
  en: ['Time', 'Act', 'Kind', 'Number', 'What', 'Before', 'After', 'Reason', 'Who', 'For', 'API key', 'Address'],
} as const;
const widths = [18, 24, 16, 14, 44, 36, 36, 40, 14, 30, 16, 18];

/** The audit that a reader may read, as it is narrowed, as a sheet of what stands on its pages and no more. That it left is told in the audit. */
export async function auditSheet(
  platform: Platform,
  viewer: Viewer,
  whose: Whose | Refusal,
  { locale, ...asked }: Asked,
): Promise<Download | Refusal> {
  const page = await auditPage(platform, viewer, whose, { ...asked, limit: mostLines });
  if (isRefusal(page)) return page;
  if (page.next !== null) return refuse('list_too_long', { detail: { most: mostLines } });
  if (isRefusal(whose)) return whose;
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  const told = await platform.transact(async (tx) => {
    record(tx, {
      name: 'audit_exported',
      subject: whose.within?.contest ?? whose.organisation ?? person,
      actor: actorOf(viewer, 'person', whose.seats === null ? null : whose.organisation),
      data: { count: page.items.length },
    });
    return null;
  });
  if (isRefusal(told)) return told;
  return listSheet(
    `${files[locale]}.xlsx`,
    heads[locale].map((head, n) => ({ head, width: widths[n] ?? 20 })),
    page.items.map((entry) => cellsOf(entry, locale)),
  );
}

function cellsOf(entry: AuditEntry, locale: Locale): string[] {
  const words = auditWords[locale];
  const { subject, change, person, organisation } = entry;
  const [before, after] = change ? sidesOf(change, locale) : ['', ''];
  return [
    shanghaiMinute(new Date(entry.at)),
    words.actions[entry.action],
    subject.kind === null ? '' : words.kinds[subject.kind],
    subject.number ?? '',
    (locale === 'en' && subject.nameEn) || (subject.name ?? ''),
    before,
    after,
    entry.reason ?? '',
    person?.name ?? '',
    organisation?.nameThen ?? organisation?.name ?? '',
    entry.key ?? '',
    entry.address ?? '',
  ];
}

/** What it was before and what it is after, each in a cell. */
function sidesOf(change: AuditChange, locale: Locale): [before: string, after: string] {
  const words = auditWords[locale];
  const colon = locale === 'zh' ? '：' : ': ';
  const of = (place: { name: string; nameEn: string } | null) =>
    place ? `${locale === 'zh' ? place.name : place.nameEn} · ` : '';
  if (change.kind === 'rule') {
    const { key, before, after } = change.rule;
    const side = (value: unknown) => `${of(change.track)}${ruleNames[locale][key]}${colon}${valueIn(value, locale)}`;
    return [side(before), side(after)];
  }
  if (change.kind === 'phases') {
    const at = (instant: string) => shanghaiMinute(new Date(instant));
    const side = (which: 'before' | 'after') =>
      change.phases
        .map(({ phase, [which]: dates }) => {
          const shown = dates ? `${at(dates.startsAt)} – ${at(dates.endsAt)}` : '–';
          return `${of(change.track)}${phaseWords[locale][phase]}${colon}${shown}`;
        })
        .join('\n');
    return [side('before'), side('after')];
  }
  if (change.kind === 'state') {
    const states: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      need: needStateWords[locale],
      contest: words.contestState,
    };
    const side = (state: string | null) => states[change.of]?.[state ?? ''] ?? '';
    return [side(change.before), side(change.after)];
  }
  const granted: Readonly<Record<string, Readonly<Record<Locale, string>>>> = roleWords;
  const seats: Readonly<Record<string, string>> = words.memberRole;
  const role = change.role === null ? '' : (granted[change.role]?.[locale] ?? seats[change.role] ?? change.role);
  const seat = change.person === null || change.role === null ? role : (seats[change.role] ?? role);
  return ['', `${of(change.within)}${[change.person, seat].filter(Boolean).join(' · ')}`];
}

/** A rule's value in a cell: a scope by its names, a number or word as it is, else as it is kept. */
function valueIn(value: unknown, locale: Locale): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '–');
  if (!('industries' in value)) return JSON.stringify(value);
  const { fields, industries, regions, countries } = value as TrackScope;
  const names = [
    fields.map((code) => fieldName(code, locale)),
    industries.map((code) => industryName(code, locale)),
    [...regions.map((code) => regionName(code, locale)), ...countries.map((code) => countryName(code, locale))],
  ];
  const lists = names.filter((list) => list.length > 0).map((list) => list.join(locale === 'zh' ? '、' : ', '));
  return lists.join(locale === 'zh' ? '；' : '; ') || (locale === 'zh' ? '不限' : 'open to all');
}
