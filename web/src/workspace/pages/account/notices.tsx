import { Page as Frame } from '../../../ui/kit/page.tsx';
import { PublishNotice, Versions } from '../../features/privacy/publish-notice.tsx';
import { useText } from '../../features/privacy/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame title={m.notices} below={m.noticesSay} actions={<PublishNotice />}>
      <Versions />
    </Frame>
  );
}
