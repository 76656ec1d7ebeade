import type { PartyDeal } from '@jiebang/contract/deals/deal.ts';
import { api, fileAddress, routes } from '../../../lib/api.ts';
import { Files, Upload } from '../../../ui/kit/files.tsx';
import { useKit } from '../../../ui/kit/language.tsx';
import { usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../ui/kit/read.tsx';
import { History, Stations } from '../../../ui/kit/stations.tsx';
import { Apply } from '../../features/certification/apply.tsx';
import { DealActs } from '../../features/deals/acts.tsx';
import { Contacts } from '../../features/deals/contacts.tsx';
import { ContractWords } from '../../features/deals/contract.tsx';
import { DealFacts } from '../../features/deals/facts.tsx';
import { Meetings } from '../../features/deals/meetings.tsx';
import { calledIn, useSides } from '../../features/deals/sides.ts';
import { useText } from '../../features/deals/text.ts';

const way = ['intent', 'negotiating', 'signed', 'performing', 'accepted', 'closed'];

/** One deal, for its parties in full and for the organiser in outline. */
export function Page() {
  const kit = useKit();
  const id = usePart('id');
  const deal = useRead(['deal', id], () => api.deals.work({ params: { id } }));
  return (
    <Shown of={deal}>
      {(of) => (
        <Frame
          title={(of.need ?? of.achievement)?.title ?? ''}
          above={(of.need ?? of.achievement)?.number}
          below={`${of.owner.name} × ${of.solver.name}`}
          state={kit.dealState[of.state]}
        >
          <Stations
            way={way}
            state={of.state}
            since={of.since}
            moves={of.view === 'party' ? of.moves : []}
            names={kit.dealState}
          />
          <DealActs deal={of} />
          <DealFacts deal={of} />
          <br />
          {of.view === 'party' && <PartyParts deal={of} />}
        </Frame>
      )}
    </Shown>
  );
}

function PartyParts({ deal }: { readonly deal: PartyDeal }) {
  const m = useText();
  const kit = useKit();
  const called = useSides();
  const { id } = deal;
  return (
    <>
      <Block title={m.contract}>
        {deal.contract ? (
          <ContractWords of={deal.contract} enteredBy={called(deal, deal.contract.enteredBy)} />
        ) : (
          <Nothing>{m.contractNone}</Nothing>
        )}
      </Block>
      {deal.need && deal.contractConfirmedAt && deal.side !== 'agency' && (
        <Block title={m.certification}>
          <Apply deal={id} />
        </Block>
      )}
      <Block title={m.meetings}>
        <Meetings deal={deal} />
      </Block>
      <Block title={m.documents}>
        <Files
          files={deal.documents}
          address={(file) => fileAddress(routes.deals.document, { params: { id, file } })}
        />
        <Upload
          can={deal.can['upload']}
          label={m.upload}
          send={(file) => api.deals.upload({ params: { id }, query: { name: file.name }, body: file })}
        />
      </Block>
      <Block title={m.contacts}>
        <Contacts deal={deal} />
      </Block>
      <Block title={m.history}>
        <History moves={deal.moves.map(calledIn(deal))} names={kit.dealState} />
      </Block>
    </>
  );
}
