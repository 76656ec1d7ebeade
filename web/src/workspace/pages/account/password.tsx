import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { ResetPassword } from '../../features/account/sign-up.tsx';
import { useText } from '../../features/account/text.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  return (
    <Frame title={m.reset} below={m.resetSays}>
      <ResetPassword done={() => go('/')} />
    </Frame>
  );
}
