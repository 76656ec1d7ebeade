import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { useGo, usePart } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { SolutionEditor } from '../../features/solutions/editor.tsx';
import { useText } from '../../features/solutions/text.ts';

export function Page() {
  const m = useText();
  const id = usePart('id');
  const own = useRead(['solution', id], () => api.solutions.own({ params: { id } }));
  return (
    <Shown of={own}>
      {(of) => (
        <Frame
          title={m.edit}
          above={`${of.need.number} ${of.need.title}`}
          below={
            <>
              {m.deadline} <When at={of.need.deadline} />
            </>
          }
        >
          <Editor of={of} refetch={() => own.refetch()} />
        </Frame>
      )}
    </Shown>
  );
}

type EditorProps = {
  readonly of: Parameters<typeof SolutionEditor>[0]['of'];
  readonly refetch: () => Promise<unknown>;
};

function Editor({ of, refetch }: EditorProps) {
  const go = useGo();
  const { number } = of.need;
  const need = useRead(['public-need', number], () => api.needs.read({ params: { number } }));
  const [reading, setReading] = useState(0);
  return (
    <Shown of={need}>
      {({ indicators, contest, track }) => (
        <SolutionEditor
          key={reading}
          of={of}
          indicators={indicators}
          place={{ contest, track }}
          reread={() => void refetch().then(() => setReading(reading + 1))}
          submitted={() => go(`/solutions/${of.id}`)}
        />
      )}
    </Shown>
  );
}
