import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { MyDuties } from '../../../features/judging/translation/duties.tsx';
import { useText } from '../../../features/judging/translation/text.ts';

/** What this translator was asked to translate. */
export function Page() {
  const m = useText();
  return (
    <Frame title={m.mine}>
      <MyDuties />
    </Frame>
  );
}
