import { Button } from 'antd';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Files } from '../../../ui/kit/files.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { GoButton, usePart } from '../../../ui/kit/link.tsx';
import { Block, Facts, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { SolutionContent } from '../../features/solutions/content.tsx';
import { useText } from '../../features/solutions/text.ts';

/** One's own solution as its readers will see it after the opening: the same parts, of what is saved now. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const id = usePart('id');
  const own = useRead(['solution', id], () => api.solutions.own({ params: { id } }));
  return (
    <Shown of={own}>
      {(of) => (
        <Frame
          title={of.draft.title ?? m.untitled}
          above={`${of.need.number} ${of.need.title}`}
          below={[of.organisation.name, of.draft.teamName].filter(Boolean).join(' · ')}
        >
          <div className="acts screen-only">
            <Button onClick={() => window.print()}>{m.print}</Button>
            <GoButton to={of.can['edit'] === true ? `/solutions/${id}/edit` : `/solutions/${id}`}>
              {m.backToForm}
            </GoButton>
          </div>
          <p className="soft screen-only">{m.previewSays}</p>
          <Facts of={[[m.members, of.members.map(({ name }) => name).join(kit.marks.comma)]]} />
          <br />
          <Block title={m.content}>
            <SolutionContent of={of.draft} need={of.need.number} />
          </Block>
          <Block title={m.attachments}>
            <Files
              files={of.draft.attachments.map((file) => ({
                ...file,
                scan: of.files.find((one) => one.id === file.id)?.scan,
                size: of.files.find((one) => one.id === file.id)?.size ?? 0,
              }))}
              address={(file) => fileAddress(routes.solutions.ownAttachment, { params: { id, file } })}
            />
          </Block>
        </Frame>
      )}
    </Shown>
  );
}
