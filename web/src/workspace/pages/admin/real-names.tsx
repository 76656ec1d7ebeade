import { Page as Frame } from '../../../ui/kit/page.tsx';
import { RealNameList } from '../../features/privacy/real-name/list.tsx';
import { useText } from '../../features/privacy/real-name/text.ts';

/** Real names that wait to be verified, and those that were decided. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.queue} below={m.queueSays}>
      <RealNameList address="/admin/real-names" />
    </Frame>
  );
}
