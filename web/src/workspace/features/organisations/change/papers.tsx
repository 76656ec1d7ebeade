import type { OrganisationChange } from '@jiebang/contract/identity/organisation/change/change.ts';
import { documentKinds } from '@jiebang/contract/identity/organisation.ts';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { Block } from '../../../../ui/kit/page.tsx';
import { PaperList } from '../papers.tsx';
import { useText as useOrganisationText } from '../text.ts';
import { useText } from './text.ts';

/** The papers that prove a change; which are needed is the server's to say. */
export function ChangePapers({ of }: { readonly of: OrganisationChange }) {
  const m = useText();
  const words = useOrganisationText();
  const { id, papers, papersNeeded, can } = of;
  const [only] = papersNeeded;
  const kinds = documentKinds.filter((kind) => papersNeeded.includes(kind) || papers.some((one) => one.kind === kind));
  return (
    <Block title={words.papers}>
      {can.edit === true && only && <p>{papersNeeded.length > 1 ? m.papersSay.both : m.papersSay[only]}</p>}
      <p className="soft">{words.papersSay}</p>
      <PaperList
        kinds={kinds}
        papers={papers}
        can={can.edit}
        address={(file) => fileAddress(routes.identity.changePaper, { params: { id, file } })}
        send={(kind, file) =>
          api.identity.addChangePaper({ params: { id }, query: { kind, name: file.name.slice(0, 200) }, body: file })
        }
      />
    </Block>
  );
}
