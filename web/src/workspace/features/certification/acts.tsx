import { type Application, certificationChecklist } from '@jiebang/contract/certification/certificate.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useText } from './text.ts';

type Why = { reason: string };

/** What may be done with an application now. */
export function ApplicationActs({ of }: { readonly of: Application }) {
  const m = useText();
  const { can, id } = of;
  const params = { id };
  const why: Field[] = [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }];
  return (
    <Acts>
      <Act label={m.take} can={can['take']} primary run={() => api.certification.take({ params })} />
      <Act
        label={m.issue}
        can={can['issue']}
        primary
        ask={{
          fields: [
            {
              kind: 'choices',
              name: 'checked',
              label: m.checklist,
              required: true,
              options: certificationChecklist.map((value) => ({ value, label: m.items[value] })),
            },
          ],
        }}
        run={(body: { checked: (typeof certificationChecklist)[number][] }) =>
          api.certification.issue({ params, body })
        }
      />
      <Act
        label={m.return}
        can={can['return']}
        ask={{ fields: why }}
        run={(body: Why) => api.certification.return({ params, body })}
      />
      <Act label={m.resubmit} can={can['resubmit']} primary run={() => api.certification.resubmit({ params })} />
      <Act
        label={m.choose}
        can={can['choose']}
        ask={{ fields: [{ kind: 'flag', name: 'show', label: m.showAmount }] }}
        run={(body: { show: boolean }) => api.certification.choose({ params, body })}
      />
      <Act
        label={m.withdraw}
        can={can['withdraw']}
        danger
        ask={{ fields: [] }}
        run={() => api.certification.withdraw({ params })}
      />
      <Act
        label={m.revoke}
        can={can['revoke']}
        danger
        ask={{ fields: why }}
        run={(body: Why) => api.certification.revoke({ params, body })}
      />
    </Acts>
  );
}
