import { type ContestPage, wasOpened } from '@jiebang/contract/contests/contest.ts';
import { api } from '../../../lib/api.ts';
import { localPath } from '../../../lib/locale.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { PhaseActs } from './dates/decisions.tsx';
import { Reach } from './dates/reach.tsx';
import { useText } from './text.ts';

/** What may be done with a contest now. */
export function ContestActs({ of }: { readonly of: ContestPage }) {
  const m = useText();
  const { id, can } = of;
  const params = { id };
  return (
    <Acts>
      <Act
        label={m.open}
        can={can.open}
        primary
        ask={{ says: m.openSays, fields: [] }}
        run={() => api.contests.open({ params })}
      />
      <PhaseActs of={of} />
      {of.state === 'draft' && <Plain to={`/preview/${id}`}>{m.preview}</Plain>}
      {wasOpened(of.state) && <Plain to={`/contests/${id}`}>{m.publicPage}</Plain>}
      {can.edit === true && <GoButton to={`/contests/${id}/edit`}>{m.edit}</GoButton>}
      <Act
        label={m.close}
        can={can.close}
        danger
        ask={{
          says: (
            <>
              {m.closeSays}
              <Reach contest={id} of="all" />
            </>
          ),
          fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }],
        }}
        run={(body: { reason: string }) => api.contests.close({ params, body })}
      />
      <Act
        label={m.discard.act}
        can={can.discard}
        danger
        ask={{
          says: m.discard.says,
          fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }],
        }}
        run={(body: { reason: string }) => api.contests.discard({ params, body })}
      />
      <Act label={m.archive} can={can.archive} run={() => api.contests.archive({ params })} />
    </Acts>
  );
}

/** A link out of the workspace, to a public page in the reader's language. */
function Plain({ to, children }: { readonly to: string; readonly children: string }) {
  const locale = useLocale();
  return (
    <a className="go" href={localPath(locale, to)}>
      {children}
    </a>
  );
}
