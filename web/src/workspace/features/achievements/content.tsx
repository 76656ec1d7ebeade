import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { budget } from '../../../lib/money.ts';
import { industryLine, placeName } from '../../../lib/places.ts';
import { useKit, useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Facts, Prose, Table } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** What an achievement says, all of it, as its owner and the reviewers read it. */
export function AchievementContent({ of }: { readonly of: AchievementDraft }) {
  const m = useText();
  const kit = useKit();
  const { achievement: w } = useWords();
  const locale = useLocale();
  const list = (items: readonly string[]) => items.join(kit.marks.comma);
  return (
    <>
      <Facts
        of={[
          [m.titleEn, of.titleEn],
          [m.keywords, list(of.keywords)],
          [m.keywordsEn, list(of.keywordsEn)],
          [m.source, of.source && w.source[of.source]],
          [m.kind, of.kind && w.kind[of.kind]],
          [m.form, of.form && w.form[of.form]],
          [m.stage, of.stage && w.stage[of.stage]],
          [m.novelty, of.novelty && w.novelty[of.novelty]],
          [m.maturity, of.maturity && `${of.maturity} · ${levelName(w.level, of.maturity)}`],
          [m.fields, list(of.fields.map((code) => fieldName(code, locale)))],
          [m.industry, of.industry && industryLine(of.industry, locale)],
          [m.region, of.region && placeName(of.region, locale)],
          [m.cooperation, list(of.cooperation.map((way) => w.cooperation[way]))],
          [m.price, budget(of.price?.min ?? null, of.price?.max ?? null, locale)],
        ]}
      />
      <h3>{m.text}</h3>
      <Prose>{of.text}</Prose>
      <h3>{m.textEn}</h3>
      <Prose>{of.textEn}</Prose>
      {of.maturityEvidence.length > 0 && (
        <Table
          caption={m.maturityEvidence}
          head={[m.evidence.level, m.evidence.says]}
          rows={of.maturityEvidence.map(({ level, says }) => ({
            key: String(level),
            cells: [`${level} ${levelName(w.level, level)}`, says],
          }))}
        />
      )}
      {of.ip.length > 0 && (
        <Table
          caption={m.ip}
          head={[m.right.kind, m.right.number, m.right.status]}
          rows={of.ip.map((right, n) => ({
            key: `${n} ${right.number}`,
            cells: [w.ipKind[right.kind], right.number ?? '—', w.ipStatus[right.status]],
          }))}
        />
      )}
      {of.completers.length > 0 && (
        <Table
          caption={m.completers}
          head={[m.completer.name, m.completer.unit]}
          rows={of.completers.map(({ name, unit }, n) => ({ key: `${n} ${name}`, cells: [name, unit ?? '—'] }))}
        />
      )}
    </>
  );
}

const levelName = (names: Readonly<Record<number, string>>, level: number): string => names[level] ?? '';
