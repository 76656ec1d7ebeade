import type { Duplicate, DuplicateGroup } from '@jiebang/contract/identity/organisation/merge/merge.ts';
import { api } from '../../../../lib/api.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Field } from '../../../../ui/kit/form/field.ts';
import { useKit } from '../../../../ui/kit/language.tsx';
import { Line, Paged } from '../../../../ui/kit/list.tsx';
import { Block } from '../../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** Organisations that look alike, group by group, each of which can be merged into another. */
export function Duplicates() {
  const m = useText();
  return (
    <Paged
      name={m.title}
      from={['duplicate-organisations']}
      call={(query) => api.identity.duplicateOrganisations({ query })}
      empty={m.empty}
    >
      {(group) => (
        <li key={`${group.why} ${group.organisations.map(({ id }) => id).join(' ')}`}>
          <Group of={group} />
        </li>
      )}
    </Paged>
  );
}

function Group({ of }: { readonly of: DuplicateGroup }) {
  const m = useText();
  const kit = useKit();
  return (
    <Block title={`${m.why[of.why]}${kit.marks.colon}${of.what}`}>
      <ul className="list" aria-label={of.what}>
        {of.organisations.map((one) => (
          <Line
            key={one.id}
            to={`/organisations/${one.id}`}
            title={one.name}
            facts={[
              kit.organisationKind[one.kind],
              one.number,
              m.members(one.members),
              <span key="at">
                {m.registered} <When at={one.createdAt} />
              </span>,
            ]}
            state={kit.organisationState[one.state]}
          >
            <Merge of={one} others={of.organisations} />
          </Line>
        ))}
      </ul>
    </Block>
  );
}

type Typed = { into: string; reason: string };

function Merge({ of, others }: { readonly of: Duplicate; readonly others: readonly Duplicate[] }) {
  const m = useText();
  const options = others
    .filter(({ id, state, kind }) => id !== of.id && state === 'verified' && kind === of.kind)
    .map(({ id, name, number }) => ({ value: id, label: [name, number].filter(Boolean).join(' ') }));
  if (options.length === 0 || of.state === 'suspended') return null;
  const fields: Field[] = [
    { kind: 'choice', name: 'into', label: m.into, hint: m.intoHint, options, required: true },
    { kind: 'lines', name: 'reason', label: m.reason, hint: m.reasonHint, max: 1000, required: true },
  ];
  return (
    <Act
      label={m.merge}
      can={true}
      danger
      ask={{ fields, initial: { into: options[0]?.value ?? null, reason: null }, says: <Outlook of={of} /> }}
      run={(body: Typed) => api.identity.mergeOrganisation({ params: { id: of.id }, body })}
    />
  );
}

/** What a merger does, to whom, and what stands in its way. */
function Outlook({ of }: { readonly of: Duplicate }) {
  const m = useText();
  const kit = useKit();
  const outlook = useRead(['merge-outlook', of.id], () => api.identity.mergeOutlook({ params: { id: of.id } }));
  return (
    <>
      <p>
        <strong>{m.mergeOf(of.name)}</strong>
      </p>
      <p>{m.cannotUndo}</p>
      <ul className="effects">
        {m.effects.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <Shown of={outlook}>
        {({ members, hindered }) => (
          <>
            <p>
              {members.length === 0
                ? m.nobody
                : `${m.people}${kit.marks.colon}${members.join(kit.marks.comma)}${kit.marks.stop}`}
            </p>
            {hindered.length > 0 && (
              <>
                <p role="status">
                  <strong>{m.hindered}</strong>
                </p>
                <ul className="effects">
                  {hindered.map(({ kind, id, title }) => (
                    <li key={id}>{[m.kinds[kind], title].filter(Boolean).join(' ')}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Shown>
    </>
  );
}
