import type { MySeat } from '@jiebang/contract/judging/sheet.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';
import { type Undertaken, useUndertaking } from './undertaking.tsx';

/** Every panel that this judge was asked to. */
export function MySeats() {
  const m = useText();
  const kit = useKit();
  return (
    <Paged name={m.mine} from={['seats']} call={(query) => api.judging.seats({ query })} empty={m.mineEmpty}>
      {(seat) => (
        <Line
          key={seat.id}
          to={`/seats/${seat.id}`}
          title={seat.need.title}
          facts={[
            seat.need.number,
            seat.sheets.length > 0 && m.left(seat.left, seat.sheets.length),
            seat.answerBy && m.answerBy,
            seat.answerBy && <When key="answer" at={seat.answerBy} />,
            seat.scoreBy && m.scoreBy,
            seat.scoreBy && <When key="by" at={seat.scoreBy} />,
          ]}
          state={seat.state === 'accepted' ? kit.panelState[seat.panelState] : kit.seatState[seat.state]}
        />
      )}
    </Paged>
  );
}

/** Answering an invitation. */
export function SeatActs({ seat }: { readonly seat: MySeat }) {
  const m = useText();
  const undertaking = useUndertaking();
  const params = { id: seat.id };
  return (
    <Acts>
      <Act
        label={m.accept}
        can={seat.can['accept']}
        primary
        ask={undertaking.ask}
        run={(said: Undertaken) => api.judging.accept({ params, body: undertaking.signed(said) })}
      />
      <Act
        label={m.decline}
        can={seat.can['decline']}
        ask={{ fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }] }}
        run={(body: { reason: string }) => api.judging.refuseSeat({ params, body })}
      />
    </Acts>
  );
}

/** The sheets of one seat. */
export function SheetList({ seat }: { readonly seat: MySeat }) {
  const m = useText();
  const kit = useKit();
  if (seat.sheets.length === 0) return <Nothing>{m.sheetsLater}</Nothing>;
  return (
    <ul className="list" aria-label={m.sheets}>
      {seat.sheets.map(({ id, solution, state, filled, criteria }) => (
        <Line
          key={id}
          to={`/sheets/${id}`}
          title={solution.title}
          facts={[solution.organisation, m.filled(filled, criteria)]}
          state={kit.sheetState[state]}
        />
      ))}
    </ul>
  );
}
