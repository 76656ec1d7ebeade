import { api } from '../../../lib/api.ts';
import { useAsked, useGo } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { StartSolution } from '../../features/solutions/start.tsx';
import { useText } from '../../features/solutions/text.ts';

/** Answering a need of the board: its number stands in the address. */
export function Page() {
  const m = useText();
  const go = useGo();
  const number = useAsked('need') ?? '';
  const need = useRead(['public-need', number], () => api.needs.read({ params: { number } }));
  const me = useRead(['me'], () => api.identity.me());
  return (
    <Frame title={m.new} below={m.newSays}>
      {need.error ? (
        <Nothing>{m.needUnknown}</Nothing>
      ) : (
        <Shown of={need}>
          {({ id, title, deadline }) => (
            <>
              <h2>
                {number} {title}
              </h2>
              <p>
                {m.deadline} <When at={deadline} />
              </p>
              <br />
              <Shown of={me}>
                {(who) => <StartSolution need={id} me={who} done={(solution) => go(`/solutions/${solution}/edit`)} />}
              </Shown>
            </>
          )}
        </Shown>
      )}
    </Frame>
  );
}
