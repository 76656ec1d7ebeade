import { api } from '../../lib/api.ts';
import { localPath } from '../../lib/locale.ts';
import { useLocale } from '../../ui/kit/language.tsx';
import { Go } from '../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../ui/kit/page.tsx';
import { Shown, useRead } from '../../ui/kit/read.tsx';
import { Numbers, Tasks, Waitings } from '../features/desk/tasks.tsx';
import { useText } from '../features/desk/text.ts';

/** Where everyone lands: what I must do now, what I wait for, how much there is. */
export function Page() {
  const m = useText();
  const locale = useLocale();
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
            {tasks.length === 0 && (
              <Block title={m.start} quiet>
                <ul className="files">
                  <li>
                    <Go to="/organisations">{m.starts.organisation}</Go>
                  </li>
                  <li>
                    <Go to="/needs/new">{m.starts.need}</Go>
                  </li>
                  <li>
                    <a href={localPath(locale, '/needs')}>{m.starts.board}</a>
                  </li>
                  <li>
                    <Go to="/broker">{m.starts.broker}</Go>
                  </li>
                </ul>
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
