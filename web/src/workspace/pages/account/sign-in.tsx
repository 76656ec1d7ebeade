import { useRouterState } from '@tanstack/react-router';
import { useAsked, useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { SignIn } from '../../features/account/sign-in.tsx';
import { useText } from '../../features/account/text.ts';

/** Signing in; who was on the way to a page arrives there. */
export function Page() {
  const m = useText();
  const go = useGo();
  const to = useAsked('to');
  const onTheWay = useRouterState({ select: (state) => !state.location.pathname.endsWith('/sign-in') });
  return (
    <Frame title={m.signIn} below={m.signInSays}>
      <SignIn done={() => !onTheWay && go(to?.startsWith('/') ? to : '/')} />
    </Frame>
  );
}
