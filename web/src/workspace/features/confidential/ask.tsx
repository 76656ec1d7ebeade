import type { Me } from '@jiebang/contract/identity/person.ts';
import type { OfferToMe } from '@jiebang/contract/needs/confidential/text.ts';
import { api } from '../../../lib/api.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useRefusal } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { Terms } from './terms.tsx';
import { useText } from './text.ts';

type AskProps = { readonly offer: OfferToMe; readonly me: Me; readonly done: (access: string) => void };

/** The terms of a confidential text with what accepting them does; or, the same whatever the reason, that it is not open to the asker. */
export function AskAccess({ offer, me, done }: AskProps) {
  const m = useText();
  const words = useRefusal();
  if (offer.standing) {
    return (
      <>
        <p>{m.standing}</p>
        <br />
        <GoButton to={`/confidential/${offer.standing}`} primary>
          {m.toStanding}
        </GoButton>
      </>
    );
  }
  const organisations = me.memberships.map(({ organisation }) => ({
    value: organisation.id,
    label: organisation.name,
  }));
  if (organisations.length === 0) {
    return (
      <>
        <Nothing>{m.noOrganisation}</Nothing>
        <br />
        <GoButton to="/organisations">{m.toOrganisations}</GoButton>
      </>
    );
  }
  const can = offer.can['ask'];
  const { terms, need } = offer;
  if (can !== true || !terms) {
    const { says, next } = words(can === undefined || can === true ? 'confidential_not_open' : can.code);
    return (
      <div className="failed" role="status">
        <strong>{says}</strong>
        <p>{next}</p>
      </div>
    );
  }
  return (
    <>
      <Block title={m.terms}>
        <Terms of={terms} />
        <p>
          <span className="soft">{m.how}</span> <strong>{offer.approval ? m.approvalYes : m.approvalNo}</strong>
        </p>
      </Block>
      <SimpleForm
        fields={[
          { kind: 'choice', name: 'organisation', label: m.forOrganisation, options: organisations, required: true },
          { kind: 'flag', name: 'terms', label: m.accept, required: true },
        ]}
        initial={{ organisation: organisations[0]?.value ?? null, terms: false }}
        submit={offer.approval ? m.askApproval : m.askNow}
        send={({ organisation }: { organisation: string }) =>
          api.needs.askAccess({ body: { need: need.number, organisation, terms: terms.hash } })
        }
        done={({ id }) => done(id)}
      />
    </>
  );
}
