import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useGo } from '../../../ui/kit/link.tsx';
import { useText } from './text.ts';

/** Asking the exchange for the certificate of a deal. */
export function Apply({ deal }: { readonly deal: string }) {
  const m = useText();
  const go = useGo();
  return (
    <>
      <p className="soft">{m.applySays}</p>
      <Acts>
        <Act
          label={m.apply}
          can={true}
          ask={{ says: m.applySays, fields: [{ kind: 'flag', name: 'showAmount', label: m.showAmount }] }}
          run={({ showAmount }: { showAmount: boolean }) => api.certification.apply({ body: { deal, showAmount } })}
          done={({ id }: { id: string }) => go(`/certification/${id}`)}
        />
      </Acts>
    </>
  );
}
