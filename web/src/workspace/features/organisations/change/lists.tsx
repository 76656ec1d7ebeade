import type { ChangeMove, OrganisationChange } from '@jiebang/contract/identity/organisation/change/change.ts';
import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { api } from '../../../../lib/api.ts';
import { useKit } from '../../../../ui/kit/language.tsx';
import { GoButton } from '../../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText as useOrganisationText } from '../text.ts';
import { useText } from './text.ts';

function ChangeLine({ of }: { readonly of: OrganisationChange }) {
  const kit = useKit();
  const words = useOrganisationText();
  const late = of.due !== null && new Date(of.due) < new Date();
  return (
    <Line
      to={`/organisation-changes/${of.id}`}
      title={of.was.name}
      facts={[
        of.differs.map((one) => words[one]).join(kit.marks.comma),
        <When key="moved" at={of.movedAt} />,
        of.due && (
          <span key="due">
            {words.due} <When at={of.due} />
          </span>
        ),
      ].filter(Boolean)}
      state={late ? words.overdue : kit.organisationChangeState[of.state]}
    />
  );
}

/** The changes of an organisation, and the way to another, for its administrators and those who decide. */
export function ChangesOf({ of }: { readonly of: Organisation }) {
  const m = useText();
  const changes = useRead(['organisation-changes', of.id], () =>
    api.identity.changesOfOrganisation({ params: { id: of.id }, query: { limit: 20 } }),
  );
  return (
    <Shown of={changes}>
      {({ items, can }) => (
        <Block
          title={m.title}
          actions={can.begin === true && <GoButton to={`/organisations/${of.id}/change`}>{m.begin}</GoButton>}
        >
          {can.begin !== undefined && <p className="soft">{m.says}</p>}
          {items.length === 0 ? (
            <Nothing>{m.none}</Nothing>
          ) : (
            <ul className="list" aria-label={m.list}>
              {items.map((change) => (
                <ChangeLine key={change.id} of={change} />
              ))}
            </ul>
          )}
        </Block>
      )}
    </Shown>
  );
}

/** Changes that wait for those who decide. */
export function WaitingChanges() {
  const m = useText();
  return (
    <Paged
      name={m.queue}
      from={['organisation-changes']}
      call={(page) => api.identity.waitingChanges({ query: page })}
      empty={m.queueEmpty}
    >
      {(change) => <ChangeLine key={change.id} of={change} />}
    </Paged>
  );
}

/** What was done with a change, the last first, with the reasons of each return. */
export function ChangeHistory({ of }: { readonly of: OrganisationChange }) {
  const m = useText();
  const words = useOrganisationText();
  const kit = useKit();
  const actions: Readonly<Record<string, string>> = m.actions;
  const why = ({ findings }: ChangeMove) =>
    findings
      .map(({ code, note }) => [words.findingCodes[code], note].filter(Boolean).join(kit.marks.colon))
      .join(kit.marks.semicolon);
  return (
    <ul className="list" aria-label={m.history}>
      {of.moves.toReversed().map((move) => (
        <Line
          key={move.at + move.action}
          title={actions[move.action] ?? move.action}
          facts={[<When key="at" at={move.at} />, move.by ?? words.staff, why(move)].filter(Boolean)}
          state={kit.organisationChangeState[move.to]}
        />
      ))}
    </ul>
  );
}
