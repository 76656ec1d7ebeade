import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { hundredths } from '@jiebang/contract/achievements/assessment/words.ts';
import type { WorkAssessment } from '@jiebang/contract/achievements/assessment/work.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Block, Table } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** The versions that others have followed, computed and signed, the newest first. */
export function EarlierVersions({ of: { earlier, experts } }: { readonly of: WorkAssessment }) {
  const m = useText();
  const w = assessmentWords[useLocale()];
  const shown = experts.find(({ current }) => current);
  const signed = experts.filter((one) => one !== shown);
  const versions = [
    ...earlier.map(({ model, ...one }) => ({ ...one, by: `${w.automatic} · ${w.model(String(model))}` })),
    ...signed.map(({ n, at, total, grades, expert }) => ({
      ...{ n, at, total, scores: grades.map(({ score }) => score) },
      by: [w.expert, expert].filter(Boolean).join(' · '),
    })),
  ].toSorted((one, other) => other.n - one.n);
  if (versions.length === 0) return null;
  return (
    <Block title={m.earlier}>
      <Table
        caption={m.earlier}
        stacked
        head={[m.version, m.at, m.by, ...Object.values(w.dimension), m.total]}
        rows={versions.map(({ n, at, by, scores, total }) => ({
          key: String(n),
          cells: [n, <When key="at" at={at} plain />, by, ...scores, hundredths(total)],
        }))}
      />
    </Block>
  );
}
