import { fieldName } from '@jiebang/contract/reference/fields.ts';
import { api } from '../../../lib/api.ts';
import { placeName } from '../../../lib/places.ts';
import { problemOf } from '../../../lib/problems.ts';
import { useKit, useLocale } from '../../../ui/kit/language.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { Affiliations, BrokerActs, RegisterBroker } from '../../features/brokers/profile.tsx';
import { useText } from '../../features/brokers/text.ts';

/** One's own profile as a broker, or the way to become one. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const locale = useLocale();
  const mine = useRead(['broker'], () => api.brokers.myBroker());
  if (mine.error && ['not_found', 'not_a_broker'].includes(problemOf(mine.error).code)) {
    return (
      <Frame title={m.broker}>
        <Nothing>{m.brokerNone}</Nothing>
        <br />
        <RegisterBroker />
      </Frame>
    );
  }
  return (
    <Shown of={mine}>
      {(broker) => (
        <Frame title={broker.name} above={`${m.broker} · ${broker.number}`} state={m.states[broker.state]}>
          <BrokerActs broker={broker} />
          <Facts
            of={[
              [m.level, m.levels[broker.level]],
              [m.fields, broker.fields.map((code) => fieldName(code, locale)).join(kit.marks.comma)],
              [m.regions, broker.regions.map((code) => placeName(code, locale)).join(kit.marks.comma)],
              [m.intro, broker.intro],
            ]}
          />
          <br />
          <Block title={m.affiliations}>
            <Affiliations broker={broker} />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
