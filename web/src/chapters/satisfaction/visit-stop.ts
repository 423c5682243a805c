import { followUpReasons, followUps } from '../../../../rulebook/chapters/satisfaction/followUps.ts';
import { stepOf } from '../../../../rulebook/notation/register.ts';
import type { Row } from '../../data/store.ts';
import type { Words } from '../../language/words.ts';
import { onlyThese, type Stop } from '../../rounds/stop.ts';

/** What the door needs: neither who lives there nor their number. */
const KEPT = ['building', 'room', 'reason', 'plannedOn', 'until', 'about', 'tries'];

/** A return visit as a stop of a round. */
export function visitStop({ id, data }: Pick<Row, 'id' | 'data'>, today: string): Stop {
  const reason = followUpReasons[data.reason as keyof typeof followUpReasons];
  const about = typeof data.about === 'string' ? `：${data.about}` : '';
  return {
    register: 'followUps',
    id,
    building: String(data.building),
    room: String(data.room),
    why: { zh: `${reason.zh}${about}`, en: `${reason.en}${about.replace('：', ': ')}` },
    notes: notesOn(data, today),
    known: onlyThese(data, KEPT),
    yes: { step: 'visit', title: stepOf(followUps, 'visit').title },
    no: { step: 'nobodyHome', title: stepOf(followUps, 'nobodyHome').title },
  };
}

function notesOn(data: Row['data'], today: string): readonly Words[] {
  const planned = String(data.plannedOn);
  const tries = Number(data.tries ?? 0);
  return [
    ...(planned < today ? [{ zh: `计划 ${planned}`, en: `Planned ${planned}` }] : []),
    ...(tries > 0 ? [{ zh: `${tries} 次未遇`, en: `Nobody home: ${tries}` }] : []),
  ];
}
