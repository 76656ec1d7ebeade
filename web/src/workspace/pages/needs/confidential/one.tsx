import { api } from '../../../../lib/api.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../../ui/kit/link.tsx';
import { Facts, Page as Frame } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { Reading } from '../../../features/confidential/reading.tsx';
import { useText } from '../../../features/confidential/text.ts';

/** One's own access to a confidential text: where it stands, and the text itself when it is asked for. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const id = usePart('id');
  const access = useRead(['my-access', id], () => api.needs.myAccess({ params: { id } }));
  return (
    <Shown of={access}>
      {(of) => (
        <Frame
          title={m.title}
          above={
            <a href={localPath(locale, `/needs/${of.need.number}`)}>
              {of.need.number} {of.need.title}
            </a>
          }
          state={m.accessStates[of.state]}
        >
          <Facts
            of={[
              [m.accessStates[of.state], of.state !== 'asked' && <When key="since" at={of.since} />],
              [m.askedAt, <When key="asked" at={of.askedAt} />],
              [m.forOrganisation, of.organisation.name],
              [m.ownersReason, of.reason],
              [
                m.acceptedTerms,
                of.accepted.map(({ version, at }) => (
                  <div key={version}>
                    {m.termsVersion(version)} <When at={at} plain />
                  </div>
                )),
              ],
            ]}
          />
          <Reading of={of} />
          <p>
            <Go to="/confidential">{m.mine}</Go>
          </p>
        </Frame>
      )}
    </Shown>
  );
}
