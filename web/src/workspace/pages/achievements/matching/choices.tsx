import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Go } from '../../../../ui/kit/link.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Block, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from '../../../features/achievements/matching/text.ts';

/** Whether one is told of matches, and whether one's organisations are matched at all. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const choices = useRead(['matching-choices'], () => api.matching.choices());
  return (
    <Frame title={m.choices} below={m.choicesSays}>
      <Shown of={choices}>
        {({ told, organisations }) => (
          <>
            <Block title={m.toldTitle}>
              <p>{told ? m.toldYes : m.toldNo}</p>
              <Acts>
                <Act
                  label={told ? m.stopTold : m.startTold}
                  can
                  run={() => api.matching.chooseTold({ body: { told: !told } })}
                />
              </Acts>
            </Block>
            <Block title={m.organisations}>
              <p className="soft">
                {m.organisationsSays} <Go to="/account/privacy">{m.toPrivacy}</Go>
              </p>
              {organisations.length === 0 && <Nothing>{m.noOrganisations}</Nothing>}
              <ul className="list" aria-label={m.organisations}>
                {organisations.map(({ id, name, nameEn, refusedSince, can }) => (
                  <Line
                    key={id}
                    title={(locale === 'en' ? nameEn : null) ?? name}
                    facts={[
                      refusedSince ? m.refusedSince : m.matched,
                      refusedSince && <When key="since" at={refusedSince} />,
                    ]}
                  >
                    <Acts>
                      <Act
                        label={refusedSince ? m.allow : m.refuse}
                        can={can.choose}
                        run={() =>
                          api.matching.chooseMatched({ params: { id }, body: { matched: refusedSince !== null } })
                        }
                      />
                    </Acts>
                  </Line>
                ))}
              </ul>
            </Block>
          </>
        )}
      </Shown>
    </Frame>
  );
}
