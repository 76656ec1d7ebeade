import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown } from '../../../ui/kit/read.tsx';
import { PublicTextEditor } from '../../features/needs/public-text.tsx';
import { useText } from '../../features/needs/text.ts';
import { useNeedForm } from '../../features/needs/use-need-form.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  const { id, need, key, reread } = useNeedForm();
  return (
    <Shown of={need}>
      {(of) => (
        <Frame title={m.writePublicText} above={of.number ?? m.draftNumber} below={of.original.title}>
          <PublicTextEditor key={key} need={of} reread={reread} signed={() => go(`/needs/${id}`)} />
        </Frame>
      )}
    </Shown>
  );
}
