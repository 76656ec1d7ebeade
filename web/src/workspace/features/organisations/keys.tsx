import type { Organisation } from '@jiebang/contract/identity/organisation.ts';
import { App, Button } from 'antd';
import { useId, useState } from 'react';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { MakeKey } from './make-key.tsx';
import { useText } from './text.ts';

/** The API keys of an organisation, for its admins. A new one stands here once, until it is put away. */
export function Keys({ of: { id } }: { readonly of: Organisation }) {
  const m = useText();
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <p>{m.keysSay}</p>
      {secret !== null && <NewKeyShown secret={secret} done={() => setSecret(null)} />}
      <Paged
        name={m.keys}
        from={['organisation-keys', id]}
        call={(query) => api.identity.organisationKeys({ params: { id }, query })}
        empty={m.noKeys}
      >
        {({ id: key, name, prefix, scopes, state, madeBy, createdAt, expiresAt, usedAt }) => (
          <Line
            key={key}
            title={name}
            facts={[
              <code key="prefix" className="codes">
                {`${prefix}…`}
              </code>,
              ...scopes.map((scope) => m.scopes[scope]),
              `${m.madeBy} ${madeBy}`,
              <span key="made">
                {m.made} <When at={createdAt} />
              </span>,
              <span key="until">
                {m.until} <When at={expiresAt} />
              </span>,
              usedAt === null ? (
                m.keyNeverUsed
              ) : (
                <span key="used">
                  {m.keyUsed} <When at={usedAt} />
                </span>
              ),
              state === 'stopped' && m.keyStopped,
            ].filter(Boolean)}
            state={m.keyState[state]}
          >
            {state !== 'revoked' && state !== 'expired' && (
              <Act
                label={m.revokeKey}
                can={true}
                danger
                ask={{ says: m.revokeKeySays(name), fields: [] }}
                run={() => api.identity.revokeOrganisationKey({ params: { id, key } })}
              />
            )}
          </Line>
        )}
      </Paged>
      <MakeKey organisation={id} made={setSecret} />
    </>
  );
}

function NewKeyShown({ secret, done }: { readonly secret: string; readonly done: () => void }) {
  const m = useText();
  const { message } = App.useApp();
  const title = useId();
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => message.success(m.copied),
      () => message.error(m.copyFailed),
    );
  return (
    <section className="new-key" aria-labelledby={title}>
      <h3 id={title}>{m.newKey}</h3>
      <p role="status">{m.newKeySays}</p>
      <code className="codes">{secret}</code>
      <div className="acts">
        <Button type="primary" onClick={() => void copy()}>
          {m.copy}
        </Button>
        <Button onClick={done}>{m.keyKept}</Button>
      </div>
    </section>
  );
}
