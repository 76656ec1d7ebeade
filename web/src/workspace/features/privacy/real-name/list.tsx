import { RealNameState } from '@jiebang/contract/identity/real-name/real-name.ts';
import { Select } from 'antd';
import { api } from '../../../../lib/api.ts';
import { useKit } from '../../../../ui/kit/language.tsx';
import { useAsked, useGo } from '../../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

const listed = RealNameState.exclude(['unverified']);

/** Verifications for those who verify, by state; the state stands in the address. */
export function RealNameList({ address }: { readonly address: string }) {
  const m = useText();
  const kit = useKit();
  const go = useGo();
  const state = listed.safeParse(useAsked('state')).data ?? 'pending';
  return (
    <>
      <p>
        <Select
          aria-label={m.of}
          value={state}
          options={listed.options.map((value) => ({ value, label: kit.organisationState[value] }))}
          popupMatchSelectWidth={false}
          onChange={(value) => go(value === 'pending' ? address : `${address}?state=${value}`)}
        />
      </p>
      <Paged
        name={m.queue}
        from={['real-names', state]}
        call={(query) => api.identity.realNames({ query: { ...query, state } })}
        empty={m.queueEmpty}
      >
        {(of) => (
          <Line
            key={of.person}
            to={`${address}/${of.person}`}
            title={of.name ?? ''}
            facts={[
              of.document && m.documents[of.document],
              of.state === 'pending' && (of.takenBy === null ? m.untaken : `${m.taker} ${of.takenBy}`),
              of.due && (
                <span key="due">
                  {m.due} <When at={of.due} />
                </span>
              ),
            ]}
            state={of.due && new Date(of.due) < new Date() ? m.overdue : kit.organisationState[of.state]}
          />
        )}
      </Paged>
    </>
  );
}
