import { Page as Frame } from '../../../ui/kit/page.tsx';
import { MySeats } from '../../features/judging/seats.tsx';
import { useText } from '../../features/judging/text.ts';

export function Page() {
  const m = useText();
  return (
    <Frame title={m.mine}>
      <MySeats />
    </Frame>
  );
}
