import type { Can } from '@jiebang/contract/http/problem.ts';
import {
  documentKinds,
  type Finding,
  type Organisation,
  type OrganisationDocument,
} from '@jiebang/contract/identity/organisation.ts';
import type { ReactNode } from 'react';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Scanned, Upload } from '../../../ui/kit/files.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Kind = OrganisationDocument['kind'];
type ListProps = {
  readonly kinds: readonly Kind[];
  readonly papers: readonly OrganisationDocument[];
  /** Whether papers may be given now. */
  readonly can: Can | undefined;
  readonly address: (file: string) => string;
  readonly send: (kind: Kind, file: File) => Promise<unknown>;
};

/** One paper of each kind, with the way to give another in its place. */
export function PaperList({ kinds, papers, can, address, send }: ListProps) {
  const m = useText();
  return (
    <ul className="list" aria-label={m.papers}>
      {kinds.map((kind) => {
        const paper = papers.find((one) => one.kind === kind);
        const label = m.paperKinds[kind];
        return (
          <li key={kind} className="line">
            <div className="line-words">
              <strong className="line-title">{label}</strong>
              <p className="line-facts">
                {paper ? (
                  <>
                    <a href={address(paper.id)} download={paper.name}>
                      {paper.name}
                    </a>
                    <Scanned scan={paper.scan} />
                    <When at={paper.at} />
                  </>
                ) : (
                  m.noPaper
                )}
              </p>
            </div>
            <Upload
              can={can}
              label={`${paper ? m.replacePaper : m.uploadPaper} · ${label}`}
              send={(file) => send(kind, file)}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** What an organisation is verified by; for those who may read it. */
export function Papers({ of }: { readonly of: Organisation }) {
  const m = useText();
  const { id, documents, can } = of;
  if (can.edit !== true && documents.length === 0) return null;
  return (
    <Block title={m.papers}>
      <p className="soft">{m.papersSay}</p>
      <PaperList
        kinds={documentKinds}
        papers={documents}
        can={can.edit}
        address={(file) => fileAddress(routes.identity.organisationDocument, { params: { id, file } })}
        send={(kind, file) =>
          api.identity.addDocument({ params: { id }, query: { kind, name: file.name.slice(0, 200) }, body: file })
        }
      />
    </Block>
  );
}

/** Why an organisation was returned, while it is. */
export function Returned({ of }: { readonly of: Organisation }) {
  const m = useText();
  if (of.findings.length === 0) return null;
  return <Reasons of={of.findings}>{of.can.edit === true && <p className="soft">{m.findingsSay}</p>}</Reasons>;
}

/** Why something was returned. */
export function Reasons({ of, children }: { readonly of: readonly Finding[]; readonly children?: ReactNode }) {
  const m = useText();
  const kit = useKit();
  return (
    <Block title={m.findings}>
      <ul className="effects">
        {of.map(({ code, note }) => (
          <li key={code}>{[m.findingCodes[code], note].filter(Boolean).join(kit.marks.colon)}</li>
        ))}
      </ul>
      {children}
    </Block>
  );
}
