import type { ConfidentialText } from '@jiebang/contract/needs/confidential/text.ts';
import { Prose, Table } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** The words of a confidential text with its indicators. */
export function Words({ of }: { readonly of: ConfidentialText }) {
  const m = useText();
  return (
    <article>
      <h3>{of.title}</h3>
      <Prose>{of.text}</Prose>
      {of.indicators.length > 0 && (
        <>
          <h3>{m.indicators}</h3>
          <Table
            caption={m.indicators}
            head={[m.indicator.name, m.indicator.value, m.indicator.howTested]}
            rows={of.indicators.map((row, i) => ({
              key: `${i} ${row.name}`,
              cells: [row.name, [row.value, row.unit].filter(Boolean).join(' '), row.howTested],
            }))}
          />
        </>
      )}
    </article>
  );
}
