import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type ConsentsProps = {
  readonly solution: string;
  /** What has to be saved first; false when it could not be. */
  readonly before?: () => Promise<boolean>;
};

/** How far the consent of each partner is that the saved draft names, and asking those that were not. */
export function PartnerConsents({ solution, before }: ConsentsProps) {
  const m = useText();
  const params = { id: solution };
  const partners = useRead(['solution-partners', solution], () => api.solutions.partners({ params }));
  const ask = async () => (before && !(await before()) ? null : api.solutions.askPartners({ params }));
  return (
    <Block title={m.consents}>
      <p className="soft">{m.consentsSay}</p>
      <Shown of={partners}>
        {({ items, can }) => (
          <>
            <ul className="list" aria-label={m.consents}>
              {items.map(({ name, state, by, at }) => (
                <Line key={name} title={name} facts={[by, at && <When key="at" at={at} />]} state={m.states[state]} />
              ))}
            </ul>
            <Acts>
              <Act label={m.ask} can={can.ask} run={ask} done={() => void partners.refetch()} />
            </Acts>
          </>
        )}
      </Shown>
    </Block>
  );
}
