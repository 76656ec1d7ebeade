import { documentKinds, type Organisation } from '@jiebang/contract/identity/organisation.ts';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Scanned, Upload } from '../../../ui/kit/files.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { Block } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** What an organisation is verified by; for those who may read it. */
export function Papers({ of }: { readonly of: Organisation }) {
  const m = useText();
  const { id, documents, can } = of;
  const uploads = can.edit === true;
  if (!uploads && documents.length === 0) return null;
  return (
    <Block title={m.papers}>
      <p className="soft">{m.papersSay}</p>
      <ul className="list" aria-label={m.papers}>
        {documentKinds.map((kind) => {
          const paper = documents.find((one) => one.kind === kind);
          const label = m.paperKinds[kind];
          return (
            <li key={kind} className="line">
              <div className="line-words">
                <strong className="line-title">{label}</strong>
                <p className="line-facts">
                  {paper ? (
                    <>
                      <a
                        href={fileAddress(routes.identity.organisationDocument, { params: { id, file: paper.id } })}
                        download={paper.name}
                      >
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
                can={can.edit}
                label={`${paper ? m.replacePaper : m.uploadPaper} · ${label}`}
                send={(file) =>
                  api.identity.addDocument({
                    params: { id },
                    query: { kind, name: file.name.slice(0, 200) },
                    body: file,
                  })
                }
              />
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** Why an organisation was returned, while it is. */
export function Returned({ of }: { readonly of: Organisation }) {
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
      {of.can.edit === true && <p className="soft">{m.findingsSay}</p>}
    </Block>
  );
}
