import { api } from '../../../../lib/api.ts';
import { useGo } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { Earlier } from '../../../features/needs/desks/imports/earlier.tsx';
import { StartImport } from '../../../features/needs/desks/imports/start.tsx';
import { useText } from '../../../features/needs/desks/imports/text.ts';

/** Import of many needs from a sheet: how, the template, the upload, and the imports so far. */
export function Page() {
  const m = useText();
  const go = useGo();
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.title} below={m.says}>
      <Block title={m.start}>
        <Shown of={me}>{(who) => who && <StartImport me={who} done={(id) => go(`/need-imports/${id}`)} />}</Shown>
      </Block>
      <Block title={m.earlier}>
        <Earlier of="organiser" />
      </Block>
    </Frame>
  );
}
