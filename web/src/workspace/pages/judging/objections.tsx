import { api } from '../../../lib/api.ts';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { Objections } from '../../features/judging/objections.tsx';
import { useText } from '../../features/judging/text.ts';

const answerers: readonly string[] = ['organiser', 'track_organiser', 'authority', 'admin'];

export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const answers = me.data?.grants.some(({ role }) => answerers.includes(role));
  return (
    <Frame title={m.objections} below={m.objectSays}>
      {answers && (
        <Block title={m.objectionsAnswering}>
          <Objections desk="answering" />
        </Block>
      )}
      <Block title={m.objectionsMine}>
        <Objections desk="mine" />
      </Block>
      {answers && (
        <Block title={m.objectionsAnswered}>
          <Objections desk="answered" />
        </Block>
      )}
    </Frame>
  );
}
