import { api } from '../../../../lib/api.ts';
import { useKit, useLocale } from '../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../../../features/contests/final/text.ts';

/** Live finals that this person runs or watches. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const me = useRead(['me'], () => api.identity.me());
  const runs = me.data?.grants.some(({ role }) => role === 'organiser' || role === 'track_organiser');
  return (
    <Frame
      title={m.finals}
      actions={
        runs && (
          <GoButton to="/finals/new" primary>
            {m.create}
          </GoButton>
        )
      }
    >
      <Paged name={m.finals} from={['finals']} call={(query) => api.judging.finals({ query })} empty={m.empty}>
        {({ id, number, title: zh, titleEn, place, beginsAt, state }) => (
          <Line
            key={id}
            to={`/finals/${id}`}
            title={locale === 'zh' ? zh : titleEn}
            facts={[number, place, <When key="at" at={beginsAt} />]}
            state={kit.finalState[state]}
          />
        )}
      </Paged>
    </Frame>
  );
}
