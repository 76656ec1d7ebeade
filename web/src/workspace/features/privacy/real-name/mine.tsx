import {
  identityDocuments,
  type RealName,
  type RealNameInput,
} from '@jiebang/contract/identity/real-name/real-name.ts';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { Scanned, Upload } from '../../../../ui/kit/files.tsx';
import { SimpleForm } from '../../../../ui/kit/form/simple-form.tsx';
import { useKit } from '../../../../ui/kit/language.tsx';
import { Block, Facts } from '../../../../ui/kit/page.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** One's own verification: where it stands, what is wrong with it, the picture, and asking. */
export function MyRealName({ of, name }: { readonly of: RealName; readonly name: string }) {
  const m = useText();
  const asks = of.state === 'unverified' || of.state === 'returned';
  return (
    <>
      <Standing of={of} />
      <RealNameReturned of={of} />
      <Block title={m.handling} quiet={!asks}>
        <ul className="effects">
          {m.handlingSays.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Block>
      <PictureBlock of={of} />
      {asks && (
        <Block title={m.steps}>
          {of.picture === null ? <p className="soft">{m.uploadFirst}</p> : <Asking of={of} name={name} />}
        </Block>
      )}
      <Acts>
        <Act
          label={m.withdraw}
          can={of.can.withdraw}
          danger
          ask={{ fields: [], says: <p>{m.withdrawSays}</p> }}
          run={() => api.identity.withdrawRealName()}
        />
      </Acts>
    </>
  );
}

function Standing({ of }: { readonly of: RealName }) {
  const m = useText();
  const says = { pending: m.waiting, verified: m.verifiedSays, suspended: m.suspendedSays }[of.state as string];
  if (says === undefined) return null;
  return (
    <section className="block" aria-label={m.title}>
      <p role="status">{says}</p>
      <Facts
        of={[
          [m.reason, of.reason],
          [m.name, of.name],
          [m.document, of.document && m.documents[of.document]],
          [m.ending, of.ending],
          [m.due, of.due && <When at={of.due} />],
        ]}
      />
    </section>
  );
}

/** Why a verification was returned, while it is. */
export function RealNameReturned({ of }: { readonly of: RealName }) {
  const m = useText();
  const kit = useKit();
  if (of.findings.length === 0) return null;
  return (
    <Block title={m.findings}>
      <ul className="effects">
        {of.findings.map(({ code, note }) => (
          <li key={code}>{[m.findingCodes[code], note].filter(Boolean).join(kit.marks.colon)}</li>
        ))}
      </ul>
      {of.can.ask !== undefined && <p className="soft">{m.findingsSay}</p>}
    </Block>
  );
}

/** The picture, where the reader may see it, and until when it stays. */
export function PictureFacts({ of }: { readonly of: RealName }) {
  const m = useText();
  if (of.picture === null) return null;
  const address = fileAddress(routes.identity.realNamePicture, { params: { id: of.person } });
  return (
    <>
      <p className="acts">
        <a className="go" href={address} download>
          {m.see}
        </a>
        <Scanned scan={of.picture.scan} />
      </p>
      <p className="line-facts">
        <span>
          {m.uploaded} <When at={of.picture.at} />
        </span>
        {of.picture.until && (
          <span>
            {m.removed} <When at={of.picture.until} />
          </span>
        )}
      </p>
    </>
  );
}

function PictureBlock({ of }: { readonly of: RealName }) {
  const m = useText();
  const can = of.can.begin === true ? true : of.can.add_picture;
  if (can !== true && of.picture === null) return null;
  return (
    <Block title={m.picture}>
      {can === true && <p className="soft">{m.pictureSays}</p>}
      {of.picture === null ? <p className="soft">{m.noPicture}</p> : <PictureFacts of={of} />}
      <Upload
        can={can}
        label={of.picture === null ? m.upload : m.replace}
        send={(body) => api.identity.addRealNamePicture({ body })}
      />
    </Block>
  );
}

type Typed = Omit<RealNameInput, 'agreed'> & { agreed: boolean };

function Asking({ of, name }: { readonly of: RealName; readonly name: string }) {
  const m = useText();
  return (
    <SimpleForm
      fields={[
        { kind: 'line', name: 'name', label: m.name, max: 100, required: true, half: true, autoComplete: 'name' },
        {
          kind: 'choice',
          name: 'document',
          label: m.document,
          required: true,
          options: identityDocuments.map((value) => ({ value, label: m.documents[value] })),
        },
        {
          kind: 'line',
          name: 'number',
          label: m.number,
          hint: m.numberHint,
          max: 30,
          required: true,
          half: true,
          autoComplete: 'off',
        },
        { kind: 'flag', name: 'agreed', label: m.agreed, required: true },
      ]}
      initial={{ name: of.name ?? name, document: of.document ?? 'resident_id', number: null, agreed: false }}
      submit={m.ask}
      send={({ agreed: _, ...typed }: Typed) => api.identity.askRealName({ body: { ...typed, agreed: true } })}
    />
  );
}
