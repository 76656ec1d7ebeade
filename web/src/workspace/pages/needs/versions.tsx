import { api } from '../../../lib/api.ts';
import { Go, useAsked, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { Versions } from '../../features/needs/desks/versions.tsx';
import { useText } from '../../features/needs/text.ts';

/** What changed in a need between two times it was handed in. */
export function Page() {
  const m = useText();
  const id = usePart('id');
  const [before, after] = [useAsked('before'), useAsked('after')];
  const need = useRead(['need', id], () => api.needs.work({ params: { id } }));
  const compared = useRead(['versions', id, before, after], () =>
    api.needs.compare({
      params: { id },
      query: { ...(before ? { before: Number(before) } : {}), ...(after ? { after: Number(after) } : {}) },
    }),
  );
  return (
    <Shown of={need}>
      {({ number, original }) => (
        <Frame
          title={m.versions.title}
          above={number ?? m.draftNumber}
          below={<Go to={`/needs/${id}`}>{original.title}</Go>}
        >
          <Shown of={compared}>{(of) => <Versions need={id} of={of} />}</Shown>
        </Frame>
      )}
    </Shown>
  );
}
