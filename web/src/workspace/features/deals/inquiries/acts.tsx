import { DeclineReason, type Inquiry } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { useText } from './text.ts';

type Declined = { why: DeclineReason; note: string | null };

/** What either side may do with an inquiry now. */
export function InquiryActs({ inquiry: { id, can, deal } }: { readonly inquiry: Inquiry }) {
  const m = useText();
  const params = { id };
  return (
    <Acts>
      {deal && (
        <GoButton to={`/deals/${deal}`} primary>
          {m.toDeal}
        </GoButton>
      )}
      <Act
        label={m.accept}
        can={can['accept']}
        primary
        ask={{ says: m.acceptSays, fields: [] }}
        run={() => api.deals.acceptInquiry({ params })}
      />
      <Act
        label={m.decline}
        can={can['decline']}
        ask={{
          fields: [
            {
              kind: 'choice',
              name: 'why',
              label: m.declinedWhy,
              options: DeclineReason.options.map((value) => ({ value, label: m.declines[value] })),
              required: true,
            },
            { kind: 'lines', name: 'note', label: m.note, hint: m.noteHint, max: 500, rows: 3 },
          ],
        }}
        run={(body: Declined) => api.deals.declineInquiry({ params, body })}
      />
      <Act
        label={m.withdraw}
        can={can['withdraw']}
        danger
        ask={{ says: m.withdrawSays, fields: [] }}
        run={() => api.deals.withdrawInquiry({ params })}
      />
    </Acts>
  );
}
