import { useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { SignUp } from '../../features/account/sign-up.tsx';
import { useText } from '../../features/account/text.ts';

export function Page() {
  const m = useText();
  const go = useGo();
  return (
    <Frame title={m.signUp} below={m.signUpSays}>
      <SignUp done={() => go('/')} />
    </Frame>
  );
}
