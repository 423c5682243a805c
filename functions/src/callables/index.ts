import { z } from 'zod';
import { calendarAddress } from '../calendar/calendar-address.ts';
import { readDayClosing, signDayClosing } from '../chapters/duty/day-closing.ts';
import { importMeterReadings } from '../chapters/fees/imports/import-meter-readings.ts';
import { importStatement } from '../chapters/fees/imports/import-statement.ts';
import { runBills } from '../chapters/fees/run-bills.ts';
import { importMoveInList } from '../chapters/homes/imports/import-list.ts';
import { importRuns, stopImport, undoImport } from '../chapters/imported-lists.ts';
import { importKeys } from '../chapters/keys/imports/import-keys.ts';
import { addDesk } from '../chapters/people/desks/add-desk.ts';
import { comeToDesk, setPin } from '../chapters/people/desks/own-pin.ts';
import { importStaff } from '../chapters/people/imports/import-staff.ts';
import { correctBallot, enterBallot } from '../chapters/satisfaction/enter-ballot.ts';
import { openSurveyCall as openSurvey } from '../chapters/satisfaction/open-survey.ts';
import { surveySlips } from '../chapters/satisfaction/survey-slips.ts';
import { followUpLink } from '../chapters/satisfaction/visit-answer.ts';
import { addRobot, readdressRobot } from '../chapters/site/save-robot.ts';
import { exportRegister } from '../exports/export-register.ts';
import { listBouncedMail } from '../mail/bounces/list-bounced.ts';
import { requeue } from '../mail/deliver.ts';
import { strandedMails } from '../mail/stranded.ts';
import { addMember, changeMember, dismissMember, resetPassword } from '../members/members.ts';
import { computeReportCall as computeReport } from '../reports/compute-report.ts';
import { exportReport } from '../reports/export-report.ts';
import { callable, type Handler, Refused, type SignedIn } from './callable.ts';
import { documentId } from './inputs.ts';
import { takeStep } from './take-step.ts';

/** Sends a mail again that had been given up. */
export const requeueMail = callable({
  input: z.strictObject({ id: documentId() }),
  by: ['admin', 'manager'],
  cites: [],
  run: async ({ db, now, site, caller, input }) => {
    const mail = await db.doc(`mail/${input.id}`).get();
    const isOurs = mail.get('site') === site;
    if (!isOurs || !(await requeue(input.id, caller.uid, { db, now }))) {
      throw new Refused({
        field: 'id',
        words: { zh: '没有这封需要重发的邮件', en: 'There is no such mail to be sent again' },
        clauses: [],
      });
    }
    return { id: input.id };
  },
});

/** The mails of the site that nobody will send by itself any more, the latest first. */
export const listFailedMail = callable({
  input: z.strictObject({}),
  by: ['admin', 'manager'],
  cites: [],
  run: ({ db, site }) => strandedMails(db, site),
});

export type { Handler, SignedIn };
export {
  addDesk,
  addMember,
  addRobot,
  calendarAddress,
  changeMember,
  comeToDesk,
  computeReport,
  correctBallot,
  dismissMember,
  enterBallot,
  exportRegister,
  exportReport,
  followUpLink,
  importKeys,
  importMeterReadings,
  importMoveInList,
  importRuns,
  importStaff,
  importStatement,
  listBouncedMail,
  openSurvey,
  readDayClosing,
  readdressRobot,
  resetPassword,
  runBills,
  setPin,
  signDayClosing,
  stopImport,
  surveySlips,
  takeStep,
  undoImport,
};
