import { api } from '../../../lib/api.ts';
import { usePart } from '../../../ui/kit/link.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Block, Facts, Page as Frame, Prose } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { MandateActs } from '../../features/brokers/mandates.tsx';
import { useText } from '../../features/brokers/text.ts';

export function Page() {
  const m = useText();
  const id = usePart('id');
  const mandate = useRead(['mandate', id], () => api.brokers.mandate({ params: { id } }));
  return (
    <Shown of={mandate}>
      {(of) => (
        <Frame
          title={`${of.broker.name} → ${of.organisation.name}`}
          above={m.mandates}
          state={m.mandateStates[of.state]}
        >
          <MandateActs of={of} />
          <Facts
            of={[
              [m.broker, `${of.broker.name} ${of.broker.number}`],
              [m.side, m.sides[of.side]],
              [m.from, of.from],
              [m.to, of.to],
              [m.terms, <Prose key="terms">{of.terms}</Prose>],
            ]}
          />
          <br />
          {of.bothSides && (
            <Block title={m.bothSides}>
              <p className="soft">{m.bothSidesSays[of.side]}</p>
              {of.bothSides.length === 0 && <p>{m.bothSidesNone}</p>}
              <ul className="list" aria-label={m.bothSides}>
                {of.bothSides.map((one) => (
                  <Line
                    key={one.told}
                    title={`${m.bothSidesOf[one.side]}${one.organisation ?? ''}`}
                    facts={[`${one.from} – ${one.to}`, m.told, <When key="told" at={one.told} />]}
                    state={m.mandateStates[one.state]}
                  />
                ))}
              </ul>
            </Block>
          )}
          <Block title={m.services}>
            {of.entries.length === 0 && <Nothing>{m.noServices}</Nothing>}
            <ol className="history">
              {of.entries.map((entry) => (
                <li key={entry.id}>
                  <span className="num">{entry.day}</span>
                  <strong>{m.serviceKinds[entry.kind]}</strong>
                  <q>{entry.text}</q>
                </li>
              ))}
            </ol>
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
