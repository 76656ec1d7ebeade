import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Mailbox } from '../../features/account/mailbox.tsx';
import { useText } from '../../features/account/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame title={m.mailbox} below={m.mailboxSays}>
      <Mailbox />
    </Frame>
  );
}
