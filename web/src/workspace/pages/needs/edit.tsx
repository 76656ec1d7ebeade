import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown } from '../../../ui/kit/read.tsx';
import { NeedEditor } from '../../features/needs/draft/editor.tsx';
import { useText } from '../../features/needs/text.ts';
import { useNeedForm } from '../../features/needs/use-need-form.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  const { id, need, key, reread } = useNeedForm();
  return (
    <Shown of={need}>
      {(of) => (
        <Frame title={m.edit} above={of.number ?? m.draftNumber} below={of.original.title}>
          {of.entered && (
            <p className="says">{of.can['submit'] === undefined ? m.entry.ownerSubmits : m.entry.checkIt}</p>
          )}
          <NeedEditor key={key} need={of} reread={reread} submitted={() => go(`/needs/${id}`)} />
        </Frame>
      )}
    </Shown>
  );
}
