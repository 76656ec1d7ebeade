import { type OpenedCard, screeningReasons } from '@jiebang/contract/solutions/solution.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

type Out = { reasons: (typeof screeningReasons)[number][]; note: string | null };

/** The formal screening of one opened solution. */
export function Screening({ of }: { readonly of: Pick<OpenedCard, 'id' | 'can'> }) {
  const m = useText();
  const params = { id: of.id };
  return (
    <>
      <Act label={m.screenIn} can={of.can['screen_in']} primary run={() => api.solutions.screenIn({ params })} />
      <Act
        label={m.screenOut}
        can={of.can['screen_out']}
        ask={{
          fields: [
            {
              kind: 'choices',
              name: 'reasons',
              label: m.reason,
              required: true,
              options: screeningReasons.map((value) => ({ value, label: m.reasons[value] })),
            },
            { kind: 'lines', name: 'note', label: m.note, max: 500 },
          ],
        }}
        run={(body: Out) => api.solutions.screenOut({ params, body })}
      />
      <Act
        label={m.unscreen}
        can={of.can['unscreen']}
        ask={{
          says: <p>{m.unscreenSays}</p>,
          fields: [{ kind: 'lines', name: 'reason', label: m.unscreenReason, max: 500, required: true }],
        }}
        run={(body: { reason: string }) => api.solutions.unscreen({ params, body })}
      />
    </>
  );
}

/** What its team is told of a screening, and what it can do. */
export function OwnScreening({ of }: { readonly of: Screened }) {
  const m = useText();
  return (
    <>
      <ScreeningResult of={of} />
      <p className="soft">{of.passed ? m.passedNext : m.failedNext}</p>
    </>
  );
}

type Screened = { readonly passed: boolean; readonly reasons: readonly string[]; readonly note: string | null };

/** What the screening said. */
export function ScreeningResult({ of }: { readonly of: Screened }) {
  const m = useText();
  const kit = useKit();
  const names: Readonly<Record<string, string>> = m.reasons;
  return (
    <p>
      <strong>{of.passed ? m.passed : m.failed}</strong>{' '}
      {of.reasons.map((reason) => names[reason] ?? reason).join(kit.marks.comma)} {of.note}
    </p>
  );
}
