import { api } from '../../lib/api.ts';
import { Block, Page as Frame } from '../../ui/kit/page.tsx';
import { Shown, useRead } from '../../ui/kit/read.tsx';
import { Starts } from '../features/desk/starts.tsx';
import { Numbers, Tasks, Waitings } from '../features/desk/tasks.tsx';
import { useText } from '../features/desk/text.ts';

/** Where everyone lands: what I must do now, what I wait for, how much there is. */
export function Page() {
  const m = useText();
  const me = useRead(['me'], () => api.identity.me());
  const desk = useRead(['desk'], () => api.desk.desk());
  return (
    <Frame title={m.title} below={me.data?.person && m.hello(me.data.person.name)}>
      <Shown of={desk}>
        {({ tasks, waiting, numbers }) => (
          <>
            <Block title={m.now}>
              <Tasks of={tasks} />
            </Block>
            {tasks.length === 0 && me.data && (
              <Block title={m.start} quiet>
                <Starts of={me.data} />
              </Block>
            )}
            <Block title={m.waiting}>
              <Waitings of={waiting} />
            </Block>
            <Block title={m.numbers}>
              <Numbers of={numbers} />
            </Block>
          </>
        )}
      </Shown>
    </Frame>
  );
}
