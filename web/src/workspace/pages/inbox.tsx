import { Page as Frame } from '../../ui/kit/page.tsx';
import { Inbox } from '../features/desk/inbox.tsx';
import { useText } from '../features/desk/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame title={m.inbox}>
      <Inbox />
    </Frame>
  );
}
