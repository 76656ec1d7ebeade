import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import { Button } from 'antd';
import { useId } from 'react';
import { api, type routes } from '../../../lib/api.ts';
import { useKit, useLocale, useRefusal } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { useText } from '../../features/contests/text.ts';

/** Every edition this person may see, the newest first. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const founding = useRead(['contests', 'founding'], () => api.contests.founding());
  return (
    <Frame title={m.contests} actions={founding.data && <Found of={founding.data} />}>
      <Paged
        name={m.contests}
        from={['contests']}
        call={(query) => api.contests.list({ query })}
        empty={m.contestsEmpty}
      >
        {({ id, name, nameEn, number, state }) => (
          <Line
            key={id}
            to={`/contests/${id}`}
            title={locale === 'zh' ? name : nameEn}
            facts={[number]}
            state={m.states[state]}
          />
        )}
      </Paged>
    </Frame>
  );
}

type Founding = ReplyOf<typeof routes.contests.founding>;

/** The way to a new edition; to who may not make one, why not and whom to ask. */
function Found({ of: { can, founders } }: { readonly of: Founding }) {
  const m = useText();
  const kit = useKit();
  const why = useId();
  const refusal = useRefusal();
  if (can === true)
    return (
      <GoButton to="/contests/new" primary>
        {m.newContest}
      </GoButton>
    );
  const { says, next } = refusal(can.code);
  return (
    <div className="act">
      <Button disabled aria-describedby={why}>
        {m.newContest}
      </Button>
      <small id={why} className="why">
        {says}
        {kit.marks.stop}
        {next}
        {founders.length > 0 && m.founders(founders.join(kit.marks.comma))}
      </small>
    </div>
  );
}
