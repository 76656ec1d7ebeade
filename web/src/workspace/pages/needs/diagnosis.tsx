import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { api } from '../../../lib/api.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { Found } from '../../features/needs/desks/diagnosis/found.tsx';
import { GiveDiagnosis } from '../../features/needs/desks/diagnosis/give.tsx';
import { useText } from '../../features/needs/desks/diagnosis/text.ts';

/** A second diagnosis for the one who is asked: of whose need, what is asked, until when; reading it, and what was found. */
export function Page() {
  const m = useText();
  const locale = useLocale();
  const id = usePart('id');
  const diagnosis = useRead(['diagnosis', id], () => api.needs.diagnosis({ params: { id } }));
  return (
    <Shown of={diagnosis}>
      {(of) => (
        <Frame title={m.title} above={of.need.number} state={m.states[of.state]}>
          <p role="status">{of.state === 'asked' ? m.invited : of.state === 'answered' ? m.thanks : m.over}</p>
          <Facts
            of={[
              [m.owner, of.need.organisation],
              [m.field, of.need.field && fieldName(of.need.field, locale)],
              [m.asWhat, [m.as[of.as], of.organisation].filter(Boolean).join(' · ')],
              [m.askedOn, <When key="asked" at={of.askedAt} plain />],
              [m.until, of.due],
              [m.readAt, of.readAt && <When at={of.readAt} plain />],
              [m.why, of.reason],
            ]}
          />
          <Block title={m.question} quiet>
            <p>{of.question}</p>
          </Block>
          <GiveDiagnosis of={of} />
          {of.finding && (
            <Block title={m.note}>
              <Found of={of.finding} />
            </Block>
          )}
        </Frame>
      )}
    </Shown>
  );
}
