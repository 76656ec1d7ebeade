import { GoButton } from '../../../ui/kit/link.tsx';
import { Page as Frame } from '../../../ui/kit/page.tsx';
import { useText as useRegister } from '../../features/judging/register/text.ts';
import { MySeats } from '../../features/judging/seats.tsx';
import { useText } from '../../features/judging/text.ts';

export function Page() {
  const m = useText();
  const { mineLink } = useRegister();
  return (
    <Frame title={m.mine} actions={<GoButton to="/judging/register">{mineLink}</GoButton>}>
      <MySeats />
    </Frame>
  );
}
