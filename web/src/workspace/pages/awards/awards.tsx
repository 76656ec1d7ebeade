import { api } from '../../../lib/api.ts';
import { yuan } from '../../../lib/money.ts';
import { problemOf } from '../../../lib/problems.ts';
import { OfEdition } from '../../../ui/edition.tsx';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Failed, Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { Candidates, Nominations } from '../../features/awards/nominations.tsx';
import { useText } from '../../features/awards/text.ts';

/** The awards of an edition: candidates, nominations, decisions. */
export function Page() {
  const m = useText();
  return (
    <OfEdition at="/awards">
      {(contest, choice) => (
        <Frame title={m.title} below={m.says} actions={choice}>
          <Awards key={contest} contest={contest} />
        </Frame>
      )}
    </OfEdition>
  );
}

function Awards({ contest }: { readonly contest: string }) {
  const m = useText();
  const locale = useLocale();
  const me = useRead(['me'], () => api.identity.me());
  const organises = me.data?.grants.some(({ role }) => role === 'organiser');
  const work = useRead(['awards', contest], () => api.awards.work({ query: { contest } }));
  const code = work.error && problemOf(work.error).code;
  if (code && code !== 'awards_not_defined') return <Failed error={work.error} />;
  const awards = work.data?.awards ?? [];
  if (code || (work.data && awards.length === 0)) {
    return (
      <>
        <Nothing>{m.none}</Nothing>
        <Acts>
          <Act
            label={m.define}
            can={organises ? true : undefined}
            primary
            run={() => api.awards.define({ body: { contest } })}
          />
        </Acts>
      </>
    );
  }
  return (
    <Shown of={work}>
      {({ poolFen, givenFen }) => (
        <>
          <Facts
            of={[
              [m.pool, yuan(poolFen, locale)],
              [m.given, yuan(givenFen, locale)],
            ]}
          />
          <br />
          {awards.map(({ kind, min, max, pooled, nominations }) => (
            <Block key={kind} title={m.kinds[kind]} actions={<span className="soft">{m.quota(min, max)}</span>}>
              <Nominations of={nominations} pooled={pooled} />
              <h3>{m.candidates}</h3>
              <Candidates contest={contest} kind={kind} />
            </Block>
          ))}
        </>
      )}
    </Shown>
  );
}
