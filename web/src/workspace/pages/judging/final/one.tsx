import { api } from '../../../../lib/api.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { Console } from '../../../features/contests/final/console.tsx';
import { FinalActs, FinalFacts } from '../../../features/contests/final/prepare.tsx';
import { FinalRecord } from '../../../features/contests/final/record.tsx';
import { useText } from '../../../features/contests/final/text.ts';

/** One live final: its preparation, and from the draw on its console. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const id = usePart('id');
  const final = useRead(['final', id], () => api.judging.workFinal({ params: { id } }));
  return (
    <Shown of={final}>
      {(of) => (
        <Frame
          title={locale === 'zh' ? of.title : of.titleEn}
          above={<Go to="/finals">{m.finals}</Go>}
          below={of.number}
          state={kit.finalState[of.state]}
        >
          <FinalActs final={of} />
          {of.items.length > 0 && of.state !== 'sealed' && <Console final={of} />}
          <FinalFacts final={of} />
          <FinalRecord final={of} />
        </Frame>
      )}
    </Shown>
  );
}
