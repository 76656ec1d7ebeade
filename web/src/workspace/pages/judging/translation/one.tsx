import { api } from '../../../../lib/api.ts';
import { useKit } from '../../../../ui/kit/language.tsx';
import { usePart } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { DutyActs, DutySolutions } from '../../../features/judging/translation/duties.tsx';
import { useText } from '../../../features/judging/translation/text.ts';

/** One duty of a translator: the invitation, then the solutions. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const id = usePart('id');
  const duty = useRead(['duty', id], () => api.judging.duty({ params: { id } }));
  return (
    <Shown of={duty}>
      {(of) => (
        <Frame
          title={of.need.title}
          above={`${of.need.number} · ${m.into[of.language]}`}
          state={kit.seatState[of.state]}
        >
          <DutyActs duty={of} />
          <Block title={m.solutions}>
            <DutySolutions duty={of} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
