import type { MyAccess, ReadText } from '@jiebang/contract/needs/confidential/text.ts';
import { useState } from 'react';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Files } from '../../../ui/kit/files.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { Terms } from './terms.tsx';
import { useText } from './text.ts';
import { Words } from './words.tsx';

/** What a reader may do with its access now, and the text once it was asked for: it stands on the page only as long as it may be read. */
export function Reading({ of }: { readonly of: MyAccess }) {
  const m = useText();
  const [read, setRead] = useState<ReadText | null>(null);
  const params = { id: of.id };
  const { terms } = of;
  const changed = terms !== null && !of.accepted.some(({ hash }) => hash === terms.hash);
  const shown = of.can['read'] === true ? read : null;
  return (
    <>
      {of.state === 'asked' && <p role="status">{m.waitSays}</p>}
      <Acts>
        {changed && (
          <Act
            label={m.acceptNew}
            can={of.can['accept']}
            primary
            ask={{
              says: (
                <>
                  <p>{m.acceptNewSays}</p>
                  <Terms of={terms} />
                </>
              ),
              fields: [{ kind: 'flag', name: 'terms', label: m.accept, required: true }],
            }}
            run={() => api.needs.acceptTerms({ params, body: { terms: terms.hash } })}
          />
        )}
        {(shown === null || shown.version !== of.newest) && (
          <Act
            label={shown ? m.readAgain : m.read}
            can={of.can['read']}
            primary
            ask={{ says: m.readSays, fields: [] }}
            run={() => api.needs.readConfidential({ params })}
            done={(text: ReadText) => setRead(text)}
          />
        )}
        <Act
          label={m.leave}
          can={of.can['leave']}
          danger
          ask={{ says: m.leaveSays, fields: [] }}
          run={() => api.needs.leaveAccess({ params })}
        />
      </Acts>
      {shown && (
        <ReadWords
          of={shown}
          address={(file) => fileAddress(routes.needs.readFile, { params: { id: of.id, file } })}
          newest={of.newest}
        />
      )}
      {terms && !changed && (
        <Block title={m.terms} quiet>
          <Terms of={terms} />
        </Block>
      )}
    </>
  );
}

type ReadProps = {
  readonly of: ReadText;
  readonly address: (file: string) => string;
  readonly newest: number | null;
};

/** A text as it was read, with its files, each a recorded download. */
export function ReadWords({ of, address, newest }: ReadProps) {
  const m = useText();
  return (
    <Block title={`${m.text} · ${m.version(of.version)}`}>
      <p className="soft">
        {m.readAt} <When at={of.readAt} plain />
      </p>
      {newest !== null && newest !== of.version && <p role="status">{m.newVersion(newest)}</p>}
      <Words of={of} />
      <h3>{m.files}</h3>
      <p className="soft">{m.filesRecorded}</p>
      <Files files={of.files} address={address} />
    </Block>
  );
}
