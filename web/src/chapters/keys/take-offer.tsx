import { useEffect, useState } from 'preact/hooks';
import type { Document } from '../../data/store.ts';
import { getPage } from '../../firebase/lite.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { useSession } from '../../session/current.ts';
import { Lend } from './lend.tsx';
import type { Offer } from './offers.ts';

interface TakeProps {
  readonly offer: Offer;
  /** The key's unit, if it opens one. */
  readonly unit: unknown;
  readonly isKeeper: boolean;
  readonly byColleague: boolean;
  readonly onClose: () => void;
}

/** The form of an offer, filled in with what is known. */
export function TakeOffer({ offer, unit, isKeeper, byColleague, onClose }: TakeProps) {
  const { register, step, id, record, title, wantsHousehold } = offer;
  const household = useHousehold(wantsHousehold ? unit : undefined);
  if (wantsHousehold && household === undefined) return null;
  const preset = household ? { ...offer.preset, household } : offer.preset;
  if (register === 'keyLoans' && step === 'request') {
    return <Lend preset={preset} isKeeper={isKeeper} onClose={onClose} />;
  }
  return (
    <StepDialog
      register={register}
      step={step}
      {...(id === undefined ? {} : { id })}
      record={record ?? null}
      preset={preset}
      about={['key']}
      title={title}
      byColleague={byColleague}
      isDrawer
      onClose={onClose}
    />
  );
}

/** The household that lives in a unit now; null when there is none, undefined while it is looked up. */
function useHousehold(unit: unknown): string | null | undefined {
  const { site } = useSession();
  const [found, setFound] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    if (typeof unit !== 'string') return setFound(null);
    const living = (row: { data: Document }) => row.data.state === 'current';
    getPage({ from: `sites/${site}/households`, where: [['unit', '==', unit]], limit: 20 }).then(
      (rows) => setFound(rows.find(living)?.id ?? null),
      () => setFound(null), // Offline: the person chooses.
    );
  }, [unit, site]);
  return found;
}
