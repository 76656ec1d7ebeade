import type { Enrolment, Proof } from '@jiebang/contract/identity/sign-in/second-factor.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { SimpleForm } from '../../../ui/kit/form/simple-form.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Facts } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** The second factor of this person: off, being set up, or on. Backup codes stand here once, until they are put away. */
export function SecondFactor() {
  const m = useText();
  const factor = useRead(['second-factor'], () => api.identity.secondFactor());
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  // Nothing is done yet when the QR code stands there, so nothing is called done.
  const begin = async () => {
    setEnrolment(await api.identity.enrolSecondFactor());
    return null;
  };
  if (codes) return <BackupCodes codes={codes} done={() => setCodes(null)} />;
  if (enrolment) {
    const confirmed = (given: readonly string[]) => {
      setEnrolment(null);
      setCodes(given);
    };
    return <Confirm enrolment={enrolment} done={confirmed} cancel={() => setEnrolment(null)} />;
  }
  return (
    <Shown of={factor}>
      {({ since, backupCodesLeft }) =>
        since === null ? (
          <>
            <p className="soft">{m.factorSays}</p>
            <Acts>
              <Act label={m.factorBegin} can={true} run={begin} />
            </Acts>
          </>
        ) : (
          <>
            <Facts
              of={[
                [m.factorSince, <When key="since" at={since} />],
                [m.backupLeft, <span key="left" className="num">{`${backupCodesLeft} / 10`}</span>],
              ]}
            />
            <FactorActs given={setCodes} />
          </>
        )
      }
    </Shown>
  );
}

type ConfirmProps = {
  readonly enrolment: Enrolment;
  readonly done: (codes: readonly string[]) => void;
  readonly cancel: () => void;
};

function Confirm({ enrolment, done, cancel }: ConfirmProps) {
  const m = useText();
  return (
    <div className="enrol">
      <p>{m.factorScan}</p>
      <img
        className="qr"
        width={200}
        height={200}
        alt={m.factorQr}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(enrolment.qr)}`}
      />
      <p>{m.factorType}</p>
      <p>
        <code className="codes">{enrolment.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <SimpleForm
        fields={[
          {
            kind: 'line',
            name: 'code',
            label: m.factorCode,
            max: 6,
            required: true,
            inputMode: 'numeric',
            autoComplete: 'one-time-code',
            half: true,
          },
        ]}
        submit={m.factorConfirm}
        send={(body: { code: string }) => api.identity.confirmSecondFactor({ body })}
        done={({ codes }) => done(codes)}
      />
      <Button onClick={cancel}>{m.notNow}</Button>
    </div>
  );
}

function BackupCodes({ codes, done }: { readonly codes: readonly string[]; readonly done: () => void }) {
  const m = useText();
  const shown = codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${m.backup}\n\n${shown.join('\n')}\n`)}`;
  return (
    <>
      <p role="status">{m.backupSays}</p>
      <ul className="codes code-list" aria-label={m.backup}>
        {shown.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="acts">
        <a className="go" href={file} download="jiebang-backup-codes.txt">
          {m.backupFile}
        </a>
        <Button type="primary" onClick={done}>
          {m.backupKept}
        </Button>
      </div>
    </>
  );
}

type ProofTyped = { by: 'password' | 'code'; password: string | null; code: string | null };

function FactorActs({ given }: { readonly given: (codes: readonly string[]) => void }) {
  const m = useText();
  const kit = useKit();
  const code: Field = {
    kind: 'line',
    name: 'code',
    label: kit.proof.second,
    hint: kit.proof.secondHint,
    max: 20,
    required: true,
  };
  const proofOf = ({ by, password, code: typed }: ProofTyped): Proof =>
    by === 'password' ? { password: password ?? '' } : { code: typed ?? '' };
  return (
    <Acts>
      <Act
        label={m.backupRenew}
        can={true}
        ask={{ says: m.backupRenewSays, fields: [code] }}
        run={(body: { code: string }) => api.identity.renewBackupCodes({ body })}
        done={({ codes }) => given(codes)}
      />
      <Act
        label={m.factorOff}
        can={true}
        danger
        ask={{
          says: m.factorOffSays,
          fields: [
            {
              kind: 'choice',
              name: 'by',
              label: kit.proof.by,
              required: true,
              options: [
                { value: 'password', label: m.password },
                { value: 'code', label: kit.proof.second },
              ],
            },
            {
              kind: 'secret',
              name: 'password',
              label: m.password,
              fresh: false,
              required: true,
              when: ({ by }) => by === 'password',
            },
            { ...code, when: ({ by }) => by === 'code' },
          ],
          initial: { by: 'password', password: null, code: null },
        }}
        run={(typed: ProofTyped) => api.identity.switchOffSecondFactor({ body: proofOf(typed) })}
      />
    </Acts>
  );
}
