import { api } from '../../../lib/api.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { BringIn } from '../../features/judging/register/bring-in.tsx';
import { Judges } from '../../features/judging/register/judges.tsx';
import { useText } from '../../features/judging/register/text.ts';

/** The judges whom an organiser may invite in a contest. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const id = usePart('id');
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  const me = useRead(['me'], () => api.identity.me());
  const organises = me.data?.grants.some(
    ({ role, scope, scopeId }) => role === 'organiser' && (scope === 'platform' || scopeId === id),
  );
  return (
    <Shown of={contest}>
      {({ name, nameEn }) => (
        <Frame
          title={m.judges}
          above={<Go to={`/contests/${id}`}>{locale === 'zh' ? name : nameEn}</Go>}
          below={m.judgesSay}
        >
          <Judges contest={id} />
          {organises && (
            <Block title={m.bringIn}>
              <BringIn contest={id} />
            </Block>
          )}
        </Frame>
      )}
    </Shown>
  );
}
