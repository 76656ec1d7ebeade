import type { WorkAssessment } from '@jiebang/contract/achievements/assessment/assessment.ts';
import { assessmentWords } from '@jiebang/contract/achievements/assessment/words.data.ts';
import { hundredths } from '@jiebang/contract/achievements/assessment/words.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Block, Table } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** The versions that others have followed, the newest first. */
export function EarlierVersions({ of }: { readonly of: WorkAssessment['earlier'] }) {
  const m = useText();
  const w = assessmentWords[useLocale()];
  if (of.length === 0) return null;
  return (
    <Block title={m.earlier}>
      <Table
        caption={m.earlier}
        stacked
        head={[m.version, m.at, m.model, ...Object.values(w.dimension), m.total]}
        rows={of.map(({ n, at, model, scores, total }) => ({
          key: String(n),
          cells: [n, <When key="at" at={at} plain />, w.model(String(model)), ...scores, hundredths(total)],
        }))}
      />
    </Block>
  );
}
