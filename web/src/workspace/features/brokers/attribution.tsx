import type { Attribution } from '@jiebang/contract/brokers/attribution.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field, Values } from '../../../ui/kit/form/field.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Table } from '../../../ui/kit/page.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** Parts of 10,000 in the contract, percent under the fingers. */
const perPercent = 100;
const sharesOf = (values: Values, brokers: Attribution['brokers']) =>
  brokers
    .map(({ broker }) => ({ broker, share: Math.round(Number(values[broker] ?? 0) * perPercent) }))
    .filter(({ share }) => share > 0);

/** Proposing, confirming and resolving the shares of one deal. */
export function AttributionActs({ of }: { readonly of: Attribution }) {
  const m = useText();
  const { can, id, version } = of;
  const sent = { params: { id }, version };
  const fields: Field[] = of.brokers.map(({ broker, name, number }) => ({
    kind: 'number',
    name: broker,
    label: `${name} ${number}`,
    min: 0,
    max: 100,
    step: 1,
    unit: '%',
  }));
  const now = Object.fromEntries(of.brokers.map(({ broker }) => [broker, shareOf(of, broker)]));
  const reason: Field = { kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true };
  return (
    <Acts>
      <Act label={m.confirmShares} can={can['confirm']} primary run={() => api.brokers.confirmShares(sent)} />
      <Act
        label={m.propose}
        can={can['propose']}
        primary={of.state === 'open'}
        ask={{ says: m.proposeSays, fields, initial: now }}
        run={(values: Values) => api.brokers.proposeShares({ ...sent, body: { shares: sharesOf(values, of.brokers) } })}
      />
      <Act
        label={m.resolve}
        can={can['resolve']}
        primary
        ask={{ says: m.proposeSays, fields: [...fields, reason], initial: { ...now, reason: null } }}
        run={(values: Values) =>
          api.brokers.resolveShares({
            ...sent,
            body: { shares: sharesOf(values, of.brokers), reason: String(values['reason']) },
          })
        }
      />
    </Acts>
  );
}

const shareOf = (of: Attribution, broker: string): number =>
  (of.shares.find((share) => share.broker === broker)?.share ?? 0) / perPercent;

/** Who may be named with which evidence, and the shares that stand. */
export function SharesTable({ of }: { readonly of: Attribution }) {
  const m = useText();
  const kit = useKit();
  if (of.brokers.length === 0) return <Nothing>{m.noBrokers}</Nothing>;
  return (
    <Table
      caption={m.shares}
      head={[m.number, m.name, m.agency, m.side, m.services, m.share]}
      rows={of.brokers.map((one) => ({
        key: one.broker,
        cells: [
          one.number,
          one.name,
          one.agency,
          one.sides.map((side) => m.sides[side]).join(kit.marks.comma),
          one.entries.map(({ kind, day }) => `${day} ${m.serviceKinds[kind]}`).join(kit.marks.semicolon),
          of.shares.length > 0 ? `${shareOf(of, one.broker)}%` : '–',
        ],
      }))}
    />
  );
}
