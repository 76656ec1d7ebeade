import { api } from '../../../lib/api.ts';
import { Go, useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { ContractForm } from '../../features/deals/contract-form.tsx';
import { useText } from '../../features/deals/text.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  const id = usePart('id');
  const deal = useRead(['deal', id], () => api.deals.work({ params: { id } }));
  return (
    <Shown of={deal}>
      {(of) =>
        of.view === 'party' && (
          <Frame
            title={m.enterContract}
            above={<Go to={`/deals/${id}`}>{(of.need ?? of.achievement)?.title}</Go>}
            below={m.contractSays}
          >
            <ContractForm deal={of} done={() => go(`/deals/${id}`)} />
          </Frame>
        )
      }
    </Shown>
  );
}
