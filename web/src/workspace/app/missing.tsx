import { useMessages } from '../../ui/kit/language.tsx';
import { GoButton } from '../../ui/kit/link.tsx';
import { Page } from '../../ui/kit/page.tsx';
import { messages as en } from '../messages/shell.en.ts';
import { messages as zh } from '../messages/shell.zh.ts';

/** An address that the workspace does not know. */
export function Missing() {
  const m = useMessages({ zh, en });
  return (
    <Page title={m.missing.title}>
      <p>{m.missing.says}</p>
      <GoButton to="/">{m.nav.desk}</GoButton>
    </Page>
  );
}
