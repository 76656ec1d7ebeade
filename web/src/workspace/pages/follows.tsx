import { useAsked } from '../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../ui/kit/page.tsx';
import { Channels } from '../features/desk/channels.tsx';
import { Follows } from '../features/desk/follows.tsx';
import { useText } from '../features/desk/text.ts';

export function Page() {
  const m = useText();
  const asked = {
    need: useAsked('need'),
    organisation: useAsked('organisation'),
    contest: useAsked('contest'),
    search: useAsked('search'),
  };
  return (
    <Frame title={m.follows}>
      <Follows asked={asked} />
      <Block title={m.channels}>
        <Channels />
      </Block>
    </Frame>
  );
}
