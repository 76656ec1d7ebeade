import type { ConfidentialWork, ReadText } from '@jiebang/contract/needs/confidential/text.ts';
import { useState } from 'react';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { OfferFacts } from './own-text.tsx';
import { ReadWords } from './reading.tsx';
import { Terms } from './terms.tsx';
import { useText } from './text.ts';

type InspectProps = {
  readonly need: string;
  readonly item: NonNullable<ConfidentialWork['item']>;
  readonly can: ConfidentialWork['can'];
};

/** A confidential text as staff of its contest find it: that there is one, and its words only for a reason that its owner reads. */
export function Inspect({ need, item, can }: InspectProps) {
  const m = useText();
  const [read, setRead] = useState<ReadText | null>(null);
  const shown = can['inspect'] === true ? read : null;
  return (
    <>
      <Acts>
        {shown === null && (
          <Act
            label={m.inspect}
            can={can['inspect']}
            ask={{
              says: m.inspectSays,
              fields: [
                { kind: 'lines', name: 'reason', label: m.reason, hint: m.reasonSeen, max: 500, required: true },
              ],
            }}
            run={(body: { reason: string }) => api.needs.inspectConfidential({ params: { id: need }, body })}
            done={(text: ReadText) => setRead(text)}
          />
        )}
      </Acts>
      <OfferFacts item={item} />
      <br />
      {shown && (
        <ReadWords
          of={shown}
          address={(file) => fileAddress(routes.needs.confidentialFile, { params: { id: need, file } })}
          newest={item.offered}
        />
      )}
      {item.terms && (
        <Block title={m.terms} quiet>
          <Terms of={item.terms} />
        </Block>
      )}
    </>
  );
}
