import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { usePart } from '../../../ui/kit/link.tsx';
import { Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { Given } from '../../features/solutions/signature/given.tsx';
import { RequestActs, WordsToSign } from '../../features/solutions/signature/request.tsx';
import { useText } from '../../features/solutions/signature/text.ts';

/** What a signatory is asked to sign: who asks, for which need, and the words. Of the solution there is nothing to read. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const id = usePart('id');
  const request = useRead(['signature', id], () => api.solutions.signature({ params: { id } }));
  return (
    <Shown of={request}>
      {(of) => (
        <Frame
          title={m.title}
          above={`${of.need.number} ${of.need.title}`}
          state={kit.signatureState[of.state]}
          actions={
            <a className="go" href={localPath(locale, `/needs/${of.need.number}`)}>
              {m.seeNeed}
            </a>
          }
        >
          <p role="status">{of.state === 'asked' && of.can['sign'] !== true ? m.over : m.sealed}</p>
          <RequestActs of={of} />
          <Facts
            of={[
              [m.leader, of.leader],
              [m.organisation, of.organisation.name],
              [m.askedOn, <When key="asked" at={of.askedAt} />],
              [m.deadline, <When key="deadline" at={of.need.deadline} />],
              [m.signedOn, of.given && <Given of={of.given} />],
              [m.reason, of.reason],
            ]}
          />
          <br />
          {of.state === 'asked' && <WordsToSign />}
        </Frame>
      )}
    </Shown>
  );
}
