import { api } from '../../../lib/api.ts';
import { Go } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { RegisterForm } from '../../features/judging/register/form.tsx';
import { useText } from '../../features/judging/register/text.ts';
import { useText as useJudging } from '../../features/judging/text.ts';

/** What a judge knows, when they are away, and to whom they are bound. */
export function Page() {
  const m = useText();
  const { mine } = useJudging();
  const read = useRead(['register'], () => api.judging.register());
  return (
    <Frame title={m.title} above={<Go to="/judging">{mine}</Go>} below={m.says}>
      <Shown of={read}>{(of) => <RegisterForm of={of} />}</Shown>
    </Frame>
  );
}
