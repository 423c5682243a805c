import { RoundPage } from '../../rounds/round-page.tsx';

/** 上门走访: every home that is visited today, for whatever a chapter sends somebody there (R2.4.14). */
export function VisitingRound() {
  return (
    <RoundPage
      name="homeVisits"
      title={{ zh: '上门走访', en: 'Visiting round' }}
      back="/followUps/today"
      cites={['R2.4.14', 'R3.4.1.3.2']}
    />
  );
}
