import { declarations } from '@jiebang/contract/needs/confidential/declarations.data.ts';
import type { ConfidentialWork } from '@jiebang/contract/needs/confidential/text.ts';
import { declarationNow } from '@jiebang/contract/needs/confidential/text.ts';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { Files, Upload } from '../../../ui/kit/files.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { GoButton } from '../../../ui/kit/link.tsx';
import { Block, Facts } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { Terms } from './terms.tsx';
import { useText } from './text.ts';
import { Words } from './words.tsx';

type Item = NonNullable<ConfidentialWork['item']>;
type OwnProps = { readonly need: string; readonly item: Item; readonly can: ConfidentialWork['can'] };

/** What the owner may do with its text now, where it stands, and what is written. */
export function OwnText({ need, item, can }: OwnProps) {
  const m = useText();
  const locale = useLocale();
  const { own } = item;
  const params = { id: need };
  if (!own) return null;
  const offering = {
    says: declarations[declarationNow][locale],
    fields: [{ kind: 'flag', name: 'declared', label: m.declare, required: true }] as const,
  };
  const offer = () => api.needs.offerConfidential({ params, body: { declaration: declarationNow } });
  return (
    <>
      <Acts>
        <Act label={m.offer} can={can['offer']} primary ask={offering} run={offer} />
        <Act label={m.release} can={can['release']} primary={own.changed} ask={offering} run={offer} />
        {can['edit'] === true && <GoButton to={`/needs/${need}/confidential/edit`}>{m.edit}</GoButton>}
        <Act
          label={m.close}
          can={can['close']}
          danger
          ask={{ says: m.closeSays, fields: [] }}
          run={() => api.needs.closeConfidential({ params })}
        />
      </Acts>
      {item.offered !== null && own.changed && <p role="status">{m.changed}</p>}
      <OfferFacts item={item} />
      <br />
      <Block title={m.written}>
        <Words of={own.draft} />
      </Block>
      <Block title={m.files}>
        <p className="soft">{m.filesSay}</p>
        <Files
          files={own.files}
          address={(file) => fileAddress(routes.needs.confidentialFile, { params: { id: need, file } })}
        />
        <Acts>
          <Upload
            can={can['edit']}
            label={m.attach}
            send={(file) => api.needs.attachConfidential({ params, query: { name: file.name }, body: file })}
          />
          {own.files.map(({ id, name }) => (
            <Act
              key={id}
              label={m.detach(name)}
              can={can['edit']}
              danger
              run={() => api.needs.detachConfidential({ params: { id: need, file: id } })}
            />
          ))}
        </Acts>
      </Block>
      {item.terms && (
        <Block title={m.terms} quiet>
          <Terms of={item.terms} />
        </Block>
      )}
    </>
  );
}

/** Since when a text is as it is, which version is offered, and who may read. */
export function OfferFacts({ item }: { readonly item: Item }) {
  const m = useText();
  return (
    <Facts
      of={[
        [m.states[item.state], <When key="since" at={item.since} />],
        [m.offered, item.offered === null ? m.notOffered : m.version(item.offered)],
        [m.how, item.approval ? m.approvalYes : m.approvalNo],
      ]}
    />
  );
}
