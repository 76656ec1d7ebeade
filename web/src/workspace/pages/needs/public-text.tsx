import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { PublicTextEditor } from '../../features/needs/public-text.tsx';
import { useText } from '../../features/needs/text.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  const id = usePart('id');
  const need = useRead(['need', id], () => api.needs.work({ params: { id } }));
  // The form keeps what was typed while others change the need; only when asked does it begin anew.
  const [reading, setReading] = useState(0);
  const reread = () => void need.refetch().then(() => setReading(reading + 1));
  return (
    <Shown of={need}>
      {(of) => (
        <Frame title={m.writePublicText} above={of.number ?? m.draftNumber} below={of.original.title}>
          <PublicTextEditor key={reading} need={of} reread={reread} signed={() => go(`/needs/${id}`)} />
        </Frame>
      )}
    </Shown>
  );
}
