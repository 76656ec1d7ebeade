import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Objections } from '../../features/judging/objections.tsx';
import { useText } from '../../features/judging/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame title={m.objections} below={m.objectSays}>
      <Block title={m.objectionsAnswering}>
        <Objections desk="answering" />
      </Block>
      <Block title={m.objectionsMine}>
        <Objections desk="mine" />
      </Block>
    </Frame>
  );
}
