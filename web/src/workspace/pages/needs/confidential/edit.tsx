import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { usePart } from '../../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { Editor } from '../../../features/confidential/editor.tsx';
import { useText } from '../../../features/confidential/text.ts';

export function Page() {
  const m = useText();
  const id = usePart('id');
  const work = useRead(['confidential', id], () => api.needs.confidential({ params: { id } }));
  const [reading, setReading] = useState(0);
  return (
    <Shown of={work}>
      {({ need, item }) => (
        <Frame title={m.edit} above={[need.number, need.title].filter(Boolean).join(' ')} below={m.ownerSays}>
          {item?.own ? (
            <Editor
              key={reading}
              need={id}
              draft={item.own.draft}
              version={item.version}
              reread={() => void work.refetch().then(() => setReading(reading + 1))}
            />
          ) : (
            <Nothing>{m.beginSays}</Nothing>
          )}
        </Frame>
      )}
    </Shown>
  );
}
