import type { Organisation, OrganisationMove } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** What was done with an organisation, newest first. */
export function History({ of }: { readonly of: Organisation }) {
  const m = useText();
  const kit = useKit();
  const actions: Readonly<Record<string, string>> = m.historyActions;
  const why = ({ reason, findings }: OrganisationMove) =>
    [reason, ...findings.map(({ code, note }) => [m.findingCodes[code], note].filter(Boolean).join(kit.marks.colon))]
      .filter(Boolean)
      .join(kit.marks.semicolon);
  return (
    <Paged
      name={m.history}
      from={['organisation-history', of.id]}
      call={(query) => api.identity.organisationHistory({ params: { id: of.id }, query })}
      empty={m.historyEmpty}
    >
      {(move) => (
        <Line
          key={move.at + move.action}
          title={actions[move.action] ?? move.action}
          facts={[<When key="at" at={move.at} />, move.by ?? m.staff, why(move)].filter(Boolean)}
          state={kit.organisationState[move.to]}
        />
      )}
    </Paged>
  );
}
