import { GoButton } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { NeedList } from '../../features/needs/list.tsx';
import { useText } from '../../features/needs/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame
      title={m.mine}
      actions={
        <GoButton to="/needs/new" primary>
          {m.new}
        </GoButton>
      }
    >
      <NeedList desk="owner" address="/needs" />
    </Frame>
  );
}
