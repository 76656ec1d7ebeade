import type { Contact, PartyDeal } from '@jiebang/contract/deals/deal.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Facts } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** Contacts, exchanged only when both sides agree. */
export function Contacts({ deal }: { readonly deal: PartyDeal }) {
  const m = useText();
  const { own, other } = deal.contacts;
  const params = { id: deal.id };
  const words = (contact: Contact | null) =>
    contact && [contact.name, contact.phone, contact.email].filter(Boolean).join(' · ');
  return (
    <>
      <p className="soft">{m.contactsSays}</p>
      <Facts
        of={[
          [m.own, words(own)],
          [m.other, words(other) ?? m.waiting],
        ]}
      />
      <Acts>
        <Act
          label={m.share}
          can={deal.can['share_contact']}
          ask={{
            fields: [
              { kind: 'line', name: 'name', label: m.contactName, max: 40, required: true, autoComplete: 'name' },
              {
                kind: 'line',
                name: 'phone',
                label: m.contactPhone,
                max: 40,
                required: true,
                half: true,
                inputMode: 'tel',
              },
              { kind: 'email', name: 'email', label: m.contactEmail, half: true },
            ],
            ...(own ? { initial: own } : {}),
          }}
          run={(body: Contact) => api.deals.shareContact({ params, body })}
        />
        {own && (
          <Act
            label={m.withdrawContact}
            can={deal.can['share_contact']}
            run={() => api.deals.withdrawContact({ params })}
          />
        )}
      </Acts>
    </>
  );
}
