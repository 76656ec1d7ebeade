import { api } from '../../../../lib/api.ts';
import { useRefusal } from '../../../../ui/kit/language.tsx';
import { Go, useGo, usePart } from '../../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { Accesses } from '../../../features/confidential/accesses.tsx';
import { Begin } from '../../../features/confidential/editor.tsx';
import { ExcludedOrganisations } from '../../../features/confidential/excluded.tsx';
import { Inspect } from '../../../features/confidential/inspect.tsx';
import { OwnText } from '../../../features/confidential/own-text.tsx';
import { Readings } from '../../../features/confidential/readings.tsx';
import { useText } from '../../../features/confidential/text.ts';

/** The confidential text of a need for its owner: who waits, what is written, who is kept out, who has read; for staff, that there is one. */
export function Page() {
  const m = useText();
  const words = useRefusal();
  const go = useGo();
  const id = usePart('id');
  const work = useRead(['confidential', id], () => api.needs.confidential({ params: { id } }));
  return (
    <Shown of={work}>
      {({ need, item, can }) => {
        const write = can['write'];
        return (
          <Frame
            title={m.title}
            above={<Go to={`/needs/${id}`}>{[need.number, need.title].filter(Boolean).join(' ')}</Go>}
            below={item && !item.own ? m.staffSays : m.ownerSays}
            {...(item ? { state: m.states[item.state] } : {})}
          >
            {!item &&
              (write === true ? (
                <Begin need={id} done={() => go(`/needs/${id}/confidential/edit`)} />
              ) : (
                <Nothing>{write ? words(write.code).says : null}</Nothing>
              ))}
            {item && !item.own && <Inspect need={id} item={item} can={can} />}
            {item?.own && item.offered !== null && (
              <Block title={m.accesses}>
                <Accesses need={id} />
              </Block>
            )}
            {item?.own && <OwnText need={id} item={item} can={can} />}
            {item?.own && (
              <Block title={m.excluded}>
                <ExcludedOrganisations need={id} of={item.own.excluded} can={can['edit']} />
              </Block>
            )}
            {item?.own && item.offered !== null && (
              <Block title={m.readings}>
                <Readings need={id} />
              </Block>
            )}
          </Frame>
        );
      }}
    </Shown>
  );
}
