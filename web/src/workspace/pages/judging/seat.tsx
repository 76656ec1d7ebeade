import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { SeatActs, SheetList } from '../../features/judging/seats.tsx';
import { useText } from '../../features/judging/text.ts';

/** One seat of a judge: the invitation, then the sheets. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const id = usePart('id');
  const seat = useRead(['seat', id], () => api.judging.seat({ params: { id } }));
  return (
    <Shown of={seat}>
      {(of) => (
        <Frame
          title={of.need.title}
          above={`${of.need.number}${of.round && of.round.of > 1 ? ` · ${m.roundN(of.round.n, of.round.of, m.roundKinds[of.round.kind])}` : ''}`}
          below={
            of.scoreBy && (
              <>
                {m.scoreBy} <When at={of.scoreBy} />
              </>
            )
          }
          state={kit.seatState[of.state]}
        >
          <SeatActs seat={of} />
          <Block title={m.sheets}>
            {of.sheets.length > 0 && <p role="status">{m.left(of.left, of.sheets.length)}</p>}
            <SheetList seat={of} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
