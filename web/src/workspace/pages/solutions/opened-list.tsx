import { api, fileAddress, routes } from '../../../lib/api.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Line, Paged } from '../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { Screening } from '../../features/solutions/screening.tsx';
import { useText } from '../../features/solutions/text.ts';

/** The opened solutions of one need, and their screening. */
export function Page() {
  const m = useText();
  const kit = useKit();
  const id = usePart('id');
  return (
    <Frame
      title={m.opened}
      below={m.openedSealed}
      actions={
        <p className="tabs">
          <Go to={`/needs/${id}`}>{m.need}</Go>
          <Go to={`/needs/${id}/panel`}>{m.toPanel}</Go>
          <a href={fileAddress(routes.solutions.openingOfNeed, { params: { id } })} download="opening.json">
            {m.opening}
          </a>
        </p>
      }
    >
      <Paged
        name={m.opened}
        from={['opened', id]}
        call={(query) => api.solutions.ofNeed({ params: { id }, query })}
        empty={m.openedEmpty}
      >
        {(of) => (
          <Line
            key={of.id}
            to={`/opened-solutions/${of.id}`}
            title={of.title}
            facts={[
              of.organisation.name,
              of.teamName,
              ...of.partners,
              of.recommender && `${kit.recommender.label} ${of.recommender}`,
              m.submittedAt,
              <When key="at" at={of.submittedAt} />,
            ]}
            state={kit.solutionState[of.state]}
          >
            <Screening of={of} />
          </Line>
        )}
      </Paged>
    </Frame>
  );
}
