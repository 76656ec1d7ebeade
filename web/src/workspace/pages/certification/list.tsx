import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from '../../features/certification/text.ts';

export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const certifies = me.data?.grants.some(({ role }) => role === 'certifier');
  return (
    <Frame title={m.title}>
      {certifies && (
        <Block title={m.desk}>
          <Applications desk="certifier" />
        </Block>
      )}
      <Block title={m.mine}>
        <Applications desk="party" />
      </Block>
    </Frame>
  );
}

function Applications({ desk }: { readonly desk: 'party' | 'certifier' }) {
  const m = useText();
  const kit = useKit();
  return (
    <Paged
      name={desk === 'party' ? m.mine : m.desk}
      from={['certification', desk]}
      call={(page) => api.certification.list({ query: { ...page, desk } })}
      empty={desk === 'party' ? m.empty : m.deskEmpty}
    >
      {(one) => (
        <Line
          key={one.id}
          to={`/certification/${one.id}`}
          title={one.title}
          facts={[
            one.needNumber,
            `${one.owner} × ${one.solver}`,
            one.certificateNumber,
            <When key="at" at={one.since} />,
          ]}
          state={kit.applicationState[one.state]}
        />
      )}
    </Paged>
  );
}
