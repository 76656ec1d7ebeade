import { useOpenTracks } from '../../../ui/edition.tsx';
import { useGo } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown } from '../../../ui/kit/read.tsx';
import { EnterNeed } from '../../features/needs/desks/entry.tsx';
import { NeedList } from '../../features/needs/list.tsx';
import { useText } from '../../features/needs/text.ts';

/** Entering a need for its owner from paper, and what became of those that one entered. */
export function Page() {
  const m = useText();
  const go = useGo();
  const open = useOpenTracks();
  return (
    <Frame title={m.entry.title} below={m.entry.says}>
      <Shown of={open}>{(tracks) => <EnterNeed tracks={tracks} done={(id) => go(`/needs/${id}/edit`)} />}</Shown>
      <Block title={m.desks.entered}>
        <NeedList desk="entered" address="/desks/entry" />
      </Block>
    </Frame>
  );
}
