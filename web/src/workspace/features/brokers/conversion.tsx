import type { Conversion } from '@jiebang/contract/brokers/conversion.ts';
import type { PayeeAccount } from '@jiebang/contract/brokers/payee.ts';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { yuan } from '../../../lib/money.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Facts, Table } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** What the organiser and the authority may do with a conversion now. */
export function ConversionActs({ of }: { readonly of: Conversion }) {
  const m = useText();
  const { can, id, version } = of;
  const params = { id };
  return (
    <Acts>
      <Act label={m.preview} can={can['preview']} run={() => api.brokers.previewConversion({ params })} />
      <Act
        label={m.proposeConversion}
        can={can['propose']}
        primary
        run={() => api.brokers.proposeConversion({ params, version })}
      />
      <Act
        label={m.approve}
        can={can['approve']}
        primary
        run={() => api.brokers.approveConversion({ params, version })}
      />
      <Act
        label={m.returnConversion}
        can={can['return']}
        ask={{ fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 500, required: true }] }}
        run={(body: { reason: string }) => api.brokers.returnConversion({ params, body })}
      />
      <Act
        label={m.freeze}
        can={can['freeze']}
        primary
        ask={{ fields: [] }}
        run={() => api.brokers.freezeConversion({ params, version })}
      />
    </Acts>
  );
}

/** The computation, row by row. */
export function ConversionTable({ of }: { readonly of: Conversion }) {
  const m = useText();
  const locale = useLocale();
  const { columns } = m;
  const pays = of.rows.some(({ account }) => account !== null);
  return (
    <>
      <Facts
        of={[
          [m.pool, yuan(of.poolFen, locale)],
          [m.method, m.methodName],
          [m.cutoff, <When key="cutoff" at={of.cutoff} />],
          [m.check, of.unchanged ? m.unchanged : m.changed],
        ]}
      />
      <Table
        caption={m.conversion}
        head={[
          columns.place,
          columns.number,
          columns.payee,
          columns.points,
          columns.gross,
          columns.tax,
          columns.net,
          ...(pays ? [columns.account] : []),
          columns.voucher,
        ]}
        rows={of.rows.map((row) => ({
          key: row.number,
          cells: [
            row.place,
            row.number,
            row.payee,
            row.points,
            yuan(row.grossFen, locale),
            yuan(row.taxFen, locale),
            yuan(row.netFen, locale),
            ...(pays ? [<AccountOf key="account" of={of.id} row={row} />] : []),
            row.voucher,
          ],
        }))}
      />
    </>
  );
}

/** The bank account of one payee, read to pay its bonus; it stands here until the page is left. */
function AccountOf({
  of,
  row: { number, account },
}: {
  readonly of: string;
  readonly row: Conversion['rows'][number];
}) {
  const m = useText();
  const [read, setRead] = useState<PayeeAccount | null>(null);
  if (account === 'missing') return <span className="soft">{m.payeeMissing}</span>;
  if (read) {
    return (
      <span role="status">
        {read.holder}
        <br />
        {read.bank}
        <br />
        <span className="num">{read.number}</span>
      </span>
    );
  }
  return (
    <Act
      label={m.payeeRead}
      can={true}
      ask={{ says: `${m.payeeOf(number)} · ${m.payeeReadSays}`, fields: [] }}
      run={() => api.brokers.readPayeeAccount({ params: { id: of, number } })}
      done={setRead}
    />
  );
}
